"""Week 13: texts in numbers, looks at a sequence, small writers, and what the usual slips make of them.

A sequence is (m, T, d) here, a state (m, n_s): examples in rows.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

__all__ = [
    "a_look",
    "a_look_back",
    "a_text_to_code",
    "a_writer",
    "look_slips",
    "look_slope_slips",
    "numbers_to_widen",
    "partial_look_slopes",
    "scores_and_signs",
    "signs_to_shift",
    "weighing_slips",
    "writing_slips",
]

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
Slips = dict[str, Array]
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"


def a_text_to_code(rng: np.random.Generator, signs: int, long: int, length: int) -> tuple[str, int, dict[str, int]]:
    """A text of `long` signs with a capital, a comma and an unknown sign, not at its end; a length; a vocabulary.

    "<pad>" and "<unk>" have any numbers but 0, and no number belongs to two signs.
    """
    chosen = ["<pad>", "<unk>", ",", " ", *(str(sign) for sign in rng.choice(list(SIGNS[:26]), signs, replace=False))]
    numbers = rng.permutation(np.arange(3, 3 + 2 * len(chosen), 2))[: len(chosen)]
    vocab = {sign: int(number) for sign, number in zip(chosen, numbers, strict=True)}
    usable = chosen[4:]
    text = [str(sign) for sign in rng.choice(usable, long)]
    first, second, third = rng.choice(min(long, length) - 1, 3, replace=False)
    text[first], text[second], text[third] = text[first].upper(), ",", "é"
    return "".join(text), length, vocab


def numbers_to_widen(rng: np.random.Generator, m: int, T: int, depth: int) -> tuple[Array, int]:
    """Whole numbers (m, T) below depth, and depth; the largest is not among them, so it cannot be guessed from them."""
    return rng.integers(0, depth - 1, size=(m, T)), depth


def signs_there(rng: np.random.Generator, m: int, T: int) -> Array:
    """A mask (m, T), True on the first signs of each row: one row is full, the others are not, none is empty."""
    lengths = rng.integers(2, T, size=m)
    lengths[rng.integers(m)] = T
    return np.arange(T) < lengths[:, np.newaxis]


def scores_and_signs(rng: np.random.Generator, m: int, T: int, size: float = 1.5) -> tuple[Array, Array]:
    """Scores (m, T) of about this size, high where there is nothing to see, and the mask (m, T)."""
    mask = signs_there(rng, m, T)
    return size * (rng.normal(size=(m, T)) + 2 * ~mask), mask


def a_look(rng: np.random.Generator, m: int, T: int, n_s: int, d: int, n_e: int) -> tuple[Any, ...]:
    """A sequence (m, T, d), a state (m, n_s), a mask (m, T), and attention's W, b, v: all numbers count."""
    W, b, v = 0.7 * rng.normal(size=(n_s + d, n_e)), rng.normal(size=n_e), 1.3 * rng.normal(size=n_e)
    state, mask = rng.uniform(-0.9, 0.9, size=(m, n_s)), signs_there(rng, m, T)
    return rng.uniform(-0.9, 0.9, size=(m, T, d)), state, mask, {"W": W, "b": b, "v": v}


def a_look_back(rng: np.random.Generator, **sizes: int) -> tuple[Any, ...]:
    """The slope (m, d) at a context, and the look that it belongs to."""
    given = a_look(rng, **sizes)
    return rng.normal(size=(given[0].shape[0], given[0].shape[2])), *given


def signs_to_shift(rng: np.random.Generator, m: int, T_y: int, n_y: int) -> tuple[Array, int]:
    """Right signs (m, T_y), no two neighbours the same, and the start sign, which is neither 0 nor among them."""
    start = int(rng.integers(1, n_y))
    others = [k for k in range(1, n_y) if k != start]
    steps = np.cumsum(rng.integers(1, len(others), size=(m, T_y)), axis=1)
    return np.array(others)[steps % len(others)], start


