"""The page: one file of HTML with its drawings in it. Nothing is fetched, nothing is run, and all text is escaped."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from jinja2 import Template
from markupsafe import Markup

from autograder.feedback.plain import one_line
from autograder.feedback.render import css, environment, points
from autograder.report.charts import distribution, effort, points_by_exercise
from autograder.report.figures import Figures
from autograder.report.gather import NothingYetError
from autograder.report.model import Attempt, Exercise, Learner, Mark

SIGNS = {  # in a cell of the map, so that nobody needs to tell its colour
    Mark.PASSED: "✓",
    Mark.FAILED: "×",
    Mark.NOT_ATTEMPTED: "–",
    Mark.SKIPPED: "/",
    Mark.CRASHED: "!",
    Mark.TIMED_OUT: "T",
    Mark.OUT_OF_MEMORY: "M",
    Mark.DAMAGED: "?",
    Mark.MISSING: "·",
    Mark.TO_READ: "R",
}
POINTS = "5"  # in the legend, where a cell shows how many points there are
FEW = 6  # names, before the rest is only counted
COMMONEST = 8  # findings of an exercise
LONGEST_NAME = 80


@dataclass(frozen=True)
class Square:
    """One cell of the map."""

    sign: str
    kind: str
    tip: str


def render(found: Figures) -> str:
    """The HTML of the page."""
    present = [mark for mark in Mark if any(mark in e.marks for e in found.exercises)]
    lessons = {name: list(group) for name, group in groupby(found.exercises, lambda e: e.exercise.notebook)}
    return _template().render(
        found=found,
        scores=distribution(found.scores, found.week),
        lessons=lessons,
        points_of={name: points_by_exercise(exercises, name) for name, exercises in lessons.items()},
        effort=effort(found.learners, found.week),
        marks=[(mark, SIGNS.get(mark, POINTS), kind(mark)) for mark in present],
        rows=[(learner, squares(learner, found)) for learner in found.learners],
        diagnosed=[e for e in found.exercises if e.findings],
        enrolled=len(found.learners) + len(found.absent) + len(found.ungraded),
        waiting=sum(len(question.answers) for question in found.to_read),
    )


def squares(learner: Learner, found: Figures) -> list[Square]:
    """A learner's row of the map, in the order of the exercises."""
    attempts = {attempt.exercise: attempt for sheet in learner.sheets for attempt in sheet.attempts}
    return [_square(e.exercise, attempts.get(e.exercise)) for e in found.exercises]


def _square(exercise: Exercise, attempt: Attempt | None) -> Square:
    mark = attempt.mark if attempt else Mark.MISSING
    earned = points(attempt.points) if attempt else "0"
    tip = f"{exercise.name}: {mark}, {earned} of {points(exercise.max_points)}"
    return Square(SIGNS.get(mark, earned), kind(mark), tip)


def kind(mark: Mark) -> str:
    """The class of the style sheet for a mark."""
    return mark.name.lower().replace("_", "-")


def _name(student: str) -> Markup:
    """A student's id or name: in its own direction of writing, and not too long."""
    return Markup("<bdi>{}</bdi>").format(one_line(student, LONGEST_NAME))


def _several(students: Sequence[str]) -> Markup:
    """The first few of them."""
    shown = Markup(", ").join(_name(student) for student in students[:FEW])
    return shown + f" and {len(students) - FEW} more" if len(students) > FEW else shown


def render_empty(nothing: NothingYetError) -> str:
    """The HTML of the page of a week of which nothing is graded."""
    return _template("empty.j2").render(week=nothing.where, nothing=nothing)


@lru_cache(maxsize=2)
def _template(name: str = "report.j2") -> Template:
    found = environment("autograder.report")
    found.filters |= {"name": _name, "several": _several, "length_at": "{:.1f}".format}
    found.globals["COMMONEST"] = COMMONEST
    found.globals["css"] = css() + Markup(found.get_template("report.css").render())  # noqa: S704  (our own file)
    return found.get_template(name)
