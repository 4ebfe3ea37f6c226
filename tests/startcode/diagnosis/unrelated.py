"""Wrong results that have no named mistake in them: every diagnosis of these is wrong."""

import numpy as np

from .material import Planted, length, lengths, matrix_shape, moderate, probabilities, shape, surroundings


def _pair(rng, make, size):
    expected = make(rng, size)
    return Planted(make(rng, size), expected, *surroundings(rng, expected))


def real_arrays(rng):
    return _pair(rng, moderate, shape(rng))


def of_one_scale(rng):
    return _pair(rng, lambda rng, size: rng.uniform(0, 1, size=size), shape(rng))


def sigmoid_outputs(rng):
    return _pair(rng, probabilities, shape(rng))


def softmax_outputs(rng):
    def make(rng, size):
        powers = np.exp(rng.normal(size=size))
        return powers / powers.sum(axis=0)

    return _pair(rng, make, matrix_shape(rng))


def relu_outputs(rng):
    return _pair(rng, lambda rng, size: np.maximum(rng.normal(size=size), 0), matrix_shape(rng))


def few_labels(rng):
    return _pair(rng, lambda rng, size: rng.integers(0, 2, size=size).astype(float), (1, length(rng)))


def many_labels(rng):
    return _pair(rng, lambda rng, size: rng.integers(0, 2, size=size).astype(float), (1, 40))


def one_hot(rng):
    n, m = lengths(rng, 2)
    return _pair(rng, lambda rng, _: np.eye(n)[:, rng.integers(0, n, size=m)], (n, m))


def square_one_hot(rng):
    n = length(rng)
    return _pair(rng, lambda rng, _: np.eye(n)[:, rng.integers(0, n, size=n)], (n, n))


def counts(rng):
    return _pair(rng, lambda rng, size: rng.integers(0, 6, size=size).astype(float), matrix_shape(rng))


def indices(rng):
    return _pair(rng, lambda rng, size: rng.integers(0, 30, size=size), (length(rng),))


def numbers(rng):
    return _pair(rng, moderate, ())


def costs(rng):
    return _pair(rng, lambda rng, _: float(rng.uniform(0.1, 3)), ())


def whole_numbers(rng):
    return _pair(rng, lambda rng, _: int(rng.integers(0, 40)), ())


def simple_fractions(rng):
    return _pair(rng, lambda rng, _: int(rng.integers(0, 12)) / int(rng.integers(1, 11)), ())


def accuracies(rng):
    return _pair(rng, lambda rng, _: int(rng.integers(0, 101)) / 100, ())


def constants(rng):
    size = shape(rng)
    return Planted(np.full(size, rng.normal()), np.full(size, rng.normal()), {"m": 5})


def meant_to_be_zero(rng):
    expected = np.zeros(shape(rng))
    return Planted(moderate(rng, expected.shape), expected, *surroundings(rng, expected))


def one_column_of_two(rng):
    return _pair(rng, moderate, (2, 1))


def single_floats(rng):
    return _pair(rng, lambda rng, size: moderate(rng, size).astype(np.float32), shape(rng))


def shapes(rng):
    got, expected = (rng.integers(2, 31, size=rng.integers(1, 5)) for _ in range(2))
    return Planted(np.broadcast_to(rng.normal(), got), np.broadcast_to(rng.normal(), expected), {"m": 5, "n_x": 7})


def _layer(rng):
    """A hidden layer of tanh units and its gradient: the right one, and what slips are made in."""
    n_x, n_h, m = lengths(rng, 3)
    X, W, b = moderate(rng, (n_x, m)), moderate(rng, (n_h, n_x)), moderate(rng, (n_h, 1))
    Z = W @ X + b
    sizes = {"m": m, "n_x": n_x, "n_h": n_h}
    return X, W, Z, np.tanh(Z), moderate(rng, (n_h, m)), sizes


def tanh_slope_of_Z(rng):
    X, W, Z, A, dA, sizes = _layer(rng)
    return Planted(dA * (1 - Z**2) @ X.T, dA * (1 - A**2) @ X.T, sizes, {"X": X, "W": W, "dA": dA})


def sigmoid_slope_for_tanh(rng):
    X, W, _, A, dA, sizes = _layer(rng)
    return Planted(dA * A * (1 - A) @ X.T, dA * (1 - A**2) @ X.T, sizes, {"X": X, "W": W, "dA": dA})


def slope_forgotten(rng):
    X, W, _, A, dA, sizes = _layer(rng)
    return Planted(dA, dA * (1 - A**2), sizes, {"X": X, "W": W, "A": A})


def another_layer_forward(rng):
    X, W, Z, _, _, sizes = _layer(rng)
    return Planted(1 / (1 + np.exp(-Z)), np.tanh(Z), sizes, {"X": X, "W": W})


def softmax_slope_diagonal_only(rng):
    A = np.exp(moderate(rng, lengths(rng, 2)))
    A, dA = A / A.sum(axis=0), moderate(rng, A.shape)
    return Planted(A * (1 - A) * dA, A * (dA - (A * dA).sum(axis=0)), {"m": A.shape[1]}, {"A": A, "dA": dA})


def kernel_flipped(rng):
    n, f = length(rng, 6), 3
    x, w = moderate(rng, (n, n)), moderate(rng, (f, f))
    windows = np.lib.stride_tricks.sliding_window_view(x, (f, f))
    right, wrong = (np.einsum("ijkl,kl->ij", windows, kernel) for kernel in (w, w[::-1, ::-1]))
    return Planted(wrong, right, {"f": f, "n": n}, {"x": x, "w": w})


