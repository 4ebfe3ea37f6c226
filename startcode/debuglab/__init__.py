"""Broken training runs for the debug labs: the learner's own functions, each spoiled by one well-known bug.

One module a lesson.
"""

from startcode.debuglab.attention import Reading, broken_readers
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
from startcode.debuglab.self_attention import NeighbourNet, broken_lookers, neighbours
from startcode.debuglab.sentiment import Judge, broken_judges
from startcode.debuglab.sequence_to_sequence import Interpreter, broken_translators
from startcode.debuglab.sliding_windows import WindowNet, broken_finders, drawn_faces, object_windows, shape_pictures
from startcode.debuglab.softmax import softmax_regression
from startcode.debuglab.style_and_faces import FaceNet, TextureNet, broken_triplets, triplet_slopes
from startcode.debuglab.transformer import Translator, broken_transformers
from startcode.debuglab.tuning import Report, searches
from startcode.debuglab.wasserstein_gan import Critics, Duel, broken_critics
from startcode.debuglab.word2vec import WordRun, broken_word_vectors
from startcode.debuglab.word_embeddings import Comparison, broken_comparisons

__all__ = [
    "Adversaries",
    "Bout",
    "Comparison",
    "Critics",
    "DenseReader",
    "Duel",
    "FaceNet",
    "Interpreter",
    "Judge",
    "MemoryNet",
    "NeighbourNet",
    "Network",
    "Optimization",
    "PictureNet",
    "Reading",
    "Report",
    "Run",
    "TextureNet",
    "Tower",
    "Translator",
    "WindowNet",
    "WordRun",
    "Writer",
    "adversaries",
    "broken_comparisons",
    "broken_convolutions",
    "broken_critics",
    "broken_detectors",
    "broken_finders",
    "broken_judges",
    "broken_lookers",
    "broken_picture_nets",
    "broken_readers",
    "broken_sequences",
    "broken_transformers",
    "broken_translators",
    "broken_triplets",
    "broken_ways_back",
    "broken_word_vectors",
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
    "neighbours",
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
