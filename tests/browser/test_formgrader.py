"""The formgrader, in a real browser: an instructor's whole round with our engine behind its buttons."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.autograder.grading.tiny_course import PARTLY, WEEK, db_url, hand_in, rows

expect.set_options(timeout=60_000)
pytestmark = pytest.mark.xdist_group("browser")
STUDENT = "ada <b>&"
HIDDEN = "secret"


def press(page: Page, column: str, row: str) -> None:
    """Press a button in a row of a table, and close the window that says it went well."""
    page.locator("tr").filter(has_text=row).locator(f"td.{column} a").click()
    window = page.locator("#success-modal, #error-modal")
    expect(window.locator(".modal-title")).to_have_text("Success")
    window.get_by_role("button", name="Close").last.click()
    expect(window).to_have_count(0)


def open_answers(page: Page, formgrader: str) -> None:
    page.goto(f"{formgrader}/gradebook/{WEEK}/tiny")
    page.locator("#main-table a").filter(has_text=re.compile("Submission #")).click()
    expect(page.locator("#why-comment")).to_be_visible()


def test_an_instructors_round_by_its_buttons(page: Page, formgrader: str, classroom: Path):
    page.goto(f"{formgrader}/manage_assignments")
    press(page, "generate", WEEK)
    assert (classroom / "release" / WEEK / "tiny.ipynb").exists()

    hand_in(classroom, STUDENT, PARTLY)
    page.goto(f"{formgrader}/manage_submissions/{WEEK}")
    press(page, "autograde", STUDENT)
    before = rows(db_url(classroom))["grade"]
    assert before[STUDENT, "tiny", "test_double"] == (0.0, None, None, False)  # its hidden test fails
    assert before[STUDENT, "tiny", "test_area"][0] == 2.5

    open_answers(page, formgrader)
    expect(page.locator("#notebook")).to_contain_text("return x * x")
    write(page, "#why", "4")
    write(page, "#why-comment", "Nearly: what of <zero>?")
    by_hand = saved(classroom)
    assert by_hand == (4.0, "Nearly: what of <zero>?")

    page.goto(f"{formgrader}/manage_submissions/{WEEK}")
    press(page, "autograde", STUDENT)
    after = rows(db_url(classroom))["grade"]
    assert saved(classroom) == by_hand
    assert {name: grade[0] for name, grade in after.items()} == {name: grade[0] for name, grade in before.items()}
    open_answers(page, formgrader)
    expect(page.locator("#why")).to_have_value("4")
    expect(page.locator("#why-comment")).to_have_value("Nearly: what of <zero>?")

    page.goto(f"{formgrader}/manage_submissions/{WEEK}")
    press(page, "generate-feedback", STUDENT)
    told = (classroom / "feedback" / STUDENT / WEEK / "tiny.html").read_text(encoding="utf-8")
    assert "Nearly: what of &lt;zero&gt;?" in told
    assert HIDDEN not in told


def write(page: Page, field: str, text: str) -> None:
    """Fill in a field, and wait until the formgrader has saved it."""
    with page.expect_response(lambda answer: answer.request.method == "PUT") as saving:
        page.locator(field).fill(text)
        page.locator(field).blur()
    assert saving.value.ok


def saved(classroom: Path) -> tuple[object, object]:
    """The grader's points and words for the question "why"."""
    found = rows(db_url(classroom))
    return found["grade"][STUDENT, "tiny", "why"][1], found["comment"][STUDENT, "tiny", "why"][1]
