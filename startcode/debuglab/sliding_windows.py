"""Week 10, windows: a network that sees a small window, what it learns from, and finders of colleagues with a bug."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers
from startcode.layers.windows import rows_of_windows

Array = np.ndarray[Any, Any]
Weights = dict[str, Array]
Loss = Callable[[Array, Array], tuple[float, Array]]  # of outputs (m, n) and targets (m, n): the cost and its slope
Finder = Callable[[Array, Weights], Array]  # of a picture and the weights: windows (k, 4)
PLAIN, HALVED = {"stride": 1, "pad": 0}, {"f": 2, "stride": 2}
SIDE = 32  # of the window, pixels
STEP = 4  # pixels from window to window: two pooling layers halve the picture
BATCH = 32
SHOWN = 6  # windows of a finder
SHARE = 0.6  # of the pictures show a shape
FILTERS = 8, 16


def class_loss(outputs: Array, targets: Array) -> tuple[float, Array]:
    """The cross-entropy of scores (m, C) against one-hot rows (m, C), a mean, and its slope."""
    cost, slope = layers.softmax_cross_entropy(outputs.T, targets.T)
    return cost, slope.T


@dataclass(frozen=True)
class WindowNet:
    """Two convolutions without a frame, pooling behind each, two dense layers: it sees a window of 32 pixels."""

    outputs: int
    hidden: int = 32

    def start(self, rng: np.random.Generator) -> Weights:
        """Weights with the spread of He, biases zero; W3 and W4 are those of dense layers (outputs, inputs)."""
        sides = ((SIDE - 4) // 2 - 2) // 2
        shapes = {"1": (5, 5, 3, FILTERS[0]), "2": (3, 3, *FILTERS)}
        weights = {f"W{place}": rng.normal(scale=np.sqrt(2 / np.prod(s[:3])), size=s) for place, s in shapes.items()}
        for place, (inputs, outputs) in {
            "3": (sides**2 * FILTERS[1], self.hidden),
            "4": (self.hidden, self.outputs),
        }.items():
            weights[f"W{place}"] = rng.normal(scale=np.sqrt(2 / inputs), size=(outputs, inputs))
            weights[f"b{place}"] = np.zeros((outputs, 1))
        weights |= {f"b{place}": np.zeros((1, 1, 1, shape[3])) for place, shape in shapes.items()}
        return weights

    def answers(self, X: Array, weights: Weights) -> tuple[Array, tuple[Any, ...]]:
        """Outputs (m, n) for windows X (m, 32, 32, 3), and all that the way back needs."""
        Z1, trip1 = layers.conv_forward(X, weights["W1"], weights["b1"], PLAIN)
        A1, pool1 = layers.pool_forward(np.maximum(Z1, 0), HALVED)
        Z2, trip2 = layers.conv_forward(A1, weights["W2"], weights["b2"], PLAIN)
        A2, pool2 = layers.pool_forward(np.maximum(Z2, 0), HALVED)
        rows = A2.reshape(len(X), -1)
        Z3 = rows @ weights["W3"].T + weights["b3"].T
        given = np.maximum(Z3, 0)
        return given @ weights["W4"].T + weights["b4"].T, (Z1, trip1, pool1, Z2, trip2, pool2, rows, Z3, given)

    def slopes(self, dZ4: Array, trip: tuple[Any, ...], weights: Weights) -> Weights:
        """The slopes of the cost by the names of the weights, from its slope at the outputs."""
        Z1, trip1, pool1, Z2, trip2, pool2, rows, Z3, given = trip
        dZ3 = (dZ4 @ weights["W4"]) * (Z3 > 0)
        dA2 = (dZ3 @ weights["W3"]).reshape(pool2.made)
        dA1, dW2, db2 = layers.conv_backward(layers.pool_backward(dA2, pool2) * (Z2 > 0), trip2)
        dW1, db1 = layers.conv_backward_first(layers.pool_backward(dA1, pool1) * (Z1 > 0), trip1)
        dense = {
            "dW4": dZ4.T @ given,
            "db4": dZ4.sum(axis=0)[:, None],
            "dW3": dZ3.T @ rows,
            "db3": dZ3.sum(axis=0)[:, None],
        }
        return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2} | dense

    def train(
        self, X: Array, Y: Array, loss: Loss = class_loss, *, epochs: int, rate: float = 0.002, rng: np.random.Generator
    ) -> tuple[Weights, Array]:
        """Adam on pictures X (m, 32, 32, 3) and targets Y (m, n): the weights, and the cost of each epoch (epochs,).

        In single precision on the way, for speed; the weights come back in double precision.
        """
        weights = {name: value.astype(np.float32) for name, value in self.start(rng).items()}
        optimizer, costs = layers.Adam(learning_rate=rate), np.zeros(epochs)
        pictures, batches = X.astype(np.float32), -(-len(X) // BATCH)
        for epoch in range(epochs):
            optimizer.learning_rate = rate * (1 - epoch / epochs) + rate / 20
            for batch in np.array_split(rng.permutation(len(X)), batches):
                answers, trip = self.answers(pictures[batch], weights)
                cost, slope = loss(answers.astype(np.float64), Y[batch])
                weights = optimizer.step(weights, self.slopes(np.asarray(slope, np.float32), trip, weights))
                costs[epoch] += float(cost) * len(batch) / len(X)
        return {name: value.astype(np.float64) for name, value in weights.items()}, costs

    def everywhere(self, X: Array, weights: Weights) -> Array:
        """Outputs (m, rows, columns, n) for all windows of large pictures X (m, n_H, n_W, 3), 4 pixels apart."""
        made, _ = layers.pool_forward(_bright(X, weights, "1"), HALVED)
        made, _ = layers.pool_forward(_bright(made, weights, "2"), HALVED)
        f = int(np.sqrt(weights["W3"].shape[1] // made.shape[3]))
        seen = rows_of_windows(np.ascontiguousarray(made), f, 1)  # what each place hands to the dense layers
        hidden = np.maximum(seen @ weights["W3"].T + weights["b3"].T, 0)
        rows, columns = (n - f + 1 for n in made.shape[1:3])
        outputs: Array = hidden @ weights["W4"].T + weights["b4"].T
        return outputs.reshape(len(X), rows, columns, -1)


def _bright(X: Array, weights: Weights, place: str) -> Array:
    """A convolution and its ReLU."""
    return np.maximum(layers.conv_forward(X, weights[f"W{place}"], weights[f"b{place}"], PLAIN)[0], 0)


def object_windows(
    X: Array, boxes: Sequence[Array], labels: Sequence[Array], *, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Windows (k, 32, 32, 3) of whole numbers, cut out of scenes, and what is in the middle of each (k,).

    A class if the middle of an object that fits is at most 2 pixels from the window's; the next number if none is near.
    Each window comes once more, mirrored: behind all the others, in their order.
    """
    nothing = max(int(numbers.max()) for numbers in labels if len(numbers)) + 1
    crops, kinds = [], []
    for picture, places, numbers in zip(X, boxes, labels, strict=True):
        edge = np.array(picture.shape[1::-1])
        corners = places * np.tile(edge, 2)
        middles, fits = (corners[:, :2] + corners[:, 2:]) / 2, (corners[:, 2:] - corners[:, :2]).max(axis=1) <= SIDE
        for middle, kind in zip(middles[fits], numbers[fits], strict=True):
            for _ in range(3):
                corner = np.rint(middle - SIDE / 2 + rng.uniform(-2, 2, size=2)).astype(int)
                if np.all(corner >= 0) and np.all(corner + SIDE <= edge):
                    crops.append(_cut(picture, corner, SIDE))
                    kinds.append(int(kind))
        for _ in range(12):
            corner = rng.integers(0, edge - SIDE + 1)
            if not len(middles) or np.abs(middles - corner - SIDE / 2).max(axis=1).min() > 5:
                crops.append(_cut(picture, corner, SIDE))
                kinds.append(nothing)
    seen = np.array(crops)
    return np.concatenate([seen, seen[:, :, ::-1]]), np.tile(kinds, 2)