def variance_path_ignored(rng):
    x = moderate(rng, lengths(rng, 2, 4))
    dout = moderate(rng, x.shape)
    std = x.std(axis=0)
    hat = (x - x.mean(axis=0)) / std
    right = (dout - dout.mean(axis=0) - hat * (dout * hat).mean(axis=0)) / std
    wrong = (dout - dout.mean(axis=0) - 0.1 * hat**2) / std
    return Planted(wrong, right, {"N": len(x)}, {"x": x})


def cost_with_one_term(rng):
    m = length(rng)
    A, Y = probabilities(rng, (1, m)), (rng.random((1, m)) < 0.5) * 1.0
    Y[0, :2] = 0, 1
    right = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return Planted(-np.mean(Y * np.log(A)), right, {"m": m}, {"A": A, "Y": Y})


def mean_square_for_cross_entropy(rng):
    m = length(rng)
    A, Y = probabilities(rng, (1, m)), (rng.random((1, m)) < 0.5) * 1.0
    right = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return Planted(np.mean((A - Y) ** 2), right, {"m": m}, {"A": A, "Y": Y})


def accuracies_of_a_set(rng):
    m = int(rng.integers(11, 300))
    return Planted(rng.integers(1, m) / m, rng.integers(1, m) / m, {"m": m})


def two_mistakes(rng):
    """A sum for a mean, a turned axis and a lost term at once, or any two of these."""
    expected = moderate(rng, shape(rng))
    first, second = rng.choice(4, size=2, replace=False)
    term = moderate(rng, expected.shape)
    slips = [lambda x: np.flip(x), lambda x: x + term, np.square, lambda x: np.cumsum(x).reshape(x.shape)]
    return Planted(slips[second](slips[first](7 * expected)), expected, {"m": 7}, {"term": term})


def one_factor_but_for_one_entry(rng):
    expected = moderate(rng, matrix_shape(rng))
    got = -7 * expected
    got.flat[rng.integers(got.size)] = rng.normal()
    return Planted(got, expected, {"m": 7}, {"X": moderate(rng, (3, 7))})


def products_of_two_vectors(rng):
    n, m = lengths(rng, 2)
    return _pair(rng, lambda rng, size: moderate(rng, (n, 1)) * moderate(rng, (1, m)), (n, m))


def symmetric(rng):
    def make(rng, size):
        half = moderate(rng, size)
        return half + half.T

    n = length(rng)
    return _pair(rng, make, (n, n))


def equal_rows(rng):
    n, m = lengths(rng, 2)
    return _pair(rng, lambda rng, _: np.broadcast_to(moderate(rng, (1, m)), (n, m)), (n, m))


def tiny(rng):
    sizes = [(1,), (2,), (1, 1), (1, 2), (2, 2), (2, 1, 2)]
    return _pair(rng, moderate, sizes[rng.integers(len(sizes))])


def probabilities_and_other_labels(rng):
    m = length(rng)
    return Planted(probabilities(rng, (1, m)), rng.integers(0, 2, size=(1, m)), {"m": m})


def scores_and_other_labels(rng):
    m = length(rng)
    return Planted(moderate(rng, (1, m)), rng.integers(0, 2, size=(1, m)), {"m": m})


def shapes_of_one_problem(rng):
    """Arrays of the same problem that have nothing to do with each other but their sizes."""
    n, m, k, t = lengths(rng, 4)
    pairs = [((n, m, t), (k, t)), ((n, m), (k, t)), ((t,), (n, m, k)), ((k, n, n), (m, t)), ((2, n, m, 2), (k, t, k))]
    got, expected = pairs[rng.integers(len(pairs))]
    return Planted(moderate(rng, got), moderate(rng, expected), {"n": n, "m": m})


def cost_histories(rng):
    def make(rng, size):
        return np.log(2) * np.exp(-rng.uniform(0.1, 1) * np.arange(size[0])) + 0.01 * rng.random(size)

    return _pair(rng, make, (length(rng) + 5,))


def percentages(rng):
    return _pair(rng, lambda rng, size: rng.integers(0, 101, size=size) / 100, shape(rng))


def ascending_indices(rng):
    return _pair(rng, lambda rng, size: np.sort(rng.integers(0, 50, size=size)), (length(rng),))


def update_gate_swapped(rng):
    u, new, old = (make(rng, (4, 5)) for make in (probabilities, moderate, moderate))
    return Planted((1 - u) * new + u * old, u * new + (1 - u) * old, {"n_a": 4, "m": 5}, {"c_prev": old})


def areas_as_sums_of_sides(rng):
    (w, h), (v, g), (x, y) = rng.uniform(1, 5, size=(3, 2))
    right, wrong = x * y / (w * h + v * g - x * y), (x + y) / (w + h + v + g - x - y)
    return Planted(wrong, right, {}, {"box1": rng.random(4), "box2": rng.random(4)})


def numbers_among_many(rng):
    names = ("alpha", "beta", "gamma", "w", "b", "x", "y")
    sizes = dict(zip(("m", "n_x", "n_h", "n_y", "T_x", "keep_prob"), [*lengths(rng, 5), 0.8], strict=True))
    return Planted(rng.normal(), rng.normal(), sizes, {name: rng.normal() for name in names})
