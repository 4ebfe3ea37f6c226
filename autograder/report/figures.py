"""The figures of a week: all that the page, the JSON and the CSV say. Nothing here is drawn or written."""

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.feedback.compose import duration
from autograder.grading.task import Standing
from autograder.report.findings import words_for
from autograder.report.model import Attempt, Exercise, Finding, Klass, Learner, Mark

BINS = 10


@dataclass(frozen=True)
class Scores:
    """Of everyone who handed in, late penalties taken off; `bins` counts the students in each tenth of `most`.

    A score at an edge counts in the upper tenth, full points and more in the last.
    """

    most: float
    mean: float
    median: float
    lowest: float
    highest: float
    bins: tuple[int, ...]


@dataclass(frozen=True)
class Common:
    """A finding of one exercise, with those whose it is."""

    diagnosis: str
    words: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class ExerciseFigures:
    """One exercise over all students whose notebook is there; `marks` counts how it ended."""

    exercise: Exercise
    students: int
    mean: float
    marks: dict[Mark, int]
    findings: tuple[Common, ...]


@dataclass(frozen=True)
class Late:
    """A submission after the due date."""

    student: str
    seconds: float
    words: str
    penalty: float


@dataclass(frozen=True)
class Look:
    """Something that a person should look at."""

    student: str
    notebook: str
    what: str
    link: str = ""
    is_damaged: bool = False


@dataclass(frozen=True)
class ToRead:
    """Written answers to one question that nobody has read yet: student and link of each."""

    exercise: Exercise
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Try:
    """An attempt, with whose it is and the link to it."""

    student: str
    link: str
    attempt: Attempt


@dataclass(frozen=True)
class Figures:
    """Everything; `learners` stand in the order of the heat map, the best first."""

    week: str
    scores: Scores
    exercises: tuple[ExerciseFigures, ...]
    learners: tuple[Learner, ...]
    late: tuple[Late, ...]
    to_read: tuple[ToRead, ...]
    looks: tuple[Look, ...]
    absent: tuple[str, ...]
    ungraded: tuple[str, ...]
    notes: tuple[str, ...]


def figures(klass: Klass) -> Figures:
    """Count."""
    late = (learner for learner in klass.learners if learner.seconds_late > 0)
    tries = _by_exercise(klass)
    return Figures(
        week=klass.week,
        scores=_scores(klass),
        exercises=tuple(_exercise(exercise, found) for exercise, found in tries.items()),
        learners=tuple(sorted(klass.learners, key=lambda learner: (-learner.score, learner.student))),
        late=tuple(Late(one.student, one.seconds_late, duration(one.seconds_late), one.late_penalty) for one in late),
        to_read=tuple(_to_read(tries)),
        looks=tuple(sorted(_looks(klass.learners), key=lambda look: not look.is_damaged)),
        absent=klass.absent,
        ungraded=klass.ungraded,
        notes=klass.notes,
    )


def _scores(klass: Klass) -> Scores:
    most = sum(exercise.max_points for exercise in klass.exercises)
    scores = [learner.score for learner in klass.learners]
    counts = Counter(_bin(score, most) for score in scores)
    return Scores(
        most=most,
        mean=statistics.fmean(scores),
        median=statistics.median(scores),
        lowest=min(scores),
        highest=max(scores),
        bins=tuple(counts[number] for number in range(BINS)),
    )


def _bin(score: float, most: float) -> int:
    share = score / most if most > 0 else 0.0
    return max(0, min(int(BINS * share + 1e-9), BINS - 1))


def _by_exercise(klass: Klass) -> dict[Exercise, list[Try]]:
    found: dict[Exercise, list[Try]] = {exercise: [] for exercise in klass.exercises}
    for learner in klass.learners:
        for sheet in learner.sheets:
            for attempt in sheet.attempts:
                found[attempt.exercise].append(Try(learner.student, sheet.link, attempt))
    return found


def _exercise(exercise: Exercise, tries: Sequence[Try]) -> ExerciseFigures:
    points = [one.attempt.points for one in tries if one.attempt.mark is not Mark.MISSING]
    counts = Counter(one.attempt.mark for one in tries)
    return ExerciseFigures(
        exercise=exercise,
        students=len(points),
        mean=statistics.fmean(points) if points else 0.0,
        marks={mark: counts[mark] for mark in Mark if counts[mark]},
        findings=tuple(_findings(tries)),
    )


def _findings(tries: Sequence[Try]) -> Iterator[Common]:
    """The commonest first."""
    groups: dict[str, list[tuple[str, Finding]]] = {}
    for one in tries:
        if one.attempt.finding:
            groups.setdefault(one.attempt.finding.group, []).append((one.student, one.attempt.finding))
    for members in sorted(groups.values(), key=lambda group: (-len(group), group[0][0])):
        words = words_for(finding.sentence for _, finding in members)
        yield Common(members[0][1].diagnosis, words, tuple(student for student, _ in members))


def _to_read(tries: Mapping[Exercise, Sequence[Try]]) -> Iterator[ToRead]:
    for exercise, found in tries.items():
        answers = tuple((one.student, one.link) for one in found if one.attempt.mark is Mark.TO_READ)
        if answers:
            yield ToRead(exercise, answers)


def _looks(learners: Sequence[Learner]) -> Iterator[Look]:
    for learner in learners:
        for what in learner.looks:
            yield Look(learner.student, "", what)
        for sheet in learner.sheets:
            is_damaged = sheet.standing is Standing.DAMAGED
            for what in sheet.looks:
                yield Look(learner.student, sheet.notebook, what, sheet.link, is_damaged)
