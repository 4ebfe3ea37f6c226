"""Wrong values: for each relation, a way to make a random result that is wrong in this way."""

import numpy as np

from .material import (
    Planted,
    computed_otherwise,
    length,
    lengths,
    matrix_shape,
    moderate,
    positive,
    probabilities,
    real,
    shape,
    surroundings,
)


def _from(rng, expected, wrong, also=(), **more):
    sizes, inputs = surroundings(rng, expected)
    got = computed_otherwise(rng, wrong(expected))
    if np.ndim(got) and rng.random() < 0.1:
        got = got.astype(np.float32)
    return Planted(got, expected, {**sizes, **more.pop("sizes", {})}, {**inputs, **more.pop("inputs", {})}, also=also)


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


def _softmax(x, axis=0):
    powers = np.exp(x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def sign(rng, size=None):
    return _from(rng, real(rng, shape(rng) if size is None else size), np.negative)


def sum_for_mean(rng, size=None):
    m = int(rng.integers(3, 200))
    turn = rng.choice([1, 1, 1, -1])
    expected = real(rng, shape(rng) if size is None else size)
    return _from(rng, expected, lambda x: turn * m * x, sizes={"m": m})


def mean_for_sum(rng, size=None):
    m = int(rng.integers(3, 200))
    return _from(rng, real(rng, shape(rng) if size is None else size), lambda x: x / m, sizes={"m": m})


def factor(rng, size=None):
    m, n, d = lengths(rng, 3, least=11)
    values = [2, 0.5, m**2, 1 / m**2, d**0.5, d**-0.5, (m - 1) / m, n / m, 0.8, 1 / 0.8, -2, 1 / np.log(2)]
    if size is None:
        values.append(rng.uniform(1.5, 9))
    expected = real(rng, shape(rng) if size is None else size)
    sizes = {"m": m, "n": n, "d": d, "keep_prob": 0.8}
    return _from(rng, expected, lambda x: rng.choice(values) * x, sizes=sizes)


def transpose(rng):
    n = length(rng)
    if rng.random() < 0.2:  # a look-ahead mask
        n += 4
        return Planted(np.triu(np.ones((n, n))), np.tril(np.ones((n, n))), {"m": n}, also=("reversed",))
    return _from(rng, real(rng, (n, n)), np.transpose)


def axis_order(rng):
    n, m = lengths(rng, 2)
    expected = real(rng, (m, n, n) if rng.random() < 0.5 else (m, n, n, 4))
    return _from(rng, expected, lambda x: np.swapaxes(x, 1, 2))


def reversed_(rng):
    expected = real(rng, shape(rng))
    axes = [axis for axis, n in enumerate(expected.shape) if n > 1]
    return _from(rng, expected, lambda x: np.flip(x, rng.choice(axes)))


def _step(rng, direction):
    expected = real(rng, shape(rng, least=4))
    axis = int(np.argmax(expected.shape))
    got = np.roll(expected, direction, axis=axis)
    edge = [slice(None)] * expected.ndim
    edge[axis] = 0 if direction > 0 else -1
    if rng.random() < 0.6:
        got[tuple(edge)] = 0.0 if rng.random() < 0.5 else rng.normal(size=got[tuple(edge)].shape)
    return _from(rng, expected, lambda x: got)


def previous_step(rng):
    return _step(rng, 1)


def next_step(rng):
    return _step(rng, -1)


def reshape(rng):
    n, m, c = lengths(rng, 3)
    expected = real(rng, [(n, m), (n, m, c), (c, n, m)][rng.integers(3)])
    if rng.random() < 0.5:
        return _from(rng, expected, lambda x: x.T.reshape(x.shape))
    return _from(rng, expected, lambda x: x.reshape(x.shape[::-1]).T)


def permutation(rng):
    expected = real(rng, shape(rng, least=5))
    axis = int(np.argmax(expected.shape))
    order = rng.permutation(expected.shape[axis])
    also = ("reversed", "previous-step", "next-step") if expected.shape[axis] < 6 else ()
    if rng.random() < 0.3:
        return _from(rng, expected, lambda x: np.sort(x, axis=axis), also=(*also, "scrambled"))
    return _from(rng, expected, lambda x: np.take(x, order, axis=axis), also=also)


def scrambled(rng):
    expected = real(rng, matrix_shape(rng))
    return _from(rng, expected, lambda x: rng.permutation(x.ravel()).reshape(x.shape))


def _term(rng, multiple, size=None):
    expected = moderate(rng, matrix_shape(rng) if size is None else size)
    if size is None and rng.random() < 0.5:
        term = rng.normal(size=(expected.shape[0], *(1,) * (expected.ndim - 1)))
    else:
        term = moderate(rng, expected.shape)
    return _from(rng, expected, lambda x: x + multiple * term, inputs={"term": term})


def missing_term(rng, size=None):
    return _term(rng, -1, size)


def extra_term(rng, size=None):
    return _term(rng, 1, size)


def term_sign(rng, size=None):
    return _term(rng, rng.choice([-2, 2]), size)


def term_factor(rng):
    return _term(rng, rng.choice([1 / 7, -0.5, 0.3, 1e-3]))


def _stepped(rng, factor, size=None, **more):
    base = moderate(rng, matrix_shape(rng) if size is None else size)
    step = moderate(rng, base.shape)
    return _from(rng, base + step, lambda _: base + factor * step, inputs={"w": base}, **more)


def step_sign(rng, size=None):
    return _stepped(rng, -1, size)


def step_factor(rng, size=None):
    beta = 0.9
    return _stepped(rng, rng.choice([1 - beta, 10, 0.5]), size, sizes={"1 − beta": 1 - beta})


def offset(rng):
    amount = rng.normal()
    return _from(rng, moderate(rng, shape(rng, least=4)), lambda x: x + amount)


def off_by_one(rng):
    step = rng.choice([-1, 1])
    if rng.random() < 0.3:
        return _from(rng, moderate(rng, shape(rng)), lambda x: x + step)
    return _from(rng, rng.integers(0, 9, size=(3, 6)).astype(float), lambda x: x + step)


def off_by_one_number(rng):
    return Planted(int(number := rng.integers(5_000, 10**6)) + int(rng.choice([-1, 1])), int(number), {"m": 7})


def slice_offset(rng):
    expected = moderate(rng, matrix_shape(rng, least=4))
    axis = rng.integers(expected.ndim)
    extra = rng.normal(size=[n if k == axis else 1 for k, n in enumerate(expected.shape)])
    return _from(rng, expected, lambda x: x + extra)


def slice_factor(rng):
    expected = real(rng, matrix_shape(rng, least=4))
    axis = rng.integers(expected.ndim)
    factors = rng.uniform(0.3, 3, size=[n if k == axis else 1 for k, n in enumerate(expected.shape)])
    return _from(rng, expected, lambda x: x * factors)


def complement(rng, size=None):
    if size is None and rng.random() < 0.3:
        return _from(rng, rng.integers(0, 2, size=(1, 31)).astype(float), lambda x: 1 - x)
    return _from(rng, probabilities(rng, shape(rng) if size is None else size), lambda x: 1 - x)


def reciprocal(rng, size=None):
    return _from(rng, positive(rng, shape(rng) if size is None else size), np.reciprocal)


def square(rng, size=None):
    return _from(rng, positive(rng, shape(rng) if size is None else size), np.square)


def square_root(rng, size=None):
    return _from(rng, positive(rng, shape(rng) if size is None else size), np.sqrt)


def exponential(rng, size=None):
    return _from(rng, moderate(rng, shape(rng) if size is None else size), np.exp)


def logarithm(rng, size=None):
    return _from(rng, positive(rng, shape(rng) if size is None else size), np.log)


def absolute(rng):
    return _from(rng, moderate(rng, shape(rng, least=6)), np.abs, also=("sign", "few-entries"))


def activation_missing(rng, size=None):
    Z = moderate(rng, matrix_shape(rng) if size is None else size)
    kinds = [_sigmoid, np.tanh] if size is not None else [_sigmoid, np.tanh, _softmax, lambda x: np.maximum(x, 0)]
    function = kinds[rng.integers(len(kinds))]
    return _from(rng, function(Z), lambda _: Z, also=("not-clipped",))


def activation_twice(rng, size=None):
    Z = moderate(rng, matrix_shape(rng) if size is None else size)
    kinds = [_sigmoid, np.tanh] if size is not None else [_sigmoid, np.tanh, _softmax]
    function = kinds[rng.integers(len(kinds))]
    return _from(rng, function(Z), function)


def clipped(rng):
    bound = rng.uniform(0.3, 0.8)
    low, high = [(-bound, bound), (-bound, None), (None, bound), (0, None)][rng.integers(4)]
    return _from(rng, rng.normal(size=(5, 9)), lambda x: np.clip(x, low, high))


def not_clipped(rng):
    bound = rng.uniform(0.3, 0.8)
    values = rng.normal(size=(5, 9))
    one_sided = np.minimum(values, bound) if rng.random() < 0.4 else values
    return _from(rng, np.clip(values, -bound, bound), lambda _: one_sided)


def axis(rng):
    n, m = lengths(rng, 2)
    if rng.random() < 0.4:
        Z = moderate(rng, (n, m))
        return _from(rng, _softmax(Z, 0), lambda _: _softmax(Z, 1))
    if rng.random() < 0.3:
        Z = moderate(rng, (n, m))
        return _from(
            rng,
            Z / np.linalg.norm(Z, axis=1, keepdims=True),
            lambda _: Z / np.linalg.norm(Z, axis=0, keepdims=True),
        )
    Z = moderate(rng, (n, n))
    reduce = [np.sum, np.mean, np.max][rng.integers(3)]
    return _from(rng, reduce(Z, axis=1), lambda _: reduce(Z, axis=0), inputs={"Z": Z})


def over_everything(rng):
    Z = moderate(rng, lengths(rng, 2))
    powers = np.exp(Z)
    return _from(rng, powers / powers.sum(axis=0), lambda _: powers / powers.sum(), also=("slice-factor",))


def keepdims(rng):
    n = length(rng)
    Z = positive(rng, (n, n))
    if rng.random() < 0.5:
        return _from(rng, Z / Z.sum(axis=1, keepdims=True), lambda _: Z / Z.sum(axis=1))
    b = rng.normal(size=n)
    return _from(rng, Z + b[:, None], lambda _: Z + b)


def cumulative(rng):
    expected = moderate(rng, matrix_shape(rng))
    return _from(rng, expected, lambda x: np.cumsum(x, axis=rng.integers(x.ndim)))


def not_accumulated(rng):
    parts = moderate(rng, matrix_shape(rng))
    return _from(rng, np.cumsum(parts, axis=rng.integers(parts.ndim)), lambda _: parts)


def zeros(rng, size=None):
    return _from(rng, real(rng, shape(rng) if size is None else size), lambda x: 0 * x)


def constant(rng):
    return _from(rng, moderate(rng, shape(rng)), lambda x: np.full_like(x, rng.normal()))


def boolean(rng):
    expected = (rng.random((1, 31)) < 0.5) * 1.0
    return Planted(expected == 1, expected)


def integer_dtype(rng, size=None):
    expected = rng.uniform(-50, 50, size=shape(rng, least=4) if size is None else size)
    if rng.random() < 0.5:
        return Planted(np.trunc(expected).astype(int), expected, {"m": 5})
    small = rng.random(size=np.shape(expected))
    return Planted((small * 0).astype(int), small, {"m": 5})


def wraparound(rng):
    expected = rng.integers(0, 256, size=(5, 5, 3)) * 2
    return Planted(expected.astype(np.uint8), expected.astype(float))


def probabilities_not_labels(rng):
    A = probabilities(rng, (1, length(rng) + 5))
    A[0, :2] = 0.2, 0.9
    return _from(rng, (A > 0.5) * 1.0, lambda _: A)


def scores_not_labels(rng):
    Z = 3 * moderate(rng, (1, length(rng) + 20))
    return _from(rng, (Z > 0) * 1.0, lambda _: Z, also=("not-clipped",))


def labels_not_probabilities(rng):
    A = probabilities(rng, (1, length(rng) + 5))
    A[0, :2] = 0.2, 0.9
    return Planted((A > 0.5) * 1.0, A, *surroundings(rng, A))


def rounding(rng):
    expected = rng.normal(size=shape(rng, least=6)) * 3
    return Planted(np.round(expected, rng.integers(1, 4)), expected)


def precision(rng, size=None):
    expected = moderate(rng, shape(rng) if size is None else size)
    if rng.random() < 0.5:
        return Planted(expected.astype(np.float32) if size is None else np.float32(expected), expected, {"m": 5})
    return Planted(expected * (1 + 3e-6 * rng.uniform(-1, 1, size=np.shape(expected))), expected, {"m": 5})


def _some_wrong(rng, expected, mask, **more):
    noise = moderate(rng, expected.shape)
    return _from(rng, expected, lambda x: np.where(mask, x + noise, x), **more)


def _slices(rng, choose):
    expected = moderate(rng, matrix_shape(rng))
    axis = rng.integers(expected.ndim)
    index = np.arange(expected.shape[axis]).reshape([-1 if k == axis else 1 for k in range(expected.ndim)])
    return _some_wrong(rng, expected, np.broadcast_to(choose(index, expected.shape[axis] - 1), expected.shape))


def last_only(rng):
    return _slices(rng, lambda index, last: index < last)


def first_only(rng):
    return _slices(rng, lambda index, _: index > 0)


def last_wrong(rng):
    return _slices(rng, lambda index, last: index == last)


def first_wrong(rng):
    return _slices(rng, lambda index, _: index == 0)


def some_slices(rng):
    return _slices(rng, lambda index, _: index == 1)


def border(rng):
    n, m = lengths(rng, 2, least=5)
    mask = np.ones((n, m), dtype=bool)
    mask[1:-1, 1:-1] = False
    if rng.random() < 0.5:
        mask = np.broadcast_to(mask[None, :, :, None], (2, n, m, 3))
    return _some_wrong(rng, moderate(rng, mask.shape), mask)


def diagonal(rng):
    n = length(rng, least=4)
    return _some_wrong(rng, moderate(rng, (n, n)), np.eye(n, dtype=bool))


def triangle(rng):
    n = length(rng, least=4)
    mask = np.triu(np.ones((n, n), dtype=bool), 1)
    return _some_wrong(rng, moderate(rng, (n, n)), mask if rng.random() < 0.5 else mask.T)


def where_sign(rng):
    Z = moderate(rng, (5, 9))
    expected = moderate(rng, Z.shape)
    mask = [Z < 0, Z > 0][rng.integers(2)]
    return _some_wrong(rng, expected, mask, inputs={"Z": Z})


def few_entries(rng):
    expected = moderate(rng, lengths(rng, 2, least=5))
    chosen = rng.choice(expected.size, size=2, replace=False)
    mask = np.isin(np.arange(expected.size), chosen).reshape(expected.shape)
    return _some_wrong(rng, expected, mask)
