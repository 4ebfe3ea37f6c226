"""Handwritten digits, small enough to train on in seconds."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from startcode.datasets.chance import demand_generator
from startcode.errors import DatasetError

BLACKEST = 16.0  # ink of a pixel in scikit-learn's copy


class DigitsData(NamedTuple):
    """Pictures of 8 by 8 pixels as columns, 0 for paper to 1 for ink, and the digit that each shows, in three parts."""

    X_train: NDArray[np.float64]  # (64, m_train); X_train[:, i].reshape(8, 8) is a picture again
    Y_train: NDArray[np.int64]  # (1, m_train), from 0 to 9
    X_dev: NDArray[np.float64]  # (64, m_dev)
    Y_dev: NDArray[np.int64]  # (1, m_dev)
    X_test: NDArray[np.float64]  # (64, m_test)
    Y_test: NDArray[np.int64]  # (1, m_test)


def load_digits(*, rng: np.random.Generator, dev_share: float = 0.15, test_share: float = 0.15) -> DigitsData:
    """Real handwritten digits: 1797 pictures, about as many of each digit, split at random.

    `dev_share` and `test_share` of them go to the dev and the test part, the rest is for training. The data are
    scikit-learn's copy of the test half of the set of E. Alpaydin and C. Kaynak (1998), which 13 people wrote; no
    network is needed. Raises DatasetError for shares that leave a part empty.
    """
    from sklearn.datasets import load_digits as load

    demand_generator(rng, "load_digits")
    table = load()
    m = len(table.target)
    m_dev, m_test = round(m * dev_share), round(m * test_share)
    if min(m_dev, m_test, m - m_dev - m_test) < 1:
        what = f"dev_share is {dev_share} and test_share {test_share}: a part is left without pictures."
        raise DatasetError("load_digits", what, "Give two shares above 0, together below 1: 0.15 and 0.15, say.")
    X = np.ascontiguousarray(table.data.T / BLACKEST, dtype=np.float64)
    Y = table.target.reshape(1, m).astype(np.int64)
    dev, test, train = np.split(rng.permutation(m), [m_dev, m_dev + m_test])
    # np.take leaves rows whole in memory; X[:, columns] would not, and products with it are slow.
    parts = (np.take(array, columns, axis=1) for columns in (train, dev, test) for array in (X, Y))
    return DigitsData(*parts)
