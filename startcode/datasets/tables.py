"""Measured tables: one row of the table is one example, and here one column."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from startcode.datasets.chance import demand_generator
from startcode.errors import DatasetError


class TableData(NamedTuple):
    """A table in two parts, standardised: over the training part each feature has mean 0 and standard deviation 1."""

    X_train: NDArray[np.float64]  # (n_x, m_train)
    Y_train: NDArray[np.int64]  # (1, m_train)
    X_test: NDArray[np.float64]  # (n_x, m_test)
    Y_test: NDArray[np.int64]  # (1, m_test)
    features: tuple[str, ...]  # n_x names
    classes: tuple[str, str]  # the name of class 0, the name of class 1


def load_tumours(*, rng: np.random.Generator, test_share: float = 0.3) -> TableData:
    """Breast tumours: 30 measurements of cell nuclei under the microscope, 0 for malignant, 1 for benign.

    569 examples, split at random into a training part and `test_share` for the test; both are standardised with mean
    and standard deviation of the training part. The data are scikit-learn's copy of the Wisconsin set (W. N. Street,
    W. H. Wolberg, O. L. Mangasarian, 1993). Raises DatasetError for a share that leaves a part empty.
    """
    from sklearn.datasets import load_breast_cancer

    demand_generator(rng, "load_tumours")
    table = load_breast_cancer()
    m = len(table.target)
    m_test = round(m * test_share)
    if not 0 < m_test < m:
        raise DatasetError("load_tumours", f"test_share is {test_share}.", "Give a share between 0 and 1: 0.3, say.")
    test, train = np.split(rng.permutation(m), [m_test])
    mean = table.data[train].mean(axis=0)
    spread = table.data[train].std(axis=0)
    X = np.ascontiguousarray(((table.data - mean) / spread).T, dtype=np.float64)
    Y = table.target.reshape(1, m).astype(np.int64)
    first, second = map(str, table.target_names)
    return TableData(
        X[:, train], Y[:, train], X[:, test], Y[:, test], tuple(map(str, table.feature_names)), (first, second)
    )
