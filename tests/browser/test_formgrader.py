"""The formgrader, in a real browser: an instructor's whole round with our engine behind its buttons."""

import re
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from tests.autograder.grading.tiny_course import db_url, rows

expect.set_options(timeout=60_000)
pytestmark = pytest.mark.xdist_group("browser")
WEEK, LESSON, STUDENT = "week01", "areas", "ada <b>&"
ANSWERS = {
    "area": "def area(width, height):\n    return 6",  # right where anybody can see it
    "Square": "class Square:\n    def __init__(self, side):\n        self.side = abs(side)",
    "why": "Because its unit is another one.",
}
HIDDEN = "the hidden numbers"


def press(page: Page, column: str, row: str) -> None:
    """Press a button in a row of a table, and close the window that says it went well."""
    page.locator("tr").filter(has_text=row).locator(f"td.{column} a").click()
    window = page.locator("#success-modal, #error-modal")
    expect(window.locator(".modal-title")).to_have_text("Success")
    window.get_by_role("button", name="Close").last.click()
    expect(window).to_have_count(0)


def open_answers(page: Page, formgrader: str) -> None:
    page.goto(f"{formgrader}/gradebook/{WEEK}/{LESSON}")
    page.locator("#main-table a").filter(has_text=re.compile("Submission #")).click()
    expect(page.locator("#why-comment")).to_be_visible()
    # Its fields save nothing until the page has fetched the grades and the comments.
    page.wait_for_function("formgrader.grades?.loaded && formgrader.comments?.loaded")


def test_an_instructors_round_by_its_buttons(page: Page, formgrader: str, classroom: Path):
    page.goto(f"{formgrader}/manage_assignments")
    press(page, "assign", WEEK)
    assert (classroom / "release" / WEEK / f"{LESSON}.ipynb").exists()

    hand_in(classroom)
    page.goto(f"{formgrader}/manage_submissions/{WEEK}")
    press(page, "autograde", STUDENT)
    before = rows(db_url(classroom))["grade"]
    assert before[STUDENT, LESSON, "test_area"] == (0.0, None, None, False)  # its hidden test fails
    assert before[STUDENT, LESSON, "test_Square"][0] == 5

    open_answers(page, formgrader)
    expect(page.locator("#notebook-container").last).to_contain_text("return 6")
    write(page, "#why", "2")
    write(page, "#why-comment", "Nearly: what of <zero>?")
    by_hand = saved(classroom)
    assert by_hand == (2.0, "Nearly: what of <zero>?")

    page.goto(f"{formgrader}/manage_submissions/{WEEK}")
    press(page, "autograde", STUDENT)
    after = rows(db_url(classroom))["grade"]
    assert saved(classroom) == by_hand
    assert {name: grade[0] for name, grade in after.items()} == {name: grade[0] for name, grade in before.items()}
    open_answers(page, formgrader)
    expect(page.locator("#why")).to_have_value("2")
    expect(page.locator("#why-comment")).to_have_value("Nearly: what of <zero>?")

    page.goto(f"{formgrader}/manage_submissions/{WEEK}")
    press(page, "generate-feedback", STUDENT)
    told = (classroom / "feedback" / STUDENT / WEEK / f"{LESSON}.html").read_text(encoding="utf-8")
    assert "Nearly: what of &lt;zero&gt;?" in told
    assert HIDDEN not in told


def hand_in(classroom: Path) -> None:
    """As nbgrader collects it."""
    notebook = nbformat.read(classroom / "release" / WEEK / f"{LESSON}.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = ANSWERS.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    folder = classroom / "submitted" / STUDENT / WEEK
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{LESSON}.ipynb")


def write(page: Page, field: str, text: str) -> None:
    """Fill in a field, and wait until the formgrader has saved it."""
    with page.expect_response(lambda answer: answer.request.method == "PUT") as saving:
        page.locator(field).fill(text)
        page.locator(field).blur()
    assert saving.value.ok


def saved(classroom: Path) -> tuple[object, object]:
    """The grader's points and words for the question "why"."""
    found = rows(db_url(classroom))
    return found["grade"][STUDENT, LESSON, "why"][1], found["comment"][STUDENT, LESSON, "why"][1]
