"""Train the course's three classifiers on the cats and write the figures into README.md.

    OPENBLAS_NUM_THREADS=1 python data/cats/measure.py        (about a minute)

Plain gradient descent over all pictures, in float64. One thing is computed in another order than a lesson does:
every gradient of the first layer is a combination of the training pictures, dW1 = dZ1 @ X.T, so it is enough to
follow its m coefficients per unit, through the products X.T @ X, which do not change. The result is the same up to
rounding (a test compares), and far faster, since m is 240 and a picture has 12,288 numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import h5py
import make
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Set = tuple[Array, Array, Array, Array]  # X (n_x, m), Y (1, m) for training, then for the test

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- figures: begin, written by measure.py -->\n", "<!-- figures: end -->\n"
OTHER_SEEDS = (3, 4, 5)
INITIAL_SEEDS = range(1, 6)
RATES = (0.0001, 0.001, 0.005, 0.01, 0.1)


@dataclass(frozen=True)
class Recipe:
    """How a network is made and trained: units per layer, scale of the first weights, steps."""

    layers: tuple[int, ...]
    scale: Callable[[int], float]  # of the number of inputs of a layer
    rate: float
    steps: int


RECIPES = {
    "logistic regression": Recipe((1,), lambda _: 0.0, 0.005, 2000),
    "one hidden layer, [12288, 7, 1]": Recipe((7, 1), lambda _: 0.01, 0.0075, 2500),
    "four layers, [12288, 20, 7, 5, 1]": Recipe((20, 7, 5, 1), lambda n: 1 / float(np.sqrt(n)), 0.0075, 2500),
}


@dataclass(frozen=True)
class Trained:
    """A network and the cost before each of its steps."""

    weights: list[Array]
    biases: list[Array]
    costs: list[float]

    def accuracy(self, X: Array, Y: Array) -> float:
        """Per cent of the columns of X on the right side of one half."""
        Z = _forward(self.weights[0] @ X, self.weights, self.biases)[-1]
        return float(np.mean((Z > 0) == Y)) * 100


def train(X: Array, Y: Array, recipe: Recipe, seed: int) -> Trained:
    """Gradient descent on the log loss; `seed` draws the first weights and nothing else."""
    m, rng = X.shape[1], np.random.default_rng(seed)
    sizes = pairwise((X.shape[0], *recipe.layers))
    W = [rng.standard_normal((n, n_prev)) * recipe.scale(n_prev) for n_prev, n in sizes]
    b = [np.zeros((n, 1)) for n in recipe.layers]
    start, products = W[0] @ X, X.T @ X
    moved = np.zeros((recipe.layers[0], m))  # the first layer is W[0] + moved @ X.T
    costs = []
    for _ in range(recipe.steps):
        Z = _forward(start + moved @ products, W, b)
        costs.append(float(np.mean(np.logaddexp(0, Z[-1]) - Y * Z[-1])))
        dZ = (0.5 * (1 + np.tanh(Z[-1] / 2)) - Y) / m  # sigmoid(Z) - Y, with no overflow
        for layer in range(len(W) - 1, 0, -1):
            below = (W[layer].T @ dZ) * (Z[layer - 1] > 0)
            W[layer] -= recipe.rate * dZ @ np.maximum(Z[layer - 1], 0).T
            b[layer] -= recipe.rate * dZ.sum(axis=1, keepdims=True)
            dZ = below
        moved -= recipe.rate * dZ
        b[0] -= recipe.rate * dZ.sum(axis=1, keepdims=True)
    W[0] = W[0] + moved @ X.T
    return Trained(W, b, costs)


def _forward(Z1: Array, W: list[Array], b: list[Array]) -> list[Array]:
    """Z of every layer, from W1 @ X; ReLU in between."""
    Z = [Z1 + b[0]]
    for weights, bias in zip(W[1:], b[1:], strict=True):
        Z.append(weights @ np.maximum(Z[-1], 0) + bias)
    return Z


def columns(pictures: make.Pictures) -> Array:
    """Pictures (m, 64, 64, 3) as columns (12288, m), values 0 to 1."""
    return pictures.reshape(len(pictures), -1).T / 255


def shipped() -> Set:
    """The pictures of cats.h5."""
    with h5py.File(make.FILE, "r") as file:
        x, y, test_x, test_y = (file[f"{half}_set_{part}"][()] for half in make.HALVES for part in "xy")
    return columns(x), y[None], columns(test_x), test_y[None]


def drawn(seed: int) -> Set:
    """Pictures drawn from another seed of the generator."""
    train_half, test_half = ((columns(make.pictures(h, seed=seed)), make.labels(h, seed)[None]) for h in make.HALVES)
    return train_half[0], train_half[1].astype(float), test_half[0], test_half[1].astype(float)


def accuracies(cats: Set, recipe: Recipe) -> Array:
    """Accuracy in training and in the test for each seed of the first weights, shape (seeds, 2)."""
    X, Y, test_X, test_Y = cats
    seeds = INITIAL_SEEDS if recipe.scale(1) else INITIAL_SEEDS[:1]  # from zeros every seed gives the same
    nets = [train(X, Y, recipe, seed) for seed in seeds]
    return np.array([(net.accuracy(X, Y), net.accuracy(test_X, test_Y)) for net in nets])


def story(cats: Set) -> Iterator[str]:
    """The table of the three classifiers on the shipped pictures."""
    yield "| classifier | training, mean | test, mean | test, from seed to seed |"
    yield "|---|---|---|---|"
    for name, recipe in RECIPES.items():
        found = accuracies(cats, recipe)
        train_mean, test_mean = found.mean(axis=0)
        each = ", ".join(f"{value:.1f}" for value in found[:, 1]) if len(found) > 1 else "the same"
        yield f"| {name} | {train_mean:.1f} % | {test_mean:.1f} % | {each} |"


def redrawn() -> Iterator[str]:
    """The table of the same classifiers on pictures from other seeds of the generator."""
    yield "| generator's seed | " + " | ".join(RECIPES) + " |"
    yield "|---" * (len(RECIPES) + 1) + "|"
    for seed in OTHER_SEEDS:
        cats = drawn(seed)
        means = [accuracies(cats, recipe).mean(axis=0)[1] for recipe in RECIPES.values()]
        yield f"| {seed} | " + " | ".join(f"{mean:.1f} %" for mean in means) + " |"


def rates(cats: Set) -> Iterator[str]:
    """The table of learning rates for logistic regression."""
    X, Y, test_X, test_Y = cats
    yield "| rate | highest cost | cost after 100 | after 500 steps | last cost | steps upwards | training | test |"
    yield "|---|---|---|---|---|---|---|---|"
    for rate in RATES:
        net = train(X, Y, replace(RECIPES["logistic regression"], rate=rate), seed=0)
        cost = np.array(net.costs)
        up = int((np.diff(cost) > 0).sum())
        yield (
            f"| {rate} | {cost.max():.2f} | {cost[100]:.3f} | {cost[500]:.3f} | {cost[-1]:.3f} | {up} "
            f"| {net.accuracy(X, Y):.1f} % | {net.accuracy(test_X, test_Y):.1f} % |"
        )


def main() -> None:
    """Print all three tables and put them between the marks of README.md."""
    cats = shipped()
    tables = "\n\n".join("\n".join(table) for table in (story(cats), redrawn(), rates(cats)))
    print(tables)
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    README.write_text(f"{before}{BEGIN}\n{tables}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
