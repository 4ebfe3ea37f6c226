"""Week 7: softmax regression on digits."""

from collections.abc import Callable
from typing import Any

import numpy as np

from startcode import layers
from startcode.debuglab.run import Run

Array = np.ndarray[Any, Any]
Loss = Callable[[Array, Array], tuple[float, Array]]  # scores and labels (C, m) -> loss and its slope (C, m)
RATE, STEPS = 0.5, 300


def softmax_regression(
    X: tuple[Array, Array], labels: tuple[Array, Array], *, classes: int, steps: int = STEPS
) -> dict[int, Run]:
    """Three broken runs of gradient descent from zeros, by number; the costs hold one number for each step.

    `X` holds the training and the dev examples (n_x, m), `labels` theirs (1, m), from 0 to `classes` - 1.
    1: every label is one too high, the highest becomes 0; 2: the softmax runs along the examples; 3: it comes twice.
    """
    Y, shifted = (layers.one_hot((labels[0] + by) % classes, classes) for by in (0, 1))
    runs = {1: (shifted, layers.softmax_cross_entropy), 2: (Y, _along_examples), 3: (Y, _twice)}
    return {number: _run(X, labels, targets, loss, steps) for number, (targets, loss) in runs.items()}


def _run(X: tuple[Array, Array], labels: tuple[Array, Array], Y: Array, loss: Loss, steps: int) -> Run:
    W, b, costs = np.zeros((len(Y), len(X[0]))), np.zeros((len(Y), 1)), np.zeros(steps)
    for step in range(steps):
        costs[step], dZ = loss(W @ X[0] + b, Y)
        W, b = W - RATE * (dZ @ X[0].T), b - RATE * dZ.sum(axis=1, keepdims=True)
    right = [100 * float(np.mean(np.argmax(W @ x + b, axis=0) == y)) for x, y in zip(X, labels, strict=True)]
    return Run(costs, *right)


def _twice(Z: Array, Y: Array) -> tuple[float, Array]:
    """Probabilities where scores are meant; the slope is taken for that of the scores."""
    return layers.softmax_cross_entropy(layers.softmax(Z), Y)


def _along_examples(Z: Array, Y: Array) -> tuple[float, Array]:
    """Each class shares its probability out among the examples: rows sum to 1, not columns."""
    shares = layers.softmax(Z.T).T
    with np.errstate(divide="ignore"):
        surprise = np.where(Y > 0, -np.log(shares), 0)
    return float(surprise.sum() / Z.shape[1]), (shares - Y) / Z.shape[1]
