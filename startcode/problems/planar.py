"""Networks with one hidden layer, and what goes in and out of them."""

from typing import Any

import numpy as np

from startcode.problems.binary import labels

__all__ = [
    "guesses",
    "shallow",
    "shallow_step",
    "size_study",
    "xor",
]

Array = np.ndarray[Any, np.dtype[Any]]
Weights = dict[str, Array]
POINTS = 147  # in each set of a study: few accuracies are round numbers


def shallow(rng: np.random.Generator, n_x: int, n_h: int, n_y: int, m: int) -> tuple[Weights, Array, Array]:
    """Parameters W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1), inputs X (n_x, m) and labels Y (n_y, m).

    No unit is saturated and none is nearly linear: the largest sum of each, without its bias, is between 1.5 and 3 in
    size. No bias is near zero.
    """
    X = rng.normal(size=(n_x, m))
    W1, b1 = _layer(rng, X, n_h)
    W2, b2 = _layer(rng, np.tanh(W1 @ X + b1), n_y)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, X, several_labels(rng, n_y, m)


def shallow_step(rng: np.random.Generator, n_x: int, n_h: int, n_y: int) -> tuple[Weights, Weights]:
    """Parameters as in `shallow`, and gradients dW1, db1, dW2, db2 of the same shapes."""
    parameters, _, _ = shallow(rng, n_x, n_h, n_y, m=2)
    return parameters, {f"d{name}": np.asarray(rng.normal(size=value.shape)) for name, value in parameters.items()}


def guesses(rng: np.random.Generator, n_y: int, m: int) -> tuple[Array, Array]:
    """Predicted probabilities A2 (n_y, m), none surer than 5 or 95 per cent, and labels Y (n_y, m)."""
    return rng.uniform(0.05, 0.95, size=(n_y, m)), several_labels(rng, n_y, m)


def xor(rng: np.random.Generator, m: int) -> tuple[Array, Array]:
    """Points X (2, m) around the four corners of a square, Y (1, m) is 1 where the signs differ; no straight border."""
    corners = np.array([[-1.0, -1.0, 1.0, 1.0], [-1.0, 1.0, -1.0, 1.0]])[:, np.arange(m) % 4]
    X = corners + rng.uniform(-0.3, 0.3, size=(2, m))
    return X, (X[:1] * X[1:] < 0).astype(float)


def size_study(rng: np.random.Generator, sizes: int) -> dict[int, dict[str, float]]:
    """Accuracies in per cent by number of hidden units: {5: {"train": 88.0, "validation": 86.5}, ...}.

    On the training set the largest network is best, on the validation set another one; no two accuracies are equal.
    """
    hidden = np.cumsum(rng.integers(1, 9, size=sizes))
    train = np.sort(rng.choice(np.arange(118, 147), size=sizes, replace=False))
    validation = rng.choice(np.arange(90, 118), size=sizes, replace=False)
    if np.argmax(validation) == sizes - 1:
        validation = np.roll(validation, int(rng.integers(1, sizes)))
    return {
        int(n_h): {"train": 100 * float(t) / POINTS, "validation": 100 * float(v) / POINTS}
        for n_h, t, v in zip(hidden, train, validation, strict=True)
    }


def several_labels(rng: np.random.Generator, n_y: int, m: int) -> Array:
    """Labels (n_y, m): each row with both classes, one of them more often than the other."""
    return np.concatenate([labels(rng, m) for _ in range(n_y)])


def _layer(rng: np.random.Generator, incoming: Array, units: int) -> tuple[Array, Array]:
    """Weights (units, n) and biases (units, 1) of a layer that these inputs (n, m) come into."""
    W = rng.normal(size=(units, incoming.shape[0]))
    peak = np.max(np.abs(W @ incoming), axis=1, keepdims=True)
    size = rng.uniform(0.2, 0.8, size=(units, 1))
    return W * rng.uniform(1.5, 3.0, size=(units, 1)) / peak, np.where(rng.random((units, 1)) < 0.5, -size, size)
