"""The finished net computes what the course teaches, and its slopes are those of its cost."""

import numpy as np
import pytest

from startcode import layers, problems
from startcode.errors import StartCodeError

SIZES = [[3, 1], [5, 4, 1], [4, 5, 3, 2], [6, 5, 4, 3, 2]]
NAMES = ["sigmoid", "tanh", "relu", "leaky_relu", "linear"]


def problem(sizes, m=7, dtype=np.float64, seed=1):
    """Parameters of size about 1, X (n_x, m) and labels (n_L, m)."""
    rng = np.random.default_rng(seed)
    parameters = layers.initialize_parameters_deep(sizes, rng=rng, dtype=dtype)
    parameters |= {name: rng.normal(size=b.shape).astype(dtype) for name, b in parameters.items() if name[0] == "b"}
    return parameters, rng.normal(size=(sizes[0], m)).astype(dtype), rng.integers(0, 2, size=(sizes[-1], m))


def slopes(f, at, step=1e-5):
    """The slopes of f at an array, by central differences."""
    found = np.zeros(at.shape)
    for place in np.ndindex(at.shape):
        ends = [at.copy(), at.copy()]
        ends[0][place] += step
        ends[1][place] -= step
        found[place] = (f(ends[0]) - f(ends[1])) / (2 * step)
    return found


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_every_slope_is_the_measured_slope_of_the_cost(sizes):
    parameters, X, Y = problem(sizes)
    AL, caches = layers.L_model_forward(X, parameters)
    grads = layers.L_model_backward(AL, Y, caches)

    for name, value in parameters.items():

        def cost(moved, name=name):
            return layers.compute_cost(layers.L_model_forward(X, parameters | {name: moved})[0], Y)

        assert grads[f"d{name}"].shape == value.shape
        np.testing.assert_allclose(grads[f"d{name}"], slopes(cost, value), rtol=1e-6, atol=1e-9)
    between = {f"dA{layer}" for layer in range(1, len(sizes) - 1)}
    assert grads.keys() == {f"d{name}" for name in parameters} | between


def test_a_planted_mistake_is_seen_by_that_comparison(monkeypatch):
    from startcode.layers.affine import Pass

    right = Pass.to_parameters
    monkeypatch.setattr(
        Pass, "to_parameters", lambda trip, slope: (right(trip, slope)[0], slope.mean(axis=0)[:1, None])
    )
    with pytest.raises(AssertionError):
        test_every_slope_is_the_measured_slope_of_the_cost(SIZES[2])


@pytest.mark.parametrize("sizes", SIZES[1:], ids=str)
def test_layer_by_layer_the_way_back_gives_the_same(sizes):
    parameters, X, Y = problem(sizes)
    AL, caches = layers.L_model_forward(X, parameters)
    grads = layers.L_model_backward(AL, Y, caches)
    dA = (AL - Y) / (AL * (1 - AL))
    for layer in range(len(caches), 0, -1):
        name = "sigmoid" if layer == len(caches) else "relu"
        dA, dW, db = layers.linear_activation_backward(dA, caches[layer - 1], name)
        np.testing.assert_allclose(dW, grads[f"dW{layer}"], rtol=1e-10, atol=1e-15)
        np.testing.assert_allclose(db, grads[f"db{layer}"], rtol=1e-10, atol=1e-15)
        if layer > 1:
            np.testing.assert_allclose(dA, grads[f"dA{layer - 1}"], rtol=1e-10, atol=1e-15)
    assert dA.shape == X.shape


