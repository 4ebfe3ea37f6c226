"""Results of the wrong kind or shape, results with a name, and dictionaries of results."""

import numpy as np

from .material import Planted, length, lengths, matrix_shape, moderate, real, shape, surroundings


def _shaped(rng, got_shape, expected_shape, sizes=(), also=()):
    got = moderate(rng, got_shape)
    return Planted(got, moderate(rng, expected_shape), dict(sizes), {"X": rng.normal(size=(17, 19))}, also=also)


def none_returned(rng, size=None):
    return Planted(None, moderate(rng, shape(rng) if size is None else size))


def type_(rng, size=None):
    expected = moderate(rng, shape(rng) if size is None else size)
    values = [np.asarray(expected).tolist() if size is None else [1.0], "0.5", len, (expected, expected), {"dW": 1.0}]
    return Planted(values[rng.integers(len(values))], expected)


def object_dtype(rng):
    ragged = np.empty(3, dtype=object)
    ragged[:] = [[1.0], [1.0, 2.0], None]
    return Planted(ragged, moderate(rng, shape(rng)))


def complex_(rng, size=None):
    expected = moderate(rng, shape(rng) if size is None else size)
    return Planted(expected + 1j, expected)


def missing_keys(rng):
    gradients = _gradients(rng)
    name = list(gradients)[rng.integers(len(gradients))]
    wrong = {(key.upper() if key == name else key): value for key, value in gradients.items()}
    return Planted(wrong, gradients)


def tuple_length(rng):
    return Planted((1.0, 2.0), (1.0, 2.0, 3.0)) if rng.random() < 0.5 else Planted(1.0, (1.0, 2.0))


def suspect(rng, size=None):
    expected = moderate(rng, shape(rng) if size is None else size)
    wrong = moderate(rng, expected.shape)
    return Planted(wrong, expected, *surroundings(rng, expected), suspects={"Y − A for A − Y": wrong, "other": 1.0})


def echo(rng, size=None):
    expected = moderate(rng, shape(rng) if size is None else size)
    sizes, inputs = surroundings(rng, expected)
    return Planted(np.copy(inputs["W"]), expected, sizes, inputs)


def aliased(rng):
    expected = moderate(rng, shape(rng))
    x = moderate(rng, expected.shape)
    view = x[...]
    x += 1
    view *= moderate(rng, x.shape)
    return Planted(view, expected, inputs={"other": 1.0, "x": x[...]}, also=("echo",))


def transpose_shape(rng):
    n, m = lengths(rng, 2)
    if rng.random() < 0.4:
        return _shaped(rng, (1, n), (n, 1))
    return _shaped(rng, (m, n), (n, m))


def axis_order_shape(rng):
    n, m, t = lengths(rng, 3)
    return _shaped(rng, (n, t, m), (n, m, t))


def reshape_shape(rng):
    n, m, t = lengths(rng, 3)
    return _shaped(rng, *([((n * m, t), (n, m, t)), ((n, m, t), (n * m * t, 1))][rng.integers(2)]))


def axis_shape(rng):
    n, m = lengths(rng, 2)
    if rng.random() < 0.5:
        return _shaped(rng, (1, m), (n, 1), {"m": m, "n": n})
    return _shaped(rng, (m,), (n,), {"m": m, "n": n})


def off_by_one_shape(rng):
    n, m = lengths(rng, 2)
    return _shaped(rng, (n, m + int(rng.choice([-1, 1]))), (n, m), {"k": 40})


def keepdims_shape(rng):
    n = length(rng)
    return _shaped(rng, (n, n), (n, 1) if rng.random() < 0.5 else (n,), {"n": n})


def table(rng, size=None):
    m = length(rng)
    return _shaped(rng, (m, m), () if size is not None or rng.random() < 0.7 else (1, 1), {"m": m})


def rank_one(rng):
    n = length(rng)
    return _shaped(rng, (n,), (n, 1) if rng.random() < 0.5 else (1, n))


def extra_axis(rng, size=None):
    n, m = lengths(rng, 2)
    if size is not None:
        return _shaped(rng, (1,) * int(rng.integers(1, 3)), ())
    return _shaped(rng, *([((1, 1), ()), ((n, 1), (n,)), ((1, n, m), (n, m))][rng.integers(3)]))


def not_summed(rng, size=None):
    n, m = lengths(rng, 2)
    if size is not None:
        return _shaped(rng, [(m,), (1, m), (n, m)][rng.integers(3)], (), {"m": m})
    return _shaped(rng, (n, m), (n, 1) if rng.random() < 0.7 else (1, m), {"m": m, "n": n})


