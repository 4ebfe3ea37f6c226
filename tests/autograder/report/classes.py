"""A class by hand: what the figures of it must be is counted on fingers."""

from autograder.grading.task import Standing
from autograder.grading.times import Times
from autograder.report.model import Attempt, Exercise, Finding, Klass, Learner, Mark, Sheet

SIGMOID = Exercise("logistic", "sigmoid", "test_sigmoid", 10.0)
PROPAGATE = Exercise("logistic", "propagate", "test_propagate", 20.0)
WHY = Exercise("logistic", "why", "why", 10.0, is_written=True)
NASTY = "</script><script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"


def finding(sentence: str = "dw: every entry is 5 times too large.", diagnosis: str = "sum-for-mean") -> Finding:
    return Finding(diagnosis, sentence, f"{diagnosis}\n{sentence}")


def sheet(
    sigmoid: Mark = Mark.PASSED,
    propagate: Mark = Mark.PASSED,
    why: tuple[Mark, float] = (Mark.TO_READ, 0.0),
    found: Finding | None = None,
    looks: tuple[str, ...] = (),
    seconds: float | None = None,
    standing: Standing | None = Standing.GRADED,
) -> Sheet:
    attempts = tuple(
        Attempt(e, e.max_points if mark is Mark.PASSED else 0.0, mark, found if mark is Mark.FAILED else None)
        for e, mark in ((SIGMOID, sigmoid), (PROPAGATE, propagate))
    )
    times = None if seconds is None else Times(seconds, seconds, 100 << 20)
    written = Attempt(WHY, why[1], why[0])
    return Sheet("logistic", (*attempts, written), standing, looks, "../autograded/x/logistic.ipynb", times)


def learner(student: str, *sheets: Sheet, penalty: float = 0.0, late: float = 0.0, name: str = "") -> Learner:
    return Learner(student, name, sheets or (sheet(),), penalty, late)


def klass(*learners: Learner, **more: object) -> Klass:
    return Klass("week02", (SIGMOID, PROPAGATE, WHY), learners, **more)


def small() -> Klass:
    """Four students: two with the same mistake, one late, one damaged."""
    return klass(
        learner("ada", sheet(why=(Mark.BY_HAND, 8.0), seconds=1.0)),
        learner("bob", sheet(propagate=Mark.FAILED, found=finding(), seconds=2.0)),
        learner("cy", sheet(propagate=Mark.FAILED, found=finding(), seconds=60.0), penalty=3.0, late=7200.0),
        learner(
            "dee",
            sheet(Mark.DAMAGED, Mark.DAMAGED, (Mark.DAMAGED, 0.0), looks=("cut off",), standing=Standing.DAMAGED),
        ),
        absent=("eve",),
        ungraded=("fay",),
    )
