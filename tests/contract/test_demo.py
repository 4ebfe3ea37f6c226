"""One real run of the demo: from author text to grades, and what lies there afterwards."""

import csv
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.notebooks import read_notebook
from autograder.publishing.private import Secrets

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("demo")  # one worker runs it once
LESSON = "week02/logistic_regression"


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The folder, and what was printed."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    command = [sys.executable, "-m", "autograder.demo", str(folder)]
    env = {name: value for name, value in os.environ.items() if name != "STARTCODE_COURSE"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


@pytest.fixture(scope="session")
def pages(demo):
    """The words of every page of feedback, by student."""
    found = demo[0].glob(f"feedback/*/{LESSON}.html")
    return {page.parts[-3]: unescape(re.sub("<[^>]*>", "", page.read_text())) for page in found}


def test_every_score_is_as_deserved_and_it_is_said(demo):
    students = len(list((demo[0] / "submitted").iterdir()))
    assert students >= 12
    assert f"Each of the {students} scores is what the submission deserves." in demo[1]


def test_every_file_that_is_named_is_there(demo):
    named = [line.split(maxsplit=1) for line in demo[1].splitlines() if line.strip().endswith((".csv", ".db", ".html"))]
    paths = [Path(re.search(r"(/\S.*)$", line[1]).group(1)) for line in named]
    assert {path.suffix for path in paths} == {".csv", ".db", ".html"}
    assert all(path.is_file() for path in paths)


def test_the_csv_holds_every_student_once(demo):
    with (demo[0] / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert rows.keys() == {path.name for path in (demo[0] / "submitted").iterdir()}
    assert (float(rows["ada"]["score"]), float(rows["ada"]["max_score"])) == (100.0, 100.0)
    assert float(rows["new-nia"]["score"]) == 0.0
    assert rows["late-lou"]["timestamp"] > rows["late-lou"]["duedate"] > rows["ada"]["timestamp"]


def test_everybody_gets_a_page_and_on_it_their_score(demo, pages):
    assert pages.keys() == {path.name for path in (demo[0] / "submitted").iterdir()}
    assert "100 of 100 points" in pages["ada"]
    assert "cut off" in pages["cut-cleo"]
    assert "Handed in 2 days late" in pages["late-lou"]
    assert "graded as logistic_regression.ipynb" in pages["other-otto"]


def test_the_report_shows_the_class_and_the_commonest_mistakes(demo):
    report = (demo[0] / "report" / "week02.html").read_text()
    words = unescape(re.sub("<[^>]*>", "", report))
    students = len(list((demo[0] / "submitted").iterdir()))
    assert f"{students} of {students} students" in words
    assert "is the division by m missing?" in words
    assert "cut off" in words
    for student in (path.name for path in (demo[0] / "submitted").iterdir()):
        assert student in words
    links = re.findall(r'href="([^"#]+)"', report)
    assert links
    assert all((demo[0] / "report" / link).resolve().is_file() for link in links)
    times = (demo[0] / ".grading_times.jsonl").read_text().splitlines()
    assert len(times) == students - 1  # one notebook is cut off, so nothing of it ran


def hidden_lines(course):
    """Every line of a hidden test that stands nowhere in what learners get."""
    released = (course.release / f"{LESSON}.ipynb").read_text()
    for cell in read_notebook(course.source / f"{LESSON}.ipynb").cells:
        for part in re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)\s*### END HIDDEN TESTS", cell.source, re.DOTALL):
            yield from (
                line.strip() for line in part.split("\n") if len(line.strip()) > 8 and line.strip() not in released
            )


def test_no_line_of_a_hidden_test_is_on_any_page(demo, pages):
    lines = set(hidden_lines(Course(demo[0])))
    assert len(lines) > 10
    for student, words in pages.items():
        assert not [line for line in lines if line in words], student
        assert "HIDDEN TESTS" not in words


def test_no_reference_answer_is_on_a_page_of_somebody_who_did_not_write_it(demo, pages):
    secrets = Secrets.of(demo[0] / "source")
    assert list(secrets.found_in(pages["ada"], LESSON))  # she wrote them all: the search finds them
    for student in ("new-nia", "cut-cleo"):
        assert not list(secrets.found_in(pages[student], LESSON)), student


def test_no_page_tells_where_it_was_made(demo, pages):
    for page in demo[0].glob("feedback/*/*/*.html"):
        text = page.read_text()
        for private in (str(ROOT), str(demo[0]), "site-packages", "/usr/lib"):
            assert private not in text, page


def test_a_second_run_is_refused_nothing_and_loses_nothing(demo):
    assert (demo[0] / ".made_by_demo.json").is_file()
    assert not (demo[0] / "kept").exists()
