"""On the field's own cat pictures, where they are present, the reference answers give the figures the field knows."""

import os
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from autograder.reference import lesson
from startcode import datasets

ROOT = Path(__file__).parents[2]
REAL = Path(os.environ.get("STARTCODE_CATS") or ROOT.parent / "shared" / "datasets")
needs_real = pytest.mark.skipif(
    not (REAL / "train_catvnoncat.h5").is_file(),
    reason="the field's cat files are not here; set STARTCODE_CATS to them",
)


@needs_real
def test_logistic_regression_on_the_real_cats():
    ours = lesson("week02/logistic_regression")
    X_train, Y_train, X_test, Y_test = real_cats()
    d = ours.model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005)
    assert round(100 * np.mean(d["Y_prediction_train"] == Y_train), 2) == 99.04
    assert round(100 * np.mean(d["Y_prediction_test"] == Y_test), 2) == 70.00


@needs_real
@pytest.mark.parametrize(
    ("model", "widths", "spread", "train", "test"),
    [
        ("two_layer_model", [12288, 7, 1], lambda _: 0.01, 100.00, 72.00),
        ("L_layer_model", [12288, 20, 7, 5, 1], lambda n: 1 / np.sqrt(n), 98.56, 80.00),
    ],
)
def test_two_and_four_layers_on_the_real_cats(model, widths, spread, train, test):
    ours = lesson("week04/deep_network_application")
    X_train, Y_train, X_test, Y_test = real_cats()
    start = normal(np.random.RandomState(1), widths, spread)
    parameters, _ = descended(getattr(ours, model), X_train, Y_train, start, steps=2500)
    shares = [ours.predict(X, Y, parameters)[1] for X, Y in ((X_train, Y_train), (X_test, Y_test))]
    assert [round(100 * share, 2) for share in shares] == [train, test]


def test_descending_on_coordinates_ends_where_descending_on_pictures_does():
    ours, rng = lesson("week04/deep_network_application"), np.random.default_rng(0)
    X, Y = rng.standard_normal((40, 9)), (np.arange(9) % 2.0)[np.newaxis]
    widths = [40, 5, 3, 1]
    start = normal(rng, widths, lambda n: 1 / np.sqrt(n))
    short, short_costs = descended(ours.L_layer_model, X, Y, start, steps=300)
    plain, costs = ours.L_layer_model(X, Y, widths, num_iterations=300, start=start)
    assert short_costs == pytest.approx(costs)
    for name, value in plain.items():
        np.testing.assert_allclose(short[name], value, rtol=1e-9, atol=1e-12)


def real_cats():
    """X_train (12288, m), Y_train (1, m), X_test, Y_test, as week 2 prepares them."""
    ours = lesson("week02/logistic_regression")
    X_train, Y_train, X_test, Y_test, _ = datasets.load_cats(REAL)
    X_train, X_test = (ours.standardize_images(ours.flatten(X)) for X in (X_train, X_test))
    return X_train, Y_train, X_test, Y_test


def normal(rng, widths, spread):
    """Normal weights, drawn layer by layer, and biases of zero."""
    parameters = {}
    for layer, (n_prev, n) in enumerate(pairwise(widths), start=1):
        parameters[f"W{layer}"] = rng.standard_normal((n, n_prev)) * spread(n_prev)
        parameters[f"b{layer}"] = np.zeros((n, 1))
    return parameters


def descended(model, X, Y, start, *, steps, rate=0.0075):
    """What `model` gives after training on X, exact up to rounding and much faster than on the pictures themselves.

    A slope of W1 is a combination of the training pictures X = Q R. So W1 moves within the columns of Q only, and a
    network on the coordinates R that begins with W1 Q makes the same steps.
    """
    Q, R = np.linalg.qr(X)
    begin = {**start, "W1": start["W1"] @ Q}
    widths = [len(R), *(len(start[name]) for name in start if name.startswith("b"))]
    with threadpool_limits(1):  # more threads are slower on arrays this small
        parameters, costs = model(R, Y, widths, rate, steps, start=begin)
    return {**parameters, "W1": start["W1"] + (parameters["W1"] - begin["W1"]) @ Q.T}, costs
