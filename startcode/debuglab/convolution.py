"""Week 8: convolutions of colleagues, each with one well-known bug, and a net whose way back can be spoiled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Settings = Mapping[str, int]
Slopes = tuple[Array, Array, Array]  # dA_prev, dW, db
Weights = dict[str, Array]
WayBack = Callable[[Array, Any], Slopes]
RATE, BATCH = 0.3, 32
SAME = {"stride": 1, "pad": 1}
FILTERS = 6, 8  # of the two convolutional layers


def turned_convolution(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> tuple[Array, Any]:
    """A conv_forward that turns its kernels over."""
    return layers.conv_forward(A_prev, W[::-1, ::-1], b, hparameters)


def broken_convolutions(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> dict[int, Array]:
    """What three broken layers give for square pictures, by number; all of the right shape.

    1: the window goes on by one pixel, whatever the stride; 2: its rows and columns are exchanged; 3: a frame of ones.
    """
    pad = hparameters["pad"]
    right = layers.conv_forward(A_prev, W, b, hparameters)[0]
    everywhere = layers.conv_forward(A_prev, W, b, {"stride": 1, "pad": pad})[0]
    framed = np.pad(A_prev, ((0, 0), (pad, pad), (pad, pad), (0, 0)), constant_values=1)
    turned = np.transpose(A_prev, (0, 2, 1, 3))
    return {
        1: everywhere[:, : right.shape[1], : right.shape[2]],
        2: layers.conv_forward(turned, W, b, hparameters)[0],
        3: layers.conv_forward(framed, W, b, {**hparameters, "pad": 0})[0],
    }


def looped_convolution(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> Array:
    """Z (m, n_H, n_W, n_C) number by number, as slowly as a plain loop does it."""
    stride, side = hparameters["stride"], len(W)
    framed = layers.zero_pad(A_prev, hparameters["pad"])
    n_H, n_W = (layers.conv_output_size(n, side, 0, stride) for n in framed.shape[1:3])
    Z = np.zeros((len(A_prev), n_H, n_W, W.shape[3]))
    kernels = [W[..., number] for number in range(W.shape[3])]
    for place in np.ndindex(Z.shape):
        picture, row, column, number = place
        seen = framed[picture, stride * row :, stride * column :][:side, :side]
        Z[place] = np.sum(seen * kernels[number]) + b[0, 0, 0, number]
    return Z


def broken_ways_back() -> dict[int, WayBack]:
    """Four ways back through a convolution, one of them right, by number; each takes a cache of startcode.layers.

    1: the filter is turned over on the way to dA_prev; 2: right; 3: dW of the last picture only; 4: no db.
    """

    def turned(dZ: Array, cache: Any) -> Slopes:  # noqa: ANN401 - as opaque as any cache
        _, dW, db = layers.conv_backward(dZ, cache)
        return layers.conv_backward(dZ, replace(cache, W=cache.W[::-1, ::-1]))[0], dW, db

    def last_picture(dZ: Array, cache: Any) -> Slopes:  # noqa: ANN401
        dA_prev, _, db = layers.conv_backward(dZ, cache)
        last = np.zeros_like(dZ)
        last[-1] = dZ[-1]
        return dA_prev, layers.conv_backward(last, cache)[1], db

    def no_bias(dZ: Array, cache: Any) -> Slopes:  # noqa: ANN401
        dA_prev, dW, db = layers.conv_backward(dZ, cache)
        return dA_prev, dW, 0 * db

    return {1: turned, 2: layers.conv_backward, 3: last_picture, 4: no_bias}


@dataclass(frozen=True)
class PictureNet:
    """Two convolutional layers with a pooling layer behind each, and softmax: for digits of 8 by 8 pixels.

    `there` and `back` are conv_forward and conv_backward: those of startcode.layers, or a learner's own.
    """

    there: Callable[[Array, Array, Array, Settings], tuple[Array, Any]] = layers.conv_forward
    back: WayBack = layers.conv_backward

    def start(self, rng: np.random.Generator, classes: int = 10) -> Weights:
        """Weights with the spread of He, biases zero."""
        sizes = [(3, 3, 1, FILTERS[0]), (3, 3, *FILTERS), (4 * FILTERS[1], classes)]
        W1, W2, W3 = (rng.normal(scale=np.sqrt(2 / np.prod(size[:-1])), size=size) for size in sizes)
        b1, b2 = (np.zeros((1, 1, 1, count)) for count in FILTERS)
        return {"W1": W1, "b1": b1, "W2": W2, "b2": b2, "W3": W3.T, "b3": np.zeros((classes, 1))}

    def scores(self, X: Array, parameters: Weights) -> tuple[Array, tuple[Any, ...]]:
        """Scores (10, m) of pictures X (m, 8, 8, 1), and all that the way back needs."""
        Z1, trip1 = self.there(X, parameters["W1"], parameters["b1"], SAME)
        A1, pool1 = layers.pool_forward(np.maximum(Z1, 0), {"f": 3, "stride": 2})  # windows overlap
        Z2, trip2 = self.there(A1, parameters["W2"], parameters["b2"], SAME)
        A2, pool2 = layers.pool_forward(np.maximum(Z2, 0), {"f": 2, "stride": 1}, "average")
        flat = A2.reshape(len(X), -1).T
        return parameters["W3"] @ flat + parameters["b3"], (Z1, trip1, pool1, Z2, trip2, pool2, flat)

    def cost_and_slopes(self, X: Array, Y: Array, parameters: Weights) -> tuple[float, dict[str, Array]]:
        """Cost of pictures X (m, 8, 8, 1) with one-hot labels Y (10, m), and its slopes by the names of parameters."""
        scores, (Z1, trip1, pool1, Z2, trip2, pool2, flat) = self.scores(X, parameters)
        cost, dZ3 = layers.softmax_cross_entropy(scores, Y)
        dA2 = (parameters["W3"].T @ dZ3).T.reshape(*pool2.made)
        dA1, dW2, db2 = self.back(layers.pool_backward(dA2, pool2, "average") * (Z2 > 0), trip2)
        _, dW1, db1 = self.back(layers.pool_backward(dA1, pool1) * (Z1 > 0), trip1)
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        return cost, grads | {"dW3": dZ3 @ flat.T, "db3": dZ3.sum(axis=1, keepdims=True)}

    def train(self, X: Array, Y: Array, *, steps: int, rng: np.random.Generator) -> tuple[Weights, Array]:
        """Mini-batch descent: the parameters after the last step, and the cost of the batch before each (steps,)."""
        here, costs = self.start(rng, len(Y)), np.zeros(steps)
        for step in range(steps):
            batch = rng.choice(len(X), size=BATCH, replace=False)
            costs[step], grads = self.cost_and_slopes(X[batch], Y[:, batch], here)
            here = layers.update_parameters(here, grads, RATE)
        return here, costs
