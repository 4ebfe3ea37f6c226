"""Additive attention: how well a state and each place of a sequence go together, by a small network of one layer.

D. Bahdanau, K. Cho and Y. Bengio, "Neural machine translation by jointly learning to align and translate" (2015).
Examples are rows here, and time comes before the numbers of a step: (m, T, d).
"""

from dataclasses import dataclass

import numpy as np

from startcode.layers.sequences import Array, Parameters

CLOSED = -1e9  # the score of a place that does not exist: its exponential is 0, and no infinity is subtracted


@dataclass(frozen=True, eq=False)
class Keys:
    """A sequence a (m, T, d) that several states will look at, with what all of these looks have in common."""

    a: Array
    mask: Array  # (m, T), True where there is something to see
    W: Array  # (n_s + d, n_e), the rows for the state above those for the places
    b: Array  # (n_e,)
    v: Array  # (n_e,)
    seen: Array  # (m, T, n_e), what the places say to the units


@dataclass(frozen=True, eq=False)
class Look:
    """One look, with what the way back needs."""

    state: Array  # (m, n_s)
    bent: Array  # (m, T, n_e), the units
    weights: Array  # (m, T)


def keys(a: Array, mask: Array, parameters: Parameters) -> Keys:
    """What all looks at a (m, T, d) share. parameters: W (n_s + d, n_e), b and v (n_e,)."""
    W = parameters["W"]
    return Keys(a, mask, W, parameters["b"], parameters["v"], a @ W[len(W) - a.shape[2] :])


def look(at: Keys, state: Array) -> tuple[Array, Look]:
    """The context (m, d): the mean of the places, weighted by softmax(tanh([state, place] W + b) v)."""
    query = state @ at.W[: state.shape[1]] + at.b
    bent = np.tanh(at.seen + query[:, np.newaxis])
    raised = np.where(at.mask, bent @ at.v, np.asarray(CLOSED, bent.dtype))
    raised -= raised.max(axis=1, keepdims=True)
    np.exp(raised, out=raised)
    raised /= raised.sum(axis=1, keepdims=True)
    return (raised[:, np.newaxis] @ at.a)[:, 0], Look(state, bent, raised)


def look_backward(dcontext: Array, at: Keys, look: Look) -> tuple[dict[str, Array], Array, Array]:
    """From the slope dcontext (m, d): slopes of a, state, b and v by name, then those at the two halves of W.

    The second result (m, T, n_e) belongs to `seen`: the looks' sum goes through `keys_backward`. The third (n_s, n_e)
    are the upper rows of dW.
    """
    share = (at.a @ dcontext[:, :, np.newaxis])[..., 0]
    share -= np.sum(share * look.weights, axis=1, keepdims=True)
    share *= look.weights  # the slope at the scores
    inner = (1 - look.bent**2) * at.v
    inner *= share[:, :, np.newaxis]
    query = inner.sum(axis=1)
    slopes = {
        "a": look.weights[:, :, np.newaxis] * dcontext[:, np.newaxis],
        "state": query @ at.W[: look.state.shape[1]].T,
        "b": query.sum(axis=0),
        "v": np.tensordot(share, look.bent, 2),
    }
    return slopes, inner, look.state.T @ query


def keys_backward(inner: Array, at: Keys) -> tuple[Array, Array]:
    """The slopes of a (m, T, d) and of the lower rows of W (d, n_e) that come through `seen`."""
    lower = at.W[len(at.W) - at.a.shape[2] :]
    return inner @ lower.T, np.tensordot(at.a, inner, ((0, 1), (0, 1)))
