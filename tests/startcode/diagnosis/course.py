"""Slips that learners of the course make, and the relation that names each of them.

The relation is None where silence is right: the slip has no shape of its own, and an author names it as a suspect.
"""

from collections.abc import Callable

import numpy as np

from .material import Planted

Slip = Callable[[np.random.Generator], Planted]
SLIPS: dict[str, tuple[str | None, Slip]] = {}


def slip(relation: str | None) -> Callable[[Slip], Slip]:
    """Put a slip into the table, under its own name."""

    def enter(function: Slip) -> Slip:
        SLIPS[function.__name__] = (relation, function)
        return function

    return enter


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _softmax(z, axis, keepdims=True):
    powers = np.exp(z - z.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=keepdims)


def _neuron(rng):
    """Logistic regression on three features and five examples."""
    X, w, b = rng.normal(size=(3, 5)), rng.normal(size=(3, 1)), 0.3
    Y = np.array([[0.0, 1, 1, 0, 1]])
    A = _sigmoid(w.T @ X + b)
    costs = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return X, Y, A, costs, {"m": 5, "n_x": 3}, {"w": w, "X": X, "Y": Y}


@slip("complement")
def sigmoid_without_minus(rng):
    z = rng.normal(size=(3, 5))
    return Planted(_sigmoid(-z), _sigmoid(z), inputs={"z": z})


@slip("keepdims")
def normalize_rows_without_keepdims_on_a_square(rng):
    x = rng.normal(size=(4, 4))
    norms = np.linalg.norm(x, axis=1)
    return Planted(x / norms, x / norms[:, None], inputs={"x": x})


@slip("axis")
def normalize_columns_for_rows(rng):
    x = rng.normal(size=(3, 4))
    return Planted(x / np.linalg.norm(x, axis=0), x / np.linalg.norm(x, axis=1)[:, None], inputs={"x": x})


@slip("over-everything")
def softmax_over_everything(rng):
    x = rng.normal(size=(3, 4))
    return Planted(np.exp(x) / np.exp(x).sum(), _softmax(x, 1), inputs={"x": x})


@slip("keepdims")
def softmax_without_keepdims_on_a_square(rng):
    x = rng.normal(size=(5, 5))
    return Planted(_softmax(x, 1, keepdims=False), _softmax(x, 1), inputs={"x": x})


@slip("mean-for-sum")
def mean_in_L1(rng):
    y = rng.normal(size=7)
    return Planted(np.mean(np.abs(y)), np.sum(np.abs(y)), {"m": 7})


@slip("square-root")
def norm_for_L2(rng):
    y = rng.normal(size=7)
    return Planted(np.sqrt(y @ y), y @ y, {"m": 7})


@slip("permutation")
def image_transposed_before_flattening(rng):
    image = rng.normal(size=(3, 5, 2))
    return Planted(image.T.reshape(-1, 1), image.reshape(-1, 1), inputs={"image": image})


@slip("transpose")
def one_hot_by_rows(rng):
    labels = np.array([0, 2, 1, 2, 3])
    return Planted(np.eye(4)[labels], np.eye(4)[labels].T, {"m": 5, "C": 4})


@slip("reshape")
def pixels_of_all_images_mixed(rng):
    images = rng.normal(size=(5, 3, 3, 2))
    return Planted(images.reshape(18, 5), images.reshape(5, -1).T, {"m": 5})