def shape_pictures(m: int, *, rng: np.random.Generator) -> tuple[Array, list[Array | None], list[int | None]]:
    """Pictures X (m, 32, 32, 3), 0 to 255, with one disc (0), rectangle (1) or triangle (2), or with nothing.

    And for each the corners of the shape, as fractions of the picture, and its class; or None and None.
    """
    y, x = (np.indices((SIDE, SIDE)) + 0.5) / SIDE
    across, down, mixed = (
        rng.uniform(-0.5, 0.5, (m, 1, 1, 1)),
        rng.uniform(-0.5, 0.5, (m, 1, 1, 1)),
        rng.uniform(size=m),
    )
    X = np.clip(0.5 + across * x[..., None] + down * y[..., None] + rng.uniform(-0.25, 0.25, (m, 1, 1, 3)), 0, 1)
    boxes: list[Array | None] = [None] * m
    kinds: list[int | None] = [None] * m
    for place in np.flatnonzero(mixed < SHARE):
        width, height = rng.uniform(0.2, 0.55, size=2)
        left, top = rng.uniform(0, 1 - width), rng.uniform(0, 1 - height)
        u, v = (x - left) / width, (y - top) / height  # from 0 to 1 inside the box
        inside = (u > 0) & (u < 1) & (v > 0) & (v < 1)
        kind = int(rng.integers(3))
        inside &= (np.hypot(u - 0.5, v - 0.5) < 0.5, inside, np.abs(u - 0.5) < v / 2)[kind]
        colour = X[place].mean(axis=(0, 1)) + rng.choice([-1, 1], size=3) * rng.uniform(0.25, 0.6, size=3)
        X[place][inside] = np.clip(colour, 0, 1)
        boxes[int(place)], kinds[int(place)] = np.array([left, top, left + width, top + height]), kind
    return 255 * np.clip(X + 0.03 * rng.normal(size=X.shape), 0, 1), boxes, kinds


