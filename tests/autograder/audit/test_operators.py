"""Every family of mistakes, on lines of every week."""

import ast

import pytest

from autograder.audit.operators import OPERATORS
from autograder.audit.operators.axes import Arrangement, Axes, Keepdims
from autograder.audit.operators.bounds import Bounds
from autograder.audit.operators.contents import Casts, Nudges, Values
from autograder.audit.operators.flow import EarlyReturn, Forgotten, InPlace
from autograder.audit.operators.names import Arguments, Entries, Names
from autograder.audit.operators.omissions import Omissions, Signs, Unwrapping
from autograder.audit.operators.products import Products
from autograder.audit.operators.twins import Twins

from .tiny import becomes

STEP = "\n    Z = i"
PLANTED = [
    (Products, "Z = W @ X", ["Z = X @ W", "Z = W.T @ X", "Z = W @ X.T", "Z = W * X"]),
    (Products, "Z = np.dot(W, X)", ["Z = np.dot(X, W)", "Z = np.dot(W.T, X)", "Z = np.multiply(W, X)"]),
    (Products, "Z = np.multiply(W, X)", ["Z = np.dot(W, X)"]),
    (Products, "Z = W * X", ["Z = W @ X"]),
    (Products, "Z = X.T", ["Z = X"]),
    (Products, "Z = np.einsum('ij,jk->ik', W, X)", ["Z = np.einsum('ij,jk->ki', W, X)"]),
    (Axes, "Z = np.sum(X, axis=1)", ["Z = np.sum(X, axis=0)", "Z = np.sum(X)"]),
    (Axes, "Z = np.sum(X, 1)", ["Z = np.sum(X, 0)"]),
    (Axes, "Z = X.mean(0)", ["Z = X.mean(1)"]),
    (Axes, "Z = X.max()", ["Z = X.max(axis=0)", "Z = X.max(axis=1)"]),
    (Axes, "Z = np.max(X, axis=-1)", ["Z = np.max(X, axis=0)", "Z = np.max(X, axis=-2)"]),
    (Axes, "Z = np.mean(X, axis=(1, 2))", ["Z = np.mean(X, axis=1)", "Z = np.mean(X, axis=2)"]),
    (Axes, "Z = np.concatenate([X, Y], axis=1)", ["Z = np.concatenate([X, Y], axis=0)"]),
    (Keepdims, "Z = np.sum(X, axis=1, keepdims=True)", ["Z = np.sum(X, axis=1)"]),
    (Keepdims, "Z = X.sum(axis=1)", ["Z = X.sum(axis=1, keepdims=True)"]),
    (Arrangement, "Z = X.reshape(3, -1)", ["Z = X.reshape(-1, 3)", "Z = X.reshape(3, -1, order='F')"]),
    (Arrangement, "Z = np.reshape(X, (3, 4))", ["Z = np.reshape(X, (4, 3))"]),
    (Arrangement, "Z = np.transpose(X, (0, 2, 1))", ["Z = np.transpose(X, (1, 2, 0))"]),
    (Arrangement, "Z = X.transpose(0, 2, 1)", ["Z = X.transpose(2, 0, 1)", "Z = X.transpose(0, 1, 2)"]),
    (Arrangement, "Z = np.zeros((n, 1))", ["Z = np.zeros((1, n))", "Z = np.zeros((n,))"]),
    (Arrangement, "Z = X[:, np.newaxis]", ["Z = X[np.newaxis, :]"]),
    (Twins, "Z = np.sum(X)", ["Z = np.mean(X)"]),
    (Twins, "Z = X.max()", ["Z = X.min()"]),
    (Twins, "Z = np.maximum(0, X)", ["Z = np.minimum(0, X)"]),
    (Twins, "Z = np.log(X)", ["Z = np.log10(X)"]),
    (Twins, "Z = sigmoid(X)", ["Z = tanh(X)"]),
    (Omissions, "Z = np.sum(X) / m", ["Z = np.sum(X)"]),
    (Omissions, "Z = W @ X + b", ["Z = W @ X"]),
    (Omissions, "Z = X / (s + eps)", ["Z = X / s", "Z = X"]),
    (Omissions, "Z = X * mask", ["Z = X"]),
    (Omissions, "if h > 0 and w > 0:\n    Z = X", ["if h > 0:\n    Z = X"]),
    (Unwrapping, "Z = np.sqrt(X)", ["Z = X"]),
    (Unwrapping, "Z = np.clip(np.abs(X), -1, 1)", ["Z = np.abs(X)", "Z = np.clip(X, -1, 1)"]),
    (Unwrapping, "Z = X.copy()", ["Z = X"]),
    (Unwrapping, "Z = np.maximum(0, X)", ["Z = X"]),
    (Unwrapping, "Z = np.where(X > 0, X, Y)", ["Z = X > 0", "Z = X", "Z = Y"]),
    (Signs, "Z = f(*X, Y)", ["Z = f(*X, -Y)"]),
    (Unwrapping, "Z = (X + Y).astype(float)", ["Z = X + Y"]),
    (Signs, "Z = np.exp(X)", ["Z = np.exp(-X)", "Z = -np.exp(X)"]),
    (Signs, "Z = X * Y", ["Z = -X * Y", "Z = X * -Y"]),
    (Bounds, "Z = X[1:n]", ["Z = X[1 + 1:n]", "Z = X[1 - 1:n]", "Z = X[:n]", "Z = X[1:n - 1]", "Z = X[1:n + 1]"]),
    (Bounds, "Z = X[:, t]", ["Z = X[:, t + 1]", "Z = X[1:, t]", "Z = X[:-1, t]"]),
    (Bounds, "Z = X[::2]", ["Z = X[:]"]),
    (Bounds, "Z = X.shape[0]", ["Z = X.shape[1]", "Z = X.shape[-1]"]),
    (Bounds, "Z = X[-1]", ["Z = X[-2]", "Z = X[0]"]),
    (
        Bounds,
        "for i in range(n):\n    Z = i",
        ["for i in range(n - 1):\n    Z = i", "for i in range(1, n):\n    Z = i"],
    ),
    (
        Bounds,
        "for i in range(1, n):\n    Z = i",
        ["for i in range(1 - 1, n):\n    Z = i", "for i in range(1, n + 1):\n    Z = i"],
    ),
    (Bounds, "Z = W['b' + str(l)]", ["Z = W['b' + str(l - 1)]"]),
    (Bounds, "Z = W[f'W{l}']", ["Z = W[f'W{l + 1}']"]),
    (Bounds, "Z = W[f'W{l + 1}']", ["Z = W[f'W{l + 1 - 1}']"]),
    (Arguments, "Z = f(X, Y)", ["Z = f(Y, X)", "Z = f(X)", "Z = f(Y)"]),
    (Arguments, "Z = f(X, rate=3, decay=4)", ["Z = f(X, rate=3)", "Z = f(X, decay=4)"]),
    (Entries, "Z = cache['A1'] + cache['A2']", ["Z = cache['A2'] + cache['A2']", "Z = cache['A1'] + cache['A1']"]),
    (Entries, "A, W, c = cache", ["W, A, c = cache", "A, c, W = cache"]),
    (Entries, "Z = W['W' + str(l)] + W['b' + str(l)]", ["Z = W['b' + str(l)] + W['b' + str(l)]"]),
    (Entries, "Z = W[f'W{l}'] + W[f'b{l}']", ["Z = W[f'W{l}'] + W[f'W{l}']"]),
    (Forgotten, "Z = X\nZ = Y", ["pass\nZ = Y", "Z = X\npass"]),
    (
        EarlyReturn,
        "for i in X:\n    Z = i\n    Y = Z",
        ["for i in X:\n    Z = i\n    return Z\n    Y = Z", "for i in X:\n    Z = i\n    Y = Z\n    return Z"],
    ),
    (InPlace, "W = W - b * X", ["W -= b * X"]),
    (InPlace, "W *= X + Y", ["W = W * (X + Y)"]),
    (Values, "Z = W @ X", ["Z = np.zeros_like((W @ X))", "Z = np.ones_like((W @ X))", "Z = X"]),
    (Values, "W, b = f(X)", ["W, b = f(X)\nW = 0 * W", "W, b = f(X)\nb = dict.fromkeys(b, 0.0)"]),
    (Casts, "Z = X / 2", ["Z = np.asarray((X / 2)).astype(int)", "Z = np.round((X / 2), 2)"]),
    (Nudges, "Z = X > 0.5", ["Z = X > 0.505"]),
    (Nudges, "Z = X + 1e-08", ["Z = X + 0.0001"]),
    (Nudges, "Z = np.maximum(X, 0) * 0", ["Z = np.maximum(X, 0) * 0.01"]),
]
SPARED = [
    (EarlyReturn, "Z = X", "the last line before the return: nothing is left out"),
    (Casts, "Z = X.shape[0]", "a length is whole already"),
    (Nudges, "Z = X[3] + np.zeros(4)", "an index and a length are counts"),
    (Twins, "Z = mean", "nothing is called"),
    (Names, "Z = np.pi", "a module is no value"),
    (Bounds, "Z = X['key']", "a key is no index"),
]


