"""The front page says what is there."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.course import Course
from benchmarks.front import figures, updated
from benchmarks.page import PAGE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d\d) \| \[`(\w+)`\]\((release/week\d\d/\w+\.ipynb)\) \| .+ \| (\d+) \|$", re.MULTILINE)


def test_the_table_of_lessons_is_the_course():
    told = [(f"week{week}", name, link, float(points)) for week, name, link, points in ROW.findall(README)]
    found = []
    for script in Course(ROOT).lessons():
        lesson = read_lesson(script)
        points = sum(cell.points for cell in lesson.of(Kind.TEST, Kind.QUESTION))
        found.append((lesson.week, lesson.name, f"release/{lesson.week}/{lesson.name}.ipynb", points))
    assert told == found  # in the same order


def test_the_contents_name_every_lesson():
    course = Course(ROOT)
    listed = tomllib.loads(course.contents.read_text(encoding="utf-8"))
    found = [f"{script.parent.name}/{script.stem}" for script in course.lessons()]
    assert [f"{week}/{name}" for week, names in listed.items() for name in names] == found


# ---- what was measured


def test_the_measured_figures_are_those_of_the_page_of_measures():
    measures = PAGE.read_text(encoding="utf-8")
    assert updated(README, measures) == README, 'README.md is stale. Run "python -m benchmarks.front".'


def test_another_measure_would_make_it_stale():
    measures = PAGE.read_text(encoding="utf-8")
    seconds = figures(measures, "Grading lesson week02")["stock nbgrader"][0]
    assert updated(README, measures.replace(f"| stock nbgrader | {seconds} |", "| stock nbgrader | 99999 |")) != README


def test_a_missing_measure_is_no_empty_table():
    with pytest.raises(KeyError):
        updated(README, "# What we measured\n")


# ---- pictures

PICTURES = ROOT / "docs" / "pictures"
PATH = r"(docs/pictures/[\w.-]+)"
SHOWN = re.compile(rf'!\[([^\]]*)\]\({PATH}\)|<img [^>]*alt="([^"]*)" src="{PATH}">')
MOST_BYTES = 200_000


def test_every_picture_is_shown_with_words_for_those_who_do_not_see_it():
    shown = {plain or tag: alt or words for alt, plain, words, tag in SHOWN.findall(README)}
    assert set(shown) == {path.relative_to(ROOT).as_posix() for path in PICTURES.iterdir()}
    assert [path for path, alt in shown.items() if len(alt.split()) < 8] == []


def test_pictures_are_small_and_sharp_enough_to_read():
    for path in PICTURES.glob("*.png"):
        assert path.stat().st_size <= MOST_BYTES, path.name
        width, _ = Image.open(path).size
        assert width >= 900, path.name


def test_the_picture_of_the_way_says_in_words_what_it_shows():
    root = ElementTree.parse(PICTURES / "way.svg").getroot()
    names = {child.tag.rpartition("}")[2]: child for child in root}
    assert set(root.attrib["aria-labelledby"].split()) == {names["title"].attrib["id"], names["desc"].attrib["id"]}
    drawn = " ".join(text for part in root.iter() if part.tag.endswith("}text") for text in part.itertext())
    for room in ("course/", "source/", "release/", "submitted/"):
        assert room in drawn
        assert room in names["desc"].text


def test_no_picture_fetches_anything():
    text = (PICTURES / "way.svg").read_text(encoding="utf-8")
    assert "href" not in text
    assert re.findall(r"url\((?!#)", text) == []
