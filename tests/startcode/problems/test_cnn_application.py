"""Blocks and small nets for pictures: their slopes are the measured ones, and slips are wrong and told apart."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems
from startcode.checks.numeric import central_difference

BLOCKS = [
    {"mode": "average", "m": 2, "n_H_prev": 5, "n_W_prev": 7, "n_C_prev": 2, "n_C": 3, "f": 3, "stride": 1, "pad": 1},
    {"mode": "max", "m": 2, "n_H_prev": 6, "n_W_prev": 5, "n_C_prev": 2, "n_C": 3, "f": 2, "stride": 1, "pad": 0},
]
NET = {"m": 5, "n_H": 8, "n_W": 12, "n_C": 2, "n_C1": 3, "n_C2": 4, "n_3": 7, "C": 3}


def rng(seed=1):
    return np.random.default_rng(seed)


def apart(guesses):
    return all(not np.allclose(one, other) for one, other in combinations(guesses, 2))


def block_back(dP, cache):
    given, Z, pooled, mode = cache
    dA = layers.pool_backward(dP, layers.pool_forward(*pooled, mode)[1], mode)
    return layers.conv_backward(dA * (Z > 0), layers.conv_forward(*given)[1])


def block(A_prev, W, b, settings):
    return problems.block_output(A_prev, W, b, settings), None


@pytest.mark.parametrize("size", BLOCKS, ids=lambda size: size["mode"])
def test_a_block_keeps_away_from_every_bend_and_has_windows_of_0(size):
    for seed in range(20):
        dP, (given, Z, pooled, mode) = problems.block_and_message(rng(seed), **size, window=2, step=2)
        P = layers.pool_forward(*pooled, mode)[0]
        assert np.abs(Z).min() > 1e-3
        assert np.any(P == 0)
        assert dP.shape == P.shape
        settings = {"conv": given[3], "pool": pooled[1], "mode": mode}
        np.testing.assert_allclose(problems.block_output(*given[:3], settings), P)


@pytest.mark.parametrize("size", BLOCKS, ids=lambda size: size["mode"])
def test_slips_of_the_way_back_are_wrong_where_the_pooling_is_a_mean(size):
    dP, cache = problems.block_and_message(rng(), **size, window=2, step=2)
    slips = problems.block_backward_slips(dP, cache)
    right = dict(zip(("dA_prev", "dW", "db"), block_back(dP, cache), strict=True))
    late = "a mask of what the pooling gave out, where that of Z is meant"
    assert apart(slips["dW"].values())
    assert np.allclose(slips["dW"][late], right["dW"]) == (size["mode"] == "max")  # ReLU and maximum may be exchanged
    rest = [value for what, value in slips["dW"].items() if what != late]
    assert apart([right["dW"], *rest])
    for name, wanted in right.items():
        assert {value.shape for value in slips[name].values()} == {wanted.shape}


def test_slips_of_the_way_there_are_told_apart():
    given = problems.picture_block(rng(), **BLOCKS[0], window=2, step=2)
    assert apart([problems.block_output(*given), *problems.block_slips(*given).values()])


def test_slips_of_a_net_are_told_apart():
    X, _, parameters, hparameters = problems.picture_net(rng(), **NET)
    right = problems.net_answer(block, X, parameters, hparameters)
    np.testing.assert_allclose(right.sum(axis=0), 1)
    assert apart([right, *problems.net_slips(block, X, parameters, hparameters).values()])


@pytest.mark.parametrize("name", ["W1", "b2", "W3", "b4"])
def test_the_slopes_of_a_net_are_the_measured_ones(name):
    X, Y, parameters, hparameters = problems.picture_net(rng(7), **NET)
    A4, Y_again, caches = problems.net_and_caches(rng(7), **NET)
    np.testing.assert_array_equal(Y, Y_again)
    slopes = problems.net_slopes(block_back, A4, Y, caches)

    def cost(value):
        return problems.net_cost(X, Y, parameters | {name: value}, hparameters)

    np.testing.assert_allclose(slopes[f"d{name}"], central_difference(cost, parameters[name], 1e-6), atol=1e-7)


def test_slips_of_its_slopes_are_wrong_and_told_apart():
    A4, Y, caches = problems.net_and_caches(rng(), **NET)
    right = problems.net_slopes(block_back, A4, Y, caches)
    slips = problems.net_slope_slips(block_back, A4, Y, caches)
    for what, wrong in slips.items():
        assert any(not np.allclose(wrong[name], value) for name, value in right.items()), what
    whole = [np.concatenate([value.ravel() for value in one.values()]) for one in (right, *slips.values())]
    assert apart(whole)


def test_a_net_that_has_made_up_its_mind_gives_several_classes():
    for seed in range(10):
        X, parameters, hparameters = problems.decided_net(rng(seed), **{**NET, "C": 4, "m": 9})
        answer = problems.net_answer(block, X, parameters, hparameters)
        assert len(np.unique(answer.argmax(axis=0))) > 2
