"""Week 7: batch and layer normalisation; examples are rows."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, Any]
Forward = Callable[[Array, Array, Array, dict[str, Any]], tuple[Array, Any]]
Backward = Callable[[Array, Any], tuple[Array, Array, Array]]
EXAMPLES, FEATURES = 0, 1


def normalisations(forward: Forward, backward: Backward) -> dict[int, tuple[Forward, Backward]]:
    """Three broken normalisations, there and back, by number; the learner's own is `forward`, `backward`.

    1: train mode always; 2: what train mode puts into bn_param is lost; 3: mean and variance of each example.
    """
    return {
        1: (lambda x, gamma, beta, bn_param: forward(x, gamma, beta, {**bn_param, "mode": "train"}), backward),
        2: (lambda x, gamma, beta, bn_param: forward(x, gamma, beta, dict(bn_param)), backward),
        3: (lambda x, gamma, beta, _: layers.layernorm_forward(x, gamma, beta), layers.layernorm_backward),
    }


def forward_slips(
    x: Array, gamma: Array, beta: Array, mean: Array, var: Array, *, eps: float, size: str
) -> dict[str, Array]:
    """Wrong results out (N, D) of a normalisation by `mean` and `var`, each under a phrase for the message.

    `size`, "N" or "D", is what mean and variance were divided by.
    """
    count = x.shape["ND".index(size)]

    def out(mean: Array | float = mean, var: Array | float = var, eps: float = eps) -> Array:
        return np.asarray(gamma * (x - mean) / np.sqrt(var + eps) + beta)

    x_hat = (x - mean) / np.sqrt(var + eps)
    return {
        "leaving out beta": gamma * x_hat,
        "leaving out gamma": x_hat + beta,
        "leaving out gamma and beta": x_hat,
        "gamma and beta exchanged": beta * x_hat + gamma,
        "multiplying beta by gamma, too": gamma * (x_hat + beta),
        "x where x_hat is meant": gamma * x + beta,
        "leaving out the mean": out(mean=0.0),
        "leaving out the division": gamma * (x - mean) + beta,
        "an eps of nearly 0: is it left out, or typed in?": out(eps=0.0),
        "eps outside of the root": out(var=np.square(np.sqrt(var) + eps), eps=0.0),
        "an eps of nearly 0, such as 1e-5: is it typed in, or left out?": out(eps=1e-5),
        "the variance where its root is meant": out(var=np.square(var + eps), eps=0.0),
        f"dividing by {size} − 1 where {size} is meant": out(var=var * count / (count - 1)),
        f"leaving out the division by {size}": out(var=var * count),
        "the squares of x itself: mu is not taken away": out(var=var + np.square(mean)),
        "means over all numbers": out(mean=float(x.mean()), var=float(x.var())),
    }


def normalisation_slips(dout: Array, x_hat: Array, s: Array, gamma: Array, *, axis: int) -> dict[str, Array]:
    """Wrong slopes dx (N, D) at the input of a normalisation along `axis`, each under a phrase for the message.

    x_hat (N, D) and s, the root of the variance, are those of the way there; dout (N, D) is the slope that comes back.
    """
    dx_hat, other = dout * gamma, 1 - axis
    count, size, wrong_size = x_hat.shape[axis], "ND"[axis], "ND"[other]
    slips = dict(_ways(dx_hat, x_hat, s, axis)) | {
        "leaving out gamma: dout where dx_hat is meant": _left(dout, x_hat, axis) / s,
        f"means over axis {other}: the normalisation ran along axis {axis}": _left(dx_hat, x_hat, other) / s,
        "multiplying by s where dividing is meant": _left(dx_hat, x_hat, axis) * s,
        "leaving out the division by s": _left(dx_hat, x_hat, axis),
        f"{size} − 1 where {size} is meant": _left(dx_hat, x_hat, axis, share=count / (count - 1)) / s,
        f"{wrong_size} where {size} is meant": _left(dx_hat, x_hat, axis, share=count / x_hat.shape[other]) / s,
        "a mean over all numbers": (dx_hat - dx_hat.mean() - x_hat * np.mean(dx_hat * x_hat)) / s,
        "leaving out x_hat before the second mean": _left(dx_hat, x_hat, axis, before=1.0) / s,
        "leaving out x_hat in the second mean": _left(dx_hat, x_hat, axis, inside=1.0) / s,
    }
    if axis == FEATURES:
        slips["taking gamma out of the means: it is another one for each feature"] = (
            gamma * _left(dout, x_hat, axis) / s
        )
    return slips


def _ways(dx_hat: Array, x_hat: Array, s: Array, axis: int) -> Iterator[tuple[str, Array]]:
    """The three ways from x_hat to x: one of them or two left out, or one with a wrong factor."""
    count, size = x_hat.shape[axis], "ND"[axis]
    direct = dx_hat / s
    by_mu = -direct.mean(axis=axis, keepdims=True) * np.ones_like(x_hat)
    by_var = -x_hat * np.mean(direct * x_hat, axis=axis, keepdims=True)
    yield "leaving out the ways through mu and var: they depend on x, too", direct
    yield "leaving out the way through mu", direct + by_var
    yield "leaving out the way through var", direct + by_mu
    yield "leaving out the direct way, from x_hat to x_c", by_mu + by_var
    yield "the way through var alone", by_var
    yield "the way through mu alone", by_mu
    yield "the way through mu with the wrong sign", direct - by_mu + by_var
    yield f"leaving out the division by {size} on the way through mu", direct + count * by_mu + by_var
    yield f"leaving out the division by {size} twice, through mu and through var", direct + count * (by_mu + by_var)
    through_var = {
        "the way through var with the wrong sign": -1,
        f"leaving out the division by {size} on the way through var": count,
        f"{size} − 1 where {size} is meant, on the way through var": count / (count - 1),
        "half of what comes through var: where is the 2 of the square?": 0.5,
        "twice what comes through var: where is the 2 of the root?": 2,
        "s where s² is meant, on the way through var": s,
        "var where its root is meant, on the way through var": 1 / s,
        "a product by s where a division is meant, on the way through var: mind the brackets of / (2 * s)": s**2,
    }
    total = -x_hat * np.sum(dx_hat * x_hat * s) / (count * s**2)
    yield "one sum over all numbers, on the way through var", direct + by_mu + total
    for words, factor in through_var.items():
        yield words, direct + by_mu + factor * by_var


def _left(
    slope: Array, x_hat: Array, axis: int, *, share: float = 1, before: float | None = None, inside: float | None = None
) -> Array:
    """The slope without its mean and without its part along x_hat, which a number may replace in either place."""
    first, second = (x_hat if number is None else number for number in (before, inside))
    means = slope.mean(axis=axis, keepdims=True), np.mean(slope * second, axis=axis, keepdims=True)
    return np.asarray(slope - share * (means[0] + first * means[1]))
