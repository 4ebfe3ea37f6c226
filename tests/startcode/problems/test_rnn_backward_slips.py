"""Slopes that the usual slips give are wrong, of the right shape, and told apart."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems
from startcode.problems.rnn_backward_sequences import ALONE, NOT_SUMMED

SIZE = {"n_x": 3, "n_a": 5, "m": 4}


def rng(seed=1):
    return np.random.default_rng(seed)


def true_slopes(kind, messages, cache):
    """All that comes back from one cell, by the finished layers."""
    *_, xt, P = cache
    x = xt[..., np.newaxis]
    if kind == "lstm":
        trip = layers.lstm_forward(x, cache[2], P, cache[3])[-1]
        grads = layers.lstm_backward(messages[0][..., np.newaxis], trip, messages[1])
        return grads | {"dc_prev": grads.pop("dc0"), "da_prev": grads.pop("da0"), "dxt": grads.pop("dx")[..., 0]}
    trip = getattr(layers, f"{kind}_forward")(x, cache[1], P)[-1]
    grads = getattr(layers, f"{kind}_backward")(messages[0][..., np.newaxis], trip)
    before = "c" if kind == "gru" else "a"
    return grads | {f"d{before}_prev": grads.pop(f"d{before}0"), "dxt": grads.pop("dx")[..., 0]}


CELLS = {
    "rnn": (problems.rnn_step_back, problems.rnn_cell_slips),
    "gru": (problems.gru_step_back, problems.gru_cell_slips),
    "lstm": (problems.lstm_step_back, problems.lstm_cell_slips),
}


@pytest.mark.parametrize("kind", CELLS)
def test_slips_of_a_cell_are_wrong_and_of_the_right_shape(kind):
    draw, slips_of = CELLS[kind]
    *messages, cache = draw(rng(), **SIZE)
    right = true_slopes(kind, messages, cache)
    slips = slips_of(*messages, cache)
    assert slips.keys() == right.keys()
    for name, value in right.items():
        assert slips[name]
        for words, wrong in slips[name].items():
            assert wrong.shape == value.shape, (name, words)
            assert not np.allclose(wrong, value), (name, words)


def test_slips_of_a_plain_cell_are_told_apart():
    da_next, cache = problems.rnn_step_back(rng(), **SIZE)
    for guesses in problems.rnn_cell_slips(da_next, cache).values():
        assert all(not np.allclose(one, other) for one, other in combinations(guesses.values(), 2))


@pytest.mark.parametrize(
    ("kind", "draw", "slips_of"),
    [
        ("rnn", problems.rnn_sequence_back, problems.rnn_slips),
        ("lstm", problems.lstm_sequence_back, problems.lstm_slips),
    ],
)
def test_slips_along_a_sequence_are_wrong_and_show_what_they_are_known_for(kind, draw, slips_of):
    da, caches = draw(rng(), **SIZE, T_x=7)
    steps, x = caches
    first = steps[0][2 if kind == "lstm" else 1]
    right = getattr(layers, f"{kind}_backward")(da, getattr(layers, f"{kind}_forward")(x, first, steps[0][-1])[-1])
    slips = slips_of(da, caches)
    for name, guesses in slips.items():
        for words, wrong in guesses.items():
            assert wrong.shape == right[name].shape, (name, words)
            assert not np.allclose(wrong, right[name]), (name, words)
    alone = slips["dx"][ALONE]
    np.testing.assert_allclose(alone[..., -1], right["dx"][..., -1])  # right at the last step only
    assert not np.allclose(alone[..., -2], right["dx"][..., -2])
    assert NOT_SUMMED not in slips["dx"]  # overwritten sums leave dx and da0 right
    assert NOT_SUMMED not in slips["da0"]
    weights = [name for name in right if name[:2] in ("dW", "db")]
    assert all(NOT_SUMMED in slips[name] for name in weights)


@pytest.mark.parametrize(("kind", "draw"), [("rnn", problems.rnn_sequence_back), ("lstm", problems.lstm_sequence_back)])
def test_a_cell_that_is_not_right_yet_is_seen_at_the_last_step(kind, draw):
    da, caches = draw(rng(), **SIZE, T_x=3)
    messages = (da[..., -1],) if kind == "rnn" else (da[..., -1], np.zeros((5, 4)))
    came = true_slopes(kind, messages, caches[0][-1])
    assert problems.is_last_step(came, kind, da, caches)
    for name, value in came.items():
        assert not problems.is_last_step(came | {name: 1.1 * value}, kind, da, caches), name
        assert not problems.is_last_step(came | {name: value[:1]}, kind, da, caches), name
    assert not problems.is_last_step(None, kind, da, caches)
    assert not problems.is_last_step({}, kind, da, caches)
