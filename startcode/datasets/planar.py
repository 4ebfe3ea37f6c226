"""Points of the plane in two or more classes, drawn anew from a random generator.

Every maker gives X (2, m), float64, and the labels Y (1, m), int64, in random order and in classes of equal size.
scikit-learn is imported when the first of its sets is drawn.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode.datasets.chance import demand_generator, seed
from startcode.errors import DatasetError

Points = tuple[NDArray[np.float64], NDArray[np.int64]]
PETALS = 4  # even, and opposite petals of one class: then no straight line does better than a coin
LENGTH, BEND = 4.0, 0.3  # of a petal; how far it is swept round per unit of radius
BLUR, THICKNESS = 0.1, 0.2  # standard deviations: of the angle, in petals, and of the radius
NEIGHBOURS = 5.0  # distance between the centres of neighbouring blobs


def flower(m: int = 400, *, rng: np.random.Generator) -> Points:
    """A flower whose petals belong to the two classes in turn.

    With s from 0 to 1 across petal k, the outline is r = LENGTH sin(pi s) at the angle (k + s + BEND r) of petals
    (its bend makes a windmill of it), and both are blurred. A straight line separates nothing here: opposite petals
    are of the same class.
    """
    _demand(rng, m, 2, "flower")
    petal = rng.permutation(np.arange(m) % PETALS)
    across = rng.uniform(size=m)
    radius = LENGTH * np.sin(np.pi * across) + rng.normal(scale=THICKNESS, size=m)
    turn = (petal + across + rng.normal(scale=BLUR, size=m)) * (2 * np.pi / PETALS) + BEND * radius
    return np.stack([radius * np.cos(turn), radius * np.sin(turn)]), (petal % 2).reshape(1, m).astype(np.int64)


def moons(m: int = 200, *, noise: float = 0.2, rng: np.random.Generator) -> Points:
    """Two half circles that reach into each other; `noise` is the standard deviation of the points around them."""
    from sklearn.datasets import make_moons

    _demand(rng, m, 2, "moons")
    return _as_columns(*make_moons(m, noise=noise, random_state=seed(rng)))


def circles(m: int = 200, *, noise: float = 0.1, rng: np.random.Generator) -> Points:
    """A ring (class 1) inside another of twice its radius (class 0); `noise` as for moons."""
    from sklearn.datasets import make_circles

    _demand(rng, m, 2, "circles")
    return _as_columns(*make_circles(m, noise=noise, factor=0.5, random_state=seed(rng)))


def blobs(m: int = 200, *, classes: int = 2, spread: float = 1.0, rng: np.random.Generator) -> Points:
    """Round clouds of standard deviation `spread`, one a class, on a ring; neighbouring centres are 5 apart."""
    from sklearn.datasets import make_blobs

    _demand(rng, m, classes, "blobs")
    turn = 2 * np.pi * (rng.uniform() + np.arange(classes) / classes)
    radius = NEIGHBOURS / 2 / np.sin(np.pi / classes)
    centres = radius * np.column_stack([np.cos(turn), np.sin(turn)])
    return _as_columns(*make_blobs(m, centers=centres, cluster_std=spread, random_state=seed(rng)))


def gaussian_quantiles(m: int = 200, *, classes: int = 2, rng: np.random.Generator) -> Points:
    """One round cloud, cut by circles into rings of equally many points: class 0 is the core."""
    from sklearn.datasets import make_gaussian_quantiles

    _demand(rng, m, classes, "gaussian_quantiles")
    return _as_columns(*make_gaussian_quantiles(n_samples=m, n_classes=classes, random_state=seed(rng)))


def _as_columns(rows: NDArray[Any], labels: NDArray[Any]) -> Points:
    """scikit-learn has one example a row; this course has one a column."""
    return np.ascontiguousarray(rows.T, dtype=np.float64), labels.reshape(1, -1).astype(np.int64)


def _demand(rng: object, m: int, classes: int, where: str) -> None:
    demand_generator(rng, where)
    if classes < 2:
        raise DatasetError(where, f"classes is {classes}.", "Ask for two or more.")
    if m < classes:
        raise DatasetError(where, f"m is {m}.", f"Ask for at least {classes} points, one a class.")
