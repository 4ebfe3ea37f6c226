"""Figures for the lessons: a title that says what to see, labelled axes, safe colours, a text for those who cannot see.

matplotlib is imported when the first figure is drawn: grading draws none.
"""

from startcode.plots.curves import lines
from startcode.plots.images import flattened, images, weights

__all__ = ["flattened", "images", "lines", "weights"]
