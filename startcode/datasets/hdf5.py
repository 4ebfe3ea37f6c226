"""Arrays from HDF5 files, checked before anything is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from startcode.errors import DatasetError

# NumPy's kinds of dtype, in words
KINDS = {"u": "uint8", "iu": "whole numbers", "f": "floating-point numbers", "S": "bytes"}


@contextmanager
def opened(path: Path, *, if_missing: str) -> Iterator[h5py.File]:
    """The HDF5 file, open for reading only and without a lock, so that a write-protected folder will do.

    DatasetError if there is none, with `if_missing` as the next step, or if it cannot be read.
    """
    if not path.is_file():
        raise DatasetError(str(path), "there is no such file.", if_missing)
    try:
        with h5py.File(path, "r", locking=False) as file:
            yield file
    except (OSError, RuntimeError, KeyError, ValueError) as error:  # h5py raises all four on damaged files
        what = f"it cannot be read as HDF5 ({error})."
        raise DatasetError(str(path), what, "If you may read it, copy it again: it may have been cut short.") from error


def member(file: h5py.File, name: str, *, ndim: int, kinds: str, described: str) -> NDArray[Any]:
    """The array `name`; its rank and its kind of dtype are checked before anything is read.

    DatasetError if it is another one; `described` says as the next step where the right form can be looked up.
    """
    found = file.get(name)
    if not isinstance(found, h5py.Dataset):
        what = f"it has no array {name}; it holds {', '.join(file) or 'nothing'}."
    elif found.ndim != ndim or found.dtype.kind not in kinds:
        what = f"{name} has {found.ndim} axes of {found.dtype}, not {ndim} of {KINDS[kinds]}."
    else:
        return np.asarray(found[()])
    raise DatasetError(str(file.filename), what, described)