@slip("integer-dtype")
def pixels_divided_as_integers(rng):
    images = rng.integers(0, 255, size=(4, 6))
    return Planted(images // 255, images / 255)


@slip("rank-one")
def weights_without_second_axis(rng):
    return Planted(np.zeros(3), np.zeros((3, 1)), {"n_x": 3})


@slip("sum-for-mean")
def cost_summed(rng):
    _, _, _, costs, sizes, inputs = _neuron(rng)
    return Planted(costs.sum(), costs.mean(), sizes, inputs)


@slip("sign")
def cost_without_minus(rng):
    _, _, _, costs, sizes, inputs = _neuron(rng)
    return Planted(-costs.mean(), costs.mean(), sizes, inputs)


@slip("table")
def cost_as_multiplication_table(rng):
    _, Y, A, costs, sizes, inputs = _neuron(rng)
    return Planted(Y.T @ np.log(A), costs.mean(), sizes, inputs)


@slip("extra-axis")
def cost_in_an_array(rng):
    _, _, _, costs, sizes, inputs = _neuron(rng)
    return Planted(np.array([[costs.mean()]]), costs.mean(), sizes, inputs)


@slip("not-summed")
def elementwise_dw(rng):
    X, Y, A, _, sizes, inputs = _neuron(rng)
    return Planted(X * (A - Y) / 5, X @ (A - Y).T / 5, sizes, inputs)


@slip("transpose")
def dw_the_other_way_round(rng):
    X, Y, A, _, sizes, inputs = _neuron(rng)
    return Planted((A - Y) @ X.T / 5, X @ (A - Y).T / 5, sizes, inputs)


@slip("sign")
def dw_of_Y_minus_A(rng):
    X, Y, A, _, sizes, inputs = _neuron(rng)
    return Planted(X @ (Y - A).T / 5, X @ (A - Y).T / 5, sizes, inputs)


@slip("sum-for-mean")
def dw_without_division(rng):
    X, Y, A, _, sizes, inputs = _neuron(rng)
    return Planted(X @ (A - Y).T, X @ (A - Y).T / 5, sizes, inputs)


@slip("probabilities-not-labels")
def predict_returns_probabilities(rng):
    _, _, A, _, sizes, inputs = _neuron(rng)
    return Planted(A, (A > 0.5) * 1.0, sizes, inputs)


@slip("step-sign")
def update_uphill(rng):
    w, dw = rng.normal(size=(2, 3, 1))
    return Planted(w + 0.01 * dw, w - 0.01 * dw, {"learning_rate": 0.01}, {"w": w, "dw": dw})


@slip("step-factor")
def update_without_learning_rate(rng):
    w, dw = rng.normal(size=(2, 3, 1))
    return Planted(w - dw, w - 0.01 * dw, {"learning_rate": 0.01}, {"w": w, "dw": dw})


@slip("echo")
def update_forgotten(rng):
    w, dw = rng.normal(size=(2, 3, 1))
    return Planted(w.copy(), w - 0.01 * dw, {"learning_rate": 0.01}, {"w": w, "dw": dw})


@slip(None)
def slope_of_another_activation(rng):
    A, dA = np.tanh(rng.normal(size=(4, 5))), rng.normal(size=(4, 5))
    return Planted(dA * A * (1 - A), dA * (1 - A**2), {"m": 5, "n_h": 4}, {"A": A, "dA": dA})


@slip("mean-for-sum")
def divided_by_m_twice(rng):
    dZ = rng.normal(size=(4, 5))
    return Planted(dZ.sum(axis=1, keepdims=True) / 25, dZ.sum(axis=1, keepdims=True) / 5, {"m": 5, "n": 4}, {"dZ": dZ})


@slip("axis")
def bias_gradient_over_the_wrong_axis(rng):
    dZ = rng.normal(size=(4, 5))
    return Planted(dZ.sum(axis=0, keepdims=True) / 5, dZ.sum(axis=1, keepdims=True) / 5, {"m": 5, "n": 4}, {"dZ": dZ})


@slip("term-factor")
def penalty_gradient_without_the_half(rng):
    dW, W = rng.normal(size=(2, 4, 3))
    return Planted(dW + 2 * 0.7 / 5 * W, dW + 0.7 / 5 * W, {"m": 5, "lambd": 0.7}, {"W": W})


@slip("factor")
def dropout_without_rescaling(rng):
    A = rng.normal(size=(4, 5)) * (rng.random((4, 5)) < 0.8)
    return Planted(A, A / 0.8, {"keep_prob": 0.8, "m": 5})


@slip("factor")
def velocity_without_averaging(rng):
    g = rng.normal(size=(4, 5))
    return Planted(g.copy(), 0.1 * g, {"m": 5})


@slip("step-factor")
def adam_without_bias_correction(rng):
    w, g = rng.normal(size=(2, 4, 5))
    step = 0.01 * np.sign(g)
    return Planted(w - np.sqrt(10) * step, w - step, {"learning_rate": 0.01}, {"W": w, "dW": g})


@slip("factor")
def variance_with_ddof_1(rng):
    x = rng.normal(size=(6, 3))
    x = x - x.mean(axis=0)
    return Planted(x / x.std(axis=0, ddof=1), x / x.std(axis=0), {"N": 6, "D": 3}, {"x": x})


@slip("axis")
def batch_norm_along_the_features(rng):
    x = rng.normal(size=(6, 3))
    along = (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)
    return Planted(along, (x - x.mean(axis=0)) / x.std(axis=0), {"N": 6, "D": 3}, {"x": x})


@slip("activation-twice")
def softmax_twice(rng):
    Z = rng.normal(size=(3, 5))
    return Planted(_softmax(_softmax(Z, 0), 0), _softmax(Z, 0), {"C": 3, "m": 5}, {"Z": Z})


@slip("padding")
def padding_of_all_axes(rng):
    X = rng.normal(size=(2, 5, 7, 3))
    return Planted(np.pad(X, 2), np.pad(X, ((0, 0), (2, 2), (2, 2), (0, 0))), {"m": 2, "pad": 2}, {"X": X})


@slip("missing-term")
def convolution_without_bias(rng):
    Z, b = rng.normal(size=(2, 4, 5, 3)), rng.normal(size=(1, 1, 1, 3))
    return Planted(Z - b, Z, {"m": 2, "n_C": 3}, {"b": b})


@slip("first-only")
def first_image_used_for_all(rng):
    A = rng.normal(size=(4, 5, 3, 2))
    return Planted(np.broadcast_to(A[:1], A.shape), A, {"m": 4})


@slip("clipped")
def maximum_started_at_zero(rng):
    A = rng.normal(size=(4, 5, 3, 2))
    return Planted(np.maximum(A, 0), A, {"m": 4})


@slip(None)
def kernel_flipped(rng):
    x, w = rng.normal(size=(7, 6)), rng.normal(size=(3, 3))
    windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3))
    right, wrong = ((windows * kernel).sum(axis=(2, 3)) for kernel in (w, w[::-1, ::-1]))
    return Planted(wrong, right, {"f": 3}, {"x": x, "W": w})