def drawn_faces(m: int, *, rng: np.random.Generator) -> tuple[Array, Array]:
    """Faces X (m, 20, 20, 1) in grey, and five landmarks (m, 5, 2): eyes, nose, ends of the mouth, as fractions (x, y).

    The left eye is that of the person, on the right of the picture; a dark spot is on the left cheek.
    """
    face = np.array([[0.19, -0.13], [-0.19, -0.13], [0.0, 0.05], [0.14, 0.2], [-0.14, 0.2], [0.28, 0.1]])
    turn, size, move = rng.uniform(-0.25, 0.25, m), rng.uniform(0.85, 1.15, m), rng.uniform(-0.08, 0.08, (m, 1, 2))
    turning = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) * size
    marks = 0.5 + np.einsum("abm,kb->mka", turning, face) + move
    y, x = (np.indices((20, 20)) + 0.5) / 20

    def blot(place: Array, width: float) -> Array:
        spread = (x - place[:, 0, None, None]) ** 2 + (y - place[:, 1, None, None]) ** 2
        return np.asarray(np.exp(-spread / (2 * width**2)))

    head = 1 / (1 + np.exp(40 * (np.hypot(x - 0.5 - move[:, :, :1], y - 0.5 - move[:, :, 1:]) - 0.4)))
    dark = sum(0.7 * blot(marks[:, number], 0.045) for number in range(5)) + 0.4 * blot(marks[:, 5], 0.04)
    grey = np.clip(0.1 + 0.8 * head - dark + 0.05 * rng.normal(size=head.shape), 0, 1)
    return grey[..., np.newaxis], marks[:, :5]


def broken_finders() -> dict[int, Finder]:
    """Four ways to find windows (k, 4), in pixels, in a picture (n_H, n_W, 3) of whole numbers, one of them right.

    1: rows are taken for x; 2: a dense layer is reshaped to filters without .T; 3: half of the stride; 4: right.
    """

    def found(picture: Array, weights: Weights, *, step: int = STEP, turned: bool = False) -> Array:
        scores = WindowNet(len(weights["W4"])).everywhere(picture[np.newaxis] / 255 - 0.5, weights)[0]
        lead = scores[..., :-1].max(axis=2) - scores[..., -1]
        best = np.argsort(lead, axis=None)[::-1][:SHOWN]
        cells = np.column_stack(np.unravel_index(best, lead.shape))  # rows, columns
        corner = step * (cells if turned else cells[:, ::-1])
        return np.hstack([corner, corner + SIDE])

    def mixed(weights: Weights) -> Weights:
        kept = weights["W3"]
        return weights | {"W3": kept.ravel().reshape(kept.shape[::-1]).T}

    return {
        1: lambda picture, weights: found(picture, weights, turned=True),
        2: lambda picture, weights: found(picture, mixed(weights)),
        3: lambda picture, weights: found(picture, weights, step=STEP // 2),
        4: found,
    }


def _cut(picture: Array, corner: Array, side: int) -> Array:
    """The square whose upper left corner is at (x, y)."""
    x, y = (int(number) for number in corner)
    return picture[y : y + side, x : x + side]
