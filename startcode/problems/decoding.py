"""Week 13: small models of language that one can ask step by step, and how what a search found compares with all.

A step takes a state and the number of the token that was said last, and gives log p of all tokens and the next state;
a state of None is the state before the first token. States are plain values: they may be sent to another process.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Talker",
    "a_blocked_path",
    "a_chain",
    "a_counter",
    "a_hasty_end",
    "a_late_bloomer",
    "a_model_to_search",
    "a_pair_to_judge",
    "a_table",
    "a_talker",
    "every_sentence",
    "read_beam",
    "telling_slips",
    "tireless_talker",
]

Array = NDArray[Any]
Step = Callable[[Any, int], tuple[Array, Any]]
Shares = Mapping[tuple[int, ...], Mapping[int, float]]
FAINT = 1e-9  # the probability of what a table does not name


class Talker(NamedTuple):
    """A model to ask: its step, the state to begin with, and the numbers of the signs of begin and end."""

    step: Step
    state0: Any
    bos: int
    eos: int
    words: int  # size of the vocabulary, with the two signs


def _signs(rng: np.random.Generator, words: int) -> tuple[int, int]:
    """Two different numbers, neither the first nor the last of the vocabulary nor equal to it by chance."""
    bos, eos = rng.choice(np.arange(1, words - 1), size=2, replace=False)
    return int(bos), int(eos)


def a_talker(rng: np.random.Generator, words: int, ending: float = 0.5) -> Talker:
    """A small random recurrent net: every token said before counts. The end becomes likelier, the longer it speaks.

    `ending` is by how much the score of the end grows at every token.
    """
    size = 5
    bos, eos = _signs(rng, words)
    A, B = rng.normal(scale=0.9 / size**0.5, size=(size, size)), rng.normal(scale=1.2, size=(words, size))
    C, first = rng.normal(scale=1.3, size=(words, size)), rng.normal(scale=0.8, size=size)

    def step(state: Any, token: int) -> tuple[Array, Any]:  # noqa: ANN401 - None or an array
        before = np.append(first, 0.0) if state is None else np.asarray(state)
        inner = np.tanh(A @ before[:size] + B[int(token)])
        scores = C @ inner
        scores[eos] += ending * before[size] - 1.5 * (before[size] == 0)
        scores[bos] -= 4.0
        return _logs(scores), np.append(inner, before[size] + 1)

    return Talker(step, np.append(first, 0.0), bos, eos, words)


def _logs(scores: Array) -> Array:
    raised = scores - scores.max()
    return np.asarray(raised - np.log(np.exp(raised).sum()))


def a_table(shares: Shares, *, words: int, bos: int, eos: int) -> Talker:
    """A model written down: for what was said so far, the probabilities of what comes next.

    What is not in the table ends at once; what the table does not name has nearly no chance.
    """

    def step(state: Any, token: int) -> tuple[Array, Any]:  # noqa: ANN401 - what was said so far, or None
        said = (*state, int(token)) if state else (int(token),)
        row = np.full(words, FAINT)
        for number, share in shares.get(said[1:], {eos: 1.0}).items():
            row[number] = share
        return np.log(row / row.sum()), said

    return Talker(step, (), bos, eos, words)


def a_chain(rng: np.random.Generator, words: int, length: int) -> tuple[Talker, list[int]]:
    """A model that looks at the last token alone, and the only sentence that it can say, its end included."""
    bos, eos = _signs(rng, words)
    others = [k for k in range(words) if k not in (bos, eos)]
    path = [int(k) for k in rng.permutation(others)[:length]] + [eos]
    after = dict(zip([bos, *path], path, strict=False))

    def step(_: Any, token: int) -> tuple[Array, Any]:  # noqa: ANN401
        row = np.full(words, FAINT)
        row[after.get(int(token), path[0])] = 1.0
        return np.log(row / row.sum()), 0.5

    return Talker(step, 0.5, bos, eos, words), path


def a_counter(rng: np.random.Generator, words: int, count: int) -> tuple[Talker, list[int]]:
    """A model that says one token `count` times and then the end; how often, it knows from its state alone."""
    bos, eos = _signs(rng, words)
    word = int(rng.choice([k for k in range(words) if k not in (bos, eos)]))

    def step(state: Any, _: int) -> tuple[Array, Any]:  # noqa: ANN401
        before = 0 if state is None else int(state)
        row = np.full(words, FAINT)
        row[word if before < count else eos] = 1.0
        return np.log(row / row.sum()), before + 1

    return Talker(step, 0, bos, eos, words), [word] * count + [eos]


def tireless_talker(rng: np.random.Generator, words: int) -> Talker:
    """A model that never ends, and to which the other tokens are about equally likely."""
    bos, eos = _signs(rng, words)
    scores = rng.uniform(-0.2, 0.2, size=words)
    scores[[bos, eos]] = -60.0

    def step(state: Any, token: int) -> tuple[Array, Any]:  # noqa: ANN401
        before = 0 if state is None else int(state)
        return _logs(scores + 0.1 * np.cos((before + int(token)) * np.arange(words))), before + 1

    return Talker(step, 0, bos, eos, words)


def _spread(rng: np.random.Generator, words: int) -> tuple[int, int, list[int]]:
    bos, eos = _signs(rng, words)
    return bos, eos, [int(k) for k in rng.permutation([k for k in range(words) if k not in (bos, eos)])]


def a_blocked_path(rng: np.random.Generator) -> tuple[Talker, list[int], list[int]]:
    """The likelier first word leads nowhere good; then the best sentence, and what the greedy one would be."""
    bos, eos, (a, b, x, y, z) = _spread(rng, 7)
    tail: dict[tuple[int, ...], dict[int, float]] = {
        (first, last): {eos: 1.0} for first in (a, b) for last in (x, y, z)
    }
    table: Shares = {(): {b: 0.52, a: 0.45}, (b,): {x: 0.36, y: 0.33, z: 0.3}, (a,): {z: 0.9, y: 0.08}, **tail}
    return a_table(table, words=7, bos=bos, eos=eos), [a, z, eos], [b, x, eos]


def a_hasty_end(rng: np.random.Generator) -> tuple[Talker, list[int], list[int]]:
    """The best sentence has one word; the best of three is less likely, but better for its length (alpha 1)."""
    bos, eos, (a, b, x, y, _) = _spread(rng, 7)
    table: Shares = {
        (): {a: 0.6, b: 0.38}, (a,): {eos: 0.62, x: 0.36}, (b,): {x: 0.93, y: 0.05},
        (b, x): {y: 0.91, a: 0.06}, (a, x): {y: 0.5, b: 0.4},
    }  # fmt: skip
    return a_table(table, words=7, bos=bos, eos=eos), [a, eos], [b, x, y, eos]


def a_late_bloomer(rng: np.random.Generator) -> tuple[Talker, list[int]]:
    """With alpha 1 and two places, the best sentence is found only if giving up is decided by length, too."""
    bos, eos, (a, x, y, z, _) = _spread(rng, 7)
    table: Shares = {
        (): {eos: 0.35, a: 0.6}, (a,): {x: 0.5, y: 0.45}, (a, y): {z: 0.98},
        (a, x): {z: 0.3, y: 0.29, x: 0.2, a: 0.2},
    }  # fmt: skip
    return a_table(table, words=7, bos=bos, eos=eos), [a, y, z, eos]


def a_model_to_search(
    rng: np.random.Generator, words: int, width: int, max_len: int, alpha: float = 0.0
) -> tuple[Any, ...]:
    """The arguments of a beam search over a random model."""
    model = a_talker(rng, words, ending=float(rng.uniform(0.3, 0.8)))
    return model.step, model.state0, model.bos, model.eos, width, max_len, alpha


def every_sentence(model: Talker, max_len: int) -> dict[tuple[int, ...], float]:
    """log p of every sentence that ends within `max_len` tokens, and of every unfinished one of that length."""
    found: dict[tuple[int, ...], float] = {}

    def grow(said: tuple[int, ...], total: float, state: Any) -> None:  # noqa: ANN401
        logs, then = model.step(state, said[-1] if said else model.bos)
        for number, one in enumerate(logs):
            longer = (*said, number)
            if number == model.eos or len(longer) == max_len:
                found[longer] = total + float(one)
            else:
                grow(longer, total + float(one), then)

    grow((), 0.0, model.state0)
    return found


def a_pair_to_judge(rng: np.random.Generator, words: int, lengths: Sequence[int]) -> tuple[Any, ...]:
    """A random model, and two sentences of these lengths, each with its end: a reference and an output."""
    model = a_talker(rng, words)
    usable = [k for k in range(words) if k not in (model.bos, model.eos)]
    sentences = [[*(int(k) for k in rng.choice(usable, size=length - 1)), model.eos] for length in lengths]
    return model.step, model.state0, model.bos, *sentences


def telling_slips(model: Talker, tokens: Sequence[int], told_before: Sequence[int] = ()) -> dict[str, float]:
    """What the usual slips make of log p of a sentence; `told_before` is a sentence that was judged before it."""
    heard = [model.bos, *tokens[:-1]]
    logs, last = _heard(model, heard, model.state0)
    _, worn = _heard(model, [model.bos, *told_before[:-1]], model.state0) if told_before else (logs, last)
    rows = {
        "the first state at every step": [model.step(model.state0, word)[0] for word in heard],
        "the sign of the begin before every token": _heard(model, [model.bos] * len(tokens), model.state0)[0],
        "the state in which the sentence before has ended": _heard(model, heard, worn)[0],
    }
    found = {slip: sum(float(one[word]) for one, word in zip(row, tokens, strict=True)) for slip, row in rows.items()}
    terms = [float(one[word]) for one, word in zip(logs, tokens, strict=True)]
    return found | {
        "the token that came in, where the one behind it is meant": sum(
            float(one[word]) for one, word in zip(logs, heard, strict=True)
        ),
        "the likeliest token of every step, where that of the sentence is meant": sum(float(one.max()) for one in logs),
        "leaving out the last token": sum(terms[:-1]),
        "the probability: its logarithm is meant": float(np.exp(sum(terms))),
        "the mean over tokens, where the sum is meant": sum(terms) / len(terms),
    }


def _heard(model: Talker, words: Sequence[int], state: Any) -> tuple[list[Array], Any]:  # noqa: ANN401
    """What the model gives behind each of these words, from this state on, and the last state."""
    rows = []
    for word in words:
        row, state = model.step(state, word)
        rows.append(row)
    return rows, state


def read_beam(found: object) -> list[tuple[float, list[int]]] | None:
    """What a beam search returned, as numbers and lists of numbers; None if it is of another form."""
    if not isinstance(found, list | tuple):
        return None
    read: list[tuple[float, list[int]]] = []
    for one in found:
        if not isinstance(one, list | tuple) or len(one) != 2:
            return None
        score, tokens = one
        if not isinstance(score, int | float | np.number) or not isinstance(tokens, list | tuple):
            return None
        if not all(isinstance(token, int | np.integer) for token in tokens):
            return None
        read.append((float(score), [int(token) for token in tokens]))
    return read
