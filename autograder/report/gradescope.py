"""results.json for Gradescope, one for each submission: what its learner may read, and nothing else.

The format is that of "Autograder Specifications" in Gradescope's documentation. Points, words and remarks are those of
the learner's page of feedback, from which every line of a hidden test is taken out.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from autograder.course import Course
from autograder.feedback.page import Item, Page, Tone
from autograder.feedback.pages import Pages
from autograder.feedback.plain import plain
from autograder.feedback.render import points
from autograder.feedback.write import as_name
from autograder.notebooks import write_if_changed

FILE = "results.json"


def write_results(course: Course, week: str, folder: Path) -> list[Path]:
    """Write FOLDER/STUDENT/results.json for everybody who handed in `week`; the files, in order.

    CourseError if the week is unknown to the gradebook, or nothing of it is graded.
    """
    pages, written = Pages.of(course, week), []
    for student, standings in groupby(pages.standings, lambda standing: standing.student):
        results = results_of([pages.composed(standing) for standing in standings])
        path = folder / as_name(student) / FILE
        write_if_changed(path, (json.dumps(results, ensure_ascii=False, indent=1) + "\n").encode())
        written.append(path)
    return written


def results_of(pages: list[Page]) -> dict[str, Any]:
    """The content of one file, from the pages of one submission."""
    return {
        "score": sum(page.score for page in pages),
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "output": "\n".join(line for page in pages for line in _about(page)),
        "tests": [_test(item, page.notebook if len(pages) > 1 else "") for page in pages for item in page.items],
    }


def _about(page: Page) -> Iterator[str]:
    if page.late:
        cost = f", {points(page.late_penalty)} points off" if page.late_penalty else ""
        yield f"{page.title}: handed in {page.late} late{cost}."
    yield from (f"{page.title}: {notice}" for notice in page.notices)


def _test(item: Item, notebook: str) -> dict[str, Any]:
    lines = (item.headline, item.traceback, item.details, item.hint, *item.remarks, plain(item.comment))
    return {
        "name": f"{notebook}: {item.name}" if notebook else item.name,
        "score": item.points,
        "max_score": item.max_points,
        "status": "passed" if item.tone is Tone.GOOD else "failed",
        "output": "\n".join([item.word, *filter(None, lines)]),
        "visibility": "visible",
    }
