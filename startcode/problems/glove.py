"""Week 12: tables of counts, and what the usual slips make of the loss of GloVe."""

from typing import Any

import numpy as np

__all__ = ["a_count_table", "glove_slips", "some_counts", "weight_slips"]

Array = np.ndarray[Any, np.dtype[Any]]


def some_counts(rng: np.random.Generator, n: int) -> Array:
    """Counts (n,), n >= 5, in random order: one 0, one hardly above it, some fractions, two above 100."""
    between = np.geomspace(0.3, 60, n - 4)
    spread = np.concatenate([[0.004], between, [170, 700]]) * rng.uniform(0.9, 1.1, size=n - 1)
    return np.asarray(rng.permutation(np.append(spread, 0.0)))


def a_count_table(rng: np.random.Generator, V: int, d: int) -> tuple[Array, Array, Array, Array, Array]:
    """Vectors W and C (V, d), biases bw and bc (V,), counts X (V, V): some 0, some below 1, some above 100."""
    X = some_counts(rng, V * V).reshape(V, V)
    X[rng.permutation(V)[:2], rng.permutation(V)[:2]] = 0
    W, C = rng.normal(scale=0.8, size=(2, V, d))
    bw, bc = rng.normal(size=(2, V))
    return W, C, bw, bc, X


def weight_slips(x: Array, x_max: float, alpha: float) -> dict[str, Array]:
    """What the usual slips make of the weights of counts x."""
    share = x / x_max
    return {
        "no bound: above x_max the weight is 1": share**alpha,
        "leaving out the power alpha": np.minimum(1, share),
        "the power of the count, where that of x / x_max is meant": np.minimum(1, x**alpha / x_max),
        "a weight of 1 for small counts": np.where(share < 1, 1, share**alpha),
        "0 above x_max": np.where(share < 1, share**alpha, 0),
        "x_max = 100, whatever x_max is": np.minimum(1, (x / 100) ** alpha),
        "alpha = 0.75, whatever alpha is": np.minimum(1, share**0.75),
        "x_max, where the weight is 1": np.where(share < 1, share**alpha, x_max),
    }


def glove_slips(W: Array, C: Array, bw: Array, bc: Array, X: Array, weights: Array) -> dict[str, dict[str, Any]]:
    """What the usual slips make of the loss and of the four slopes, by the slip in words."""
    seen = X > 0
    logs = np.log(X, out=np.zeros(X.shape), where=seen)

    def result(error: Array, share: Array, factor: float = 2.0) -> dict[str, Any]:
        slope = factor * share * error
        return {
            "loss": float((share * error**2).sum()), "dW": slope @ C, "dC": slope.T @ W,
            "dbw": slope.sum(axis=1), "dbc": slope.sum(axis=0),
        }  # fmt: skip

    biases = bw[:, np.newaxis] + bc
    error = W @ C.T + biases - logs
    right = result(error, weights)
    return {
        "leaving out the factor 2": result(error, weights, 1.0),
        "half the loss and half the slopes: no one half stands in this loss": {
            name: value / 2 for name, value in right.items()
        },
        "the biases exchanged: bw belongs to the rows": result(W @ C.T + biases.T - logs, weights),
        "both biases along the columns: bw belongs to the rows": result(W @ C.T + bw + bc - logs, weights),
        "leaving out the biases": result(W @ C.T - logs, weights),
        "leaving out the bias of the rows": result(error - bw[:, np.newaxis], weights),
        "leaving out the bias of the columns": result(error - bc, weights),
        "all pairs weighing the same": result(error, seen.astype(float)),
        "the counts, where their logarithms are meant": result(W @ C.T + biases - X, weights),
        "the logarithm of 1 + X": result(W @ C.T + biases - np.log(1 + X), weights),
        "counts below 1 taken for 1": result(W @ C.T + biases - np.log(np.maximum(X, 1)), weights),
        "the weight squared: it belongs outside of the square": result(error * weights, np.ones(X.shape)),
        "the weight on the logarithm, not on the squared error": result(W @ C.T + biases - weights * logs, seen * 1.0),
        "the logarithm added, where it is subtracted": result(W @ C.T + biases + logs, weights),
        "the sums of dbw and dbc exchanged": {**right, "dbw": right["dbc"], "dbc": right["dbw"]},
        "a table of errors that is not transposed for dC": {**right, "dC": 2 * (weights * error) @ W},
        "the slopes of the two tables exchanged": {**right, "dW": right["dC"], "dC": right["dW"]},
        "the mean over all pairs": {name: value / X.size for name, value in right.items()},
    }
