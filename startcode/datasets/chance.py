"""The random generator that data are drawn from."""

import numpy as np

from startcode.errors import DatasetError


def demand_generator(rng: object, where: str) -> None:
    """DatasetError unless `rng` is a generator of NumPy: a seed in its place is a common slip."""
    if not isinstance(rng, np.random.Generator):
        what = f"rng is a {type(rng).__name__}, not a random generator."
        raise DatasetError(where, what, "Write rng=np.random.default_rng(1), with any number.")


def seed(rng: np.random.Generator) -> int:
    """A number for scikit-learn, which takes no Generator."""
    return int(rng.integers(2**32))
