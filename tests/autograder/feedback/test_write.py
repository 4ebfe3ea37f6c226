"""From a graded class to pages on disk."""

import shutil

import nbformat
import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from autograder.cli import main
from autograder.errors import CourseError
from autograder.feedback import feedback
from autograder.feedback.grades import standings
from autograder.feedback.write import as_name
from autograder.notebooks import read_notebook, write_notebook

from .papers import NASTY

WEEK = "week01"
HIDDEN = 'assert area(7, 11) == 77, "the hidden numbers"'
ANSWERS = {"area": "def area(width, height):\n    return 6", "why": "Because the *unit* differs."}
MESSAGE = f"area is 6 for all. {NASTY}\n{HIDDEN}\nin /home/grader/x.py"


def hand_in(course, student, answers=ANSWERS, area=0.0, **record):
    """Let `student` have handed in `answers`, graded with `area` points for the first exercise."""
    with Gradebook(f"sqlite:///{course.root}/gradebook.db", "start-code") as gradebook:
        gradebook.update_or_create_student(student)
        with gradebook.db.no_autoflush:  # else SQLAlchemy warns of nbgrader's way to add rows
            gradebook.update_or_create_submission(WEEK, student)
        for grade_id, points in (("test_area", area), ("test_Square", 5.0)):
            grade = gradebook.find_grade(grade_id, "areas", WEEK, student)
            grade.auto_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()
    notebook = read_notebook(course.source / WEEK / "areas.ipynb")
    for cell in notebook.cells:
        cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    exercises = [{"name": "area", "outcome": "failed", "message": MESSAGE}]
    note = {"submitted": "", "source": "", "standing": "graded", "exercises": exercises, **record}
    notebook.metadata["startcode"]["graded"] = nbformat.from_dict(note)
    if "/" not in student:
        write_notebook(course.root / "autograded" / student / WEEK / "areas.ipynb", notebook)


@pytest.fixture
def graded_course(released):
    hand_in(released, "ada")
    hand_in(released, "bela", area=10.0)
    return released


def test_every_student_gets_a_page_where_nbgrader_looks_for_it(graded_course):
    pages = feedback(graded_course, WEEK)
    names = [page.relative_to(graded_course.root).as_posix() for page in pages]
    assert names == [f"feedback/{student}/week01/areas.html" for student in ("ada", "bela")]
    assert all(page.read_text().startswith("<!DOCTYPE html>") for page in pages)


def test_one_student_can_be_chosen(graded_course):
    assert [page.parts[-3] for page in feedback(graded_course, WEEK, ["bela"])] == ["bela"]


def test_the_page_says_score_message_and_answer(graded_course):
    html = feedback(graded_course, WEEK)[0].read_text()
    assert "<strong>5</strong> of 17.5 points" in html
    assert "area is 6 for all" in html
    assert "Because the <em>unit</em> differs." in html


def test_no_hidden_test_no_reference_and_no_path_is_on_a_page(graded_course):
    """Ada wrote her own answers to `area` and `why`; that of `Square` is the reference, so it is hers as well."""
    html = feedback(graded_course, WEEK, ["ada"])[0].read_text()
    words = "".join(piece.partition(">")[2] for piece in html.split("<"))
    for private in ("the hidden numbers", "area(7", "HIDDEN TESTS", "surface", "product of two", "/home/grader"):
        assert private not in words, private
    assert str(graded_course.root) not in html


def test_the_search_for_hidden_lines_would_find_one(graded_course):
    source = (graded_course.source / WEEK / "areas.ipynb").read_text()
    assert "the hidden numbers" in source
    assert "product of two lengths" in source


def test_the_same_grades_give_the_same_bytes(graded_course):
    before = [page.read_bytes() for page in feedback(graded_course, WEEK)]
    assert [page.read_bytes() for page in feedback(graded_course, WEEK)] == before


def test_a_students_words_cannot_leave_their_place(graded_course):
    html = feedback(graded_course, WEEK)[0].read_text()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "student", ["../../escaped", "<b>bold</b>", "..", "a/b", "-rf", "new\nline", "%2e", "Zoë Ødegård"]
)
def test_a_students_id_is_never_a_way_to_another_place(released, student):
    hand_in(released, student)
    (page,) = feedback(released, WEEK)
    assert page.resolve().is_relative_to((released.root / "feedback").resolve())
    assert page.relative_to(released.root / "feedback").parts[1:] == ("week01", "areas.html")


def test_a_harmless_id_is_its_own_name():
    for name in ("ada", "s1234567", "ada.l@example.org", "Zoë Ødegård", "o_neil-2"):
        assert as_name(name) == name


