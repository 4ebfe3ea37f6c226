"""Checks written for the learner: what kind of mistake it is, what came, what was expected, never the answer.

A test cell reads:

    with checks.exercise("propagate") as check:
        w, b, X, Y = check.draw(random_problem, n_x=3, m=5)
        grads, cost = check.call(w, b, X, Y, returns=checks.Tuple(grads=checks.Dict(dw=(3, 1), db=()), cost=()))
        check.gradient("dw", grads["dw"], of=lambda w: check.call(w, b, X, Y)[1], at=w)

The ladder: attempted? → runs? → type → shape → dtype → finite → inputs unchanged → values. The first rung that
breaks ends the block, and a `Report` tells the learner which.
"""

from startcode.checks.check import Check
from startcode.checks.outcome import Outcome
from startcode.checks.report import CheckFailed, Report, listeners, ready
from startcode.checks.run import exercise
from startcode.checks.shape import Array, Dict, Scalar, Tuple

__all__ = [
    "Array",
    "Check",
    "CheckFailed",
    "Dict",
    "Outcome",
    "Report",
    "Scalar",
    "Tuple",
    "exercise",
    "listeners",
    "ready",
]
