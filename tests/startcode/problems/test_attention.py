"""Problems of week 13: sizes are kept, what must count counts, and every slip gives something else."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import layers, problems
from startcode.layers import additive

SEEDS = st.integers(0, 10**6)
LOOK = {"m": 3, "T": 7, "n_s": 4, "d": 6, "n_e": 5}


@given(SEEDS, st.integers(4, 12), st.integers(4, 15), st.integers(4, 15))
def test_a_text_has_a_capital_a_comma_and_an_unknown_sign_before_it_is_cut_off(seed, signs, long, length):
    text, wanted, vocab = problems.a_text_to_code(np.random.default_rng(seed), signs, long, length)
    kept = text[:length]
    assert (len(text), wanted) == (long, length)
    assert kept != kept.lower()
    assert "," in kept
    assert [sign for sign in kept.lower() if sign not in vocab] == ["é"]
    assert 0 not in vocab.values()
    assert len(set(vocab.values())) == len(vocab)


@given(SEEDS)
def test_the_depth_cannot_be_guessed_from_the_numbers(seed):
    numbers, depth = problems.numbers_to_widen(np.random.default_rng(seed), 3, 5, 7)
    assert numbers.max() < depth - 1


@given(SEEDS, st.integers(2, 6), st.integers(3, 9))
def test_one_text_is_full_others_are_not_and_none_is_empty(seed, m, T):
    scores, mask = problems.scores_and_signs(np.random.default_rng(seed), m, T)
    lengths = mask.sum(axis=1)
    assert scores.shape == mask.shape == (m, T)
    assert lengths.max() == T
    assert 1 < lengths.min() < T
    assert (np.diff(mask.astype(int), axis=1) <= 0).all()


@given(SEEDS, st.integers(4, 9), st.integers(1, 8))
def test_neighbours_to_shift_differ_and_start_is_no_sign_of_them(seed, n_y, T_y):
    Y, start = problems.signs_to_shift(np.random.default_rng(seed), 3, T_y, n_y)
    assert Y.shape == (3, T_y)
    assert (np.diff(Y, axis=1) != 0).all()
    assert start not in Y
    assert 0 not in (start, *Y.flat)


def differ(values):
    for (one, first), (other, second) in combinations(values.items(), 2):
        assert not np.allclose(first, second), f"{one} / {other}"


@settings(max_examples=30)
@given(SEEDS)
def test_slips_of_scores_and_of_weights_all_differ_and_none_is_right(seed):
    rng = np.random.default_rng(seed)
    a, state, mask, parameters = problems.a_look(rng, **LOOK)
    look = additive.look(additive.keys(a, np.ones_like(mask), parameters), state)[1]
    differ({**problems.look_slips(state, a, parameters), "right": look.bent @ parameters["v"]})
    scores, mask = problems.scores_and_signs(rng, 3, 7)
    right = np.where(mask, np.exp(scores), 0)
    differ({**problems.weighing_slips(scores, mask), "right": right / right.sum(axis=1, keepdims=True)})


def way_back(seed):
    dcontext, a, state, mask, parameters = problems.a_look_back(np.random.default_rng(seed), **LOOK)
    at = additive.keys(a, mask, parameters)
    look = additive.look(at, state)[1]
    found, seen, upper = additive.look_backward(dcontext, at, look)
    through, lower = additive.keys_backward(seen, at)
    right = {"da": found["a"] + through, "ds_prev": found["state"], "dW": np.concatenate([upper, lower]),
             "db": found["b"], "dv": found["v"]}  # fmt: skip
    return right, (dcontext, a, state, look.weights, look.bent, parameters)


@settings(max_examples=30)
@given(SEEDS)
def test_slips_of_the_way_back_all_differ_and_none_is_right(seed):
    right, given_ = way_back(seed)
    everything = {**problems.look_slope_slips(*given_), "right": right}
    differ({slip: np.concatenate([found[name].ravel() for name in right]) for slip, found in everything.items()})


def test_a_partial_sum_is_one_part_of_the_right_one():
    right, given_ = way_back(1)
    for name, slips in problems.partial_look_slopes(*given_).items():
        assert all(wrong.shape == right[name].shape for wrong in slips.values())
        differ({**slips, "right": right[name]})


@pytest.mark.parametrize("seed", range(10))
def test_a_writer_says_something_else_if_the_sign_before_or_the_state_is_lost(seed):
    before, state, a, mask, parameters = problems.a_writer(np.random.default_rng(seed), n_y=8, **LOOK)
    context = additive.look(additive.keys(a, mask, parameters["attention"]), state)[0]

    def step(x, state=state):
        return layers.gru_cell_forward(x.T, state.T, parameters["decoder"])[0].T

    right = np.hstack([context, np.eye(8)[before]])
    slips = problems.writing_slips(before, context, 8)
    differ({slip: step(x) for slip, x in {**slips, "right": right}.items()} | {"no state": step(right, 0 * state)})