def test_two_ids_never_share_a_page():
    ids = [
        "a/b",
        "a%2Fb",
        "a%252Fb",
        "..",
        "%2E.",
        "",
        "%",
        "\0",
        "%00",
        ".a",
        "%2Ea",
        "x" * 300,
        "x" * 301,
        "a b",
        "a\nb",
    ]
    assert len({as_name(text) for text in ids}) == len(ids)


def test_a_long_id_is_a_name_that_file_systems_take():
    assert len(as_name("ø" * 128).encode()) <= 255
    assert len(as_name("\n" * 128)) <= 255


def test_a_notebook_that_was_not_handed_in_gets_a_page_that_says_so(graded_course):
    shutil.rmtree(graded_course.root / "autograded" / "ada")
    assert "not among the files you handed in" in feedback(graded_course, WEEK, ["ada"])[0].read_text()


def test_an_autograded_notebook_that_is_damaged_stops_nobody(graded_course):
    path = graded_course.root / "autograded" / "ada" / WEEK / "areas.ipynb"
    path.write_text('{"cells": [')
    assert len(feedback(graded_course, WEEK)) == 2


@pytest.mark.parametrize(
    ("week", "students", "hint"),
    [
        ("week01", ["aada"], 'Did you mean "ada"?'),
        ("week01", ["zoe"], "autograder grade week01"),
        ("week02", [], "week01"),
    ],
)
def test_what_is_unknown_is_refused_with_the_next_step(graded_course, week, students, hint):
    with pytest.raises(CourseError, match=hint.replace("?", r"\?")):
        feedback(graded_course, week, students)


def test_before_anything_is_graded_the_command_is_named(released):
    with pytest.raises(CourseError, match="autograder grade week01"):
        feedback(released, WEEK)


def test_comments_scores_and_lateness_come_from_the_gradebook(graded_course):
    with Gradebook(f"sqlite:///{graded_course.root}/gradebook.db") as gradebook:
        gradebook.find_comment("why", "areas", WEEK, "ada").manual_comment = "Nearly."
        why = gradebook.find_grade("why", "areas", WEEK, "ada")
        why.manual_score, why.extra_credit = 2.0, 0.5
        gradebook.find_submission_notebook("areas", WEEK, "ada").late_submission_penalty = 1.5
        gradebook.db.commit()
    (standing,) = standings(graded_course, WEEK, ["ada"])
    assert standing.comments == {"why": "Nearly."}
    assert (standing.grades["why"].by_hand, standing.grades["why"].points) == (2.0, 2.5)
    assert standing.late_penalty == 1.5
    assert "Nearly." in feedback(graded_course, WEEK, ["ada"])[0].read_text()


def test_the_command_writes_the_pages_and_says_where(graded_course, monkeypatch):
    monkeypatch.setenv("STARTCODE_COURSE", str(graded_course.root))
    done = CliRunner().invoke(main, ["feedback", WEEK, "--student", "bela"], catch_exceptions=False)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 pages in" in done.stdout
    assert (graded_course.root / "feedback" / "bela" / WEEK / "areas.html").is_file()
    assert not (graded_course.root / "feedback" / "ada").exists()


def test_the_command_fails_with_one_message(graded_course, monkeypatch):
    monkeypatch.setenv("STARTCODE_COURSE", str(graded_course.root))
    done = CliRunner().invoke(main, ["feedback", WEEK, "--student", "bella"], catch_exceptions=False)
    assert done.exit_code == 1
    assert 'Did you mean "bela"?' in done.stderr


def test_progress_is_told_page_by_page(graded_course):
    heard = []
    feedback(graded_course, WEEK, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(1, 2), (2, 2)]


HANDED_IN = {"timestamp.txt": "2026-03-01 12:00:00 UTC", "submission_secret.txt": "a secret"}


def test_what_nbgrader_needs_to_release_a_page_through_its_exchange_stands_beside_it(graded_course):
    folder = graded_course.root / "autograded" / "ada" / WEEK
    for name, text in HANDED_IN.items():
        (folder / name).write_text(text)
    ada, bela = feedback(graded_course, WEEK)
    assert {name: (ada.parent / name).read_text() for name in HANDED_IN} == HANDED_IN
    assert [path.name for path in bela.parent.iterdir()] == ["areas.html"]  # did not come through the exchange


def test_a_link_in_its_place_is_not_followed(graded_course):
    link = graded_course.root / "autograded" / "ada" / WEEK / "submission_secret.txt"
    link.symlink_to(graded_course.root / "nbgrader_config.py")
    ada, _ = feedback(graded_course, WEEK)
    assert [path.name for path in ada.parent.iterdir()] == ["areas.html"]
