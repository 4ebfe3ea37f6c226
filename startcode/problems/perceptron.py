"""Examples labelled -1 and +1 with a perceptron that tells them apart, and small networks of two layers."""

from typing import Any

import numpy as np

from startcode.problems.binary import labels

__all__ = [
    "half_spaces",
    "one_and_network",
    "one_example",
    "two_layers",
]

Array = np.ndarray[Any, np.dtype[Any]]


def half_spaces(rng: np.random.Generator, n_x: int, m: int) -> tuple[Array, float, Array, Array]:
    """A perceptron w (n_x, 1), b, and examples X (n_x, m) with the labels Y (1, m), -1.0 or +1.0, that it gives them.

    Both labels occur. The border keeps 0.3 away from every example and 0.8 from the origin, and two examples on one ray
    from the origin have different labels: no perceptron without a bias gives these answers. m is 3 or more.
    """
    direction = rng.normal(size=(n_x, 1))
    direction /= np.linalg.norm(direction)
    far = float(rng.uniform(0.8, 1.4))
    Y = 2 * labels(rng, m) - 1
    X = np.clip(rng.normal(size=(n_x, m)), -2, 2)
    X = X + direction * (far + Y * rng.uniform(0.3, 1.5, size=(1, m)) - direction.T @ X)
    near, beyond = int(np.argmin(Y)), int(np.argmax(Y))
    X[:, [near]] += direction * (rng.uniform(0.5, 0.6) * far - direction.T @ X[:, [near]])
    X[:, beyond] = 3 * X[:, near]
    scale = rng.choice([-1.0, 1.0]) * rng.uniform(0.5, 2.0)
    return scale * direction, float(-scale * far), X, np.sign(scale) * Y


def one_example(rng: np.random.Generator, n_x: int, label: float, agrees: bool) -> tuple[Array, float, Array, float]:
    """A perceptron w (n_x, 1), b, and one example x (n_x, 1) with its label, -1.0 or +1.0.

    The perceptron `agrees` with the label or not, clearly so (0.1 < |w·x + b| < 3), and would without its bias.
    """
    w, b = rng.normal(size=(n_x, 1)), float(rng.uniform(-1, 1))
    w *= rng.uniform(0.7, 1.4) / np.linalg.norm(w)
    x = np.clip(rng.normal(size=(n_x, 1)), -3, 3)
    z = label * (1 if agrees else -1) * (abs(b) + rng.uniform(0.1, 2))
    return w, b, x + w * (z - b - np.vdot(w, x)) / np.vdot(w, w), label


def two_layers(rng: np.random.Generator, n_x: int, n_h: int, m: int) -> tuple[Array, Array, dict[str, Array]]:
    """Examples X (n_x, m) with labels Y (1, m), 0.0 or 1.0, and the parameters of a network with n_h hidden units.

    W1 (n_h, n_x), b1 (n_h, 1), W2 (1, n_h), b2 (1, 1), none of them near 0 and none so large that a sigmoid goes flat.
    """

    def some(*shape: int) -> Array:
        return np.asarray(rng.uniform(0.2, 1.0, size=shape) * rng.choice([-1.0, 1.0], size=shape))

    parameters = {
        "W1": some(n_h, n_x) / np.sqrt(n_x),
        "b1": some(n_h, 1),
        "W2": some(1, n_h),
        "b2": some(1, 1),
    }
    return np.clip(rng.normal(size=(n_x, m)), -2, 2), labels(rng, m), parameters


def one_and_network(rng: np.random.Generator, n_x: int, n_h: int) -> tuple[Array, float, dict[str, Array]]:
    """One example x (n_x, 1) with its label, 0.0 or 1.0, and the parameters of a network as `two_layers` gives them."""
    x, y, parameters = two_layers(rng, n_x, n_h, 1)
    return x, float(y[0, 0]), parameters
