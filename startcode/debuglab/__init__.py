"""Broken training runs for the debug labs: the learner's own functions, each spoiled by one well-known bug.

One module a lesson.
"""

from startcode.debuglab.logistic import logistic_regression
from startcode.debuglab.run import Run

__all__ = ["Run", "logistic_regression"]