def a_writer(rng: np.random.Generator, m: int, T: int, n_s: int, d: int, n_e: int, n_y: int) -> tuple[Any, ...]:
    """The sign before (m,), a state, a sequence, its mask, and parameters: a dict for attention, one for the decoder.

    The sign before counts much, and so does the state: a step that gets another one says something else.
    """
    a, state, mask, attention = a_look(rng, m, T, n_s, d, n_e)
    wide = n_s + d + n_y
    decoder = {f"W{gate}": rng.normal(size=(n_s, wide)) for gate in "urc"}
    decoder |= {f"b{gate}": rng.normal(size=(n_s, 1)) for gate in "urc"}
    decoder |= {"Wy": 3 * rng.normal(size=(n_y, n_s)), "by": 0.3 * rng.normal(size=(n_y, 1))}
    before = rng.permutation(np.arange(m) % n_y)
    return before, state, a, mask, {"attention": attention, "decoder": decoder}


def look_slips(s_prev: Array, a: Array, parameters: Parameters) -> Slips:
    """What the usual slips make of the scores (m, T): a slip in words, and what it gives."""
    m, T, d = a.shape
    W, b, v = (parameters[name] for name in "Wbv")
    n_s = s_prev.shape[1]

    def scores(
        state: Array = s_prev, bend: Callable[[Array], Array] = np.tanh, bias: Array = b, weigh: Array = v
    ) -> Array:
        inner = np.einsum("ms,se->me", state, W[:n_s])[:, None] + np.einsum("mtd,de->mte", a, W[n_s:]) + bias
        return np.asarray(bend(inner) @ weigh)

    turned = np.einsum("mtd,de->mte", a, W[:d]) + np.einsum("ms,se->me", s_prev, W[d:])[:, None] + b
    mixed = np.tile(s_prev, (T, 1)).reshape(m, T, n_s)
    other = np.tanh(np.einsum("mts,se->mte", mixed, W[:n_s]) + np.einsum("mtd,de->mte", a, W[n_s:]) + b) @ v
    return {
        "leaving out the tanh": scores(bend=lambda inner: inner),
        "a sigmoid, where tanh is meant": scores(bend=lambda inner: 0.5 + 0.5 * np.tanh(inner / 2)),
        "leaving out b": scores(bias=np.zeros_like(b)),
        "adding b twice": scores(bias=2 * b),
        "leaving out the state": scores(state=np.zeros_like(s_prev)),
        "a in front of the state: the order is [s, a]": np.tanh(turned) @ v,
        "giving places the state of another example": other,
        "the sum of the units, where v weighs them": scores(weigh=np.ones_like(v)),
        "a tanh around the score, too": np.tanh(scores()),
        "the scores brought to a sum of 1: that comes later": np.exp(scores()) / np.exp(scores()).sum(1)[:, None],
    }


def weighing_slips(scores: Array, mask: Array) -> Slips:
    """What the usual slips make of the weights (m, T)."""
    e = np.exp(scores)
    kept = e * mask
    return {
        "a softmax that forgets the mask": e / e.sum(axis=1)[:, None],
        "the mask after the softmax: the weights of a text no longer sum to 1": mask * e / e.sum(axis=1)[:, None],
        "a softmax over the examples: over the places is meant": kept / np.maximum(kept.sum(axis=0), 1e-300),
        "a softmax over all numbers, where each example has its own": kept / kept.sum(),
        "the mask the wrong way round": e * ~mask / np.maximum((e * ~mask).sum(axis=1), 1e-300)[:, None],
        "a score of 0 at masked places: e to the power 0 is 1": _shares(np.exp(scores * mask)),
        "exponentials that are not brought to a sum of 1": kept,
        "the scores divided by their sum, without the exponential": scores
        * mask
        / (scores * mask).sum(axis=1)[:, None],
        "minus the scores": _shares(np.exp(-scores) * mask),
        "the same weight for every sign": _shares(mask * 1.0),
    }


def _shares(amounts: Array) -> Array:
    return np.asarray(amounts / amounts.sum(axis=1)[:, None])


