"""The finished layers of convolutional nets beside PyTorch: a training step, forward and backward, one thread each.

The same net, the same numbers in single precision, by turns; medians of CPU time. PyTorch has its pictures in the order
that it is used to; both leave out the slope of the pictures themselves. Before anything is measured, both must give the
same slopes of all weights. PyTorch is an optional extra: `make keras` installs it.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np
from rich.table import Table

from benchmarks import detector
from startcode import layers

Array = np.ndarray[Any, Any]
Weights = list[Array]
ROUNDS, WARM = 40, 5
CLASSES = 10


@dataclass(frozen=True)
class Net:
    """Convolutions (f, filters, pad), a ReLU and a max pooling of 2 by 2 behind each, then dense layers, softmax."""

    name: str
    picture: tuple[int, int, int]  # n_H, n_W, n_C
    batch: int
    convolutions: tuple[tuple[int, int, int], ...]
    dense: tuple[int, ...] = ()


NETS = (
    Net("digits of 8 x 8, filters 8 and 16 of 3 x 3, batch 64", (8, 8, 1), 64, ((3, 8, 1), (3, 16, 1))),
    Net(
        "week 9: 16 x 16, filters 8 and 16 of 3 x 3, dense 64, batch 64",
        (16, 16, 1),
        64,
        ((3, 8, 1), (3, 16, 1)),
        (64,),
    ),
    Net(
        "week 10: windows of 32 x 32 x 3, filters 8 and 16, dense 32, batch 32",
        (32, 32, 3),
        32,
        ((5, 8, 0), (3, 16, 0)),
        (32,),
    ),
    Net("LeNet's sizes on 28 x 28, batch 64", (28, 28, 1), 64, ((5, 6, 2), (5, 16, 0)), (120, 84)),
    Net("32 x 32 x 16, filters 16 of 3 x 3, batch 16", (32, 32, 16), 16, ((3, 16, 1),)),
    Net("cats of 64 x 64 x 3, filters 8 and 16 of 3 x 3, batch 32", (64, 64, 3), 32, ((3, 8, 1), (3, 16, 1))),
)


def start(net: Net, rng: np.random.Generator) -> tuple[Array, Array, Weights]:
    """Pictures, labels and weights: W, b of each convolution, then W, b of each dense layer."""
    n_H, n_W, depth = net.picture
    weights: Weights = []
    for f, filters, pad in net.convolutions:
        weights += [
            rng.normal(scale=1 / f, size=(f, f, depth, filters)),
            rng.normal(scale=0.1, size=(1, 1, 1, filters)),
        ]
        n_H, n_W = ((n + 2 * pad - f + 1) // 2 for n in (n_H, n_W))
        depth = filters
    units = n_H * n_W * depth
    for width in (*net.dense, CLASSES):
        weights += [rng.normal(scale=units**-0.5, size=(width, units)), np.zeros((width, 1))]
        units = width
    X = rng.normal(size=(net.batch, *net.picture))
    return X.astype(np.float32), rng.integers(0, CLASSES, net.batch), [value.astype(np.float32) for value in weights]


def ours(net: Net, X: Array, labels: Array, weights: Weights) -> Callable[[], Weights]:
    """A step of training with startcode.layers: the slopes of all weights."""
    Y, depth = layers.one_hot(labels, CLASSES).astype(np.float32), 2 * len(net.convolutions)

    def step() -> Weights:
        A, trips = X, []
        for place, (_, _, pad) in enumerate(net.convolutions):
            W, b = weights[2 * place : 2 * place + 2]
            Z, trip = layers.conv_forward(A, W, b, {"stride": 1, "pad": pad})
            bent = np.maximum(Z, 0)
            A, pool = layers.pool_forward(bent, {"f": 2, "stride": 2})
            trips.append((trip, bent, pool))
        values = [A.reshape(len(A), -1).T]
        for place in range(depth, len(weights), 2):
            Z = weights[place] @ values[-1] + weights[place + 1]
            values.append(np.maximum(Z, 0) if place < len(weights) - 2 else Z)
        _, dZ = layers.softmax_cross_entropy(values[-1], Y)
        slopes: Weights = []
        for place in range(len(weights) - 2, depth - 1, -2):
            given = values[(place - depth) // 2]
            slopes[:0] = [dZ @ given.T, dZ.sum(axis=1, keepdims=True)]
            dZ = weights[place].T @ dZ
            if place > depth:
                dZ *= given > 0
        dA = dZ.T.reshape(A.shape)
        for place, (trip, bent, pool) in reversed(list(enumerate(trips))):
            dA = layers.pool_backward(dA, pool)
            dA *= bent > 0
            if place:
                dA, dW, db = layers.conv_backward(dA, trip)
            else:
                dW, db = layers.conv_backward_first(dA, trip)
            slopes[:0] = [dW, db]
        return slopes

    return step


def theirs(net: Net, X: Array, labels: Array, weights: Weights) -> Callable[[], Weights]:
    """The same step with PyTorch."""
    import torch
    from torch.nn import functional

    torch.set_num_threads(1)
    depth = 2 * len(net.convolutions)
    pictures, truth = torch.tensor(X.transpose(0, 3, 1, 2).copy()), torch.tensor(labels)
    tensors = [
        torch.tensor(_as_theirs(value, convolution=place < depth).copy(), requires_grad=True)
        for place, value in enumerate(weights)
    ]

    def step() -> Weights:
        A = pictures
        for place, (_, _, pad) in enumerate(net.convolutions):
            Z = functional.conv2d(A, *tensors[2 * place : 2 * place + 2], padding=pad)
            A = functional.max_pool2d(functional.relu(Z), 2)
        A = A.permute(0, 2, 3, 1).flatten(1)  # as startcode.layers flattens
        for place in range(depth, len(weights), 2):
            Z = functional.linear(A, *tensors[place : place + 2])
            A = functional.relu(Z) if place < len(weights) - 2 else Z
        slopes = torch.autograd.grad(functional.cross_entropy(A, truth), tensors)
        return [_as_ours(slope.numpy(), value) for slope, value in zip(slopes, weights, strict=True)]

    return step


def _as_theirs(value: Array, *, convolution: bool) -> Array:
    """W or b as PyTorch wants it: (n_C, n_C_prev, f, f) or (units, inputs); (units,)."""
    if value.shape[:-1] == (1, 1, 1) or value.shape[1:] == (1,):
        return value.reshape(-1)
    return value.transpose(3, 2, 0, 1) if convolution else value


def _as_ours(slope: Array, value: Array) -> Array:
    return slope.transpose(2, 3, 1, 0) if slope.ndim == 4 else slope.reshape(value.shape)


def measured(steps: dict[str, Callable[[], Weights]], rounds: int = ROUNDS) -> tuple[str, str, str]:
    """Median CPU milliseconds of both steps, taken by turns, and their ratio."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    for turn in range(WARM + rounds):
        for name, step in steps.items():
            began = time.process_time()
            step()
            if turn >= WARM:
                times[name].append(1000 * (time.process_time() - began))
    mine, other = (statistics.median(times[name]) for name in ("ours", "theirs"))
    return f"{mine:.2f}", f"{other:.2f}", f"{mine / other:.2f}"


def main() -> Iterator[Table]:
    """One row a net."""
    heads = ("net", "NumPy, ms", "PyTorch, ms", "NumPy / PyTorch")
    table = Table(*heads, title=f"One step of training, one thread, float32, beside PyTorch {version('torch')}")
    for net in NETS:
        given = start(net, np.random.default_rng(1))
        steps = {"ours": ours(net, *given), "theirs": theirs(net, *given)}
        demand_the_same(steps)
        table.add_row(net.name, *measured(steps))
    demand_the_same(detector.steps(np.float64))
    table.add_row(detector.NAME, *measured(detector.steps(), rounds=ROUNDS // 4))
    yield table


def demand_the_same(steps: dict[str, Callable[[], Weights]]) -> None:
    """AssertionError if they do not find the same slopes."""
    for mine, other in zip(*(step() for step in steps.values()), strict=True):
        np.testing.assert_allclose(mine, other, rtol=1e-3, atol=1e-5)
