"""Vectors for the words of `startcode.datasets.load_reviews`, learnt from reviews without stars."""

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode.datasets import hdf5, places
from startcode.errors import DatasetError

DESCRIBED = "data/reviews/README.md describes the arrays that review_vectors reads."
MISSING = "Mend the path, or leave it out for the course's own vectors."


def review_vectors(path: str | os.PathLike[str] | None = None) -> dict[str, NDArray[Any]]:
    """For each word of the reviews its vector (50,) float64, in alphabetical order of the words.

    data/reviews/train.py made them out of which words stand together in reviews of one visit; no stars were read.
    `path` may name another HDF5 file of the same schema. Raises DatasetError when there is nothing of this schema.
    """
    file = Path(path).expanduser() if path else places.find("reviews/vectors.h5")
    with hdf5.opened(file, if_missing=MISSING) as opened:
        words = hdf5.member(opened, "words", ndim=1, kinds="S", described=DESCRIBED)
        rows = hdf5.member(opened, "vectors", ndim=2, kinds="f", described=DESCRIBED)
    if len(words) != len(rows) or not rows.size or not np.isfinite(rows).all():
        what = f"there are {len(words)} words and vectors of shape {rows.shape}, or some are no finite numbers."
        raise DatasetError(str(file), what, DESCRIBED)
    names = [word.decode() for word in words]
    return {name: row.astype(np.float64) for name, row in zip(names, rows, strict=True)}
