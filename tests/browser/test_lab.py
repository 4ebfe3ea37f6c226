"""The learner's notebook in JupyterLab, in a real browser."""

import re
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

expect.set_options(timeout=60_000)
pytestmark = pytest.mark.xdist_group("browser")
ROOT = Path(__file__).parents[2]
NOTEBOOK = "week02/logistic_regression.ipynb"


TOO_WIDE = """formulas => {
    const end = element => element.getBoundingClientRect().right;
    return formulas.filter(it => end(it.querySelector('mjx-math')) > end(it.parentElement) + 1)
        .map(it => it.closest('.jp-RenderedMarkdown').innerText.slice(0, 200));
}"""
RELEASED = sorted(path.relative_to(ROOT / "release").as_posix() for path in (ROOT / "release").glob("week*/*.ipynb"))


def open_notebook(page: Page, lab: str, notebook: str = NOTEBOOK) -> None:
    page.goto(f"{lab}/lab/tree/{notebook}?reset")
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
        run(page, "The check of sigmoid:")
        card = cell_with(page, "The check of sigmoid:").locator(".jp-OutputArea [role=status]")
        expect(card).to_contain_text(word)
        expect(card).to_contain_text(message)

    run(page, "startcode.progress(")
    card = cell_with(page, "startcode.progress(").locator(".jp-OutputArea [role=status]")
    expect(card).to_contain_text("1 of 10 exercises done")
    expect(card).to_contain_text("The sigmoid function, entry by entry.")
    expect(card.get_by_role("img").first).to_have_attribute("alt", re.compile("1 done, 9 not attempted"))


def test_the_untouched_notebook_runs_to_its_end_calmly(page: Page, lab: str):
    open_notebook(page, lab)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = page.locator(".jp-CodeCell").last
    expect(last.locator(".jp-OutputArea-output")).to_contain_text("of 10 exercises done")
    assert page.get_by_text("This experiment waits for model, flatten").count() > 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    cards = page.locator(".jp-OutputArea [role=status]").filter(has_not_text="exercises done")
    assert cards.count() == page.locator(".jp-CodeCell").filter(has_text="# The check of ").count()
    assert all("not attempted" in text for text in cards.all_inner_texts())
    pictures = page.locator(".jp-OutputArea img")
    assert pictures.count() > 0
    assert [picture.get_attribute("alt") for picture in pictures.all() if not picture.get_attribute("alt")] == []


@pytest.mark.parametrize("notebook", RELEASED)
def test_every_formula_is_typeset(page: Page, lab: str, notebook: str):
    cells = nbformat.read(ROOT / "release" / notebook, as_version=4).cells
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    displayed = sum(text.count("$$") // 2 for text in prose)
    assert displayed > 0
    page.set_viewport_size({"width": 1150, "height": 1000})  # a small laptop
    open_notebook(page, lab, notebook)
    formulas = page.locator(".jp-RenderedMarkdown mjx-container[display=true]")
    expect(formulas).to_have_count(displayed)
    assert page.locator("mjx-merror").all_inner_texts() == []
    assert formulas.evaluate_all(TOO_WIDE) == []
    shown = page.locator(".jp-RenderedMarkdown").all_inner_texts()
    assert [text for text in shown if "$" in text] == []
