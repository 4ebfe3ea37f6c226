"""Week 13: stretches of time, labels, chances and chimes, and what the usual slips make of them.

Sequences are (n, m, T); a segment is (start, end) in milliseconds, both of them part of it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

__all__ = [
    "a_last_layer",
    "a_stretch_and_others",
    "chances_of_a_word",
    "chimes_to_judge",
    "chiming_slips",
    "judging_slips",
    "last_layer_slips",
    "logits_of_a_word",
    "marking_slips",
    "spaced",
    "stretches_that_teach",
    "weighing_loss_slips",
    "y_to_mark",
]

Array = np.ndarray[Any, np.dtype[Any]]
Stretch = tuple[int, int]
TEN_SECONDS = 10_000  # milliseconds


def stretches_that_teach(rng: np.random.Generator) -> dict[str, tuple[Stretch, list[Stretch], bool]]:
    """Cases by their name: a stretch, those before it, and whether they share a moment."""
    a, b = (int(number) for number in np.sort(rng.integers(30, 90, size=2)) * 50 + rng.integers(1, 40))
    b, wide = b + 700, int(rng.integers(101, 300))
    near, far = (a, b), (b + 2000, b + 2600)
    return {
        "no other stretch there": (near, [], False),
        "before all others": ((a - 900, a - 400), [near, far], False),
        "between the others": ((b + 400, b + 900), [near, far], False),
        "the same stretch": (near, [near], True),
        "its end within another": ((a - wide, a + wide), [near], True),
        "its begin within another": ((b - wide, b + wide), [near], True),
        "inside another": ((a + wide, b - wide), [near], True),
        "around another": ((a - wide, b + wide), [near], True),
        "its begin touches an end": ((b, b + 500), [near], True),
        "its end touches a begin": ((a - 500, a), [near], True),
        "one millisecond behind": ((b + 1, b + 500), [near], False),
        "one millisecond before": ((a - 500, a - 1), [near], False),
        "within the first of several": ((a + wide, b - wide), [near, far], True),
        "within the last of several": ((a + wide, b - wide), [far, near], True),
    }


def a_stretch_and_others(rng: np.random.Generator, count: int, long: int) -> tuple[Stretch, list[Stretch]]:
    """A stretch of about `long` ms in ten seconds, and `count` others, on a coarse grid: some touch."""
    starts = rng.integers(0, 90, size=count + 1) * 100 + 37
    lengths = rng.integers(1, 2 + long // 100, size=count + 1) * 100
    first, *others = ((int(start), int(start + length)) for start, length in zip(starts, lengths, strict=True))
    return first, others


def y_to_mark(rng: np.random.Generator, T_y: int, ones: int, room: int, late: bool = True) -> tuple[Array, int, int]:
    """Labels (1, T_y) with a word marked before; the end in ms of another, `room` steps before the end of y; ones.

    The end is in the second half of its step if it is `late`, else in the first.
    """
    step = T_y - 1 - room
    y = np.zeros((1, T_y))
    first = int(rng.integers(1, 4))
    y[0, first : first + 3] = 1
    long = TEN_SECONDS / T_y
    begin = 0.6 if late else 0.1
    return y, int(np.ceil(long * step) + rng.integers(int(begin * long), int((begin + 0.3) * long))), ones


def marking_slips(y: Array, segment_end_ms: int, ones: int) -> dict[str, Array]:
    """What the usual slips make of the labels."""
    T_y = y.shape[1]
    end = int(segment_end_ms * T_y / TEN_SECONDS)
    places = np.arange(T_y)

    def between(first: int, behind: int, under: Array = y) -> Array:
        return np.where((places >= first) & (places < behind), 1.0, under)

    return {
        "labels that begin at the last step of the word: they come strictly after it": between(end, end + ones),
        "one label too few": between(end + 1, end + ones),
        "one label too many": between(end + 1, end + 2 + ones),
        "labels that begin one step too early, and one too many": between(end, end + 1 + ones),
        "an end that is rounded: int cuts off": between(
            round(segment_end_ms * T_y / TEN_SECONDS) + 1, round(segment_end_ms * T_y / TEN_SECONDS) + 1 + ones
        ),
        "labels that begin one step too late": between(end + 2, end + 2 + ones),
        "the labels of earlier words lost": between(end + 1, end + 1 + ones, 0 * y),
        "labels before the end of the word": between(end - ones, end),
        "labels up to the end of the sound": between(end + 1, T_y),
        "labels added to those that are there: 1 and 1 must stay 1": y + between(end + 1, end + 1 + ones, 0 * y),
        "200 steps, whatever the length of y": between(
            int(segment_end_ms * 200 / TEN_SECONDS) + 1, int(segment_end_ms * 200 / TEN_SECONDS) + 1 + ones
        ),
        "nothing marked at all": y,
    }


def logits_of_a_word(rng: np.random.Generator, m: int, T: int, size: float = 2.0) -> tuple[Array, Array, float]:
    """Numbers z (1, m, T) before the sigmoid, labels that are seldom 1, and the weight of a 1."""
    z = size * rng.normal(size=(1, m, T))
    y = (rng.random(size=(1, m, T)) < 0.25) * 1.0
    y[0, 0, 0], y[0, -1, -1] = 1.0, 0.0
    return z, y, float(rng.uniform(3.1, 6.9))


def weighing_loss_slips(z: Array, y: Array, weight: float) -> dict[str, tuple[float, Array]]:
    """What the usual slips make of the loss and of its slope."""
    p, share = 1 / (1 + np.exp(-z)), 1 / z.size
    one, zero = y * np.log1p(np.exp(-z)), (1 - y) * np.log1p(np.exp(z))
    up, down = y * (1 - p), (1 - y) * p

    def found(loss: Array, slope: Array, by: float = share) -> tuple[float, Array]:
        return float(np.sum(loss)) * by, slope * by

    return {
        "leaving out the weight": found(one + zero, down - up),
        "a weight for labels 0, where those of 1 are meant": found(one + weight * zero, weight * down - up),
        "a weight for all labels": found(weight * (one + zero), weight * (down - up)),
        "a sum over the steps: a mean is meant": found(weight * one + zero, down - weight * up, 1.0),
        "a mean over the examples only": found(weight * one + zero, down - weight * up, 1 / z.shape[1]),
        "a mean over the steps only": found(weight * one + zero, down - weight * up, 1 / z.shape[2]),
        "the sign turned": found(-(weight * one + zero), weight * up - down),
        "steps with label 1 alone": found(weight * one, -weight * up),
        "steps with label 0 alone": found(zero, down),
        "the slope at p, where that at z is meant": found(weight * one + zero, (1 - y) / (1 - p) - weight * y / p),
    }


def a_last_layer(rng: np.random.Generator, n_a: int, m: int, T: int) -> tuple[Array, Array, Array]:
    """The slope dz (1, m, T), states a (n_a, m, T) and the weights Wy (1, n_a) that make z of them."""
    return rng.normal(size=(1, m, T)), rng.uniform(-0.9, 0.9, size=(n_a, m, T)), 1.3 * rng.normal(size=(1, n_a))


def last_layer_slips(dz: Array, a: Array, Wy: Array) -> dict[str, Mapping[str, Array]]:
    """What the usual slips make of the slopes."""
    _, m, T = a.shape
    dWy = np.tensordot(dz, a, axes=([1, 2], [1, 2]))
    dby, da = np.full((1, 1), dz.sum()), Wy.reshape(-1, 1, 1) * dz

    def all_of(share: float) -> Mapping[str, Array]:
        return {"da": da, "dWy": share * dWy, "dby": share * dby}

    last = {"da": da, "dWy": dz[:, :, -1] @ a[:, :, -1].T, "dby": dz[:, :, -1].sum(axis=1, keepdims=True)}
    return {
        "dividing by the number of steps: the mean is in dz already": all_of(1 / T),
        "dividing by the number of examples: the mean is in dz already": all_of(1 / m),
        "dividing by examples and steps: the mean is in dz already": all_of(1 / (m * T)),
        "the last step alone": last,
        "the states where the weights are meant": {"da": a * dz, "dWy": dWy, "dby": dby},
        "the slope without the weights": {"da": np.ones_like(a) * dz, "dWy": dWy, "dby": dby},
    }


def chances_of_a_word(rng: np.random.Generator, T: int, pause: int) -> tuple[Array, float, int]:
    """Chances (T,) with a long hill, then shorter ones; some lie exactly on the threshold. And threshold, pause."""
    threshold = float(rng.uniform(0.41, 0.59))
    p = rng.uniform(0.02, 0.9 * threshold, size=T)
    first = int(rng.integers(2, 5))
    hills = [(first, 2 * pause + 2), (first + 4 * pause, 2), (first + 4 * pause + 3, pause)]
    for start, long in hills:
        stop = min(T, start + long)
        p[start:stop] = rng.uniform(1.1 * threshold, 0.98, size=max(0, stop - start))
    p[first - 1] = threshold
    return p, threshold, pause


def chiming_slips(p: Array, threshold: float, pause: int) -> dict[str, list[int]]:
    """What the usual slips make of the steps at which it chimes."""
    above = [int(t) for t in np.flatnonzero(p > threshold)]
    rises = [t for t in above if t == 0 or p[t - 1] <= threshold]
    quiet = [t for place, t in enumerate(above) if place == 0 or t - above[place - 1] >= pause]
    return {
        "a chime at every step above the threshold: there is no pause": above,
        "a chime whenever p comes from below, without a pause": rises,
        "a pause that is counted from the last step above the threshold, not from the last chime": quiet,
        "a pause that is one step too long": spaced(above, pause + 1),
        "a pause that is one step too short": spaced(above, pause - 1),
        "a chime at the threshold itself: above it is meant": spaced(np.flatnonzero(p >= threshold), pause),
        "steps below the threshold": spaced(np.flatnonzero(p < threshold), pause),
        "a single chime for the whole sound": above[:1],
        "steps that are counted from 1": [t + 1 for t in spaced(above, pause)],
        "no chime in the first steps, though there was none before": spaced([t for t in above if t >= pause], pause),
    }


def spaced(steps: Sequence[int] | Array, pause: int) -> list[int]:
    """The first of the steps, and each later one that is at least `pause` behind the one that was kept last."""
    kept: list[int] = []
    for step in map(int, steps):
        if not kept or step >= kept[-1] + pause:
            kept.append(step)
    return kept


def chimes_to_judge(rng: np.random.Generator, words: int, window: int) -> tuple[list[int], list[int], int]:
    """Chimes and ends of words in order: some exactly a window away, some words twice, some never; and the window.

    With at least seven words every case occurs. No chime is near two words.
    """
    gap = 4 * window
    ends = [10 + gap * k + int(rng.integers(0, window)) for k in range(1, words + 1)]
    away: list[list[int]] = [[-window], [window], [1, window - 1], [], [window + 1], [-window - 1], [2]]
    order = [away[k] for k in rng.permutation(len(away))]
    moves = [order[k % len(order)] for k in range(words)]
    chimes = [2, 4, 6] + [end + move for end, these in zip(ends, moves, strict=True) for move in these]
    chimes += [ends[-1] + gap + k * gap for k in range(2)]
    return chimes, ends, window


def judging_slips(chimes: list[int], ends: list[int], window: int) -> dict[str, tuple[int, int, int]]:
    """What the usual slips make of the numbers of hits, false alarms and missed words."""

    def counted(low: int, high: int) -> tuple[int, int, int]:
        found: set[int] = set()
        for chime in chimes:
            found.update([word for word in ends if word not in found and low <= chime - word <= high][:1])
        return len(found), len(chimes) - len(found), len(ends) - len(found)

    hits, alarms, missed = counted(-window, window)
    twice = sum(any(abs(chime - end) <= window for end in ends) for chime in chimes)
    return {
        "a word that counts twice because it chimed twice": (twice, len(chimes) - twice, missed),
        "a word that counts twice, and so too few missed": (twice, len(chimes) - twice, len(ends) - twice),
        "chimes that are far away: only those within the window count": counted(-TEN_SECONDS, window),
        "a window without its last step: exactly `window` away is still a hit": counted(-window + 1, window - 1),
        "a window that is one step too wide": counted(-window - 1, window + 1),
        "chimes after the end only: before it counts as well": counted(0, window),
        "chimes before the end only: after it counts as well": counted(-window, 0),
        "false alarms and missed words in each other's place": (hits, missed, alarms),
        "all chimes as false alarms": (hits, len(chimes), missed),
        "all words as missed": (hits, alarms, len(ends)),
        "a second chime for the same word that is no false alarm": (hits, len(chimes) - twice, missed),
    }
