"""The learner's notebook in JupyterLab, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

expect.set_options(timeout=60_000)
pytestmark = pytest.mark.xdist_group("browser")
NOTEBOOK = "week02/logistic_regression.ipynb"


def open_notebook(page: Page, lab: str) -> None:
    page.goto(f"{lab}/lab/tree/{NOTEBOOK}?reset")
    expect(page.locator(".jp-CodeCell").first).to_be_visible()
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")


def cell_with(page: Page, text: str):
    return page.locator(".jp-CodeCell").filter(has_text=re.compile(re.escape(text))).first


def run(page: Page, text: str) -> None:
    prompt = cell_with(page, text).locator(".jp-InputPrompt")
    prompt.click()
    page.keyboard.press("Control+Enter")
    expect(prompt).to_have_text(re.compile(r"\[\d+\]:"))


def test_a_learner_fills_one_exercise_and_sees_the_check_s_message(page: Page, lab: str):
    open_notebook(page, lab)
    run(page, "import numpy as np")
    answer = cell_with(page, "def sigmoid(z):")
    for text, word, message in [
        (
            "def sigmoid(z):\n    return 1 / (1 + np.exp(z))",
            "not yet right",
            "the sign in the exponent is turned round",
        ),
        ("def sigmoid(z):\n    return 1 / (1 + np.exp(-z))", "passed", "checks hold"),
    ]:
        answer.locator(".cm-content").click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(text)
        page.keyboard.press("Control+Enter")
        run(page, 'checks.exercise("sigmoid")')
        card = cell_with(page, 'checks.exercise("sigmoid")').locator(".jp-OutputArea [role=status]")
        expect(card).to_contain_text(word)
        expect(card).to_contain_text(message)


def test_the_untouched_notebook_runs_to_its_end_calmly(page: Page, lab: str):
    open_notebook(page, lab)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = page.locator(".jp-CodeCell").last
    expect(last.locator(".jp-OutputArea-output")).to_contain_text("This experiment waits for model, flatten")
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    cards = page.locator(".jp-OutputArea [role=status]")
    assert cards.count() == page.locator(".jp-CodeCell").filter(has_text="with checks.exercise(").count()
    assert all("not attempted" in text for text in cards.all_inner_texts())
    pictures = page.locator(".jp-OutputArea img")
    assert pictures.count() > 0
    assert [picture.get_attribute("alt") for picture in pictures.all() if not picture.get_attribute("alt")] == []
