"""Week 2: logistic regression on pictures."""

from collections.abc import Callable
from typing import Any

import numpy as np

from startcode.debuglab.run import Run

Array = np.ndarray[Any, Any]


def logistic_regression(
    model: Callable[..., dict[str, Any]],
    prepared: tuple[Array, Array],
    pictures: tuple[Array, Array],
    labels: tuple[Array, Array],
) -> dict[int, Run]:
    """Three runs of the learner's `model`, by number.

    `prepared` holds the train and test matrices (n_x, m), `pictures` the same before flattening, `labels` Y (1, m).
    """

    def run(X: tuple[Array, Array], sign: int = 1) -> Run:
        with np.errstate(all="ignore"):  # one of the bugs ends in nan, and is meant to
            d = model(X[0], labels[0], X[1], labels[1], num_iterations=501, learning_rate=0.005)
        right = [
            100 * float(np.mean(d[f"Y_prediction_{name}"] == Y))
            for name, Y in zip(("train", "test"), labels, strict=True)
        ]
        return Run(sign * np.ravel(d["costs"]), *right)

    mixed = tuple(X.reshape(good.shape) / 255 for X, good in zip(pictures, prepared, strict=True))
    unscaled = tuple(255 * good for good in prepared)
    return {1: run(prepared, sign=-1), 2: run((mixed[0], mixed[1])), 3: run((unscaled[0], unscaled[1]))}
