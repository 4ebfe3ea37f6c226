"""Week 9: blocks of convolution, ReLU and pooling, small nets made of them, and what the usual slips make of both."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from startcode import layers
from startcode.problems.convolution import convolution
from startcode.problems.convolution_backward import slopes_like
from startcode.problems.softmax import classes_of

__all__ = [
    "block_and_message",
    "block_backward_slips",
    "block_output",
    "block_slips",
    "decided_net",
    "net_and_caches",
    "net_answer",
    "net_cost",
    "net_slips",
    "net_slope_slips",
    "net_slopes",
    "picture_block",
    "picture_net",
]

Array = np.ndarray[Any, np.dtype[Any]]
Arrays = dict[str, Array]
Settings = Mapping[str, Any]
Cache = tuple[Any, Array, Any, str]  # of a block: what the convolution got, its sums Z, what the pooling got, the mode
Guesses = dict[str, Any]  # a slip in words, and what it gives
Block = Callable[[Array, Array, Array, Settings], tuple[Array, Any]]
BlockBack = Callable[[Array, Any], tuple[Array, Array, Array]]
NEAR = 1e-3  # of a bend, or of another number in the same window: no place to measure a slope
OTHER = {"max": "average", "average": "max"}


def picture_block(
    rng: np.random.Generator, mode: str, window: int, step: int, **size: int
) -> tuple[Array, Array, Array, dict[str, Any]]:
    """A_prev, W, b as in `convolution`, and settings of a block that pools windows of this side so many pixels apart.

    No sum is near 0, and the largest of each window is clearly the largest: slopes can be measured. Some windows are 0.
    """
    while True:
        A_prev, W, b, conv = convolution(rng, **size)
        Z = layers.conv_forward(A_prev, W, b - 1, conv)[0]
        seen = np.lib.stride_tricks.sliding_window_view(np.maximum(Z, 0), (window, window), axis=(1, 2))
        ranked = np.sort(seen[:, ::step, ::step].reshape(-1, window * window), axis=1)
        clear = ranked[:, -1] - ranked[:, -2:-1].max(axis=1, initial=-1) > NEAR
        off = ranked[:, -1] == 0
        if np.any(off) and np.all(clear | off) and np.abs(Z).min() > NEAR:
            return A_prev, W, b - 1, {"conv": conv, "pool": {"f": window, "stride": step}, "mode": mode}


def block_and_message(rng: np.random.Generator, **size: Any) -> tuple[Array, Cache]:  # noqa: ANN401 - as picture_block
    """The slope dP that comes back to a block as in `picture_block`, and the cache of the block."""
    A_prev, W, b, hparameters = picture_block(rng, **size)
    Z = layers.conv_forward(A_prev, W, b, hparameters["conv"])[0]
    A = np.maximum(Z, 0)
    P = layers.pool_forward(A, hparameters["pool"], hparameters["mode"])[0]
    return slopes_like(rng, P.shape), (
        (A_prev, W, b, hparameters["conv"]),
        Z,
        (A, hparameters["pool"]),
        hparameters["mode"],
    )


def block_output(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> Array:
    """What a block gives out (m, n_H, n_W, n_C)."""
    sums = layers.conv_forward(A_prev, W, b, hparameters["conv"])[0]
    return layers.pool_forward(sums * (sums > 0), hparameters["pool"], hparameters["mode"])[0]


def block_slips(A_prev: Array, W: Array, b: Array, hparameters: Settings) -> Guesses:
    """Outputs of a block that come from the usual slips."""
    sums = layers.conv_forward(A_prev, W, b, hparameters["conv"])[0]
    windows, mode = hparameters["pool"], hparameters["mode"]

    def pooled(values: Array, mode: str = mode) -> Array:
        return layers.pool_forward(values, windows, mode)[0]

    return {
        "leaving out the ReLU": pooled(sums),
        "a ReLU behind the pooling, where it belongs before": np.maximum(pooled(sums), 0),
        f'mode "{OTHER[mode]}" where "{mode}" is asked for': pooled(np.maximum(sums, 0), OTHER[mode]),
        "a ReLU before the convolution": pooled(
            layers.conv_forward(np.maximum(A_prev, 0), W, b, hparameters["conv"])[0]
        ),
        "a sigmoid where a ReLU is meant": pooled(1 / (1 + np.exp(-sums))),
        "tanh where a ReLU is meant": pooled(np.tanh(sums)),
        "leaving out the bias": block_output(A_prev, W, 0 * b, hparameters),
    }


def block_backward_slips(dP: Array, cache: Cache) -> dict[str, Guesses]:
    """Wrong slopes of the right shape, for each of dA_prev, dW and db."""
    given, Z, (A, windows), mode = cache
    trip = layers.conv_forward(*given)[1]

    def unpooled(message: Array, mode: str = mode) -> Array:
        return layers.pool_backward(message, layers.pool_forward(A, windows, mode)[1], mode)

    back, on = unpooled(dP), Z > 0
    made = layers.pool_forward(A, windows, mode)[0]
    sums = {
        "leaving out the slope of the ReLU": back,
        "a mask of what the pooling gave out, where that of Z is meant": unpooled(dP * (made > 0)),
        "asking the slope for its sign: it is Z that is on or off": np.maximum(back, 0),
        "multiplying by A, where a mask of 1 and 0 is meant": back * A,
        "the opposite mask: where Z is negative": back * ~on,
        f'mode "{OTHER[mode]}" where "{mode}" is asked for': unpooled(dP, OTHER[mode]) * on,
        "dividing by m: that is in the slope already": back * on / len(Z),
    }
    names = "dA_prev", "dW", "db"
    slopes = {what: layers.conv_backward(message, trip) for what, message in sums.items()}
    return {name: {what: found[place] for what, found in slopes.items()} for place, name in enumerate(names)}


def picture_net(
    rng: np.random.Generator, m: int, n_H: int, n_W: int, n_C: int, n_C1: int, n_C2: int, n_3: int, C: int
) -> tuple[Array, Array, Arrays, dict[str, Any]]:
    """Pictures X (m, n_H, n_W, n_C), labels Y (C, m), and parameters and settings of a net for them.

    n_H and n_W are multiples of 4. The two blocks have other settings; no dense unit is near its bend.
    """
    conv, pool = {"stride": 1, "pad": 1}, {"f": 2, "stride": 2}
    hparameters = {
        "block1": {"conv": conv, "pool": pool, "mode": "max"},
        "block2": {"conv": conv, "pool": pool, "mode": "average"},
    }
    shapes = [(3, 3, n_C, n_C1), (3, 3, n_C1, n_C2), (n_3, n_H * n_W * n_C2 // 16), (C, n_3)]
    while True:
        X = rng.normal(size=(m, n_H, n_W, n_C))
        parameters = {}
        for layer, shape in enumerate(shapes, start=1):
            filters = len(shape) == 4
            parameters[f"W{layer}"] = rng.normal(size=shape) / np.sqrt(np.prod(shape[:3]) if filters else shape[1])
            biases = (1, 1, 1, shape[3]) if filters else (shape[0], 1)
            parameters[f"b{layer}"] = rng.uniform(0.3, 0.6, size=biases) * rng.choice([-1, 1], size=biases)
        P = X
        for layer in (1, 2):
            P = block_output(P, parameters[f"W{layer}"], parameters[f"b{layer}"], hparameters[f"block{layer}"])
        Z3 = parameters["W3"] @ P.reshape(m, -1).T + parameters["b3"]
        if np.abs(Z3).min() > NEAR and np.any(Z3 > 0) and np.any(Z3 < 0):
            return X, classes_of(rng, C, m), parameters, hparameters


def decided_net(rng: np.random.Generator, **size: int) -> tuple[Array, Arrays, dict[str, Any]]:
    """A net as in `picture_net`, without its labels, that is surer of itself: it gives three classes or more."""
    while True:
        X, _, parameters, hparameters = picture_net(rng, **size)
        parameters |= {"W4": 6 * parameters["W4"], "b4": parameters["b4"] / 6, "b3": parameters["b3"] / 6}
        answer = net_answer(_finished, 4 * X, parameters, hparameters)
        if len(np.unique(answer.argmax(axis=0))) > 2 and np.ptp(np.sort(answer, axis=0)[-2:], axis=0).min() > NEAR:
            return 4 * X, parameters, hparameters


def net_answer(block: Block, X: Array, parameters: Arrays, hparameters: Settings, slip: str = "") -> Array:
    """Probabilities (C, m) of a net that is made of these blocks, with one of the slips of `net_slips` or none."""
    P, m = X, len(X)
    for layer in (1, 2):
        settings = hparameters["block1" if slip == "settings" else f"block{layer}"]
        P = block(P, parameters[f"W{layer}"], parameters[f"b{layer}"], settings)[0]
    turned = {"channels": (0, 3, 1, 2), "columns": (0, 2, 1, 3)}.get(slip, (0, 1, 2, 3))
    flat = P.reshape(-1, m) if slip == "mixed" else P.transpose(turned).reshape(m, -1).T
    hidden = parameters["W3"] @ flat + parameters["b3"] * (slip != "bias")
    hidden = hidden if slip == "linear" else hidden * (hidden > 0)
    scores = parameters["W4"] @ hidden + parameters["b4"] * (slip != "last bias")
    scores = np.maximum(scores, 0) if slip == "bent" else scores
    if slip == "axis":
        return layers.softmax(scores.T).T
    return layers.softmax(layers.softmax(scores) if slip == "twice" else scores)


def net_slips(block: Block, X: Array, parameters: Arrays, hparameters: Settings) -> Guesses:
    """Probabilities of the right shape that come from the usual slips."""
    words = {
        "a reshape that mixes the pictures: reshape to (m, ...) first, then turn": "mixed",
        "flattening with the channels in front": "channels",
        "flattening column by column": "columns",
        "leaving out the ReLU of the dense layer": "linear",
        "a ReLU in front of the softmax: scores have both signs": "bent",
        "sharing out over the pictures, where it is the classes": "axis",
        "applying the softmax twice": "twice",
        "leaving out b3": "bias",
        "leaving out b4": "last bias",
        "the settings of block 1 in block 2": "settings",
    }
    return {what: net_answer(block, X, parameters, hparameters, slip) for what, slip in words.items()}


def net_cost(X: Array, Y: Array, parameters: Arrays, hparameters: Settings) -> float:
    """The mean cross-entropy of a finished net."""
    answer = net_answer(_finished, X, parameters, hparameters)
    return float(-np.mean(np.log(np.sum(answer * Y, axis=0))))


def _finished(A_prev: Array, W: Array, b: Array, settings: Settings) -> tuple[Array, None]:
    """A block that keeps nothing for the way back."""
    return block_output(A_prev, W, b, settings), None


def net_and_caches(rng: np.random.Generator, **size: int) -> tuple[Array, Array, dict[str, Any]]:
    """Probabilities A4 (C, m), labels Y (C, m) and the caches of a net as in `picture_net`."""
    X, Y, parameters, hparameters = picture_net(rng, **size)
    caches: dict[str, Any] = {}
    P = X
    for layer in (1, 2):
        settings, given = hparameters[f"block{layer}"], (P, parameters[f"W{layer}"], parameters[f"b{layer}"])
        Z = layers.conv_forward(*given, settings["conv"])[0]
        A = np.maximum(Z, 0)
        caches[f"block{layer}"] = (*given, settings["conv"]), Z, (A, settings["pool"]), settings["mode"]
        P = layers.pool_forward(A, settings["pool"], settings["mode"])[0]
    flat = P.reshape(len(X), -1).T
    A3 = np.maximum(parameters["W3"] @ flat + parameters["b3"], 0)
    A4 = layers.softmax(parameters["W4"] @ A3 + parameters["b4"])
    rest = {"P2": P, "F": flat, "A3": A3, "W3": parameters["W3"], "W4": parameters["W4"]}
    return A4, Y, caches | rest


def net_slopes(back: BlockBack, A4: Array, Y: Array, caches: Settings, slip: str = "") -> Arrays:
    """Slopes dW1, db1, ..., dW4, db4 of a net that is made of these blocks, with one slip or none."""
    m, P2, found = Y.shape[1], caches["P2"], {}
    error = {"sum": A4 - Y, "sign": (Y - A4) / m, "guess": A4 / m}.get(slip, (A4 - Y) / m)
    again = m if slip == "twice" else 1
    hidden = caches["W4"].T @ error
    if slip != "unmasked":
        hidden = hidden * (caches["A3"] if slip == "values" else caches["A3"] > 0)
    for layer, slope, given in ((4, error, caches["A3"]), (3, hidden, caches["F"])):
        found[f"dW{layer}"], found[f"db{layer}"] = slope @ given.T / again, np.sum(slope, 1, keepdims=True) / again
    flat = caches["W3"].T @ hidden
    dP2 = flat.reshape(P2.shape) if slip == "mixed" else flat.T.reshape(P2.shape)
    if slip == "channels":
        dP2 = flat.T.reshape(m, P2.shape[3], *P2.shape[1:3]).transpose(0, 2, 3, 1)
    dP1, found["dW2"], found["db2"] = back(dP2, caches["block2"])
    _, found["dW1"], found["db1"] = back(dP1, caches["block1"])
    return found


def net_slope_slips(back: BlockBack, A4: Array, Y: Array, caches: Settings) -> Guesses:
    """Slopes of the right shapes that come from the usual slips."""
    words = {
        "leaving out 1/m: the cost is a mean": "sum",
        "dividing the dense slopes by m once more: it is in dZ4 already": "twice",
        "turning the sign: A4 - Y is meant": "sign",
        "forgetting the labels": "guess",
        "leaving out the slope of the dense ReLU": "unmasked",
        "multiplying by A3, where a mask of 1 and 0 is meant": "values",
        "a reshape that mixes the pictures: turn dF first, then reshape": "mixed",
        "another order of flattening than on the way there": "channels",
    }
    return {what: net_slopes(back, A4, Y, caches, slip) for what, slip in words.items()}