@pytest.mark.parametrize(("family", "body", "expected"), PLANTED, ids=lambda value: getattr(value, "name", None))
def test_the_mistake_is_planted(family, body, expected):
    made = becomes(family(), body)
    assert {ast.unparse(ast.parse(text)) for text in expected} <= set(made)


@pytest.mark.parametrize(("family", "body", "reason"), SPARED, ids=lambda value: getattr(value, "name", None))
def test_what_would_be_no_mistake_is_spared(family, body, reason):
    assert becomes(family(), body) == [], reason


@pytest.mark.parametrize(
    ("arguments", "line", "other"),
    [
        ("X_train, Y_train, X_test, Y_test", "Z = X_train", "Z = X_test"),
        ("stride, pad, X, Y", "Z = stride", "Z = pad"),
        ("n_H, n_W, n_C, f", "Z = n_H", "Z = n_W"),
        ("dW1, dW2, X, db1", "Z = dW1", "Z = dW2"),
        ("a_prev, a_next, X, Y", "Z = a_prev", "Z = a_next"),
    ],
)
def test_a_name_is_taken_for_the_one_that_looks_like_it(arguments, line, other):
    assert other in becomes(Names(), line, arguments=arguments)[:2]


def test_a_name_that_is_bound_further_down_is_not_used_above():
    assert not any("Z = late" in text for text in becomes(Names(), "Z = X\nlate = Y", arguments="X, Y"))


def test_every_family_has_a_name_of_its_own_and_says_what_it_does():
    assert len({operator.name for operator in OPERATORS}) == len(OPERATORS)
    assert all(len(operator.says()) > 10 for operator in OPERATORS)
