"""Pictures with and without cats."""

import os
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from startcode.datasets import hdf5, places
from startcode.errors import DatasetError

CATS_PAIR = {"train": "train_catvnoncat.h5", "test": "test_catvnoncat.h5"}
DESCRIBED = "data/cats/README.md describes the arrays that load_cats reads."
MISSING = "Mend the path (STARTCODE_CATS, if you gave none), or leave it out for the course's own cats."


class CatData(NamedTuple):
    """Pictures with and without a cat; unpacks as the field's five values."""

    train_set_x_orig: NDArray[np.uint8]  # (m_train, num_px, num_px, 3)
    train_set_y: NDArray[np.integer[Any]]  # (1, m_train), 1 for a cat
    test_set_x_orig: NDArray[np.uint8]  # (m_test, num_px, num_px, 3)
    test_set_y: NDArray[np.integer[Any]]  # (1, m_test)
    classes: NDArray[np.bytes_]  # (2,): the name of class 0, the name of class 1


def load_cats(path: str | os.PathLike[str] | None = None) -> CatData:
    """Load the pictures of cats and of other things.

    `path`, or else the environment variable STARTCODE_CATS, may name one HDF5 file with both halves, or the pair
    train_catvnoncat.h5 and test_catvnoncat.h5: their folder or either file. Without them the course's own
    data/cats/cats.h5 is read. Raises DatasetError when there is nothing to read, or nothing of this schema.
    """
    chosen = path or os.environ.get("STARTCODE_CATS")
    file = Path(chosen).expanduser() if chosen else places.find("cats/cats.h5")
    halves = _cat_files(file)
    train_x, train_y, classes = _read_half(halves["train"], "train")
    test_x, test_y, _ = _read_half(halves["test"], "test")
    if train_x.shape[1:] != test_x.shape[1:]:
        raise DatasetError(
            str(halves["test"]),
            f"its pictures have shape {test_x.shape[1:]}, those for training {train_x.shape[1:]}.",
            "Use two halves of the same set.",
        )
    return CatData(train_x, train_y, test_x, test_y, classes)


def _cat_files(path: Path) -> dict[str, Path]:
    """Which file holds which half, given a file with both, a file of the pair, or a folder."""
    if path.is_dir():
        if not (path / "cats.h5").is_file():
            return _pair(path)
        path = path / "cats.h5"
    if path.name in CATS_PAIR.values():
        return _pair(path.parent)
    return {"train": path, "test": path}


def _pair(folder: Path) -> dict[str, Path]:
    files = {half: folder / name for half, name in CATS_PAIR.items()}
    missing = [file.name for file in files.values() if not file.is_file()]
    if missing:
        raise DatasetError(
            str(folder),
            f"{' and '.join(missing)} missing.",
            "Give a folder with train_catvnoncat.h5 and test_catvnoncat.h5, or one HDF5 file with both halves.",
        )
    return files


def _read_half(path: Path, half: str) -> tuple[NDArray[np.uint8], NDArray[np.integer[Any]], NDArray[np.bytes_]]:
    """Pictures (m, n, n, 3), labels (1, m) and class names (2,) of one half, checked."""
    with hdf5.opened(path, if_missing=MISSING) as file:
        x = hdf5.member(file, f"{half}_set_x", ndim=4, kinds="u", described=DESCRIBED)
        y = hdf5.member(file, f"{half}_set_y", ndim=1, kinds="iu", described=DESCRIBED)
        classes = hdf5.member(file, "list_classes", ndim=1, kinds="S", described=DESCRIBED)
    _, height, width, channels = x.shape
    if x.dtype != np.uint8 or channels != 3 or height != width or x.size == 0:
        raise _misfit(path, f"{half}_set_x has shape {x.shape} and dtype {x.dtype}, not (m, n, n, 3) and uint8.")
    if len(x) != len(y):
        raise _misfit(path, f"{half}_set_x has {len(x)} pictures, but {half}_set_y has {len(y)} labels.")
    if not np.isin(y, (0, 1)).all():
        raise _misfit(path, f"{half}_set_y holds labels from {y.min()} to {y.max()}, not 0 and 1 only.")
    if len(classes) != 2:
        raise _misfit(path, f"list_classes has length {len(classes)}, not 2.")
    return x, y.reshape(1, -1), classes


def _misfit(path: Path, what: str) -> DatasetError:
    return DatasetError(str(path), what, DESCRIBED)