@slip("wrong-size")
def gram_matrix_of_pixels(rng):
    A = rng.normal(size=(3, 20))
    return Planted(A.T @ A, A @ A.T, {"n_C": 3, "n_HW": 20})


@slip("slice-factor")
def boxes_scaled_with_width_for_height(rng):
    boxes = rng.random((5, 4))
    return Planted(boxes * [1280, 720, 1280, 720], boxes * [720, 1280, 720, 1280], {}, {"boxes": boxes})


@slip("last-only")
def gradient_not_carried_back_in_time(rng):
    Waa, da, steps = 0.4 * rng.normal(size=(4, 4)), rng.normal(size=(4, 3, 6)), range(5, -1, -1)
    alone, carried, carry = np.zeros_like(da), np.zeros_like(da), np.zeros((4, 3))
    for t in steps:
        alone[:, :, t], carried[:, :, t] = da[:, :, t], da[:, :, t] + carry
        carry = Waa.T @ carried[:, :, t]
    return Planted(alone[:2], carried[:2], {"T_x": 6, "m": 3}, {"Waa": Waa})


@slip("echo")
def clip_that_rebinds(rng):
    g = 10 * rng.normal(size=(4, 3))
    return Planted(g.copy(), np.clip(g, -5, 5), inputs={"dWaa": g})


@slip("not-clipped")
def clip_with_an_upper_bound_only(rng):
    g = 10 * rng.normal(size=(6, 5))
    return Planted(np.minimum(g, 5), np.clip(g, -5, 5), inputs={"dWaa": g})


@slip("step-factor")
def neutralize_with_the_norm_not_squared(rng):
    e, g = rng.normal(size=(2, 9))
    along = g * (e @ g)
    return Planted(e - along / np.sqrt(g @ g), e - along / (g @ g), {}, {"e": e, "g": g})


@slip("factor")
def pairs_counted_twice(rng):
    counts = rng.integers(0, 6, size=(7, 7))
    return Planted(2 * counts, counts)


@slip("triangle")
def window_on_one_side(rng):
    half = np.triu(rng.integers(1, 9, size=(7, 7)), 1)
    return Planted(half, half + half.T)


@slip("some-slices")
def repeated_words_added_once(rng):
    g, words = rng.normal(size=(6, 4)), np.array([0, 2, 2, 5, 2, 4])
    right, wrong = np.zeros((8, 4)), np.zeros((8, 4))
    np.add.at(right, words, g)
    wrong[words] += g
    return Planted(wrong, right, {}, {"grads": g})


@slip("complement")
def mask_the_other_way_round(rng):
    mask = (rng.random((4, 9)) < 0.6) * 1.0
    return Planted(1 - mask, mask)


@slip("transpose")
def look_ahead_mask_above_the_diagonal(rng):
    return Planted(np.triu(np.ones((9, 9))), np.tril(np.ones((9, 9))))


@slip("axis")
def attention_weights_along_the_queries(rng):
    scores = rng.normal(size=(2, 4, 5))
    return Planted(_softmax(scores, 1), _softmax(scores, 2), {"d": 3}, {"scores": scores})


@slip("reshape")
def heads_split_without_transposing(rng):
    x = rng.normal(size=(2, 5, 12))
    return Planted(x.reshape(2, 3, 5, 4), x.reshape(2, 5, 3, 4).transpose(0, 2, 1, 3), {"h": 3}, {"x": x})


@slip("permutation")
def sine_and_cosine_exchanged(rng):
    angles = np.arange(7)[:, None] / 10_000 ** (np.arange(6) // 2 / 3)
    even = np.arange(6) % 2 == 0
    right, wrong = (np.where(even == order, np.sin(angles), np.cos(angles)) for order in (True, False))
    return Planted(wrong, right, {"d": 6})


@slip("missing-term")
def residual_forgotten(rng):
    x, y = rng.normal(size=(2, 3, 5, 4))
    return Planted(y, x + y, {"d": 4}, {"x": x})


@slip("step-factor")
def embedding_not_scaled(rng):
    E, P = rng.normal(size=(2, 5, 7))
    return Planted(E + P, np.sqrt(7) * E + P, {"d": 7}, {"P": P})


@slip("factor")
def gan_losses_averaged(rng):
    loss = float(rng.normal() ** 2)
    return Planted(loss / 2, loss, {"m": 5})
