"""Vectors of words, learned from the corpus of `startcode.datasets.load_corpus`."""

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from startcode.datasets import hdf5, places
from startcode.errors import DatasetError

DESCRIBED = "data/words/README.md describes the arrays that word_vectors reads."
MISSING = "Mend the path, or leave it out for the course's own vectors."


def word_vectors(path: str | os.PathLike[str] | None = None) -> dict[str, NDArray[np.float64]]:
    """A vector (50,) for every word, the most frequent word first, as data/words/train.py found them.

    `path` may name another HDF5 file of the same schema; without it the course's own data/words/vectors.h5 is read.
    Raises DatasetError when there is nothing to read, or nothing of this schema.
    """
    file = Path(path).expanduser() if path else places.find("words/vectors.h5")
    with hdf5.opened(file, if_missing=MISSING) as opened:
        words = hdf5.member(opened, "words", ndim=1, kinds="S", described=DESCRIBED)
        vectors = hdf5.member(opened, "vectors", ndim=2, kinds="f", described=DESCRIBED).astype(np.float64)
    if len(words) != len(vectors) or not len(words):
        raise DatasetError(str(file), f"there are {len(words)} words, but {len(vectors)} vectors.", DESCRIBED)
    if not np.isfinite(vectors).all():
        raise DatasetError(str(file), "vectors holds what is no finite number.", DESCRIBED)
    return dict(zip((word.decode() for word in words), vectors, strict=True))
