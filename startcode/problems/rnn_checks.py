"""Week 11: a learner's cell, step after step, to compare with their loop; and loops that go wrong."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from startcode.checks import Check
from startcode.problems.rnn import alike

__all__ = [
    "check_caches",
    "sequence_slips",
    "unrolled",
]

Array = np.ndarray[Any, np.dtype[Any]]
States = tuple[Array, ...]
Results = dict[str, Array]
Cell = Callable[..., tuple[Any, ...]]  # (xt, *states, parameters) -> (*states, ..., cache)


def unrolled(
    cell: Cell,
    x: Array,
    states: States,
    parameters: Mapping[str, Array],
    names: Sequence[str],
    carry: Sequence[bool] = (True, True),
) -> tuple[Results, list[Any]]:
    """What a cell gives for x (n_x, m, T_x), by name, each result stacked along time; and its caches, step by step.

    `states` is where it begins. The first results of the cell are the next states; where `carry` is False, a step
    begins with the state of the very beginning all the same.
    """
    rows: list[Sequence[Array]] = []
    trail, now = [], states
    for t in range(x.shape[-1]):
        *given, cache = cell(x[..., t], *now, parameters)
        now = tuple(new if keep else old for new, keep, old in zip(given, carry, states, strict=False))
        rows.append(given)
        trail.append(cache)
    stacked = (np.stack(column, axis=-1) for column in zip(*rows, strict=True))
    return dict(zip(names, stacked, strict=True)), trail


def sequence_slips(
    cell: Cell, x: Array, states: States, parameters: Mapping[str, Array], names: Sequence[str]
) -> dict[str, Results]:
    """What loops with the usual slips give, in words; the first state of `names` begins as "a0" or "c0"."""

    def of(x: Array, states: States, *carry: bool, cell: Cell = cell) -> Results:
        return unrolled(cell, x, states, parameters, names, carry or (True, True))[0]

    def taking_c_for_a(xt: Array, a: Array, c: Array, parameters: Mapping[str, Array]) -> tuple[Any, ...]:
        return cell(xt, c, a, parameters)

    def giving_c_for_a(xt: Array, a: Array, c: Array, parameters: Mapping[str, Array]) -> tuple[Any, ...]:
        a_next, c_next, *rest = cell(xt, a, c, parameters)
        return c_next, a_next, *rest

    first, empty = f"{names[0]}0", (np.zeros_like(states[0]), *states[1:])
    slips = {
        f"beginning with zeros, where {first} is given": of(x, empty),
        f"beginning every step with {first}: the state is not carried on": of(x, states, False, False),
        "beginning every step with zeros: the state is not carried on": of(x, empty, False, False),
        "reading the sequence from its end": of(x[..., ::-1], states),
        "the same input in every step": of(np.repeat(x[..., :1], x.shape[-1], axis=-1), states),
    }
    right = of(x, states)
    late = dict(
        zip(names, (_late(begin, right[name]) for begin, name in zip(states, names, strict=False)), strict=False)
    )
    slips["keeping the state before each step, where the one behind it is meant"] = right | late
    if len(states) == 1:
        return slips
    return slips | {
        "beginning every step with c = 0: c is not carried on": of(x, states, True, False),
        "beginning every step with a0: a is not carried on, c is": of(x, states, False, True),
        "beginning with c = a0, where zeros are meant": of(x, (states[0], states[0])),
        "giving the cell c where a is meant, and a where c is meant": of(x, states, cell=taking_c_for_a),
        "taking the cell's results in another order: first comes a_next, then c_next": of(
            x, states, cell=giving_c_for_a
        ),
        "keeping c where a is meant": right | {"a": right["c"]},
        "keeping a where c is meant": right | {"c": right["a"]},
    }


def _late(first: Array, later: Array) -> Array:
    """The states before each step."""
    return np.concatenate([first[..., np.newaxis], later[..., :-1]], axis=-1)


def check_caches(check: Check, caches: Any, wanted: list[Any], x: Array) -> None:  # noqa: ANN401 - what a learner gave
    """`caches` is a pair: a list with the cache of every step, and x."""
    pair = isinstance(caches, tuple | list) and len(caches) == 2 and isinstance(caches[0], tuple | list)
    told = "caches is to be a pair: the list of the caches of all steps, and x."
    check.that(pair and alike(caches[1], x), told, diagnosis="caches", rung=1)
    steps = caches[0]
    count = f"caches[0] holds {len(steps)} caches; one for each of the {len(wanted)} time steps is wanted."
    check.that(len(steps) == len(wanted), count, diagnosis="how many caches", rung=1)
    last = "every entry of caches[0] holds the cache of the last step: is one and the same thing kept again and again?"
    check.that(
        len(steps) == 1 or not all(alike(step, wanted[-1]) for step in steps), last, diagnosis="one cache", rung=2
    )
    stuck = "every entry of caches[0] holds the state of the last step: is one array changed in place at every step?"
    stale = len(steps) > 1 and all(isinstance(step, tuple | list) and alike(step[:1], wanted[-1][:1]) for step in steps)
    check.that(not stale, stuck, diagnosis="state of the last step", rung=2)
    right = [alike(step, kept) for step, kept in zip(steps, wanted, strict=True)]
    where = (
        f"caches[0][{right.index(False) if False in right else 0}] is not what your cell gives as cache at that step."
    )
    check.that(all(right), where, diagnosis="caches", rung=2)
