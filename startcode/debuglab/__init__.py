"""Broken training runs for the debug labs: the learner's own functions, each spoiled by one well-known bug.

One module a lesson.
"""

from startcode.debuglab.deep import deep_network
from startcode.debuglab.logistic import logistic_regression
from startcode.debuglab.planar import Network, measured_gradient, shallow_network, slope_slips, with_slope
from startcode.debuglab.run import Run

__all__ = [
    "Network",
    "Run",
    "deep_network",
    "logistic_regression",
    "measured_gradient",
    "shallow_network",
    "slope_slips",
    "with_slope",
]