@pytest.mark.parametrize("name", NAMES)
def test_one_layer_s_slopes_are_the_measured_ones(name):
    rng = np.random.default_rng(3)
    A, W, b = rng.normal(size=(4, 5)), rng.normal(size=(3, 4)), rng.normal(size=(3, 1))
    weight = rng.normal(size=(3, 5))  # of every value in the cost

    def cost(A, W, b):
        return np.sum(weight * layers.linear_activation_forward(A, W, b, name)[0])

    _, cache = layers.linear_activation_forward(A, W, b, name)
    dA_prev, dW, db = layers.linear_activation_backward(weight, cache, name)
    np.testing.assert_allclose(dA_prev, slopes(lambda moved: cost(moved, W, b), A), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(5 * dW, slopes(lambda moved: cost(A, moved, b), W), rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(5 * db, slopes(lambda moved: cost(A, W, moved), b), rtol=1e-6, atol=1e-9)


def test_one_layer_is_logistic_regression():
    w, b, X, Y = problems.binary(np.random.default_rng(1), n_x=5, m=9)
    AL, caches = layers.L_model_forward(X, {"W1": w.T, "b1": np.array([[b]])})
    z = sum(w[k] * X[k] for k in range(5)) + b
    np.testing.assert_allclose(AL[0], 1 / (1 + np.exp(-z)))
    surprise = [np.log1p(np.exp(z[i] if Y[0, i] == 0 else -z[i])) for i in range(9)]
    np.testing.assert_allclose(layers.compute_cost(AL, Y), np.mean(surprise))
    grads = layers.L_model_backward(AL, Y, caches)
    error = AL[0] - Y[0]
    np.testing.assert_allclose(grads["dW1"][0], [np.mean(X[k] * error) for k in range(5)])
    np.testing.assert_allclose(grads["db1"], [[np.mean(error)]])


def test_hidden_layers_are_relu_and_the_last_is_a_sigmoid():
    parameters, X, _ = problem([6, 5, 4, 3, 2], m=11)
    values = X
    for layer in range(1, 5):
        z = np.einsum("ij,jm->im", parameters[f"W{layer}"], values) + parameters[f"b{layer}"]
        values = z * (z > 0) if layer < 4 else np.exp(z) / (np.exp(z) + 1)
    AL, caches = layers.L_model_forward(X, parameters)
    assert len(caches) == 4
    np.testing.assert_allclose(AL, values)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("labels", [np.int64, np.float64, np.float32, bool])
def test_what_comes_in_as_float32_stays_float32(dtype, labels):
    parameters, X, Y = problem([4, 5, 3, 1], dtype=dtype)
    AL, caches = layers.L_model_forward(X, parameters)
    grads = layers.L_model_backward(AL, Y.astype(labels), caches)
    stepped = layers.update_parameters(parameters, grads, 0.1)
    assert {value.dtype for value in [AL, *grads.values(), *stepped.values()]} == {np.dtype(dtype)}
    assert type(layers.compute_cost(AL, Y)) is float


def test_pictures_of_bytes_are_taken_as_numbers():
    parameters = problem([4, 3, 1])[0]
    pixels = np.arange(28).reshape(4, 7).astype(np.uint8)
    got, _ = layers.L_model_forward(pixels, parameters)
    np.testing.assert_array_equal(got, layers.L_model_forward(pixels.astype(float), parameters)[0])


def test_nothing_that_comes_in_is_changed():
    parameters, X, Y = problem([4, 5, 3, 1])
    kept = {name: value.copy() for name, value in parameters.items()} | {"X": X.copy(), "Y": Y.copy()}
    AL, caches = layers.L_model_forward(X, parameters)
    AL_kept = AL.copy()
    first, second = (layers.L_model_backward(AL, Y, caches) for _ in range(2))
    for name, value in (parameters | {"X": X, "Y": Y}).items():
        np.testing.assert_array_equal(value, kept[name])
    np.testing.assert_array_equal(AL, AL_kept)
    for name in first:
        np.testing.assert_array_equal(first[name], second[name])


def test_the_cost_is_finite_and_known_where_it_is_known():
    Y = np.array([[0, 1, 1]])
    assert layers.compute_cost(np.full((1, 3), 0.5), Y) == pytest.approx(np.log(2))
    assert layers.compute_cost(Y, Y) == 0.0
    assert 100 < layers.compute_cost(1 - Y, Y) < 1000
    both = np.array([[0.2, 0.9, 0.6]])
    assert layers.compute_cost(both, Y) == pytest.approx(layers.compute_cost(1 - both, 1 - Y))
    assert layers.compute_cost(np.vstack([both, both]), np.vstack([Y, Y])) == pytest.approx(
        2 * layers.compute_cost(both, Y)
    )


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_saturated_predictions_send_finite_slopes_back(dtype):
    parameters, X, Y = problem([4, 3, 1], dtype=dtype)
    AL, caches = layers.L_model_forward(10_000 * X, parameters)
    assert np.any((AL == 0) | (AL == 1))
    assert all(np.isfinite(value).all() for value in layers.L_model_backward(AL, Y, caches).values())


def test_a_shallow_and_a_deep_net_learn():
    rng = np.random.default_rng(1)
    X = rng.normal(size=(2, 200))
    Y = (X[:1] * X[1:] > 0).astype(int)
    for sizes in ([2, 12, 1], [2, 9, 6, 1]):
        parameters = layers.initialize_parameters_deep(sizes, rng=rng)
        for _ in range(600):
            AL, caches = layers.L_model_forward(X, parameters)
            parameters = layers.update_parameters(parameters, layers.L_model_backward(AL, Y, caches), 0.5)
        assert np.mean((AL > 0.5) == Y) > 0.9


# ---- what is refused


def test_layers_that_do_not_fit_are_told_with_both_shapes():
    parameters, X, _ = problem([4, 5, 1])
    with pytest.raises(StartCodeError, match=r"layer 1: W has shape \(5, 4\), what comes in \(3, 7\)"):
        layers.L_model_forward(X[:3], parameters)
    with pytest.raises(StartCodeError, match=r"layer 2: W has shape \(1, 4\), what comes in \(5, 7\)"):
        layers.L_model_forward(X, parameters | {"W2": np.ones((1, 4))})
    with pytest.raises(StartCodeError, match=r"b has shape \(5,\), W \(5, 4\)\. .* \(5, 1\)"):
        layers.L_model_forward(X, parameters | {"b1": np.ones(5)})
    with pytest.raises(StartCodeError, match="Both must have two axes"):
        layers.L_model_forward(X[:, 0], parameters)


@pytest.mark.parametrize("lost", [["W1"], ["b2"], ["W1", "b1", "W2", "b2"]])
def test_a_layer_without_its_parameters_is_refused_by_name(lost):
    parameters, X, _ = problem([4, 5, 1])
    rest = {name: value for name, value in parameters.items() if name not in lost}
    with pytest.raises(StartCodeError, match=f"but no {lost[0]}"):
        layers.L_model_forward(X, rest)


def test_labels_for_other_examples_are_refused():
    with pytest.raises(StartCodeError, match=r"compute_cost: AL has shape \(1, 3\), Y \(3,\)"):
        layers.compute_cost(np.full((1, 3), 0.5), np.ones(3))
    AL, caches = layers.L_model_forward(np.ones((2, 3)), problem([2, 1])[0])
    with pytest.raises(StartCodeError, match="L_model_backward: AL has shape"):
        layers.L_model_backward(AL, np.ones((1, 4)), caches)


def test_the_way_back_asks_for_the_activation_and_the_cache_of_the_way_there():
    A, cache = layers.linear_activation_forward(np.ones((2, 3)), np.ones((4, 2)), np.zeros((4, 1)), "relu")
    with pytest.raises(StartCodeError, match='went forward through "relu", not "sigmoid"'):
        layers.linear_activation_backward(A, cache, "sigmoid")
    with pytest.raises(StartCodeError, match=r"the slope coming back has shape \(4, 2\)"):
        layers.linear_activation_backward(A[:, :2], cache, "relu")
    with pytest.raises(StartCodeError, match=r"the cache is a tuple, not one that startcode\.layers made"):
        layers.linear_activation_backward(A, (A, A), "relu")
    with pytest.raises(StartCodeError, match="there is no activation 'softplus'"):
        layers.linear_activation_forward(np.ones((2, 3)), np.ones((4, 2)), np.zeros((4, 1)), "softplus")


def test_the_way_back_of_a_whole_net_begins_at_a_sigmoid():
    Y, (A, cache) = (
        np.ones((4, 3)),
        layers.linear_activation_forward(np.ones((2, 3)), np.ones((4, 2)), np.zeros((4, 1)), "tanh"),
    )
    with pytest.raises(StartCodeError, match=r'ended in "tanh", not in "sigmoid"\. Go back layer by layer'):
        layers.L_model_backward(A, Y, [cache])
    with pytest.raises(StartCodeError, match="Give the caches of L_model_forward"):
        layers.L_model_backward(A, Y, [])


def test_hidden_layers_of_another_kind_go_back_as_they_came():
    parameters, X, Y = problem([4, 5, 1])
    A1, first = layers.linear_activation_forward(X, parameters["W1"], parameters["b1"], "tanh")
    A2, second = layers.linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
    grads = layers.L_model_backward(A2, Y, [first, second])
    error = A2 - Y
    np.testing.assert_allclose(grads["dW1"], ((parameters["W2"].T @ error) * (1 - A1 * A1)) @ X.T / 7)
