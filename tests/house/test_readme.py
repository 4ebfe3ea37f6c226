"""The front page says what is there."""

import re
from pathlib import Path

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.course import Course

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d\d) \| \[`(\w+)`\]\((release/week\d\d/\w+\.ipynb)\) \| .+ \| (\d+) \|$", re.MULTILINE)


def test_the_table_of_lessons_is_the_course():
    told = {(f"week{week}", name, link, float(points)) for week, name, link, points in ROW.findall(README)}
    found = set()
    for script in Course(ROOT).lessons():
        lesson = read_lesson(script)
        points = sum(cell.points for cell in lesson.of(Kind.TEST, Kind.QUESTION))
        found.add((lesson.week, lesson.name, f"release/{lesson.week}/{lesson.name}.ipynb", points))
    assert told == found
