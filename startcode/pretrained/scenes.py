"""A small one-stage detector for the drawn streets of `startcode.datasets.load_scenes`."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode.datasets import hdf5, places
from startcode.errors import DatasetError, StartCodeError
from startcode.layers import conv_forward, conv_output_size

Array = NDArray[Any]
DESCRIBED = "data/scenes/README.md describes the arrays that scene_detector reads."
MISSING = "Mend the path, or leave it out for the course's own weights."
PICTURE = (96, 128, 3)
AT_ONCE = 16  # pictures that go through together: more take much memory and are no faster
NUMBERS = 5  # t_x, t_y, t_w, t_h, t_o


@dataclass(frozen=True, eq=False)
class Stage:
    """A convolution with a stride, padded such that only the stride makes pictures smaller."""

    W: Array  # (f, f, n_C_prev, n_C)
    b: Array  # (1, 1, 1, n_C)
    stride: int

    def __call__(self, given: Array) -> Array:
        """What the filters answer, before any activation."""
        return conv_forward(given, self.W, self.b, {"stride": self.stride, "pad": len(self.W) // 2})[0]


@dataclass(frozen=True, eq=False)
class SceneDetector:
    """Says for every anchor of every cell of a grid what may be there, in raw numbers.

    `anchors` (n_anchors, 2) are typical widths and heights, in shares of the picture's width and height; `classes` the
    names of the classes; `grid` the numbers of rows and columns.
    """

    anchors: NDArray[np.float64]
    classes: tuple[str, ...]
    grid: tuple[int, int]
    _stages: tuple[Stage, ...] = field(repr=False)
    _leak: float = field(repr=False)

    def volume(self, X: ArrayLike) -> Array:
        """The raw output (m, rows, columns, n_anchors, 5 + n_classes), float32.

        X are pictures (m, 96, 128, 3), or one (96, 128, 3), which counts as m = 1: uint8, or real numbers from 0 to 1.
        The last axis holds t_x, t_y, t_w, t_h, t_o and a score for each class, all before any sigmoid, exponential or
        softmax. StartCodeError for anything that is no such picture.
        """
        pictures = _pictures(X, "volume")
        parts = [self._through(pictures[i : i + AT_ONCE])[-1] for i in range(0, len(pictures), AT_ONCE)]
        return np.concatenate(parts).reshape(len(pictures), *self.grid, len(self.anchors), -1)

    def feature_maps(self, X: ArrayLike) -> list[Array]:
        """What every hidden layer makes of the pictures, from the first on: arrays (m, n_H, n_W, n_C), float32.

        X as for `volume`; of many pictures the maps take much memory.
        """
        return self._through(_pictures(X, "feature_maps"))[:-1]

    def _through(self, pictures: Array) -> list[Array]:
        """The values behind every stage; the last one's are the volume, flat along its last axis."""
        values, maps = pictures - np.float32(0.5), []
        *hidden, head = self._stages
        for stage in hidden:
            answer = stage(values)
            values = np.maximum(answer, np.float32(self._leak) * answer)
            maps.append(values)
        return [*maps, head(values)]


def scene_detector(path: str | os.PathLike[str] | None = None) -> SceneDetector:
    """The detector with its weights, which data/scenes/train.py found.

    `path` may name another HDF5 file of the same schema; without it the course's own data/scenes/detector.h5 is read.
    Raises DatasetError when there is nothing to read, or nothing of this schema.
    """
    file = Path(path).expanduser() if path else places.find("scenes/detector.h5")
    with hdf5.opened(file, if_missing=MISSING) as opened:
        arrays = {
            name: hdf5.member(opened, name, ndim=ndim, kinds=kinds, described=DESCRIBED)
            for name, ndim, kinds in (("anchors", 2, "f"), ("classes", 1, "S"), ("strides", 1, "iu"), ("leak", 1, "f"))
        }
        stages = tuple(_stages(opened, arrays["strides"].tolist()))
    classes = tuple(name.decode() for name in arrays["classes"])
    anchors = arrays["anchors"].astype(np.float64)
    if fault := _fault(stages, anchors, len(classes), arrays["leak"]):
        raise DatasetError(str(file), fault, DESCRIBED)
    return SceneDetector(anchors, classes, _grid(stages), stages, float(arrays["leak"][0]))


def _stages(file: h5py.File, strides: list[int]) -> Iterator[Stage]:
    for number, stride in enumerate(strides, start=1):
        W, b = (hdf5.member(file, f"{name}{number}", ndim=4, kinds="f", described=DESCRIBED) for name in "Wb")
        yield Stage(W.astype(np.float32), b.astype(np.float32), stride)


def _fault(stages: tuple[Stage, ...], anchors: Array, n_classes: int, leak: Array) -> str | None:
    """What does not fit together, if anything does not."""
    deep = PICTURE[2]
    for number, stage in enumerate(stages, start=1):
        shape, bias = stage.W.shape, stage.b.shape
        if shape[0] != shape[1] or not shape[0] % 2 or shape[2] != deep or bias != (1, 1, 1, shape[3]):
            return f"W{number} has shape {shape} and b{number} {bias}, and what comes in is {deep} deep."
        if stage.stride < 1 or not (np.isfinite(stage.W).all() and np.isfinite(stage.b).all()):
            return f"layer {number} has stride {stage.stride}, or weights that are no finite numbers."
        deep = shape[3]
    if anchors.shape[1:] != (2,) or not (anchors > 0).all() or leak.shape != (1,):
        return f"anchors has shape {anchors.shape} and leak {leak.shape}, not (n, 2), all above 0, and (1,)."
    if not stages or deep != len(anchors) * (NUMBERS + n_classes):
        return f"the last layer is {deep} deep, but there are {len(anchors)} anchors and {n_classes} classes."
    return None


def _grid(stages: tuple[Stage, ...]) -> tuple[int, int]:
    """Rows and columns that are left behind all stages."""
    rows, columns = PICTURE[:2]
    for stage in stages:
        f = len(stage.W)
        rows, columns = (conv_output_size(n, f, f // 2, stage.stride) for n in (rows, columns))
    return rows, columns


def _pictures(X: ArrayLike, where: str) -> Array:
    """Pictures (m, 96, 128, 3) in float32, from 0 to 1."""
    given = np.asarray(X)
    many = given[np.newaxis] if given.shape == PICTURE else given
    if many.shape[1:] != PICTURE or not len(many):
        what = f"X has shape {given.shape}."
        raise StartCodeError(where, what, "Give pictures (m, 96, 128, 3), or one (96, 128, 3): load_scenes has some.")
    if many.dtype == np.uint8:
        return many.astype(np.float32) / np.float32(255)
    if many.dtype.kind != "f":
        what = f"X holds {many.dtype}."
        raise StartCodeError(where, what, "Give uint8 as load_scenes does, or real numbers from 0 to 1.")
    if not (many.min() >= 0 and many.max() <= 1):
        what = f"X holds real numbers from {many.min():.4g} to {many.max():.4g}."
        raise StartCodeError(where, what, "Real numbers must lie from 0 to 1: divide the pixels by 255, once.")
    return many.astype(np.float32)