def over_summed(rng):
    n, m = lengths(rng, 2)
    return _shaped(rng, *([((), (n, m)), ((), (n, 1)), ((1, 1), (n, 1)), ((n,), (n, m))][rng.integers(4)]))


def padding(rng):
    n, m, t, c = lengths(rng, 4)
    return _shaped(rng, (n + 2, m, t, c + 2), (n, m, t, c))


def wrong_size(rng):
    n, m, k = lengths(rng, 3)
    return _shaped(rng, (n, k), (n, m), {"n": n, "m": m, "n_h": k})


def empty(rng):
    n, m = lengths(rng, 2)
    return _shaped(rng, (n, 0), (n, m))


def nan(rng, size=None):
    expected = moderate(rng, shape(rng) if size is None else size)
    got = np.where(rng.random(np.shape(expected)) < 0.3, np.nan, expected) if size is None else np.nan
    return Planted(got if np.isnan(got).any() else got * np.nan, expected, {"m": 5})


def log_of_zero(rng, size=None):
    expected = moderate(rng, shape(rng) if size is None else size)
    return Planted(np.where(expected == np.min(expected), -np.inf, expected), expected)


def overflow(rng, size=None):
    expected = moderate(rng, shape(rng) if size is None else size)
    return Planted(np.where(expected == np.max(expected), np.inf, expected), expected)


def _gradients(rng, layers=None):
    layers = int(rng.integers(3, 5)) if layers is None else layers
    widths = lengths(rng, layers + 1)
    pairs = zip(widths[1:], widths[:-1], strict=True)
    gradients = {}
    for layer, (n, n_prev) in enumerate(pairs, start=1):
        gradients[f"dW{layer}"] = real(rng, (n, n_prev))
        gradients[f"db{layer}"] = real(rng, (n, 1))
    return gradients


def _spoiled(rng, gradients, names, **more):
    got = {name: value + (name in names) * moderate(rng, value.shape) for name, value in gradients.items()}
    return Planted(got, gradients, {"m": 31}, **more)


def swapped(rng):
    n = length(rng)
    gradients = {name: moderate(rng, (n, n)) for name in ("Wf", "Wi", "Wo")}
    return Planted({**gradients, "Wf": gradients["Wi"].copy(), "Wi": gradients["Wf"].copy()}, gradients)


def layer_shift(rng):
    n = length(rng)
    gradients = {f"dA{layer}": moderate(rng, (n, n)) for layer in range(1, 5)}
    return Planted({f"dA{k}": moderate(rng, (n, n)) if k == 4 else gradients[f"dA{k + 1}"].copy() for k in range(1, 5)},
                   gradients)  # fmt: skip


def one_parameter(rng):
    gradients = _gradients(rng)
    return _spoiled(rng, gradients, {list(gradients)[rng.integers(len(gradients))]})


def last_layer_only(rng):
    gradients = _gradients(rng)
    last = str(len(gradients) // 2)
    return _spoiled(rng, gradients, {name for name in gradients if not name.endswith(last)})


def from_layer(rng):
    gradients = _gradients(rng, 4)
    some = rng.choice(["12", "34", "234"])
    return _spoiled(rng, gradients, {name for name in gradients if name[-1] in some})


def last_layer_wrong(rng):
    gradients = _gradients(rng)
    last = str(len(gradients) // 2)
    return _spoiled(rng, gradients, {name for name in gradients if name.endswith(last)})


def one_kind(rng):
    gradients = _gradients(rng)
    kind = rng.choice(["dW", "db"])
    return _spoiled(rng, gradients, {name for name in gradients if name.startswith(kind)})


def some_parameters(rng):
    names = ("dx", "da0", "dWax", "dWaa", "dba")
    gradients = {name: moderate(rng, matrix_shape(rng)) for name in names}
    return _spoiled(rng, gradients, set(rng.choice(names, size=3, replace=False)))


def shared_sign(rng):
    gradients = _gradients(rng)
    return Planted({name: -value for name, value in gradients.items()}, gradients, {"m": 31})


def shared_sum_for_mean(rng):
    gradients = _gradients(rng)
    return Planted({name: 31 * value for name, value in gradients.items()}, gradients, {"m": 31})


def shared_array(rng):
    parameters = {"b1": np.ones((4, 1)), "b2": np.ones((4, 1))}
    one = rng.normal(size=(4, 1))
    return Planted({"b1": one, "b2": one}, parameters)
