"""Week 11, forward: cells and sequences, and what the usual slips make of them."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from startcode.layers.softmax import softmax

__all__ = [
    "alike",
    "biased",
    "candidate_slips",
    "character_numbers",
    "character_slips",
    "gate_slips",
    "gate_value",
    "gru_sequence",
    "gru_step",
    "late_reset",
    "lstm_sequence",
    "lstm_step",
    "output_slips",
    "rnn_sequence",
    "rnn_state_slips",
    "rnn_step",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = Mapping[str, Array]
Guesses = dict[str, Any]  # a slip in words, and what it gives
NO_BIAS = "leaving out the bias"
ORDER = "putting the input above the state: here the state comes first"


def _drawn(rng: np.random.Generator, **shapes: tuple[int, int]) -> dict[str, Array]:
    """Weights and biases that are neither tiny nor so large that a tanh would be full."""
    return {
        name: np.asarray(rng.normal(scale=0.7 if name[0] == "b" else 0.9 / np.sqrt(shape[1]), size=shape))
        for name, shape in shapes.items()
    }


def _state(rng: np.random.Generator, n_a: int, m: int) -> Array:
    """Numbers between -1 and 1, none of them near 0."""
    return np.asarray(rng.uniform(0.15, 0.9, size=(n_a, m)) * rng.choice([-1.0, 1.0], size=(n_a, m)))


def character_numbers(rng: np.random.Generator, m: int, T_x: int, n_x: int) -> tuple[Array, int]:
    """Indices (m, T_x) from 0 to n_x - 2, each line beginning with 0, and n_x: the highest character occurs nowhere."""
    indices = rng.integers(0, n_x - 1, size=(m, T_x))
    indices[:, 0] = 0
    return indices, n_x


def rnn_step(rng: np.random.Generator, n_x: int, n_a: int, n_y: int, m: int) -> tuple[Array, Array, Parameters]:
    """One step of a plain cell: xt (n_x, m), a_prev (n_a, m) and parameters."""
    sizes = {"Wax": (n_a, n_x), "Waa": (n_a, n_a), "Wya": (n_y, n_a), "ba": (n_a, 1), "by": (n_y, 1)}
    return rng.normal(size=(n_x, m)), _state(rng, n_a, m), _drawn(rng, **sizes)


def gru_step(rng: np.random.Generator, n_x: int, n_a: int, m: int) -> tuple[Array, Array, Parameters]:
    """One step of a GRU: xt (n_x, m), c_prev (n_a, m) and parameters."""
    gates = {f"{kind}{gate}": (n_a, n_a + n_x if kind == "W" else 1) for gate in "urc" for kind in "Wb"}
    return rng.normal(size=(n_x, m)), _state(rng, n_a, m), _drawn(rng, **gates)


def lstm_step(rng: np.random.Generator, n_x: int, n_a: int, n_y: int, m: int) -> tuple[Array, Array, Array, Parameters]:
    """One step of an LSTM: xt (n_x, m), a_prev and c_prev (n_a, m), the latter also beyond 1, and parameters."""
    gates = {f"{kind}{gate}": (n_a, n_a + n_x if kind == "W" else 1) for gate in "fico" for kind in "Wb"}
    parameters = _drawn(rng, **gates, Wy=(n_y, n_a), by=(n_y, 1))
    return rng.normal(size=(n_x, m)), _state(rng, n_a, m), 2 * _state(rng, n_a, m), parameters


def _sequence(
    rng: np.random.Generator, T_x: int, step: Callable[..., Any], **sizes: int
) -> tuple[Array, Array, Parameters]:
    _, first, *_, parameters = step(rng, **sizes)
    return rng.normal(size=(sizes["n_x"], sizes["m"], T_x)), first, parameters


def rnn_sequence(rng: np.random.Generator, T_x: int, **sizes: int) -> tuple[Array, Array, Parameters]:
    """A sequence for a plain net: x (n_x, m, T_x), a0 (n_a, m) and parameters."""
    return _sequence(rng, T_x, rnn_step, **sizes)


def gru_sequence(rng: np.random.Generator, T_x: int, **sizes: int) -> tuple[Array, Array, Parameters]:
    """A sequence for a GRU: x (n_x, m, T_x), c0 (n_a, m) and parameters."""
    return _sequence(rng, T_x, gru_step, **sizes)


def lstm_sequence(rng: np.random.Generator, T_x: int, **sizes: int) -> tuple[Array, Array, Parameters]:
    """A sequence for an LSTM: x (n_x, m, T_x), a0 (n_a, m) and parameters."""
    return _sequence(rng, T_x, lstm_step, **sizes)


def biased(parameters: Parameters, **biases: float) -> dict[str, Array]:
    """The same parameters, but with these biases in every unit: `bu=-100` closes a gate, `bu=100` opens it."""
    return {**parameters, **{name: np.full_like(parameters[name], value) for name, value in biases.items()}}


def alike(one: object, other: object) -> bool:
    """Equal up to rounding, part by part, in arrays, dicts, lists and tuples; a list may stand for a tuple."""
    if isinstance(one, Mapping):
        return isinstance(other, Mapping) and one.keys() == other.keys() and all(alike(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple):
        return isinstance(other, list | tuple) and len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        numbers = one.dtype.kind in "fiub" and other.dtype.kind in "fiub"
        return numbers and one.shape == other.shape and np.allclose(one, other, rtol=1e-9, atol=1e-12)
    return type(one) is type(other) and bool(one == other)


def character_slips(indices: Array, n_x: int) -> Guesses:
    """Wrong sequences of the shape (n_x, m, T_x)."""
    one_more = np.roll(np.eye(n_x), 1, axis=0)
    later = np.roll(indices, 1, axis=1)
    return {
        "counting characters from 1": one_more[:, indices],
        "the opposite: 0 at the character and 1 elsewhere": 1 - np.eye(n_x)[:, indices],
        "the number of the character where its 1 should stand": np.eye(n_x)[:, indices] * indices,
        "the same character for all steps": np.eye(n_x)[:, np.repeat(indices[:, :1], indices.shape[1], axis=1)],
        "each line one step late": np.eye(n_x)[:, later],
        "a reshape, where axes must be moved": np.eye(n_x)[indices].reshape(n_x, *indices.shape),
    }


def rnn_state_slips(xt: Array, a_prev: Array, parameters: Parameters) -> Guesses:
    """Wrong a_next (n_a, m) of a plain cell."""
    memory, seen, b = parameters["Waa"] @ a_prev, parameters["Wax"] @ xt, parameters["ba"]
    total = memory + seen + b
    slips = {
        "leaving out the tanh": total,
        "the sigmoid in place of tanh": _squashed(total),
        "a ReLU in place of tanh": np.maximum(total, 0),
        "adding the bias twice": np.tanh(total + b),
        NO_BIAS: np.tanh(memory + seen),
        "leaving out the memory": np.tanh(seen + b),
        "leaving out the input": np.tanh(memory + b),
        "two tanh, one for the memory and one for the input": np.tanh(memory + b) + np.tanh(seen),
        "Waa turned over (.T)": np.tanh(parameters["Waa"].T @ a_prev + seen + b),
    }
    if len(xt) == len(a_prev):
        crossed = parameters["Wax"] @ a_prev + parameters["Waa"] @ xt
        slips["letting Wax meet the state and Waa the input"] = np.tanh(crossed + b)
    return slips


def output_slips(W: Array, b: Array, state: Array, others: Mapping[str, Array]) -> Guesses:
    """Wrong predictions (n_y, m) of softmax(W state + b); `others` are states that may be taken by mistake."""
    scores = W @ state + b
    slips = {f"taking {name} for the prediction": softmax(W @ other + b) for name, other in others.items()}
    return slips | {
        "leaving out the softmax": scores,
        NO_BIAS: softmax(W @ state),
        "applying the softmax twice": softmax(softmax(scores)),
        "sharing every row out among the examples: the softmax goes down the columns": softmax(scores.T).T,
        "a sigmoid in place of the softmax": _squashed(scores),
        "tanh in place of the softmax": np.tanh(scores),
    }


def _squashed(z: Array) -> Array:
    """The sigmoid."""
    return np.asarray(1 / (1 + np.exp(-np.clip(z, -500, 500))))


def gate_score(parameters: Parameters, gate: str, state: Array, xt: Array) -> Array:
    """What goes into a gate (n_a, m): W meets the state and the input, each with its own columns; plus b."""
    W, n_a = parameters[f"W{gate}"], len(state)
    return np.asarray(W[:, :n_a] @ state + W[:, n_a:] @ xt + parameters[f"b{gate}"])


def gate_value(parameters: Parameters, gate: str, state: Array, xt: Array) -> Array:
    """A gate (n_a, m): the sigmoid of its score."""
    return _squashed(gate_score(parameters, gate, state, xt))


def gate_slips(parameters: Parameters, gate: str, state: Array, xt: Array, others: str) -> Guesses:
    """Wrong values (n_a, m) of a gate; `others` are the letters of weights that may be taken by mistake."""
    score = gate_score(parameters, gate, state, xt)
    return {
        f"the weights W{other} and b{other}; or does the cache hold the gates in another order?": gate_value(
            parameters, other, state, xt
        )
        for other in others
    } | {
        ORDER: _squashed(parameters[f"W{gate}"] @ np.concatenate((xt, state)) + parameters[f"b{gate}"]),
        "tanh in place of the sigmoid": np.tanh(score),
        "leaving out the sigmoid": score,
        "one minus the gate": _squashed(-score),
        NO_BIAS: _squashed(score - parameters[f"b{gate}"]),
    }


def candidate_slips(parameters: Parameters, state: Array, xt: Array, others: Mapping[str, Array]) -> Guesses:
    """Wrong candidates (n_a, m) where tanh of the score "c" of `state` is right; `others` may be taken for `state`."""
    score, n_a = gate_score(parameters, "c", state, xt), len(state)
    slips = {what: np.tanh(gate_score(parameters, "c", other, xt)) for what, other in others.items()}
    return slips | {
        ORDER: np.tanh(parameters["Wc"] @ np.concatenate((xt, state)) + parameters["bc"]),
        "the sigmoid in place of tanh": _squashed(score),
        "leaving out the tanh": score,
        NO_BIAS: np.tanh(score - parameters["bc"]),
        "leaving out the state": np.tanh(score - parameters["Wc"][:, :n_a] @ state),
    }


def late_reset(parameters: Parameters, rt: Array, c_prev: Array, xt: Array) -> Guesses:
    """Candidates of a GRU whose reset gate comes in at another place."""
    W, n_a = parameters["Wc"], len(c_prev)
    memory, rest = W[:, :n_a] @ c_prev, W[:, n_a:] @ xt + parameters["bc"]
    return {
        "multiplying by the reset gate after the matrix product, as PyTorch does": np.tanh(rt * memory + rest),
        "multiplying everything by the reset gate, the input too": np.tanh(rt * (memory + rest)),
        "multiplying the candidate by the reset gate": rt * np.tanh(memory + rest),
    }