def look_slope_slips(
    dcontext: Array, a: Array, s_prev: Array, weights: Array, units: Array, parameters: Parameters
) -> dict[str, Slips]:
    """What the usual slips make of all five slopes, from what a look has found: its weights and its units."""
    W, v, n_s, m = parameters["W"], parameters["v"], s_prev.shape[1], len(a)

    def slopes(
        de: Array, bend: Array, *, direct: float = 1.0, through: float = 1.0, share: float = 1.0, weigh: Array = v
    ) -> Slips:
        inner = np.einsum("mt,e->mte", de, weigh) * bend
        return {
            "da": direct * np.einsum("mt,md->mtd", weights, dcontext) + through * inner @ W[n_s:].T,
            "ds_prev": np.einsum("mte,se->ms", inner, W[:n_s]),
            "dW": share * np.concatenate([np.einsum("ms,mte->se", s_prev, inner), np.einsum("mtd,mte->de", a, inner)]),
            "db": share * np.einsum("mte->e", inner),
            "dv": share * np.einsum("mt,mte->e", de, units),
        }

    raw = np.einsum("md,mtd->mt", dcontext, a)
    mean = np.einsum("mt,mt->m", weights, raw)[:, None]
    right, bent = weights * (raw - mean), 1 - units**2
    return {
        "leaving out the softmax: the slope at the weights is not that at the scores": slopes(raw, bent),
        "a softmax whose weights do not compete: the mean is to be subtracted": slopes(weights * raw, bent),
        "weights times (1 - weights), which is the slope of each weight at its own score only": slopes(
            weights * (1 - weights) * raw, bent
        ),
        "leaving out the slope of tanh": slopes(right, np.ones_like(bent)),
        "1 minus the units, where their square is meant": slopes(right, 1 - units),
        "a seen through the scores only, not through the context": slopes(right, bent, direct=0),
        "a seen through the context only, not through the scores": slopes(right, bent, through=0),
        "a mean over the examples: a sum is meant": slopes(right, bent, share=1 / m),
        "the sign turned": slopes(-right, bent, direct=-1),
        "leaving out v": slopes(right, bent, weigh=np.ones_like(v)),
        "one mean for all texts, where each has its own": slopes(weights * (raw - mean.mean()), bent),
    }


def partial_look_slopes(
    dcontext: Array, a: Array, s_prev: Array, weights: Array, units: Array, parameters: Parameters
) -> dict[str, Slips]:
    """Sums that were not summed: wrong values of ds_prev and dW, by a slip in words each."""
    W, n_s = parameters["W"], s_prev.shape[1]
    raw = np.einsum("md,mtd->mt", dcontext, a)
    share = weights * (raw - np.einsum("mt,mt->m", weights, raw)[:, None])
    inner = np.einsum("mt,e->mte", share, parameters["v"]) * (1 - units**2)
    seen = np.concatenate([s_prev[:, None] + np.zeros((*weights.shape, 1)), a], axis=2)
    texts, times = {"first": 0, "last": -1}, {"first": slice(0, 1), "last": slice(-1, None)}
    return {
        "ds_prev": {f"the {name} place alone": inner[:, k] @ W[:n_s].T for name, k in texts.items()},
        "dW": {f"the {name} text alone": np.einsum("mtd,mte->de", seen[k], inner[k]) for name, k in times.items()}
        | {f"the {name} place alone": np.einsum("md,me->de", seen[:, k], inner[:, k]) for name, k in texts.items()},
    }


def writing_slips(before: Array, context: Array, n_y: int) -> Slips:
    """What the usual slips give the decoder to read, (m, d + n_y): the context and the sign before are meant."""
    column, m = np.eye(n_y), len(before)
    return {
        "the sign before in front of the context: the order is [context, sign before]": np.hstack(
            [column[before], context]
        ),
        "no sign before": np.hstack([context, np.zeros((m, n_y))]),
        "no context": np.hstack([0 * context, column[before]]),
        "the sign before of another example": np.hstack([context, column[np.roll(before, 1)]]),
        "the sign after the one that was written": np.hstack([context, column[(before + 1) % n_y]]),
    }
