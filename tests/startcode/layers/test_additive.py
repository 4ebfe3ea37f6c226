"""A look is a mean with weights from a small network, and its slopes are those that are measured."""

import numpy as np
import pytest

from startcode.layers import additive
from tests.startcode.layers.test_network import slopes

SIZES = [{"m": 3, "T": 7, "n_s": 4, "d": 6, "n_e": 5}, {"m": 2, "T": 3, "n_s": 5, "d": 2, "n_e": 4}]


def problem(m, T, n_s, d, n_e):
    rng = np.random.default_rng(1)
    shapes = {"W": (n_s + d, n_e), "b": (n_e,), "v": (n_e,)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    mask = np.arange(T) < rng.integers(2, T, size=(m, 1))
    return rng.normal(size=(m, T, d)), mask, rng.normal(size=(m, n_s)), parameters


def by_loops(a, mask, state, P):
    """Contexts and weights, place by place."""
    weights = np.zeros(mask.shape)
    for i, t in zip(*np.nonzero(mask), strict=True):
        weights[i, t] = np.exp(np.tanh(np.r_[state[i], a[i, t]] @ P["W"] + P["b"]) @ P["v"])
    weights /= weights.sum(axis=1, keepdims=True)
    return np.array([w @ places for w, places in zip(weights, a, strict=True)]), weights


@pytest.mark.parametrize("sizes", SIZES)
def test_a_look_is_what_loops_compute(sizes):
    a, mask, state, parameters = problem(**sizes)
    context, look = additive.look(additive.keys(a, mask, parameters), state)
    for got, expected in zip((context, look.weights), by_loops(a, mask, state, parameters), strict=True):
        np.testing.assert_allclose(got, expected, rtol=1e-12)
    assert (look.weights[~mask] == 0).all()


@pytest.mark.parametrize("sizes", SIZES)
def test_the_way_back_gives_the_measured_slopes(sizes):
    a, mask, state, P = problem(**sizes)
    R = np.random.default_rng(2).normal(size=a[:, 0].shape)

    def cost(a=a, state=state, **changed):
        return float(np.sum(R * additive.look(additive.keys(a, mask, {**P, **changed}), state)[0]))

    at = additive.keys(a, mask, P)
    found, seen, upper = additive.look_backward(R, at, additive.look(at, state)[1])
    through, lower = additive.keys_backward(seen, at)
    expected = {"a": slopes(lambda x: cost(a=x), a), "state": slopes(lambda x: cost(state=x), state)}
    expected |= {name: slopes(lambda x, name=name: cost(**{name: x}), P[name]) for name in "Wbv"}
    got = {**found, "a": found["a"] + through, "W": np.concatenate([upper, lower])}
    for name, value in expected.items():
        np.testing.assert_allclose(got[name], value, rtol=1e-5, atol=1e-8, err_msg=name)


def test_single_precision_stays_and_large_scores_do_no_harm():
    a, mask, state, P = problem(**SIZES[0])
    single = {name: (1000 * value).astype(np.float32) for name, value in P.items()}
    context, look = additive.look(additive.keys(a.astype(np.float32), mask, single), state.astype(np.float32))
    assert context.dtype == look.weights.dtype == np.float32
    np.testing.assert_allclose(look.weights.sum(axis=1), 1, rtol=1e-5)
