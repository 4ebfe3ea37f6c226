"""Broken training runs for the debug labs: the learner's own functions, each spoiled by one well-known bug.

One module a lesson.
"""

from startcode.debuglab.batch_norm import forward_slips, normalisation_slips, normalisations
from startcode.debuglab.character_model import Writer, broken_writers
from startcode.debuglab.cnn_application import DenseReader, Tower, broken_picture_nets, plain_tower, train_pictures
from startcode.debuglab.convolution import (
    PictureNet,
    broken_convolutions,
    broken_ways_back,
    looped_convolution,
    turned_convolution,
)
from startcode.debuglab.deep import deep_network
from startcode.debuglab.detection import broken_detectors, right_detector
from startcode.debuglab.gan import Adversaries, Bout, adversaries
from startcode.debuglab.logistic import logistic_regression
from startcode.debuglab.optimization import Optimization, optimization
from startcode.debuglab.planar import Network, measured_gradient, shallow_network, slope_slips, with_slope
from startcode.debuglab.rnn import broken_sequences, influences
from startcode.debuglab.rnn_backward import MemoryNet, colleagues_back, memory_task
from startcode.debuglab.run import Run
from startcode.debuglab.sliding_windows import WindowNet, broken_finders, drawn_faces, object_windows, shape_pictures
from startcode.debuglab.softmax import softmax_regression
from startcode.debuglab.style_and_faces import FaceNet, TextureNet, broken_triplets, triplet_slopes
from startcode.debuglab.tuning import Report, searches

__all__ = [
    "Adversaries",
    "Bout",
    "DenseReader",
    "FaceNet",
    "MemoryNet",
    "Network",
    "Optimization",
    "PictureNet",
    "Report",
    "Run",
    "TextureNet",
    "Tower",
    "WindowNet",
    "Writer",
    "adversaries",
    "broken_convolutions",
    "broken_detectors",
    "broken_finders",
    "broken_picture_nets",
    "broken_sequences",
    "broken_triplets",
    "broken_ways_back",
    "broken_writers",
    "colleagues_back",
    "deep_network",
    "drawn_faces",
    "forward_slips",
    "influences",
    "logistic_regression",
    "looped_convolution",
    "measured_gradient",
    "memory_task",
    "normalisation_slips",
    "normalisations",
    "object_windows",
    "optimization",
    "plain_tower",
    "right_detector",
    "searches",
    "shallow_network",
    "shape_pictures",
    "slope_slips",
    "softmax_regression",
    "train_pictures",
    "triplet_slopes",
    "turned_convolution",
    "with_slope",
]
