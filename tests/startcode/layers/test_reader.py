"""A reader reads in both directions, looks, writes, and learns from the slopes that are measured."""

import numpy as np
import pytest

from startcode import layers
from startcode.layers import reader
from tests.startcode.layers.test_network import slopes

N_X, N_A, N_S, N_Y = 7, 4, 5, 6
WAYS = pytest.mark.parametrize("n_e", [3, 0], ids=["attention", "no attention"])


def problem(n_e, dtype=np.float64):
    rng = np.random.default_rng(3)
    parameters = layers.reader_parameters(N_X, N_A, n_e, N_S, N_Y, rng=rng)
    X, before = rng.integers(1, N_X, size=(3, 8)), rng.integers(0, N_Y, size=(3, 4))
    X[0, 5:], X[1, 6:] = 0, 0
    return X, before, {name: value.astype(dtype) for name, value in parameters.items()}


@WAYS
def test_slopes_are_the_measured_ones(n_e):
    X, before, parameters = problem(n_e)
    R = np.random.default_rng(4).normal(size=(*before.shape, N_Y))
    grads = layers.reader_backward(R, layers.reader_forward(X, before, parameters)[1])
    assert grads.keys() == {f"d{name}" for name in parameters}
    for name in ("forward/Wu", "backward/Wc", "backward/br", "decoder/Wr", "decoder/by", "attention/W", "attention/v"):
        if name in parameters:

            def cost(value, name=name):
                return float(np.sum(R * layers.reader_forward(X, before, {**parameters, name: value})[0]))

            np.testing.assert_allclose(
                grads[f"d{name}"], slopes(cost, parameters[name]), rtol=1e-5, atol=1e-8, err_msg=name
            )


@WAYS
def test_padding_changes_nothing(n_e):
    X, before, parameters = problem(n_e)
    scores, _ = layers.reader_forward(X, before, parameters)
    longer, written = layers.reader_forward(np.pad(X, ((0, 0), (0, 3))), before, parameters)
    np.testing.assert_allclose(longer, scores, rtol=1e-12)
    if n_e:
        assert (written.weights[0, :, 5:] == 0).all()


def test_the_second_direction_reads_each_text_from_its_own_end():
    X, _, parameters = problem(3)
    a = layers.both_ways_forward(X, parameters).a
    turned = X.copy()
    for row, length in zip(turned, (5, 6, 8), strict=True):
        row[:length] = row[:length][::-1]
    other = {"forward": "backward", "backward": "forward"}
    mixed = {
        f"{other.get(way, way)}/{short}": value
        for (way, _, short), value in ((name.partition("/"), value) for name, value in parameters.items())
    }
    b = layers.both_ways_forward(turned, mixed).a
    for i, length in enumerate((5, 6, 8)):
        np.testing.assert_allclose(b[i, :length, :N_A], a[i, :length, N_A:][::-1], rtol=1e-12)
        np.testing.assert_allclose(b[i, :length, N_A:], a[i, :length, :N_A][::-1], rtol=1e-12)


@WAYS
def test_what_is_written_is_the_likeliest_sign_after_those_before(n_e):
    X, _, parameters = problem(n_e)
    said, weights = layers.reader_decode(X, parameters, 2, 4)
    before = np.concatenate([np.full((3, 1), 2), said[:, :-1]], axis=1)
    scores, written = layers.reader_forward(X, before, parameters)
    np.testing.assert_array_equal(scores.argmax(axis=2), said)
    assert (weights is None) == (n_e == 0)
    if n_e:
        np.testing.assert_allclose(weights, written.weights)
        np.testing.assert_allclose(weights.sum(axis=2), 1)


def test_the_loss_is_a_mean_over_signs_and_the_teacher_tells_the_sign_before():
    X, Y, parameters = problem(3)
    loss, grads = layers.reader_loss(X, Y, parameters)
    scores, _ = layers.reader_forward(X, np.pad(Y, ((0, 0), (1, 0)))[:, :-1], parameters)
    shares = layers.softmax(scores.reshape(-1, N_Y).T)
    assert loss == pytest.approx(-np.log(shares[Y.ravel(), np.arange(Y.size)]).mean())
    told, _ = layers.reader_loss(X, Y, parameters, Y)
    assert told != pytest.approx(loss)
    better = {name: value - 0.05 * grads[f"d{name}"] for name, value in parameters.items()}
    assert layers.reader_loss(X, Y, better)[0] < loss


def test_single_precision_stays():
    X, Y, parameters = problem(3, np.float32)
    _, grads = layers.reader_loss(X, Y, parameters)
    assert {value.dtype for value in grads.values()} == {np.dtype(np.float32)}


def test_parts_are_found_by_what_stands_before_the_slash():
    _, _, parameters = problem(3)
    assert set(reader.part(parameters, "attention")) == {"W", "b", "v"}
    assert reader.part(problem(0)[2], "attention") == {}
