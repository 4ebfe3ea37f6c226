"""Week 9: ways back of picture nets, each with one bug, and towers of dense blocks with and without shortcuts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Weights = dict[str, Array]
Forward = Callable[[Array, Weights, Mapping[str, Any]], tuple[Array, dict[str, Any]]]
Backward = Callable[[Array, Array, dict[str, Any]], Weights]
BlockForward = Callable[[Array, Weights], tuple[Array, Any]]
BlockBackward = Callable[[Array, Any], tuple[Array, Weights]]


def broken_picture_nets(backward: Backward) -> dict[int, Backward]:
    """Ways back of four colleagues, by number, made of a right one; the caches are those of the lesson.

    1: 1/m once more in the dense layers; 2: right; 3: flattened in another order than on the way there; 4: the
    pooling's slope goes through no ReLU.
    """

    def twice(A4: Array, Y: Array, caches: dict[str, Any]) -> Weights:
        grads, m = backward(A4, Y, caches), Y.shape[1]
        return {name: slope / m if name[-1] in "34" else slope for name, slope in grads.items()}

    def reordered(A4: Array, Y: Array, caches: dict[str, Any]) -> Weights:
        n_H, n_W, n_C = caches["P2"].shape[1:]
        W3 = caches["W3"]
        turned = W3.reshape(-1, n_C, n_H, n_W).transpose(0, 2, 3, 1).reshape(W3.shape)
        right, other = backward(A4, Y, caches), backward(A4, Y, {**caches, "W3": turned})
        return {name: other[name] if name[-1] in "12" else slope for name, slope in right.items()}

    def unbent(A4: Array, Y: Array, caches: dict[str, Any]) -> Weights:
        blocks = {name: caches[name] for name in ("block1", "block2")}
        opened = {name: (trip, np.ones_like(sums), *rest) for name, (trip, sums, *rest) in blocks.items()}
        return backward(A4, Y, caches | opened)

    return {1: twice, 2: backward, 3: reordered, 4: unbent}


def train_pictures(
    there: Forward,
    back: Backward,
    start: Weights,
    data: tuple[Array, Array, Mapping[str, Any]],
    *,
    steps: int,
    rng: np.random.Generator,
    optimizer: Any = None,  # noqa: ANN401 - of startcode.layers
) -> Array:
    """The cost of each mini-batch of 32 (steps,), with plain descent at rate 0.1 unless there is an optimizer.

    `data` holds pictures X (m, ...), labels Y (C, m) and the settings of the net.
    """
    X, Y, hparameters = data
    here, costs = start, np.zeros(steps)
    for step in range(steps):
        hand = rng.choice(len(X), size=32, replace=False)
        answer, caches = there(X[hand], here, hparameters)
        costs[step] = -np.mean(np.log(np.maximum((answer * Y[:, hand]).sum(axis=0), 1e-12)))
        slopes = back(answer, Y[:, hand], caches)
        here = optimizer.step(here, slopes) if optimizer else layers.update_parameters(here, slopes, 0.1)
    return costs


@dataclass(frozen=True)
class Tower:
    """A dense layer, any number of blocks that keep their width, and scores; `there` and `back` are the block's."""

    there: BlockForward
    back: BlockBackward

    def start(self, n_x: int, n: int, C: int, *, blocks: int, second: float, rng: np.random.Generator) -> Weights:
        """Weights with the spread of He, those of the second layer of each block times `second`; biases are 0."""

        def he(rows: int, columns: int, scale: float = 1.0) -> Array:
            return np.asarray(rng.normal(scale=scale * np.sqrt(2 / columns), size=(rows, columns)))

        weights = {"in": he(n, n_x), "out": he(C, n, 0.1)}
        for block in range(blocks):
            zeros = np.zeros((n, 1))
            weights |= {f"W1_{block}": he(n, n), f"b1_{block}": zeros}
            weights |= {f"W2_{block}": he(n, n, second), f"b2_{block}": zeros}
        return weights

    def forward(self, X: Array, weights: Weights) -> tuple[Array, Array, list[Any]]:
        """What examples X (n_x, m) have become (n, m) behind the last block and before the first; the trips."""
        first = A = np.maximum(weights["in"] @ X, 0)
        trips = []
        for block in range(sum(name.startswith("W1_") for name in weights)):
            A, trip = self.there(A, {name: weights[f"{name}_{block}"] for name in ("W1", "b1", "W2", "b2")})
            trips.append(trip)
        return A, first, trips

    def cost_and_slopes(self, X: Array, Y: Array, weights: Weights) -> tuple[float, Weights]:
        """The cost of examples X (n_x, m) with labels Y (C, m), and its slopes by the names of weights."""
        A, first, trips = self.forward(X, weights)
        cost, error = layers.softmax_cross_entropy(weights["out"] @ A, Y)
        slopes, message = {"dout": error @ A.T}, weights["out"].T @ error
        for block in range(len(trips) - 1, -1, -1):
            message, grads = self.back(message, trips[block])
            slopes |= {f"{name}_{block}": slope for name, slope in grads.items()}
        return cost, slopes | {"din": (message * (first > 0)) @ X.T}

    def train(self, X: Array, Y: Array, weights: Weights, *, epochs: int, rng: np.random.Generator) -> list[float]:
        """The mean cost of each epoch, with Adam and mini-batches of 64."""
        optimizer, costs = layers.Adam(0.002), []
        for _ in range(epochs):
            total = 0.0
            for X_hand, Y_hand in layers.mini_batches(X, Y, 64, rng=rng):
                cost, slopes = self.cost_and_slopes(X_hand, Y_hand, weights)
                weights = optimizer.step(weights, slopes)
                total += cost * X_hand.shape[1]
            costs.append(total / X.shape[1])
        return costs


