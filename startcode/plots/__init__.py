"""Figures for the lessons: a title that says what to see, labelled axes, safe colours, a text for those who cannot see.

curves     lines over numbers           points     points of the plane, and what a classifier says there
images     pictures, weights            diagrams   networks; graphs: computations
tables     matrices                     heat       values over a plane
bars       amounts side by side
paths      ways down a valley           slider     a figure that the reader moves
figure     the paper for all of them, and for a figure of your own

matplotlib is imported when the first figure is drawn: grading draws none.
"""

from startcode.plots.bars import bars
from startcode.plots.curves import functions, lines
from startcode.plots.diagrams import network
from startcode.plots.graphs import graph
from startcode.plots.heat import heat, trials
from startcode.plots.images import flattened, images, weights
from startcode.plots.paths import paths
from startcode.plots.points import decision_boundaries, decision_boundary, scatter
from startcode.plots.slider import slider
from startcode.plots.tables import matrix

__all__ = [
    "bars",
    "decision_boundaries",
    "decision_boundary",
    "flattened",
    "functions",
    "graph",
    "heat",
    "images",
    "lines",
    "matrix",
    "network",
    "paths",
    "scatter",
    "slider",
    "trials",
    "weights",
]
