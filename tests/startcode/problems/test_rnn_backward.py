"""What was kept on the way there is what the field keeps, and no input is one that hides a mistake."""

from itertools import pairwise

import numpy as np
import pytest

from startcode import layers, problems

SIZE = {"n_x": 3, "n_a": 5, "m": 4}
CELLS = {"rnn": problems.rnn_step_back, "gru": problems.gru_step_back, "lstm": problems.lstm_step_back}
CANDIDATES = {"rnn": 0, "gru": 4, "lstm": 6}  # places in the caches of what a tanh has given


def rng(seed=1):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("kind", CELLS)
def test_no_slope_that_comes_back_is_near_0_and_no_tanh_is_saturated(kind):
    *messages, cache = CELLS[kind](rng(), **SIZE)
    assert all(message.shape == (5, 4) and np.abs(message).min() >= 0.3 for message in messages)
    assert np.abs(cache[CANDIDATES[kind]]).max() < 0.9999


@pytest.mark.parametrize(("kind", "draw"), [("rnn", problems.rnn_sequence_back), ("lstm", problems.lstm_sequence_back)])
def test_each_step_begins_with_the_state_that_the_step_before_has_kept(kind, draw):
    da, (steps, x) = draw(rng(), **SIZE, T_x=7)
    before = 2 if kind == "lstm" else 1
    assert da.shape == (5, 4, 7)
    assert len(steps) == 7
    assert np.any(steps[0][before])
    for earlier, later in pairwise(steps):
        np.testing.assert_array_equal(earlier[0], later[before])
    forward = getattr(layers, f"{kind}_forward")
    a = forward(x, steps[0][before], steps[0][-1])[0]
    np.testing.assert_allclose(np.stack([cache[0] for cache in steps], axis=2), a)
    if kind == "lstm":
        assert not np.any(steps[0][3])
        for earlier, later in pairwise(steps):
            np.testing.assert_array_equal(earlier[1], later[3])


def test_kept_caches_of_a_gru_hand_the_state_on():
    parameters = problems.recurrent_weights(rng(), "gru", 3, 5)
    x, c0 = rng(2).normal(size=(3, 4, 6)), rng(3).normal(size=(5, 4))
    steps, _ = problems.kept_caches("gru", x, c0, parameters)
    np.testing.assert_allclose(
        np.stack([cache[0] for cache in steps], axis=2), layers.gru_forward(x, c0, parameters)[0]
    )
