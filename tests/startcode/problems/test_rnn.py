"""Slips of recurrent cells are wrong, told apart, and the gates that problems make do what they say."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems

SIZES = [{"n_x": 3, "n_a": 5, "n_y": 2, "m": 4}, {"n_x": 4, "n_a": 4, "n_y": 3, "m": 7}]


def rng(seed=1):
    return np.random.default_rng(seed)


def without_y(size):
    return {name: length for name, length in size.items() if name != "n_y"}


def demand_apart(right, slips):
    """All of the right shape, and no two alike."""
    assert {np.shape(value) for value in slips.values()} == {np.shape(right)}
    for (one, a), (other, b) in combinations([("right", right), *slips.items()], 2):
        assert not np.allclose(a, b), (one, other)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_slips_of_a_plain_cell_are_wrong_and_told_apart(size):
    xt, a_prev, parameters = problems.rnn_step(rng(), **size)
    a_next, yt_pred, _ = layers.rnn_cell_forward(xt, a_prev, parameters)
    slips = problems.rnn_state_slips(xt, a_prev, parameters)
    demand_apart(a_next, slips)
    assert len(slips) == (10 if size["n_x"] == size["n_a"] else 9)
    answers = problems.output_slips(parameters["Wya"], parameters["by"], a_next, {"a_prev": a_prev})
    demand_apart(yt_pred, answers)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_slips_of_a_gru_are_wrong_and_told_apart(size):
    xt, c_prev, parameters = problems.gru_step(rng(), **without_y(size))
    _, (_, _, ut, rt, cct, _, _) = layers.gru_cell_forward(xt, c_prev, parameters)
    np.testing.assert_allclose(problems.gate_value(parameters, "u", c_prev, xt), ut)
    demand_apart(ut, problems.gate_slips(parameters, "u", c_prev, xt, "rc"))
    demand_apart(rt, problems.gate_slips(parameters, "r", c_prev, xt, "uc"))
    others = {"no reset gate": c_prev, "the update gate": ut * c_prev}
    slips = problems.candidate_slips(parameters, rt * c_prev, xt, others)
    demand_apart(cct, slips | problems.late_reset(parameters, rt, c_prev, xt))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_slips_of_an_lstm_are_wrong_and_told_apart(size):
    xt, a_prev, c_prev, parameters = problems.lstm_step(rng(), **size)
    _, _, yt_pred, cache = layers.lstm_cell_forward(xt, a_prev, c_prev, parameters)
    a_next, c_next, _, _, ft, it, cct, ot, _, _ = cache
    for gate, right in [("f", ft), ("i", it), ("o", ot)]:
        demand_apart(right, problems.gate_slips(parameters, gate, a_prev, xt, "fico".replace(gate, "")))
    demand_apart(cct, problems.candidate_slips(parameters, a_prev, xt, {"c_prev": c_prev}))
    others = {"a_prev": a_prev, "c_next": c_next}
    demand_apart(yt_pred, problems.output_slips(parameters["Wy"], parameters["by"], a_next, others))


def test_a_bias_of_a_hundred_opens_a_gate_and_of_minus_a_hundred_closes_it_exactly():
    xt, c_prev, parameters = problems.gru_step(rng(), n_x=3, n_a=5, m=4)
    kept, _ = layers.gru_cell_forward(xt, c_prev, problems.biased(parameters, bu=-100))
    np.testing.assert_array_equal(kept, c_prev)
    new, (_, _, ut, _, cct, _, _) = layers.gru_cell_forward(xt, c_prev, problems.biased(parameters, bu=100))
    np.testing.assert_array_equal(ut, 1)
    np.testing.assert_allclose(new, cct)
    assert parameters["bu"].shape == (5, 1)
    assert not np.any(np.abs(parameters["bu"]) == 100)


@pytest.mark.parametrize("seed", range(20))
def test_problems_are_neither_tiny_nor_saturated(seed):
    xt, a_prev, parameters = problems.rnn_step(rng(seed), **SIZES[0])
    assert 0.15 <= np.abs(a_prev).min() <= np.abs(a_prev).max() <= 0.9
    a_next, _, _ = layers.rnn_cell_forward(xt, a_prev, parameters)
    assert np.abs(np.arctanh(a_next)).max() < 8
    c_prev = problems.lstm_step(rng(seed), **SIZES[0])[2]
    assert np.abs(c_prev).max() > 1


def test_sequences_begin_with_a_state_that_is_not_zero():
    for maker, size in [
        (problems.rnn_sequence, SIZES[0]),
        (problems.gru_sequence, without_y(SIZES[0])),
        (problems.lstm_sequence, SIZES[0]),
    ]:
        x, first, parameters = maker(rng(), T_x=7, **size)
        assert x.shape == (3, 4, 7)
        assert first.shape == (5, 4)
        assert np.all(first)
        assert isinstance(parameters, dict)


def test_slips_with_letters_are_wrong_and_told_apart():
    indices, n_x = problems.character_numbers(rng(), m=3, T_x=7, n_x=5)
    assert indices.max() < n_x - 1
    assert not indices[:, 0].any()
    demand_apart(np.eye(n_x)[:, indices], problems.character_slips(indices, n_x))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (np.ones(3), np.ones(3) + 1e-13, True),
        (np.ones(3), np.ones(4), False),
        (np.ones(3), 1.0, False),
        ((np.ones(3), {"W": np.ones(2)}), [np.ones(3), {"W": np.ones(2)}], True),
        ({"W": np.ones(2)}, {"V": np.ones(2)}, False),
        ({"W": np.ones(2)}, np.ones(2), False),
        ([np.ones(2)], [np.ones(2), np.ones(2)], False),
        ((np.ones(2), 3), (np.ones(2), 4), False),
        (None, np.ones(2), False),
        (np.array([None]), np.ones(1), False),
    ],
)
def test_caches_are_alike_up_to_rounding_and_no_further(one, other, expected):
    assert problems.alike(one, other) is expected
