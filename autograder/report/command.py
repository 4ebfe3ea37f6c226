"""The command `autograder report`."""

from pathlib import Path

import click

from autograder.course import Course
from autograder.feedback.render import points
from autograder.notebooks import write_if_changed
from autograder.report.figures import Figures, figures
from autograder.report.gather import FOLDER, NothingYetError, gather
from autograder.report.gradescope import FILE, write_results
from autograder.report.page import render, render_empty
from autograder.report.tables import as_csv, as_json


def run(course: Course, week: str, *, json: bool, csv: bool, gradescope: Path | None) -> None:
    """Print JSON or CSV, or write files and say where they are."""
    if gradescope:
        click.echo(f"{len(write_results(course, week, gradescope))} times {FILE} in {gradescope}")
        return
    try:
        found = figures(gather(course, week))
    except NothingYetError as nothing:
        if json or csv:
            raise
        click.echo(f"{nothing}\n{_write(course, week, render_empty(nothing))}")
        return
    if json:
        click.echo(as_json(found))
    elif csv:
        click.echo(as_csv(found), nl=False)
    else:
        click.echo(f"{summary(found)}\n{write_page(course, found)}")


def write_page(course: Course, found: Figures) -> Path:
    """Write report/WEEK.html; where it is."""
    return _write(course, found.week, render(found))


def _write(course: Course, week: str, page: str) -> Path:
    path = course.root / FOLDER / f"{week}.html"
    write_if_changed(path, page.encode())
    return path


def summary(found: Figures) -> str:
    """The class in one line."""
    scores = found.scores
    return (
        f"{len(found.learners)} graded, median {points(scores.median)} of {points(scores.most)} points, "
        f"{len(found.looks)} things to look at"
    )
