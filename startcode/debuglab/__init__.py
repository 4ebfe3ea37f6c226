"""Broken training runs for the debug labs: the learner's own functions, each spoiled by one well-known bug.

One module a lesson.
"""

from startcode.debuglab.batch_norm import forward_slips, normalisation_slips, normalisations
from startcode.debuglab.convolution import (
    PictureNet,
    broken_convolutions,
    broken_ways_back,
    looped_convolution,
    turned_convolution,
)
from startcode.debuglab.deep import deep_network
from startcode.debuglab.logistic import logistic_regression
from startcode.debuglab.optimization import Optimization, optimization
from startcode.debuglab.planar import Network, measured_gradient, shallow_network, slope_slips, with_slope
from startcode.debuglab.run import Run
from startcode.debuglab.softmax import softmax_regression
from startcode.debuglab.tuning import Report, searches

__all__ = [
    "Network",
    "Optimization",
    "PictureNet",
    "Report",
    "Run",
    "broken_convolutions",
    "broken_ways_back",
    "deep_network",
    "forward_slips",
    "logistic_regression",
    "looped_convolution",
    "measured_gradient",
    "normalisation_slips",
    "normalisations",
    "optimization",
    "searches",
    "shallow_network",
    "slope_slips",
    "softmax_regression",
    "turned_convolution",
    "with_slope",
]
