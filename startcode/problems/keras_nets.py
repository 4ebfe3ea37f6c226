"""Week 9: networks for pictures that were built in Keras, compared with those of NumPy. Nothing here imports Keras."""

from typing import Any

import numpy as np

from startcode import layers
from startcode.checks import Check
from startcode.problems.cnn_application import Arrays, block_output, net_answer
from startcode.problems.framework import unrounded

__all__ = [
    "check_identity_block",
    "check_keras_net",
    "keras_net",
]

Array = np.ndarray[Any, np.dtype[Any]]
Shape = tuple[int, int, int]
FILTERS, UNITS, CLASSES = (8, 16), 64, 10
POOLED = {"conv": {"stride": 1, "pad": 1}, "pool": {"f": 2, "stride": 2}, "mode": "max"}


def keras_net(rng: np.random.Generator, input_shape: Shape) -> tuple[Array, Arrays]:
    """Pictures X (3, n_H, n_W, n_C) and the parameters of the network of the lesson, none of them 0."""
    n_H, n_W, n_C = input_shape
    flat = (n_H // 4) * (n_W // 4) * FILTERS[1]
    shapes = [(3, 3, n_C, FILTERS[0]), (3, 3, *FILTERS), (UNITS, flat), (CLASSES, UNITS)]
    parameters: Arrays = {}
    for layer, shape in enumerate(shapes, start=1):
        fan = np.prod(shape[:-1]) if len(shape) == 4 else shape[1]
        biases = (1, 1, 1, shape[-1]) if len(shape) == 4 else (shape[0], 1)
        parameters |= {f"W{layer}": rng.normal(size=shape) * np.sqrt(2 / fan), f"b{layer}": rng.normal(size=biases) / 2}
    return rng.normal(size=(3, *input_shape)), parameters


def check_keras_net(check: Check, model: Any, input_shape: Shape) -> None:  # noqa: ANN401 - of Keras
    """What the network of the lesson must be, whichever way it was built."""
    X, parameters = check.draw(keras_net, input_shape=input_shape)
    kinds = [type(layer).__name__ for layer in model.layers]
    told = "the model has no Flatten: a dense layer would look at each pixel by itself."
    check.that(any("Flatten" in kind or "Reshape" in kind for kind in kinds), told, diagnosis="no-flatten", rung=1)
    told = "a dense layer stands before the flattening."
    flat = next(place for place, kind in enumerate(kinds) if "Flatten" in kind or "Reshape" in kind)
    check.that("Dense" not in kinds[:flat], told, diagnosis="dense-first", rung=1)
    check.that(
        not getattr(model, "compiled", False),
        "the model is compiled: that is left to whoever trains it.",
        diagnosis="compiled",
    )
    weights = [
        part
        for layer in range(1, 5)
        for part in (
            parameters[f"W{layer}"] if layer < 3 else parameters[f"W{layer}"].T,
            parameters[f"b{layer}"].reshape(-1),
        )
    ]
    found, wanted = [tuple(part.shape) for part in model.weights], [part.shape for part in weights]
    told = f"the weights have the shapes {found}, and {wanted} are wanted: look at filters, sizes, padding and units."
    check.that(found == wanted, told, diagnosis="weights", rung=1)
    model.set_weights(weights)
    slips = _answers(X, parameters)
    right = slips.pop("")
    got = unrounded(np.asarray(model.predict(X, verbose=0)), [right, *slips.values()])
    because = "what your NumPy network gives with the same weights"
    check.close(
        "the model's answer, with weights that the check has put in", got, right, suspects=slips, because=because
    )


def check_identity_block(check: Check, keras: Any, shape: Shape, f: int, filters: tuple[int, int]) -> None:  # noqa: ANN401
    """What a block with a shortcut must give, with weights put in and with weights of zero."""
    inputs = keras.Input(shape=shape)
    made = check.run(lambda: check.function(inputs, f, filters))
    told = f"identity_block gives no tensor of Keras, but an object of the type {type(made).__name__}."
    check.that(hasattr(made, "shape") and keras.backend.is_keras_tensor(made), told, diagnosis="no-tensor", rung=2)
    told = f"for pictures of shape {shape} the block gives {tuple(made.shape[1:])}: the shape is to stay."
    check.that(tuple(made.shape[1:]) == shape, told, diagnosis="shape", rung=1)
    model = keras.Model(inputs=inputs, outputs=made)
    sizes = [(f, f, shape[2], filters[0]), (filters[0],), (f, f, *filters), (filters[1],)]
    found = [tuple(part.shape) for part in model.weights]
    told = f"the weights have the shapes {found}, and {sizes} are wanted: two convolutions."
    check.that(found == sizes, told, diagnosis="weights", rung=1)
    X, *weights = check.draw(lambda rng: [rng.normal(size=size) for size in ((2, *shape), *sizes)])
    for values, because in ((weights, "ReLU of the path plus X"), ([0 * part for part in weights], "ReLU of X")):
        model.set_weights(values)
        outer, inner = _path(X, values, f), _path(X, values, f, bent=False)
        right = np.maximum(outer + X, 0)
        slips = {
            "leaving out the shortcut": np.maximum(outer, 0),
            "adding behind the last ReLU, where it belongs before": np.maximum(outer, 0) + X,
            "leaving out the last ReLU": outer + X,
            "leaving out the ReLU between the two layers": np.maximum(inner + X, 0),
            "a ReLU before the adding as well": np.maximum(np.maximum(outer, 0) + X, 0),
        }
        if filters[0] == shape[2]:
            first = np.maximum(_same(X, values[0], values[1], f), 0)
            late = "taking the shortcut behind the first layer: it begins before anything has changed"
            slips[late] = np.maximum(outer + first, 0)
        what = (
            "the block with weights that the check has put in" if np.any(values[0]) else "the block with weights of 0"
        )
        got = unrounded(np.asarray(model.predict(X, verbose=0)), [right, *slips.values()])
        check.close(what, got, right, suspects=slips, because=because)


def _answers(X: Array, parameters: Arrays) -> dict[str, Array]:
    """Rows of probabilities of the network, under "", and of networks with the usual slips, by the slip."""

    def answer(slip: str = "", **changed: Any) -> Array:  # noqa: ANN401
        settings = {name: {**POOLED, **changed} for name in ("block1", "block2")}
        return net_answer(lambda *given: (block_output(*given), None), X, parameters, settings, slip).T

    def straight(A: Array, W: Array, b: Array, settings: Any) -> tuple[Array, None]:  # noqa: ANN401
        sums = layers.conv_forward(A, W, b, settings["conv"])[0]
        return layers.pool_forward(sums, settings["pool"])[0], None

    settings, P = {"block1": POOLED, "block2": POOLED}, X
    for layer in (1, 2):
        P = block_output(P, parameters[f"W{layer}"], parameters[f"b{layer}"], POOLED)
    hidden = np.maximum(parameters["W3"] @ P.reshape(len(X), -1).T + parameters["b3"], 0)
    scores = (parameters["W4"] @ hidden + parameters["b4"]).T
    return {
        "": answer(),
        "leaving out the softmax at the end": scores,
        "leaving out the ReLU of the convolutions": net_answer(straight, X, parameters, settings).T,
        "leaving out the ReLU of the dense layer": answer("linear"),
        "a ReLU in front of the softmax: scores have both signs": answer("bent"),
        "applying the softmax twice": answer("twice"),
        "average pooling, where max pooling is meant": answer(mode="average"),
        "a sigmoid at the end, where the classes share a sum of 1": 1 / (1 + np.exp(-scores)),
    }


def _same(X: Array, W: Array, b: Array, f: int) -> Array:
    """A convolution that keeps the size, framed as Keras frames: the odd pixel at the end."""
    before = (f - 1) // 2
    behind = f - 1 - before
    framed = np.pad(X, ((0, 0), (before, behind), (before, behind), (0, 0)))
    return layers.conv_forward(framed, W, b.reshape(1, 1, 1, -1), {"stride": 1, "pad": 0})[0]


def _path(X: Array, weights: list[Array], f: int, *, bent: bool = True) -> Array:
    """Both convolutions, without the shortcut; with or without the ReLU between them."""
    inner = _same(X, weights[0], weights[1], f)
    return _same(np.maximum(inner, 0) if bent else inner, weights[2], weights[3], f)
