"""Week 13: three networks that learned to write dates with attention, each with a bug."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from startcode import layers
from startcode.layers.reader import START

Array = np.ndarray[Any, Any]
Parameters = dict[str, Array]
STEPS, BATCH, RATE, PIECE = 150, 32, 0.01, 10
UNITS, WRITING = 16, 32


@dataclass(frozen=True)
class Reading:
    """What a training run reports: the loss of a sign, means over some steps, and what its network makes of texts."""

    steps: Array
    losses: Array
    dates: tuple[str, ...]  # what it writes for the texts that are shown
    weights: Array  # (T_y, T_x), of the first of them


def broken_readers(
    pairs: Sequence[tuple[str, str]],
    shown: Sequence[str],
    human: Mapping[str, int],
    machine: Mapping[str, int],
    *,
    seed: int = 0,
) -> dict[int, Reading]:
    """Three broken programs, by number: they learn from `pairs`, and then write the dates of the texts `shown`.

    1: a step is told the sign that it has to say, instead of the one before; 2: the weights W and v of attention begin
    with zeros; 3: what a step of writing returns is not passed on to the next step.
    """
    X, Y = _numbers([text for text, _ in pairs], human), _numbers([iso for _, iso in pairs], machine)
    wanted, length = _numbers(shown, human), len(shown[0])
    start = _begin(len(human), len(machine), seed)
    still = start | {name: np.zeros_like(value) for name, value in start.items() if name.startswith("attention/")}
    networks = {
        1: _trained(X, Y, Y, start, seed),
        2: _trained(X, Y, None, still, seed),
        3: _trained(X, Y, None, start, seed),
    }
    found, signs = {}, {number: sign for sign, number in machine.items()}
    for number, (network, losses) in networks.items():
        write = _not_passed_on if number == 3 else _passed_on
        said, weights = write(wanted, network, Y.shape[1])
        dates = tuple("".join(signs[int(k)] for k in row) for row in said)
        places = np.arange(PIECE, STEPS + 1, PIECE)
        smooth = np.reshape(losses, (-1, PIECE)).mean(axis=1)
        found[number] = Reading(places, smooth, dates, weights[0, :, :length])
    return found


def _numbers(texts: Sequence[str], vocab: Mapping[str, int]) -> Array:
    table = np.zeros((len(texts), max(map(len, texts))), np.int64)
    for row, text in zip(table, texts, strict=True):
        row[: len(text)] = [vocab[sign] for sign in text]
    return table


def _begin(n_x: int, n_y: int, seed: int) -> Parameters:
    begun = layers.reader_parameters(n_x, UNITS, UNITS, WRITING, n_y, rng=np.random.default_rng(seed))
    return {name: value.astype(np.float32) for name, value in begun.items()}


def _trained(
    X: Array, Y: Array, before: Array | None, network: Parameters, seed: int
) -> tuple[Parameters, list[float]]:
    rng, optimizer, losses = np.random.default_rng(seed), layers.Adam(RATE), []
    for _ in range(STEPS):
        some = rng.choice(len(X), BATCH, replace=False)
        cost, slopes = layers.reader_loss(X[some], Y[some], network, None if before is None else before[some])
        network = optimizer.step(network, layers.clip(slopes, 1.0))
        losses.append(cost)
    return network, losses


def _passed_on(X: Array, network: Parameters, steps: int) -> tuple[Array, Array]:
    said, weights = layers.reader_decode(X, network, START, steps)
    assert weights is not None
    return said, weights


def _not_passed_on(X: Array, network: Parameters, steps: int) -> tuple[Array, Array]:
    """Every step begins like the first one."""
    said, weights = _passed_on(X, network, 1)
    return np.repeat(said, steps, axis=1), np.repeat(weights, steps, axis=1)
