"""Small networks that read dates as people write them, and write them by ISO 8601."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import ArrayLike, NDArray

from startcode import layers
from startcode.datasets import DateData, hdf5, load_dates, places
from startcode.errors import DatasetError, StartCodeError
from startcode.layers import reader

Array = NDArray[Any]
DESCRIBED = "data/dates/README.md describes the arrays that date_reader reads."
MISSING = "Mend the path, or leave it out for the course's own weights."
FLAT = ("attention/b", "attention/v")  # all others have two axes
STEPS = 10  # signs of an ISO date


@dataclass(frozen=True, eq=False)
class DateReader:
    """Two gated layers that read a text, one in either direction, and a third that writes the date, sign by sign.

    `parameters` holds a dict for each part: "forward" and "backward" (GRUs), "attention" (W, b, v; not there in the
    network without attention), "decoder" (a GRU, Wy and by). The vocabularies are those of `datasets.load_dates`.
    """

    parameters: dict[str, dict[str, Array]]
    human_vocab: dict[str, int]
    machine_vocab: dict[str, int]
    _flat: dict[str, Array] = field(repr=False)

    def read(self, X: ArrayLike) -> tuple[Array, Array]:
        """The states of both directions a (m, T_x, 2 n_a), float32, and the mask (m, T_x), True on every sign.

        X (m, T_x) are texts as numbers of `human_vocab`, padded behind with 0. StartCodeError for anything else.
        """
        heard = layers.both_ways_forward(self._texts(X), self._flat)
        return heard.a, heard.mask

    def write(self, X: ArrayLike) -> tuple[Array, Array | None]:
        """Dates as numbers of `machine_vocab` (m, 10), and the weights (m, 10, T_x); X as for `read`.

        Without attention there are no weights: None.
        """
        return layers.reader_decode(self._texts(X), self._flat, reader.START, STEPS)

    def _texts(self, X: ArrayLike) -> Array:
        texts = np.asarray(X)
        if texts.ndim != 2 or texts.dtype.kind not in "iu" or not texts.size:
            what = f"X has shape {texts.shape} and holds {texts.dtype}."
            raise StartCodeError("DateReader", what, "Give whole numbers in rows (m, T_x), one row for each text.")
        there = texts != 0
        if texts.min() < 0 or texts.max() >= len(self.human_vocab):
            what = f"X holds numbers from {texts.min()} to {texts.max()}."
            raise StartCodeError("DateReader", what, f"human_vocab knows 0 to {len(self.human_vocab) - 1}.")
        if not there[:, 0].all() or (there[:, 1:] & ~there[:, :-1]).any():
            raise StartCodeError("DateReader", "a row has a 0 before a sign.", "Padding, 0, stands behind the text.")
        return texts


def date_reader(path: str | os.PathLike[str] | None = None, *, attention: bool = True) -> DateReader:
    """The network with its weights, which data/dates/train.py found; or the one that was taught without attention.

    `path` may name another HDF5 file of the same schema; without it the course's own data/dates/reader.h5 is read.
    Raises DatasetError when there is nothing to read, or nothing of this schema.
    """
    file = Path(path).expanduser() if path else places.find("dates/reader.h5")
    network, data = "with_attention" if attention else "without_attention", load_dates()
    with hdf5.opened(file, if_missing=MISSING) as opened:
        flat = {name: _weights(opened, f"{network}/{name}") for name in _names(opened.get(network))}
    wanted = _shapes(flat, data, attention=attention)
    if not wanted or wanted != {name: value.shape for name, value in flat.items()}:
        raise DatasetError(str(file), f"the arrays of {network} do not fit together.", DESCRIBED)
    if not all(np.isfinite(value).all() for value in flat.values()):
        raise DatasetError(str(file), f"{network} holds weights that are no finite numbers.", DESCRIBED)
    parts = sorted({name.partition("/")[0] for name in flat})
    return DateReader({name: reader.part(flat, name) for name in parts}, data.human_vocab, data.machine_vocab, flat)


def _names(group: object) -> list[str]:
    """ "forward/Wu", "forward/Wr", ...: what stands in the groups of a group; nothing if there is none."""
    if not isinstance(group, h5py.Group):
        return []
    return [f"{part}/{name}" for part, inside in group.items() if isinstance(inside, h5py.Group) for name in inside]


def _weights(file: h5py.File, name: str) -> Array:
    ndim = 1 if name.endswith(FLAT) else 2
    return hdf5.member(file, name, ndim=ndim, kinds="f", described=DESCRIBED).astype(np.float32)


def _shapes(flat: dict[str, Array], data: DateData, *, attention: bool) -> dict[str, tuple[int, ...]]:
    """The shapes that belong to the sizes of three of the arrays; none if these are not there."""
    try:
        n_a, n_s = len(flat["forward/Wc"]), len(flat["decoder/Wc"])
        n_e = len(flat["attention/b"]) if attention else 0
    except (KeyError, TypeError):
        return {}
    sizes = (len(data.human_vocab), n_a, n_e, n_s, len(data.machine_vocab))
    begun = layers.reader_parameters(*sizes, rng=np.random.default_rng(0))
    return {name: value.shape for name, value in begun.items()}
