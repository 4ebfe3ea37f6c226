"""Figures for the lessons: a title that says what to see, labelled axes, safe colours, a text for those who cannot see.

curves     lines over numbers           points     points of the plane, and what a classifier says there
images     pictures, weights            diagrams   networks
tables     matrices                     figure     the paper for all of them, and for a figure of your own

matplotlib is imported when the first figure is drawn: grading draws none.
"""

from startcode.plots.curves import functions, lines
from startcode.plots.diagrams import network
from startcode.plots.images import flattened, images, weights
from startcode.plots.points import decision_boundaries, decision_boundary, scatter
from startcode.plots.tables import matrix

__all__ = [
    "decision_boundaries",
    "decision_boundary",
    "flattened",
    "functions",
    "images",
    "lines",
    "matrix",
    "network",
    "scatter",
    "weights",
]
