"""Pictures with and without cats."""

from __future__ import annotations

import os
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import h5py
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from startcode.errors import DatasetError

if TYPE_CHECKING:
    from collections.abc import Iterator

CATS_PAIR = {"train": "train_catvnoncat.h5", "test": "test_catvnoncat.h5"}
KINDS = {"u": "uint8", "iu": "whole numbers", "S": "bytes"}  # NumPy's kinds of dtype, in words


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
    file = Path(chosen).expanduser() if chosen else _find("cats/cats.h5")
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


def load_picture(path: str | os.PathLike[str], size: int = 64) -> NDArray[np.uint8]:
    """Load a picture of your own (PNG, JPEG, ...), shape (size, size, 3): its middle square, upright, in RGB.

    What is transparent becomes white. Raises DatasetError when the file cannot be read as a picture.
    """
    file = Path(path).expanduser()
    if size < 1:
        raise DatasetError("load_picture", f"size is {size}.", "Give the number of pixels of a side: 64, say.")
    if not file.is_file():
        raise DatasetError(str(file), "there is no such file.", f"The name is looked up from {Path.cwd()}.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file) as picture:
                square = _middle_square(_on_white(ImageOps.exif_transpose(picture)))
                pixels = np.array(square.resize((size, size), Image.Resampling.LANCZOS), dtype=np.uint8)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        what = "the picture has too many pixels."
        raise DatasetError(str(file), what, "Save a smaller copy and load that.") from error
    except (OSError, SyntaxError, ValueError) as error:  # Pillow raises all three on damaged files
        what = "this is not a picture, or a damaged one."
        raise DatasetError(str(file), what, "Open it in another program and save it as PNG or JPEG.") from error
    return pixels


def _middle_square(picture: Image.Image) -> Image.Image:
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    return picture.crop((left, top, left + side, top + side))


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in RGB, its transparent parts white."""
    if picture.mode.startswith("I"):  # grey of 16 bits, which Pillow would cut off at 255
        return Image.fromarray((np.asarray(picture) // 256).astype(np.uint8)).convert("RGB")
    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")


def _find(name: str) -> Path:
    """The file `name` of the folder data/: in STARTCODE_DATA, above the working directory, or beside this package.

    Grading and lessons run in different folders, so a path relative to the notebook would not do.
    """
    if chosen := os.environ.get("STARTCODE_DATA"):
        file = Path(chosen).expanduser() / name
        if not file.is_file():
            raise DatasetError(
                str(file),
                "there is no such file, and the environment variable STARTCODE_DATA says to look there.",
                "Set it to the course's folder data, or unset it.",
            )
        return file
    here = Path.cwd()
    homes = [here, *here.parents, Path(__file__).resolve().parents[2]]
    for home in homes:
        if (home / "data" / name).is_file():
            return home / "data" / name
    raise DatasetError(
        f"data/{name}",
        f"not found in {here}, in any folder above it, or beside the package startcode.",
        "Start from inside the course's folder, or set STARTCODE_DATA to its folder data.",
    )


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
    with _opened(path) as file:
        x = _member(file, path, f"{half}_set_x", ndim=4, kinds="u")
        y = _member(file, path, f"{half}_set_y", ndim=1, kinds="iu")
        classes = _member(file, path, "list_classes", ndim=1, kinds="S")
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


@contextmanager
def _opened(path: Path) -> Iterator[h5py.File]:
    """The HDF5 file, open for reading only and without a lock, so that a write-protected folder will do."""
    if not path.is_file():
        next_step = "Mend the path (STARTCODE_CATS, if you gave none), or leave it out for the course's own cats."
        raise DatasetError(str(path), "there is no such file.", next_step)
    try:
        with h5py.File(path, "r", locking=False) as file:
            yield file
    except (OSError, RuntimeError, KeyError, ValueError) as error:  # h5py raises all four on damaged files
        what = f"it cannot be read as HDF5 ({error})."
        raise DatasetError(str(path), what, "If you may read it, copy it again: it may have been cut short.") from error


def _member(file: h5py.File, path: Path, name: str, *, ndim: int, kinds: str) -> NDArray[Any]:
    """The array `name`; its rank and its kind of dtype are checked before anything is read."""
    member = file.get(name)
    if not isinstance(member, h5py.Dataset):
        raise _misfit(path, f"it has no array {name}; it holds {', '.join(file) or 'nothing'}.")
    if member.ndim != ndim or member.dtype.kind not in kinds:
        raise _misfit(path, f"{name} has {member.ndim} axes of {member.dtype}, not {ndim} of {KINDS[kinds]}.")
    return np.asarray(member[()])


def _misfit(path: Path, what: str) -> DatasetError:
    return DatasetError(str(path), what, "data/cats/README.md describes the arrays that load_cats reads.")
