"""The drawings of the page, from the figures."""

import statistics
from collections.abc import Sequence

from autograder.feedback.plain import one_line
from autograder.feedback.render import points
from autograder.report.drawing import (
    FOOT,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Box,
    Dot,
    Drawing,
    Line,
    Scale,
    Words,
    decades,
    steps,
)
from autograder.report.figures import BINS, ExerciseFigures, Scores
from autograder.report.model import Learner

BAR, NAME, VALUE, LONGEST_NAME = 30.0, 236.0, 640.0, 30  # height of a row; where bars begin and end; characters
MIB = 1 << 20


def distribution(scores: Scores, week: str) -> Drawing:
    """How many students have how many points."""
    tenths = [f"{10 * number} to {10 * number + 10} %: {count}" for number, count in enumerate(scores.bins)]
    said = ", ".join(text for text, count in zip(tenths, scores.bins, strict=True) if count)
    alt = (
        f"Students by score, in per cent of {points(scores.most)} points. {said}. "
        f"Median {points(scores.median)}, mean {points(scores.mean)} points."
    )
    drawing = Drawing(f"Scores of {week}", alt, 250.0)
    ticks = [tick for tick in steps(max(scores.bins)) if tick.is_integer()]
    up, across = Scale(0.0, ticks[-1], drawing.floor, TOP), Scale(0.0, float(BINS), LEFT, RIGHT)
    for tick in ticks:
        drawing.row(up(tick), f"{tick:g}")
    for number, count in enumerate(scores.bins):
        x, y = across(number), up(count)
        drawing.words.append(Words(x, drawing.floor + 17, f"{10 * number}", "tick"))
        if count:
            drawing.boxes.append(Box(x + 2, y, across(1) - LEFT - 4, drawing.floor - y, "fill", tenths[number]))
            drawing.words.append(Words(across(number + 0.5), y - 5, str(count), "value"))
    drawing.words.append(Words(RIGHT, drawing.floor + 17, "100", "tick"))
    drawing.axes(f"score, % of {points(scores.most)} points", "students")
    if scores.most > 0:
        _mark_median(drawing, across(BINS * min(scores.median / scores.most, 1.0)), points(scores.median))
    return drawing


def points_by_exercise(exercises: Sequence[ExerciseFigures], lesson: str) -> Drawing:
    """The mean points of each exercise of a lesson that is worth any, as a share of what it is worth."""
    exercises = [found for found in exercises if found.exercise.max_points > 0]
    names = _names(exercises)
    said = "; ".join(f"{name}: {_of(e)}" for name, e in zip(names, exercises, strict=True))
    height = TOP + BAR * len(exercises) + FOOT
    drawing = Drawing(f"Mean points of each exercise, {lesson}", f"Mean points. {said}.", height)
    share = Scale(0.0, 1.0, NAME, VALUE)
    for percent in range(0, 101, 25):
        drawing.column(share(percent / 100), f"{percent}")
    drawing.axes("mean points, % of what the exercise is worth", left=NAME, right=VALUE)
    for number, (name, e) in enumerate(zip(names, exercises, strict=True)):
        y = TOP + number * BAR + 6
        drawing.boxes.append(Box(NAME, y, VALUE - NAME, BAR - 12, "track"))
        drawing.boxes.append(Box(NAME, y, share(_share(e)) - NAME, BAR - 12, "fill", f"{name}: {_of(e)}"))
        drawing.words.append(Words(NAME - 8, y + 14, name, "name", "end"))
        drawing.words.append(Words(VALUE + 10, y + 14, _of(e), "value", "start"))
    return drawing


def effort(learners: Sequence[Learner], week: str) -> Drawing | None:
    """Time and memory of each notebook that was graded; None if none is known."""
    timed = [(one.student, s.notebook, s.times) for one in learners for s in one.sheets if s.times]
    found = [(f"{one_line(who, 60)}, {what}", max(t.seconds, 0.01), t.memory_bytes / MIB) for who, what, t in timed]
    if not found:
        return None
    seconds, memory = [s for _, s, _ in found], [m for *_, m in found]
    (slowest, s, _), (largest, _, m) = max(found, key=lambda one: one[1]), max(found, key=lambda one: one[2])
    alt = (
        f"{len(found)} notebooks by the seconds and the memory that grading took. "
        f"Median {statistics.median(seconds):.2g} s and {statistics.median(memory):.0f} MiB. "
        f"The slowest: {slowest}, {s:.3g} s. The largest: {largest}, {m:.0f} MiB."
    )
    drawing = Drawing(f"Time and memory of grading, {week}", alt, 320.0)
    columns, rows = decades(min(seconds), max(seconds)), steps(max(memory))
    across = Scale(columns[0], columns[-1], LEFT, RIGHT, is_log=True)
    up = Scale(0.0, rows[-1], drawing.floor, TOP)
    for mark in columns:
        drawing.column(across(mark), f"{mark:g}")
    for mark in rows:
        drawing.row(up(mark), f"{mark:g}")
    drawing.axes("seconds (equal steps are equal factors)", "memory, MiB")
    drawing.dots += [Dot(across(s), up(m), f"{name}: {s:.3g} s, {m:.0f} MiB") for name, s, m in found]
    return drawing


def _names(exercises: Sequence[ExerciseFigures]) -> list[str]:
    names = (one_line(found.exercise.name, 200) for found in exercises)
    return [name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…" for name in names]


def _share(found: ExerciseFigures) -> float:
    most = found.exercise.max_points
    return min(max(found.mean / most, 0.0), 1.0) if most > 0 else 0.0


def _of(found: ExerciseFigures) -> str:
    return f"{found.mean:.3g} of {points(found.exercise.max_points)}"


def _mark_median(drawing: Drawing, x: float, median: str) -> None:
    is_right = x > WIDTH / 2
    drawing.lines.append(Line(x, TOP - 14, x, drawing.floor, "median"))
    beside = x - 6 if is_right else x + 6
    drawing.words.append(Words(beside, TOP - 6, f"median {median}", "point", "end" if is_right else "start"))
