"""Figures for the lessons: a title that says what to see, labelled axes, safe colours, a text for those who cannot see.

curves     lines over numbers           points     points of the plane, and what a classifier says there
images     pictures, weights            diagrams   networks; graphs: computations
tables     matrices                     heat       values over a plane
samples    what a generator makes
bars       amounts side by side       beams      what a beam search kept
paths      ways down a valley           slider     a figure that the reader moves, with one slider or several
detection  boxes on a picture         sequences  networks that read step by step; cells: their inside
attention  who looks where              words      words as points, and along a direction
figure     the paper for all of them, and for a figure of your own

matplotlib is imported when the first figure is drawn: grading draws none.
"""

from startcode.plots.attention import attention, attention_panels
from startcode.plots.bars import bars
from startcode.plots.beams import beam_tree
from startcode.plots.cells import lstm_cell
from startcode.plots.curves import functions, lines
from startcode.plots.detection import box_panels, boxes
from startcode.plots.diagrams import network
from startcode.plots.graphs import graph
from startcode.plots.heat import heat, trials
from startcode.plots.images import flattened, images, weights
from startcode.plots.paths import paths
from startcode.plots.points import decision_boundaries, decision_boundary, scatter
from startcode.plots.samples import samples
from startcode.plots.sequences import gates, influences, unrolled
from startcode.plots.slider import slider, sliders
from startcode.plots.tables import matrix
from startcode.plots.words import word_axis, word_map

__all__ = [
    "attention",
    "attention_panels",
    "bars",
    "beam_tree",
    "box_panels",
    "boxes",
    "decision_boundaries",
    "decision_boundary",
    "flattened",
    "functions",
    "gates",
    "graph",
    "heat",
    "images",
    "influences",
    "lines",
    "lstm_cell",
    "matrix",
    "network",
    "paths",
    "samples",
    "scatter",
    "slider",
    "sliders",
    "trials",
    "unrolled",
    "weights",
    "word_axis",
    "word_map",
]
