"""Week 9: a net that sees textures, a net that tells faces apart, and triplets that colleagues learn from wrongly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Weights = dict[str, Array]
Triplets = tuple[Array, Array, Array]  # which rows are anchors, positives and negatives
Slopes = Callable[[Array, Triplets, float], Array]
SAME, HALF = {"stride": 1, "pad": 1}, {"f": 2, "stride": 2}
COARSE = {"stride": 2, "pad": 2}
TEXTURE = (7, 3, 32), (3, 32, 48), (3, 48, 64)  # window, channels that come in, filters
FACE = {"W1": (5, 5, 3, 16), "W2": (3, 3, 16, 32), "W3": (3, 3, 32, 32), "W4": (512, 32)}
MIDDLE = np.float32(0.5)  # grey


@dataclass(frozen=True)
class TextureNet:
    """Three convolutional layers of random filters, each with a ReLU, mean pooling between them. It never learns."""

    filters: tuple[Array, ...]

    @classmethod
    def random(cls, pictures: Array, *, rng: np.random.Generator) -> "TextureNet":
        """Filters whose weights sum to 0, each scaled so that its mean activation on `pictures` (m, n, n, 3) is 1."""
        filters: list[Array] = []
        for f, deep, count in TEXTURE:
            drawn = rng.normal(size=(f, f, deep, count))
            drawn = (drawn - drawn.mean(axis=(0, 1, 2))).astype(np.float32)
            maps = cls((*filters, drawn)).features(pictures)[0]
            filters.append(drawn / maps[f"layer {len(filters) + 1}"].mean(axis=(0, 1, 2)))
        return cls(tuple(filters))

    def features(self, pictures: Array) -> tuple[dict[str, Array], list[Any]]:
        """The activations "layer 1", "layer 2", ... of pictures (m, n_H, n_W, 3) from 0 to 1, and the way back."""
        A, maps, trip = np.asarray(pictures, np.float32) - MIDDLE, {}, []
        for place, W in enumerate(self.filters):
            A, pooled = layers.pool_forward(A, HALF, "average") if place else (A, None)
            bias = np.zeros((1, 1, 1, W.shape[3]), W.dtype)
            Z, convolved = layers.conv_forward(A, W, bias, {"stride": 1, "pad": len(W) // 2})
            A = np.maximum(Z, 0)
            maps[f"layer {place + 1}"] = A
            trip.append((pooled, convolved, Z > 0))
        return maps, trip

    def slope(self, slopes: Mapping[str, Array], trip: list[Any]) -> Array:
        """The slope at the pictures, from those at the layers that the cost looks at."""
        back: Any = 0.0
        for place in range(len(trip), 0, -1):
            pooled, convolved, alive = trip[place - 1]
            arrived = (back + slopes.get(f"layer {place}", 0.0)) * alive
            back = layers.conv_backward(arrived.astype(np.float32), convolved)[0]
            back = layers.pool_backward(back, pooled, "average") if pooled else back
        return np.asarray(back)


@dataclass(frozen=True)
class FaceNet:
    """Pictures (m, 32, 32, 3) to embeddings (m, 32) of length 1: three convolutional layers and a dense one."""

    parameters: Weights

    @classmethod
    def start(cls, rng: np.random.Generator) -> "FaceNet":
        """Weights with the spread of He, biases zero."""
        start = {name: rng.normal(scale=np.sqrt(2 / np.prod(size[:-1])), size=size) for name, size in FACE.items()}
        start |= {f"b{name[1]}": np.zeros((1, 1, 1, size[-1])) for name, size in FACE.items() if len(size) > 2}
        return cls({name: value.astype(np.float32) for name, value in start.items()})

    def __call__(self, pictures: Array) -> Array:
        """The embeddings alone."""
        return self.forward(pictures)[0]

    def forward(self, pictures: Array) -> tuple[Array, tuple[Any, ...]]:
        """The embeddings, and all that the way back needs."""
        here = self.parameters
        Z1, trip1 = layers.conv_forward(np.asarray(pictures, np.float32) - MIDDLE, here["W1"], here["b1"], COARSE)
        Z2, trip2 = layers.conv_forward(np.maximum(Z1, 0), here["W2"], here["b2"], SAME)
        A2, pool2 = layers.pool_forward(np.maximum(Z2, 0), HALF)
        Z3, trip3 = layers.conv_forward(A2, here["W3"], here["b3"], SAME)
        A3, pool3 = layers.pool_forward(np.maximum(Z3, 0), HALF)
        flat = A3.reshape(len(A3), -1)
        raw = flat @ here["W4"]
        length = np.linalg.norm(raw, axis=1, keepdims=True) + np.float32(1e-8)
        return raw / length, (Z1, trip1, Z2, trip2, pool2, Z3, trip3, pool3, flat, raw / length, length)

    def slopes(self, dE: Array, trip: tuple[Any, ...]) -> Weights:
        """The slopes at all parameters, from the slope dE (m, 32) at the embeddings."""
        Z1, trip1, Z2, trip2, pool2, Z3, trip3, pool3, flat, E, length = trip
        along = E * np.sum(E * dE, axis=1, keepdims=True)  # no embedding can grow: what points outwards has no effect
        raw = (dE - along) / length
        back = (raw @ self.parameters["W4"].T).reshape(pool3.made)
        dA2, dW3, db3 = layers.conv_backward(layers.pool_backward(back, pool3) * (Z3 > 0), trip3)
        dA1, dW2, db2 = layers.conv_backward(layers.pool_backward(dA2, pool2) * (Z2 > 0), trip2)
        dW1, db1 = layers.conv_backward_first(dA1 * (Z1 > 0), trip1)
        return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2, "dW3": dW3, "db3": db3, "dW4": flat.T @ raw}


def triplet_slopes(E: Array, triplets: Triplets, alpha: float) -> Array:
    """The slope of the triplet loss, summed over the triplets, at the embeddings E (m, n_e): one row each."""
    return _pushed(E, triplets, _margins(E, triplets, alpha) > 0)


def broken_triplets() -> dict[int, Slopes]:
    """Four ways to learn from triplets, one of them right, by number.

    1: without a margin; 2: the hinge after the sum over all triplets; 3: right; 4: the wrong sign.
    """

    def without_margin(E: Array, triplets: Triplets, _alpha: float) -> Array:
        return triplet_slopes(E, triplets, 0.0)

    def hinge_last(E: Array, triplets: Triplets, alpha: float) -> Array:
        margins = _margins(E, triplets, alpha)
        return _pushed(E, triplets, np.full(len(margins), margins.sum() > 0))

    def uphill(E: Array, triplets: Triplets, alpha: float) -> Array:
        return -triplet_slopes(E, triplets, alpha)

    return {1: without_margin, 2: hinge_last, 3: triplet_slopes, 4: uphill}


def _margins(E: Array, triplets: Triplets, alpha: float) -> Array:
    anchor, positive, negative = (E[rows] for rows in triplets)
    return np.asarray(np.square(anchor - positive).sum(1) - np.square(anchor - negative).sum(1) + alpha)


def _pushed(E: Array, triplets: Triplets, active: Array) -> Array:
    """Each active triplet draws its positive near and pushes its negative away; a row may be in many of them."""
    a, p, n = triplets
    strength = 2 * active[:, np.newaxis].astype(E.dtype)
    dE = np.zeros_like(E)
    for rows, slope in ((a, E[n] - E[p]), (p, E[p] - E[a]), (n, E[a] - E[n])):
        np.add.at(dE, rows, strength * slope)
    return dE
