"""Both normalisations bring numbers to mean beta and spread gamma, and their slopes are the measured ones."""

import numpy as np
import pytest

from startcode import layers
from startcode.checks.numeric import central_difference
from startcode.errors import StartCodeError
from startcode.layers.normalization import Standardised

TRAIN, TEST = {"mode": "train"}, {"mode": "test"}


def problem(shape=(7, 5), dtype=np.float64, seed=1):
    """x of any shape (..., D), far from mean 0 and spread 1; gamma and beta (D,); an upstream slope."""
    rng = np.random.default_rng(seed)
    x = (4 * rng.normal(size=shape) + 3).astype(dtype)
    gamma, beta = rng.uniform(0.5, 2, size=(2, shape[-1])).astype(dtype)
    return x, gamma, beta, rng.normal(size=shape).astype(dtype)


def batch(x, gamma, beta):
    return layers.batchnorm_forward(x, gamma, beta, dict(TRAIN))


def fixed(x, gamma, beta):
    rng = np.random.default_rng(5)
    running = {"running_mean": rng.normal(size=gamma.shape), "running_var": rng.uniform(0.5, 2, size=gamma.shape)}
    return layers.batchnorm_forward(x, gamma, beta, {**TEST, **running})


WAYS = {
    "batch": (batch, layers.batchnorm_backward),
    "batch, test mode": (fixed, layers.batchnorm_backward),
    "layer": (layers.layernorm_forward, layers.layernorm_backward),
}


def assert_slopes_are_measured_ones(name, shape):
    forward, backward = WAYS[name]
    x, gamma, beta, dout = problem(shape)
    found = backward(dout, forward(x, gamma, beta)[1])
    for place, slope in enumerate(found):

        def cost(moved, place=place):
            given = [x, gamma, beta]
            given[place] = moved
            return float(np.sum(dout * forward(*given)[0]))

        measured = central_difference(cost, (x, gamma, beta)[place])
        np.testing.assert_allclose(slope, measured, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("name", WAYS)
def test_every_slope_is_the_measured_slope_of_what_goes_out(name):
    assert_slopes_are_measured_ones(name, (7, 5))


def test_layer_normalisation_takes_any_number_of_axes_before_the_features():
    assert_slopes_are_measured_ones("layer", (3, 2, 5))
    assert_slopes_are_measured_ones("layer", (5,))


def test_a_planted_mistake_is_seen_by_that_comparison(monkeypatch):
    def forgets_the_spread(trip, upstream):
        slope = upstream * trip.gain
        return (
            (slope - slope.mean(axis=trip.axis, keepdims=True)) * trip.scale,
            (upstream * trip.values).sum(axis=0),
            upstream.sum(axis=0),
        )

    monkeypatch.setattr(Standardised, "back", forgets_the_spread)
    for name in ("batch", "layer"):
        with pytest.raises(AssertionError):
            assert_slopes_are_measured_ones(name, (7, 5))


def test_columns_of_a_batch_get_mean_beta_and_spread_gamma_and_rows_do_for_layers():
    x, gamma, beta, _ = problem((200, 6))
    out = batch(x, gamma, beta)[0]
    np.testing.assert_allclose(out.mean(axis=0), beta, atol=1e-12)
    np.testing.assert_allclose(out.std(axis=0), gamma, rtol=1e-5)
    plain = layers.layernorm_forward(x, np.ones(6), np.zeros(6))[0]
    np.testing.assert_allclose(plain.mean(axis=-1), 0, atol=1e-12)
    np.testing.assert_allclose(plain.std(axis=-1), 1, rtol=1e-4)


def test_a_row_alone_is_the_row_of_the_batch_for_layers_and_in_test_mode_only():
    x, gamma, beta, _ = problem()
    for name, alike in [("batch", False), ("batch, test mode", True), ("layer", True)]:
        forward = WAYS[name][0]
        assert np.allclose(forward(x[:1], gamma, beta)[0], forward(x, gamma, beta)[0][:1]) == alike


def test_training_moves_the_running_averages_and_testing_reads_them():
    x, gamma, beta, _ = problem((9, 3))
    memory = {"mode": "train", "running_mean": np.zeros(3), "running_var": np.ones(3), "momentum": 0.9}
    kept = memory["running_mean"]
    layers.batchnorm_forward(x, gamma, beta, memory)
    np.testing.assert_allclose(memory["running_mean"], 0.1 * x.mean(axis=0))
    np.testing.assert_allclose(memory["running_var"], 0.9 + 0.1 * x.var(axis=0))
    assert not kept.any(), "the arrays of the caller stay as they are"
    memory["mode"], before = "test", {name: np.copy(value) for name, value in memory.items()}
    out = layers.batchnorm_forward(x, gamma, beta, memory)[0]
    expected = (x - memory["running_mean"]) / np.sqrt(memory["running_var"] + 1e-5) * gamma + beta
    np.testing.assert_allclose(out, expected)
    assert all(np.array_equal(memory[name], before[name]) for name in ("running_mean", "running_var"))


def test_a_network_never_trained_starts_from_mean_0_and_variance_1():
    x, gamma, beta, _ = problem()
    out = layers.batchnorm_forward(x, gamma, beta, {"mode": "test", "eps": 0.0})[0]
    np.testing.assert_allclose(out, gamma * x + beta)


def test_eps_stands_under_the_root():
    x = np.array([[-1e-3], [1e-3]])
    for forward in (lambda: batch(x, np.ones(1), np.zeros(1)), lambda: layers.layernorm_forward(x.T, *np.eye(2))):
        out = np.abs(forward()[0]).max()
        assert out <= 1.0
    np.testing.assert_allclose(np.abs(batch(x, np.ones(1), np.zeros(1))[0]), 1e-3 / np.sqrt(1e-6 + 1e-5))


@pytest.mark.parametrize("name", ["batch", "layer"])
def test_single_precision_stays_single_and_inputs_stay_as_they_are(name):
    forward, backward = WAYS[name]
    x, gamma, beta, dout = problem(dtype=np.float32)
    copies = [value.copy() for value in (x, gamma, beta, dout)]
    out, cache = forward(x, gamma, beta)
    assert {value.dtype for value in (out, *backward(dout, cache))} == {np.dtype(np.float32)}
    assert all(np.array_equal(value, copy) for value, copy in zip((x, gamma, beta, dout), copies, strict=True))


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda x, g, b: layers.batchnorm_forward(x, g, b, {"mode": "trian"}), 'Did you mean "train"'),
        (lambda x, g, b: layers.batchnorm_forward(x, g, b, {}), "there is no mode None"),
        (lambda x, g, b: layers.batchnorm_forward(x.T, g, b, dict(TRAIN)), "one number for each feature"),
        (lambda x, g, b: layers.batchnorm_forward(x[0], g, b, dict(TRAIN)), "Examples are rows"),
        (lambda x, g, b: layers.layernorm_forward(x, g[:, None], b), "one number for each feature"),
        (lambda x, g, b: layers.layernorm_backward(x, batch(x, g, b)[1]), "belong together"),
        (lambda x, g, b: layers.batchnorm_backward(x, {"x_hat": x}), "belong together"),
        (lambda x, g, b: layers.batchnorm_backward(x[:2], batch(x, g, b)[1]), "has shape"),
    ],
)
def test_a_mistake_is_told_with_the_next_step(act, says):
    x, gamma, beta, _ = problem()
    with pytest.raises(StartCodeError, match=says):
        act(x, gamma, beta)
