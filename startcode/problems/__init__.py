"""Small random problems that the checks feed to a learner's functions.

Inputs keep away from places where an answer is a matter of taste: predictions from exactly one half, kinks from zero.
Every maker takes a random generator first and the sizes by name; one module a topic.
"""

from startcode.problems.binary import binary, labels, pictures, separable
from startcode.problems.deep import (
    deep_layer,
    deep_network,
    evidence,
    labelled_network,
    layer_and_message,
    upper_layers,
)
from startcode.problems.deep_application import Descent, check_descent, untrained
from startcode.problems.gradient_checking import (
    BUGS,
    WatchedCost,
    any_parameters,
    checked_network,
    one_weight,
    planted,
)
from startcode.problems.initialization import (
    HE,
    LARGE,
    XAVIER,
    Luck,
    check_start,
    check_start_shapes,
    miscounts,
    stretched_sizes,
    stretching,
    twins,
)
from startcode.problems.numpy_basics import class_numbers, matrix, numbers, picture, point_sets, predictions, vectors
from startcode.problems.perceptron import half_spaces, one_and_network, one_example, two_layers
from startcode.problems.planar import guesses, shallow, shallow_step, size_study, xor
from startcode.problems.regularization import (
    crowd,
    numbered_pictures,
    steep_network,
    stopping,
    three_layers,
    weights_and_guesses,
)

__all__ = [
    "BUGS",
    "HE",
    "LARGE",
    "XAVIER",
    "Descent",
    "Luck",
    "WatchedCost",
    "any_parameters",
    "binary",
    "check_descent",
    "check_start",
    "check_start_shapes",
    "checked_network",
    "class_numbers",
    "crowd",
    "deep_layer",
    "deep_network",
    "evidence",
    "guesses",
    "half_spaces",
    "labelled_network",
    "labels",
    "layer_and_message",
    "matrix",
    "miscounts",
    "numbered_pictures",
    "numbers",
    "one_and_network",
    "one_example",
    "one_weight",
    "picture",
    "pictures",
    "planted",
    "point_sets",
    "predictions",
    "separable",
    "shallow",
    "shallow_step",
    "size_study",
    "steep_network",
    "stopping",
    "stretched_sizes",
    "stretching",
    "three_layers",
    "twins",
    "two_layers",
    "untrained",
    "upper_layers",
    "vectors",
    "weights_and_guesses",
    "xor",
]
