"""The network while it learns: convolutions with batch normalisation, there and back, on startcode.layers alone.

Every stage but the last is a convolution, batch normalisation and leaky ReLU. When learning is done, `folded` takes
the normalisation into the filters: a stage is then one convolution and leaky ReLU, and that is what is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode import layers

Array = NDArray[Any]
Arrays = dict[str, Array]

LEAK = 0.1  # slope of leaky ReLU below zero
STAGES = ((3, 2, 16), (3, 2, 32), (3, 1, 32), (3, 2, 64), (3, 1, 64), (3, 2, 128), (3, 1, 128), (3, 1, 128))
EPS, MOMENTUM = 1e-4, 0.97  # of batch normalisation


def begin(rng: np.random.Generator, depth: int, stages: tuple[tuple[int, int, int], ...] = STAGES) -> Arrays:
    """The parameters that learning starts from; `depth` numbers come out for every cell of the grid.

    Stage i has filters Wi (f, f, n_C_prev, n_C), a gain gi and a shift hi; the head has Wh and bh.
    """
    parameters: Arrays = {}
    came = 3
    for number, (f, _, n_C) in enumerate(stages, start=1):
        filters = rng.normal(scale=np.sqrt(2 / (f * f * came)), size=(f, f, came, n_C))
        parameters |= {f"W{number}": filters, f"g{number}": np.ones(n_C), f"h{number}": np.zeros(n_C)}
        came = n_C
    parameters["Wh"] = rng.normal(scale=0.01, size=(1, 1, came, depth))
    parameters["bh"] = np.zeros((1, 1, 1, depth))
    return {name: array.astype(np.float32) for name, array in parameters.items()}


class Network:
    """The stages, and the running means and variances that stand in for a batch when learning is done."""

    def __init__(self, stages: tuple[tuple[int, int, int], ...] = STAGES) -> None:
        self.stages = stages
        self.running: list[dict[str, Any]] = [{"eps": EPS, "momentum": MOMENTUM} for _ in stages]

    def forward(self, X: Array, parameters: Arrays, mode: str) -> tuple[Array, list[Any]]:
        """The raw volume (m, 6, 8, depth) of pictures (m, 96, 128, 3) from 0 to 1, and caches for the way back."""
        A, caches = X - np.float32(0.5), []
        for number, (f, stride, n_C) in enumerate(self.stages, start=1):
            none = np.zeros((1, 1, 1, n_C), A.dtype)
            Z, convolved = layers.conv_forward(A, parameters[f"W{number}"], none, {"stride": stride, "pad": f // 2})
            state = self.running[number - 1]
            state["mode"] = mode
            gain, shift = parameters[f"g{number}"], parameters[f"h{number}"]
            out, normalised = layers.batchnorm_forward(Z.reshape(-1, n_C), gain, shift, state)
            A = np.maximum(out, np.float32(LEAK) * out).reshape(Z.shape)
            caches.append((convolved, normalised, out > 0))
        volume, convolved = layers.conv_forward(A, parameters["Wh"], parameters["bh"], {"stride": 1, "pad": 0})
        return volume, [*caches, convolved]

    def backward(self, dvolume: Array, caches: list[Any]) -> Arrays:
        """The slopes of all parameters, each named with a d before it."""
        *stages, head = caches
        dA, dW, db = layers.conv_backward(dvolume, head)
        grads = {"dWh": dW, "dbh": db}
        for number, (convolved, normalised, positive) in reversed(list(enumerate(stages, start=1))):
            slope = np.where(positive, np.float32(1), np.float32(LEAK))
            dout = dA.reshape(positive.shape) * slope
            drows, grads[f"dg{number}"], grads[f"dh{number}"] = layers.batchnorm_backward(dout, normalised)
            dZ = drows.reshape(dA.shape)
            if number == 1:
                grads["dW1"], _ = layers.conv_backward_first(dZ, convolved)
            else:
                dA, grads[f"dW{number}"], _ = layers.conv_backward(dZ, convolved)
        return grads

    def folded(self, parameters: Arrays) -> Iterator[tuple[Array, Array]]:
        """Filters and biases with the normalisation inside: g (W a - mean) / spread + h = (g / spread) W a + ..."""
        for number, state in enumerate(self.running, start=1):
            factor = parameters[f"g{number}"] / np.sqrt(state["running_var"] + np.float32(EPS))
            bias = parameters[f"h{number}"] - factor * state["running_mean"]
            yield parameters[f"W{number}"] * factor, bias.reshape(1, 1, 1, -1)
        yield parameters["Wh"], parameters["bh"]
