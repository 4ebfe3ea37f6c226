"""Learners read these files: points and words, and no hidden test."""

import json

import nbformat
import pytest

from autograder.feedback.page import Item, Page, Tone
from autograder.report.gradescope import results_of, write_results
from tests.autograder.grading.tiny_course import WEEK

HIDDEN = 'assert double(-3) == -6, "secret"'


@pytest.fixture
def results(spoilt, tmp_path):
    """The files by student."""

    def written():
        paths = write_results(spoilt, WEEK, tmp_path / "out")
        return {path.parent.name: json.loads(path.read_text()) for path in paths}

    return written


def by_name(result):
    return {test["name"]: test for test in result["tests"]}


def test_everybody_gets_points_and_words_for_each_exercise(results):
    found = results()
    assert list(found) == ["ada", "bob", "cy", "dee"]
    area = by_name(found["bob"])["tiny: area"]
    assert (area["score"], area["max_score"], area["status"]) == (2.5, 6.0, "failed")
    double = by_name(found["ada"])["tiny: double"]
    assert (double["score"], double["status"], double["visibility"]) == (4.0, "passed", "visible")
    assert "waits for a reader" in by_name(found["ada"])["tiny: why"]["output"]


def test_scores_are_those_of_the_gradebook_less_what_lateness_costs(results):
    found = results()
    assert [found[name]["score"] for name in found] == [11.0, 2.5, 0.0, 0.0]
    assert "handed in 2 hours late, 6 points off." in found["cy"]["output"]


def test_what_could_not_be_graded_is_told(results):
    assert "cut off" in results()["dee"]["output"]


def test_no_line_of_a_hidden_test_is_in_any_file(results, spoilt, tmp_path):
    for path in spoilt.root.glob("autograded/*/*/tiny.ipynb"):
        notebook = nbformat.read(path, 4)
        for exercise in notebook.metadata.startcode.graded.exercises:
            exercise["message"] = f"it is wrong.\n{HIDDEN}"
        path.chmod(0o644)
        nbformat.write(notebook, path)
    assert "it is wrong." in json.dumps(results())
    for path in (tmp_path / "out").rglob("*.json"):
        assert "secret" not in path.read_text()
        assert "double(-3)" not in path.read_text()


def test_nothing_is_said_of_the_machine_that_graded(results, spoilt):
    assert str(spoilt.root) not in json.dumps(results())


def test_the_same_class_gives_the_same_bytes(results, tmp_path):
    results()
    before = [path.read_bytes() for path in sorted((tmp_path / "out").rglob("*.json"))]
    results()
    assert [path.read_bytes() for path in sorted((tmp_path / "out").rglob("*.json"))] == before


def test_of_one_notebook_exercises_go_by_their_own_names():
    item = Item(
        "double", 0.0, 4.0, "not yet right", Tone.BAD, headline="It is 4 for all.", details="got 4", hint="Hint 1"
    )
    page = Page("Tiny", "ada", WEEK, "tiny", 0.0, 4.0, (item,), late="2 hours", notices=("a note",))
    found = results_of([page])
    assert found["output"] == "Tiny: handed in 2 hours late.\nTiny: a note"
    (test,) = found["tests"]
    assert test["name"] == "double"
    assert test["output"] == "not yet right\nIt is 4 for all.\ngot 4\nHint 1"
