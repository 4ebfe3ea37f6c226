"""The fast recurrent layers compute what plain loops compute, and their slopes are those of their sums."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError
from tests.startcode.layers.test_network import slopes

SIZES = [
    {"n_x": 3, "n_a": 5, "m": 4, "T": 7},
    {"n_x": 4, "n_a": 2, "m": 3, "T": 3},
    {"n_x": 2, "n_a": 3, "m": 1, "T": 1},
]
GATES = {"rnn": "", "gru": "urc", "lstm": "fico"}
KINDS = list(GATES)


def problem(kind, n_x, n_a, m, T, n_y=2, dtype=np.float64, seed=1):
    """A sequence, a first state and parameters."""
    rng = np.random.default_rng(seed)
    shapes = {f"W{gate}": (n_a, n_a + n_x) for gate in GATES[kind]} | {f"b{gate}": (n_a, 1) for gate in GATES[kind]}
    shapes |= {"rnn": {"Wax": (n_a, n_x), "Waa": (n_a, n_a), "ba": (n_a, 1), "Wya": (n_y, n_a), "by": (n_y, 1)},
               "lstm": {"Wy": (n_y, n_a), "by": (n_y, 1)}, "gru": {}}[kind]  # fmt: skip
    parameters = {name: (0.7 * rng.normal(size=shape)).astype(dtype) for name, shape in shapes.items()}
    return rng.normal(size=(n_x, m, T)).astype(dtype), rng.normal(size=(n_a, m)).astype(dtype), parameters


def forward(kind, *given):
    """The states, all that comes out, and the caches."""
    *out, caches = getattr(layers, f"{kind}_forward")(*given)
    return out[0], out, caches


def backward(kind, da, caches):
    return getattr(layers, f"{kind}_backward")(da, caches)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def by_loops(kind, x, first, parameters):
    """States (and cells) by the formulas, example by example, step by step."""
    (_, m, T), n_a, P = x.shape, len(first), parameters
    a, c = np.zeros((n_a, m, T)), np.zeros((n_a, m, T))
    for i in range(m):
        state, cell = first[:, i], np.zeros(n_a)
        for t in range(T):
            seen = np.concatenate([state, x[:, i, t]])
            if kind == "rnn":
                state = np.tanh(P["Waa"] @ state + P["Wax"] @ x[:, i, t] + P["ba"][:, 0])
            elif kind == "gru":
                u, r = (sigmoid(P[f"W{gate}"] @ seen + P[f"b{gate}"][:, 0]) for gate in "ur")
                new = np.tanh(P["Wc"] @ np.concatenate([r * state, x[:, i, t]]) + P["bc"][:, 0])
                state = u * new + (1 - u) * state
            else:
                f, u, o = (sigmoid(P[f"W{gate}"] @ seen + P[f"b{gate}"][:, 0]) for gate in "fio")
                cell = f * cell + u * np.tanh(P["Wc"] @ seen + P["bc"][:, 0])
                state = o * np.tanh(cell)
            a[:, i, t], c[:, i, t] = state, cell
    return a, c


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_computes_what_plain_loops_compute(kind, size):
    given = problem(kind, **size)
    a, c = by_loops(kind, *given)
    states, out, _ = forward(kind, *given)
    np.testing.assert_allclose(states, a, rtol=1e-12, atol=1e-13)
    if kind == "lstm":
        np.testing.assert_allclose(out[2], c, rtol=1e-12, atol=1e-13)
    if kind != "gru":
        P = given[2]
        raised = np.exp(np.einsum("ya,amt->ymt", P["Wya" if kind == "rnn" else "Wy"], a) + P["by"][:, :, None])
        np.testing.assert_allclose(out[1], raised / raised.sum(axis=0))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_slope_is_the_measured_one(kind, size):
    x, first, parameters = problem(kind, **size)
    states, _, caches = forward(kind, x, first, parameters)
    weight = np.random.default_rng(2).normal(size=states.shape)

    def total(x, first, parameters):
        return np.sum(weight * forward(kind, x, first, parameters)[0])

    grads = backward(kind, weight, caches)
    begun = "c0" if kind == "gru" else "a0"
    np.testing.assert_allclose(grads["dx"], slopes(lambda v: total(v, first, parameters), x), rtol=1e-5, atol=1e-8)
    np.testing.assert_allclose(
        grads[f"d{begun}"], slopes(lambda v: total(x, v, parameters), first), rtol=1e-5, atol=1e-8
    )
    inner = [name for name in parameters if name not in ("Wya", "Wy", "by")]
    assert grads.keys() - {"dc0"} == {"dx", f"d{begun}", *(f"d{name}" for name in inner)} - {"dc0"}
    for name in inner:
        measured = slopes(lambda v, name=name: total(x, first, parameters | {name: v}), parameters[name])
        np.testing.assert_allclose(grads[f"d{name}"], measured, rtol=1e-5, atol=1e-8, err_msg=name)


@pytest.mark.parametrize(("kind", "function"), [("rnn", "to_weights"), ("gru", "to_inputs"), ("lstm", "to_weights")])
def test_a_planted_mistake_is_seen_by_that_comparison(kind, function, monkeypatch):
    module = __import__(f"startcode.layers.{kind}", fromlist=[function])
    right = getattr(module, function)
    monkeypatch.setattr(module, function, lambda slopes, other: right(np.roll(slopes, 1, axis=0), other))
    with pytest.raises(AssertionError):
        test_every_slope_is_the_measured_one(kind, SIZES[0])


def test_the_first_cell_and_the_last_have_slopes_too():
    x, a0, parameters = problem("lstm", **SIZES[0])
    c0, *weights = np.random.default_rng(3).normal(size=(3, *a0.shape))

    def total(c0):
        a, _, c, _ = layers.lstm_forward(x, a0, parameters, c0)
        return np.sum(weights[0] * a[..., -1]) + np.sum(weights[1] * c[..., -1])

    a, _, _, caches = layers.lstm_forward(x, a0, parameters, c0)
    da = np.zeros_like(a)
    da[..., -1] = weights[0]
    np.testing.assert_allclose(layers.lstm_backward(da, caches, weights[1])["dc0"], slopes(total, c0), rtol=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sequence_cut_in_two_gives_the_whole_when_the_state_is_handed_on(kind):
    x, first, parameters = problem(kind, **SIZES[0])
    whole = forward(kind, x, first, parameters)[1]
    one = forward(kind, x[..., :3], first, parameters)[1]
    handed = (one[2][..., -1],) if kind == "lstm" else ()
    two = forward(kind, x[..., 3:], one[0][..., -1], parameters, *handed)[1]
    for all_of_it, begun, ended in zip(whole, one, two, strict=True):
        np.testing.assert_allclose(np.concatenate([begun, ended], axis=2), all_of_it)


@pytest.mark.parametrize("kind", KINDS)
def test_what_comes_in_as_float32_stays_float32_and_nothing_is_changed(kind):
    given = problem(kind, **SIZES[0], dtype=np.float32)
    kept = [given[0].copy(), given[1].copy(), *(value.copy() for value in given[2].values())]
    states, out, caches = forward(kind, *given)
    da = np.ones_like(states)
    found = [*out, *backward(kind, da, caches).values()]
    again = backward(kind, da, caches)
    assert {value.dtype for value in found} == {np.dtype(np.float32)}
    np.testing.assert_array_equal(again["dx"], backward(kind, da, caches)["dx"])
    for value, before in zip([given[0], given[1], *given[2].values()], kept, strict=True):
        np.testing.assert_array_equal(value, before)
    assert np.all(da == 1)
    states[:] = 9  # what the caller does with an answer spoils no way back
    np.testing.assert_array_equal(backward(kind, da, caches)["dx"], again["dx"])


@pytest.mark.parametrize("kind", KINDS)
def test_no_score_is_too_large(kind):
    x, first, parameters = problem(kind, **SIZES[0])
    states, _, caches = forward(kind, 1e4 * x, first, parameters)
    assert np.all(np.abs(states) <= max(1, np.abs(first).max()))
    assert all(np.all(np.isfinite(value)) for value in backward(kind, np.ones_like(states), caches).values())


def test_whole_numbers_are_taken_as_numbers():
    x, _, parameters = problem("rnn", **SIZES[0])
    ones = (x > 0).astype(int)
    got = layers.rnn_forward(ones, np.zeros((5, 4), int), parameters)[0]
    np.testing.assert_array_equal(got, layers.rnn_forward(ones * 1.0, np.zeros((5, 4)), parameters)[0])


def test_without_weights_of_the_answers_there_are_none():
    x, a0, parameters = problem("rnn", **SIZES[0])
    del parameters["Wya"], parameters["by"]
    assert layers.rnn_forward(x, a0, parameters)[1].shape == (0, 4, 7)


@pytest.mark.parametrize("kind", KINDS)
def test_what_does_not_fit_is_refused_with_the_shapes(kind):
    x, first, parameters = problem(kind, **SIZES[0])
    with pytest.raises(StartCodeError, match=r"x has shape \(3, 4\)"):
        forward(kind, x[..., 0], first, parameters)
    with pytest.raises(StartCodeError, match=r"the first state \(5, 3\)"):
        forward(kind, x, first[:, :3], parameters)
    name = "Waa" if kind == "rnn" else "Wc"
    with pytest.raises(StartCodeError, match=f"{name} has shape"):
        forward(kind, x, first, parameters | {name: np.zeros((5, 6))})
    with pytest.raises(StartCodeError, match=f"no {name}"):
        forward(kind, x, first, {key: value for key, value in parameters.items() if key != name})
    states, _, caches = forward(kind, x, first, parameters)
    with pytest.raises(StartCodeError, match="the slope coming back"):
        backward(kind, states[..., :2], caches)
    with pytest.raises(StartCodeError, match="the caches are a tuple"):
        backward(kind, states, ([], x))


def test_a_first_cell_of_another_shape_is_refused():
    x, a0, parameters = problem("lstm", **SIZES[0])
    with pytest.raises(StartCodeError, match=r"c0 has shape \(4, 5\)"):
        layers.lstm_forward(x, a0, parameters, a0.T)
