"""The pictures of the front page, made from the real thing: `make pictures`.

A learner's notebook in JupyterLab, as it is handed out and half solved; a class that hands in, graded, with its report
and its formgrader. Each is written to docs/pictures/ as a small PNG. No answer may be seen on any of them.
"""

import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.course import Course
from autograder.demo.folder import fresh
from autograder.demo.play import Played, play
from tests.browser.serving import browser, instructors_lab, learners_lab, plain_settings

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
WEEK, LESSON = "week02", "logistic_regression"
RIGHT = ("dimensions", "flatten", "standardize_images", "sigmoid", "initialize_with_zeros")
WRONG = "propagate"  # without the division by m
WIDTH, HEIGHT, SHARPER = 1160, 800, 1.25
NARROW = 900  # for a part of a page, so that its words are large enough
COLOURS, MOST_BYTES = 200, 200_000
expect.set_options(timeout=120_000)


def main() -> None:
    """Make all pictures, or those named: `python -m scripts.pictures learner`."""
    makers = {"learner": learner, "instructor": instructor}
    PICTURES.mkdir(exist_ok=True)
    for name in sys.argv[1:] or makers:
        makers[name]()


def learner() -> None:
    """A notebook as it is handed out, the message of a check, and how far its learner is."""
    with lesson_in_lab() as page:
        show(page, cell(page, "def flatten("), "notebook", above=540)
    with lesson_in_lab(fill_in) as page:
        take(page, "check", cell(page, "The check of propagate:"))
        take(page, "progress", cell(page, "startcode.progress(").locator(".jp-OutputArea-output").first)


def instructor() -> None:
    """A class on its way through the formgrader, and the report on it."""
    with TemporaryDirectory() as folder, tab() as page:
        played = demo(Path(folder).resolve() / "demo")
        page.goto(played.report.as_uri())
        snap(page, "report")
        with instructors_lab(played.course.root) as lab:
            page.goto(f"{lab}/formgrader/manage_submissions/{WEEK}")
            expect(page.locator("tr").filter(has_text="ada").first).to_be_visible()
            snap(page, "formgrader")


def demo(folder: Path) -> Played:
    """The class of `make demo`, played in `folder`."""
    with fresh(folder):
        return play(Course(ROOT), WEEK, folder, jobs=os.cpu_count() or 1, say=print, progress=lambda *_: None)


def fill_in(path: Path) -> None:
    """As a learner who is in the middle of the lesson, and has just made a mistake that many make."""
    lesson = read_lesson(ROOT / "course" / WEEK / f"{LESSON}.py")
    answers = {one.name: one.source for one in lesson.of(Kind.EXERCISE) if one.name in (*RIGHT, WRONG)}
    answers[WRONG], mistakes = re.subn(r"(dw = .*?) / m\b", r"\1", answers[WRONG])
    assert mistakes == 1, "the reference answer has changed: plant the mistake anew"
    notebook = nbformat.read(path, as_version=4)
    for one in notebook.cells:
        one.source = answers.get(one.metadata.get("nbgrader", {}).get("grade_id"), one.source)
    nbformat.write(notebook, path)


@contextmanager
def lesson_in_lab(change: Callable[[Path], None] = lambda _: None) -> Iterator[Page]:
    """The lesson in a learner's JupyterLab, run from top to bottom after `change`."""
    with TemporaryDirectory() as folder, tab() as page:
        desk = Path(folder).resolve()
        shutil.copytree(ROOT / "release", desk / "release", ignore=shutil.ignore_patterns(".startcode"))
        change(desk / "release" / WEEK / f"{LESSON}.ipynb")
        plain_settings(desk)
        with learners_lab(desk) as lab:
            page.goto(f"{lab}/lab/tree/{WEEK}/{LESSON}.ipynb?reset")
            expect(page.locator(".jp-CodeCell").first).to_be_visible()
            expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
            page.keyboard.press("Control+b")  # puts the list of files away
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
            expect(page.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output").first).to_be_visible()
            expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
            yield page


@contextmanager
def tab() -> Iterator[Page]:
    """A tab of the size of a small laptop's."""
    with browser() as opened:
        page = opened.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SHARPER)
        page.set_default_timeout(120_000)
        yield page


def cell(page: Page, text: str) -> Locator:
    """The code cell with this text."""
    return page.locator(".jp-CodeCell").filter(has_text=re.compile(re.escape(text))).first


def show(page: Page, what: Locator, name: str, *, above: int) -> None:
    """The whole window, with `what` so many pixels below its upper edge."""
    what.evaluate(
        """(element, above) => {
            const pane = document.querySelector('.jp-WindowedPanel-outer');
            pane.scrollTop += element.getBoundingClientRect().top - above;
        }""",
        above,
    )
    page.wait_for_timeout(500)
    snap(page, name)


def take(page: Page, name: str, what: Locator) -> None:
    """This part of the page alone."""
    page.set_viewport_size({"width": NARROW, "height": 2000})
    what.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    write(name, what.screenshot())
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def snap(page: Page, name: str) -> None:
    """The window as it is."""
    write(name, page.screenshot())


def write(name: str, png: bytes) -> None:
    """As a PNG of few colours, for a page that loads fast."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    path = PICTURES / f"{name}.png"
    picture.save(path, optimize=True)
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(ROOT)}  {picture.width} x {picture.height}, {size / 1000:.0f} kB\n")
    assert size <= MOST_BYTES, "too large for a front page: show less of it"


if __name__ == "__main__":
    main()