def plain_tower() -> Tower:
    """A tower whose blocks have no shortcut."""

    def there(A: Array, params: Weights) -> tuple[Array, Any]:
        inner, first = layers.linear_activation_forward(A, params["W1"], params["b1"], "relu")
        outer, second = layers.linear_activation_forward(inner, params["W2"], params["b2"], "relu")
        return outer, (first, second, A.shape[1])

    def back(message: Array, cache: Any) -> tuple[Array, Weights]:  # noqa: ANN401 - of `there`
        first, second, m = cache
        message, dW2, db2 = layers.linear_activation_backward(message, second, "relu")
        message, dW1, db1 = layers.linear_activation_backward(message, first, "relu")
        return message, {name: m * slope for name, slope in (("dW1", dW1), ("db1", db1), ("dW2", dW2), ("db2", db2))}

    return Tower(there, back)


@dataclass(frozen=True)
class DenseReader:
    """A dense net with softmax, as in week 7, to compare with: trained by mini-batches of 64 and Adam."""

    parameters: Weights

    @classmethod
    def trained(
        cls, X: Array, Y: Array, sizes: list[int], *, rate: float, epochs: int, rng: np.random.Generator
    ) -> "DenseReader":
        """From examples X (n_0, m) and labels Y (C, m); `sizes` is [n_0, ..., C]."""
        here = layers.initialize_parameters_deep(sizes, rng=rng)
        here = {name: value.astype(X.dtype) for name, value in here.items()}
        optimizer = layers.Adam(rate)
        for _ in range(epochs):
            for X_hand, Y_hand in layers.mini_batches(X, Y, 64, rng=rng):
                here = optimizer.step(here, cls(here).slopes(X_hand, Y_hand))
        return cls(here)

    def scores(self, X: Array) -> tuple[Array, list[Any]]:
        """Scores (C, m), and what the way back needs."""
        A, trips, depth = X, [], len(self.parameters) // 2
        for layer in range(1, depth + 1):
            bend = "linear" if layer == depth else "relu"
            W, b = self.parameters[f"W{layer}"], self.parameters[f"b{layer}"]
            A, trip = layers.linear_activation_forward(A, W, b, bend)
            trips.append(trip)
        return A, trips

    def slopes(self, X: Array, Y: Array) -> Weights:
        """Slopes of the mean cross-entropy, by the names of the parameters."""
        scores, trips = self.scores(X)
        message = layers.softmax_cross_entropy(scores, Y)[1] * X.shape[1]  # the layers divide by m themselves
        found: Weights = {}
        for layer in range(len(trips), 0, -1):
            bend = "linear" if layer == len(trips) else "relu"
            message, found[f"dW{layer}"], found[f"db{layer}"] = layers.linear_activation_backward(
                message, trips[layer - 1], bend
            )
        return found

    def accuracy(self, X: Array, labels: Array) -> float:
        """Share of right answers; labels (1, m)."""
        return float(np.mean(self.scores(X)[0].argmax(axis=0) == labels[0]))
