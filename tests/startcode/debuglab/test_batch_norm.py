"""Every slip is a wrong slope, and no two of them are the same."""

from itertools import combinations

import numpy as np
import pytest

from startcode import debuglab, layers, problems


@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("seed", range(5))
def test_each_slip_differs_from_the_right_slope_and_from_every_other_slip(axis, seed):
    rng = np.random.default_rng(seed)
    x, gamma, beta, bn_param = problems.normalisation(rng, 7, 5)
    dout = problems.upstream(rng, 7, 5)
    if axis == 0:
        out, cache = layers.batchnorm_forward(x, gamma, beta, bn_param)
        right = layers.batchnorm_backward(dout, cache)[0]
    else:
        out, cache = layers.layernorm_forward(x, gamma, beta)
        right = layers.layernorm_backward(dout, cache)[0]
    x_hat, s = (out - beta) / gamma, np.sqrt(x.var(axis=axis, keepdims=axis == 1) + 1e-5)
    slips = debuglab.normalisation_slips(dout, x_hat, s, gamma, axis=axis)
    for slip, wrong in slips.items():
        assert wrong.shape == x.shape
        assert not np.allclose(wrong, right, rtol=1e-3), slip
    for (one, first), (other, second) in combinations(slips.items(), 2):
        assert not np.allclose(first, second, rtol=1e-3), f"{one} is {other}"


def test_the_three_ways_add_up_to_the_right_slope():
    rng = np.random.default_rng(1)
    x, gamma, beta, bn_param = problems.normalisation(rng, 7, 5)
    dout = problems.upstream(rng, 7, 5)
    out, cache = layers.batchnorm_forward(x, gamma, beta, bn_param)
    slips = debuglab.normalisation_slips(dout, (out - beta) / gamma, np.sqrt(x.var(axis=0) + 1e-5), gamma, axis=0)
    ways = ["leaving out the ways through mu and var: they depend on x, too", "the way through mu alone"]
    ways.append("the way through var alone")
    np.testing.assert_allclose(sum(slips[way] for way in ways), layers.batchnorm_backward(dout, cache)[0])


def broken(number):
    return debuglab.normalisations(layers.batchnorm_forward, layers.batchnorm_backward)[number]


def memory(mode):
    return {"mode": mode, "running_mean": np.full(3, 9.0), "running_var": np.full(3, 4.0)}


def test_the_first_colleague_s_single_example_is_normalised_away():
    forward, _ = broken(1)
    x = np.random.default_rng(1).normal(size=(5, 3))
    assert np.allclose(forward(x[:1], np.ones(3), np.full(3, 7.0), memory("test"))[0], 7)
    assert not np.allclose(forward(x, np.ones(3), np.zeros(3), memory("test"))[0][:1], 0)


def test_the_second_colleague_s_averages_never_move():
    forward, backward = broken(2)
    x, bn_param = np.random.default_rng(1).normal(size=(5, 3)), memory("train")
    out, cache = forward(x, np.ones(3), np.zeros(3), bn_param)
    assert np.allclose(out, layers.batchnorm_forward(x, np.ones(3), np.zeros(3), memory("train"))[0])
    assert backward(x, cache)[0].shape == x.shape
    assert np.array_equal(bn_param["running_mean"], memory("train")["running_mean"])


def test_the_third_colleague_s_examples_are_alike_alone_and_in_company():
    forward, backward = broken(3)
    x = np.random.default_rng(1).normal(size=(5, 3))
    for mode in ("train", "test"):
        out, cache = forward(x, np.ones(3), np.zeros(3), memory(mode))
        assert np.allclose(out[:1], forward(x[:1], np.ones(3), np.zeros(3), memory(mode))[0])
        assert backward(x, cache)[0].shape == x.shape


@pytest.mark.parametrize("size", ["N", "D"])
@pytest.mark.parametrize("seed", range(5))
def test_each_slip_of_the_way_there_differs_from_the_right_result_and_from_every_other(size, seed):
    x, gamma, beta, _ = problems.normalisation(np.random.default_rng(seed), 7, 5)
    if size == "N":
        axis, right = 0, layers.batchnorm_forward(x, gamma, beta, {"mode": "train", "eps": 0.3})[0]
    else:
        axis, right = 1, layers.layernorm_forward(x, gamma, beta, {"eps": 0.3})[0]
    mean, var = x.mean(axis=axis, keepdims=True), x.var(axis=axis, keepdims=True)
    slips = debuglab.forward_slips(x, gamma, beta, mean, var, eps=0.3, size=size)
    for slip, wrong in slips.items():
        assert wrong.shape == x.shape
        assert not np.allclose(wrong, right, rtol=1e-3), slip
    for (one, first), (other, second) in combinations(slips.items(), 2):
        if not all("an eps of nearly 0" in slip for slip in (one, other)):
            assert not np.allclose(first, second, rtol=1e-3), f"{one} is {other}"
