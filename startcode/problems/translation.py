"""Week 13: sentences of unequal length, and what the usual slips make of padding, the encoder's state and the loss."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode import layers
from startcode.problems.rnn import gru_sequence

__all__ = [
    "encoder_slips",
    "masked_loss_slips",
    "masked_scores",
    "padded_reading",
    "uneven_sentences",
]

Array = NDArray[Any]
Guesses = dict[str, Any]


def uneven_sentences(
    rng: np.random.Generator, count: int, longest: int, words: bool = False
) -> tuple[list[list[Any]], Any]:
    """`count` sentences, one of them with `longest` tokens, not the first, and the sign to pad with.

    Tokens are numbers, or letters if `words`; the sign is none of them, and not 0.
    """
    lengths = [int(rng.integers(1, longest)) for _ in range(count - 1)]
    lengths.insert(int(rng.integers(1, count)), longest)
    letters = [chr(ord("a") + place) for place in range(20)]
    sents = [[letters[k] if words else int(k) for k in rng.integers(20, size=length)] for length in lengths]
    return sents, "<pad>" if words else int(rng.integers(30, 60))


def padded_reading(
    rng: np.random.Generator, n_x: int, n_a: int, m: int, T_x: int
) -> tuple[Array, Array, dict[str, Array]]:
    """x (n_x, m, T_x), mask (m, T_x) and parameters of a GRU; one sentence fills all steps, the others do not.

    What stands at the padding of x are numbers like all others, so that it counts if it is read.
    """
    x, _, parameters = gru_sequence(rng, T_x=T_x, n_x=n_x, n_a=n_a, m=m)
    shorter = rng.permutation(np.arange(m - 1) % (T_x - 1) + 1)  # 1, 2, ..., never T_x
    lengths = np.insert(shorter, int(rng.integers(1, m)), T_x)
    return x, _mask(lengths, T_x), dict(parameters)


def encoder_slips(x: Array, mask: Array, parameters: dict[str, Array]) -> Guesses:
    """What the usual slips make of the encoder's last state (n_a, m)."""
    m, steps = mask.shape
    begun = np.zeros((len(parameters["bu"]), m))
    blank = np.zeros_like(begun)
    right, seen = begun, []
    erased = begun
    for t in range(steps):
        right = np.where(mask[:, t] > 0, layers.gru_cell_forward(x[:, :, t], right, parameters)[0], right)
        erased = mask[:, t] * layers.gru_cell_forward(x[:, :, t], erased, parameters)[0]
        seen.append(right)
    through = layers.gru_forward(x, begun, parameters)[0]
    return {
        "reading on over the padding: a sentence that is over should leave the state as it is": through[:, :, -1],
        "zeros at the padding, which are read all the same": layers.gru_forward(x * mask, begun, parameters)[0][
            ..., -1
        ],
        "a state that becomes 0 when its sentence is over": erased,
        "the mask the wrong way round: 1 is a token, 0 is padding": _read(x, 1 - mask, parameters, begun),
        "the state behind the first token": seen[0],
        "stopping one step early": seen[-2],
        "zeros: the state is never replaced": blank,
        "ones before the first step, where zeros are meant": _read(x, mask, parameters, np.ones_like(begun)),
        "the sum of the states of all steps": (through * mask).sum(axis=2),
        "the mean of the states of all steps": (through * mask).sum(axis=2) / mask.sum(axis=1),
    }


def _read(x: Array, mask: Array, parameters: dict[str, Array], state: Array) -> Array:
    """The last state, from this first one on, where only what the mask shows is read."""
    for t in range(mask.shape[1]):
        state = np.where(mask[:, t] > 0, layers.gru_cell_forward(x[:, :, t], state, parameters)[0], state)
    return state


def masked_scores(
    rng: np.random.Generator, n_y: int, m: int, T_y: int, size: float = 1.5
) -> tuple[Array, Array, Array]:
    """Scores (n_y, m, T_y), the tokens that should come (m, T_y), and a mask (m, T_y) with padding in most rows."""
    lengths = rng.permutation(np.arange(m) % T_y + 1)
    lengths[rng.integers(m)] = T_y
    return rng.normal(scale=size, size=(n_y, m, T_y)), rng.integers(n_y, size=(m, T_y)), _mask(lengths, T_y)


def masked_loss_slips(logits: Array, Y: Array, mask: Array) -> Guesses:
    """What the usual slips make of the masked loss."""
    logs = np.log(layers.softmax(logits.reshape(len(logits), -1))).reshape(logits.shape)
    terms = -np.array([[logs[Y[i, t], i, t] for t in range(Y.shape[1])] for i in range(len(Y))])
    kept = terms * mask
    rows = kept.sum(axis=1) / mask.sum(axis=1)
    raw = np.array([[logits[Y[i, t], i, t] for t in range(Y.shape[1])] for i in range(len(Y))])
    return {
        "dividing by the number of all places, padding included: by the sum of the mask is meant": kept.mean(),
        "counting the padding, too": terms.mean(),
        "dividing by the number of sentences": kept.sum() / len(Y),
        "the sum, where the mean over tokens is meant": kept.sum(),
        "the mean of the sentences' means: long sentences would count as much as short ones": rows.mean(),
        "all entries of the vocabulary, where one of each step counts": -(logs * mask).sum() / mask.sum(),
        "the scores themselves: their logarithms of probabilities are meant": -(raw * mask).sum() / mask.sum(),
        "1 - p, where -ln p is meant": ((1 - np.exp(-terms)) * mask).sum() / mask.sum(),
        "the likeliest token of each step, where the right one is meant": -(logs.max(axis=0) * mask).sum() / mask.sum(),
        "the padding alone: the mask is the wrong way round": (terms * (1 - mask)).sum() / max((1 - mask).sum(), 1),
    }


def _mask(lengths: Array, steps: int) -> Array:
    return (np.arange(steps) < lengths.reshape(-1, 1)).astype(np.float64)
