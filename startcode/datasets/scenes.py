"""Drawn street scenes, and what stands where in them."""

import os
from pathlib import Path
from typing import Any, NamedTuple

import h5py
import numpy as np
from numpy.typing import NDArray

from startcode.datasets import hdf5, places
from startcode.errors import DatasetError

DESCRIBED = "data/scenes/README.md describes the arrays that load_scenes reads."
MISSING = "Mend the path, or leave it out for the course's own scenes."
PICTURE = (96, 128, 3)
TOLERANCE = 1e-9  # of a box that touches the edge of its picture

Boxes = tuple[NDArray[np.float64], ...]
Labels = tuple[NDArray[np.int64], ...]


class SceneData(NamedTuple):
    """Street scenes; the boxes and labels of picture i are boxes_train[i] and labels_train[i], in the same order.

    A box is (x1, y1, x2, y2): two corners in shares of the picture's width and height, x to the right and y DOWN.
    """

    X_train: NDArray[np.uint8]  # (m_train, 96, 128, 3)
    boxes_train: Boxes  # m_train arrays (k, 4), k different for each picture
    labels_train: Labels  # m_train arrays (k,), places in `classes`
    X_test: NDArray[np.uint8]  # (m_test, 96, 128, 3)
    boxes_test: Boxes
    labels_test: Labels
    classes: tuple[str, ...]


def load_scenes(path: str | os.PathLike[str] | None = None) -> SceneData:
    """Load drawn street scenes, in a part for training and one for the test, with a box for every object.

    `path` may name another HDF5 file of the same schema; without it the course's own data/scenes/scenes.h5 is read.
    Raises DatasetError when there is nothing to read, or nothing of this schema.
    """
    file = Path(path).expanduser() if path else places.find("scenes/scenes.h5")
    with hdf5.opened(file, if_missing=MISSING) as opened:
        names = hdf5.member(opened, "classes", ndim=1, kinds="S", described=DESCRIBED)
        classes = tuple(name.decode() for name in names)
        return SceneData(*_part(opened, "train", len(classes)), *_part(opened, "test", len(classes)), classes)


def _part(file: h5py.File, part: str, depth: int) -> tuple[NDArray[np.uint8], Boxes, Labels]:
    """Pictures, boxes and labels of one part, checked and dealt out to their pictures."""
    X = hdf5.member(file, f"{part}_pictures", ndim=4, kinds="u", described=DESCRIBED)
    boxes, labels, counts = (
        hdf5.member(file, f"{part}_{name}", ndim=ndim, kinds=kinds, described=DESCRIBED)
        for name, ndim, kinds in (("boxes", 2, "f"), ("labels", 1, "iu"), ("counts", 1, "iu"))
    )
    if fault := _fault(part, X, boxes, labels, counts, depth):
        raise DatasetError(str(file.filename), fault, DESCRIBED)
    ends = np.cumsum(counts)[:-1]
    dealt = np.split(boxes.astype(np.float64), ends), np.split(labels.astype(np.int64), ends)
    return X, tuple(dealt[0]), tuple(dealt[1])


def _fault(
    part: str, X: NDArray[Any], boxes: NDArray[Any], labels: NDArray[Any], counts: NDArray[Any], depth: int
) -> str | None:
    """What is wrong with the arrays of a part, if anything is."""
    if X.dtype != np.uint8 or X.shape[1:] != PICTURE or not len(X):
        return f"{part}_pictures has shape {X.shape} and dtype {X.dtype}, not (m, 96, 128, 3) and uint8."
    if len(counts) != len(X):
        return f"there are {len(X)} {part}_pictures, but {len(counts)} {part}_counts."
    if boxes.shape != (len(labels), 4) or counts.min() < 0 or counts.sum() != len(labels):
        sizes = f"{part}_boxes has shape {boxes.shape}, {part}_labels {labels.shape}"
        return f"{sizes}, and the counts sum to {counts.sum()}."
    if len(labels) and not 0 <= labels.min() <= labels.max() < depth:
        return f"{part}_labels holds labels from {labels.min()} to {labels.max()}, and there are {depth} classes."
    inside = (boxes >= -TOLERANCE).all() and (boxes <= 1 + TOLERANCE).all()
    if not inside or not (boxes[:, :2] < boxes[:, 2:]).all():  # a box of NaN is not inside either
        return f"{part}_boxes holds a box that is not (x1, y1, x2, y2) with 0 <= x1 < x2 <= 1 and 0 <= y1 < y2 <= 1."
    return None
