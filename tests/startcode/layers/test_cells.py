"""One step is a sequence of one step, and its cache is the plain tuple that the field knows."""

import numpy as np
import pytest

from startcode import layers
from tests.startcode.layers.test_recurrent import KINDS, SIZES, by_loops, forward, problem, sigmoid


@pytest.mark.parametrize("kind", KINDS)
def test_step_after_step_gives_the_sequence(kind):
    x, first, parameters = problem(kind, **SIZES[0])
    whole = forward(kind, x, first, parameters)[1]
    state = (first, np.zeros_like(first)) if kind == "lstm" else (first,)
    for t in range(x.shape[2]):
        *out, _ = getattr(layers, f"{kind}_cell_forward")(x[..., t], *state, parameters)
        in_order = [out[0], out[2], out[1]] if kind == "lstm" else out  # the cell gives a, c, y; the layer a, y, c
        for got, wanted in zip(in_order, whole, strict=True):
            np.testing.assert_allclose(got, wanted[..., t])
        state = tuple(out[:2]) if kind == "lstm" else (out[0],)


def test_the_cache_of_a_plain_cell_holds_its_four_things():
    x, a0, parameters = problem("rnn", **SIZES[0])
    a_next, _, cache = layers.rnn_cell_forward(x[..., 0], a0, parameters)
    for got, wanted in zip(cache[:3], (a_next, a0, x[..., 0]), strict=True):
        np.testing.assert_array_equal(got, wanted)
    assert cache[3] is parameters


def test_the_cache_of_an_lstm_cell_holds_its_gates_in_the_order_of_the_field():
    x, a0, P = problem("lstm", **SIZES[0])
    c_prev = np.random.default_rng(5).normal(size=a0.shape)
    a_next, c_next, _, cache = layers.lstm_cell_forward(x[..., 0], a0, c_prev, P)
    seen = np.concatenate([a0, x[..., 0]])
    f, i, o = (sigmoid(P[f"W{gate}"] @ seen + P[f"b{gate}"]) for gate in "fio")
    new = np.tanh(P["Wc"] @ seen + P["bc"])
    wanted = [a_next, c_next, a0, c_prev, f, i, new, o, x[..., 0]]
    for got, value in zip(cache[:9], wanted, strict=True):
        np.testing.assert_allclose(got, value)
    np.testing.assert_allclose(c_next, f * c_prev + i * new)
    assert cache[9] is P


def test_the_cache_of_a_gru_cell_holds_its_gates():
    x, c0, P = problem("gru", **SIZES[0])
    c_next, cache = layers.gru_cell_forward(x[..., 0], c0, P)
    u, r = (sigmoid(P[f"W{gate}"] @ np.concatenate([c0, x[..., 0]]) + P[f"b{gate}"]) for gate in "ur")
    new = np.tanh(P["Wc"] @ np.concatenate([r * c0, x[..., 0]]) + P["bc"])
    for got, value in zip(cache[:6], [c_next, c0, u, r, new, x[..., 0]], strict=True):
        np.testing.assert_allclose(got, value)
    assert cache[6] is P
    np.testing.assert_allclose(c_next, by_loops("gru", x[..., :1], c0, P)[0][..., 0])


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_caller_does_with_an_answer_spoils_no_cache(kind):
    x, first, parameters = problem(kind, **SIZES[0])
    state = (first, np.zeros_like(first)) if kind == "lstm" else (first,)
    out, *_, cache = getattr(layers, f"{kind}_cell_forward")(x[..., 0], *state, parameters)
    before = cache[0].copy()
    out[:] = 9
    np.testing.assert_array_equal(cache[0], before)
