"""The full MNIST, for those who want more digits than `load_digits` has; no lesson needs it."""

import os
import zipfile
import zlib
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from startcode.datasets import download as network
from startcode.datasets import idx
from startcode.errors import DatasetError

SOURCE = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz"
SHA256 = "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1"  # as in keras.datasets.mnist
PACKED = "mnist.npz"
IDX_FILES = {
    "x_train": "train-images-idx3-ubyte.gz",
    "y_train": "train-labels-idx1-ubyte.gz",
    "x_test": "t10k-images-idx3-ubyte.gz",
    "y_test": "t10k-labels-idx1-ubyte.gz",
}
SIDE, WHITEST = 28, 255  # pixels of a side; the largest number of a pixel
OWN = "give the path of your own copy, load_mnist(path): mnist.npz, or a folder with it or with the four .gz files."
SCHEMA = f"Give the field's mnist.npz, or a folder with it or with {', '.join(IDX_FILES.values())}."

Arrays = dict[str, NDArray[Any]]


class MnistData(NamedTuple):
    """Pictures of 28 by 28 pixels as columns, from 0 to 1, and the digit that each shows."""

    X_train: NDArray[np.float32]  # (784, m_train), 60,000 in the full set; X_train[:, i].reshape(28, 28) is a picture
    Y_train: NDArray[np.int64]  # (1, m_train), from 0 to 9
    X_test: NDArray[np.float32]  # (784, m_test), 10,000 in the full set
    Y_test: NDArray[np.int64]  # (1, m_test)


def load_mnist(path: str | os.PathLike[str] | None = None, *, download: bool = False) -> MnistData:
    """Handwritten digits of Y. LeCun, C. Cortes and C. Burges: 60,000 for training, 10,000 for the test.

    `path` names your own copy: the field's mnist.npz, or a folder with it or with the four original .gz files. It is
    checked for damage and for its form, not for its sum, so that sets of the same form can be read as well. Without a
    path it is looked for in the cache folder (STARTCODE_CACHE, or ~/.cache/start-code), and with `download=True`
    fetched once to there (11 MB), with a progress bar, and checked by its SHA-256. The arrays take 220 MB.

    Raises DatasetError, with the next step, when there is nothing to read, when it is damaged or of another form, and
    when it cannot be downloaded.
    """
    if path is not None and download:
        what = "both a path and download=True are given."
        raise DatasetError("load_mnist", what, "Give the path of your own copy, or download=True alone.")
    home = network.cache_folder() if path is None else Path(path).expanduser()
    if download:
        network.fetch(SOURCE, sha256=SHA256, file=home / PACKED, extra="mnist", instead=OWN)
    arrays, places = _read(home, asked=path is not None)
    X_train, Y_train = _half(arrays, "train", places)
    X_test, Y_test = _half(arrays, "test", places)
    return MnistData(X_train, Y_train, X_test, Y_test)


def _read(home: Path, *, asked: bool) -> tuple[Arrays, dict[str, Path]]:
    """The four arrays from whatever is there, and the file that each came from."""
    packed = home / PACKED if home.is_dir() else home
    if packed.is_file():
        return _unpack(packed), dict.fromkeys(IDX_FILES, packed)
    files = {name: home / file for name, file in IDX_FILES.items()}
    missing = [file.name for file in files.values() if not file.is_file()]
    if not missing:
        return {name: idx.read(file, ndim=3 if name[0] == "x" else 1) for name, file in files.items()}, files
    absent = "none of the four .gz files" if len(missing) == len(files) else f"no {', '.join(missing)}"
    what = f"there is no {PACKED}, and {absent}."
    if asked:
        raise DatasetError(str(home), what if home.is_dir() else "there is no such file or folder.", SCHEMA)
    raise DatasetError(str(home), what, f"Write load_mnist(download=True) to fetch it once, 11 MB; or: {OWN}")


def _unpack(path: Path) -> Arrays:
    """What an .npz file holds of the four arrays; pickled objects, which could run code, are refused."""
    try:
        with zipfile.ZipFile(path):  # NumPy would take other kinds of files, too
            pass
        with np.load(path, allow_pickle=False) as held:
            return {name: np.asarray(held[name]) for name in IDX_FILES if name in held}
    except (OSError, ValueError, EOFError, KeyError, zlib.error, zipfile.BadZipFile) as error:
        raise DatasetError(str(path), f"it cannot be read as .npz ({error}).", idx.AGAIN) from error


def _half(arrays: Arrays, half: str, places: dict[str, Path]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Pictures (784, m) and labels (1, m) of one half, checked."""
    where = str(places[f"x_{half}"])
    missing = [name for name in (f"x_{half}", f"y_{half}") if name not in arrays]
    if missing:
        raise DatasetError(where, f"it has no array {' and no '.join(missing)}.", SCHEMA)
    pictures, labels = arrays[f"x_{half}"], arrays[f"y_{half}"]
    if pictures.dtype != np.uint8 or pictures.shape[1:] != (SIDE, SIDE) or not len(pictures):
        what = f"x_{half} has shape {pictures.shape} and dtype {pictures.dtype}, not (m, {SIDE}, {SIDE}) and uint8."
        raise DatasetError(where, what, SCHEMA)
    if labels.shape != (len(pictures),) or labels.dtype.kind not in "iu":
        what = f"y_{half} has shape {labels.shape} and dtype {labels.dtype}, not ({len(pictures)},) and whole numbers."
        raise DatasetError(str(places[f"y_{half}"]), what, SCHEMA)
    if not np.isin(labels, range(10)).all():
        what = f"y_{half} holds labels from {labels.min()} to {labels.max()}, not from 0 to 9."
        raise DatasetError(str(places[f"y_{half}"]), what, SCHEMA)
    X = pictures.reshape(len(pictures), -1).T.astype(np.float32, order="C")
    X /= WHITEST
    return X, labels.reshape(1, -1).astype(np.int64)
