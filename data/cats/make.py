"""Draw the cats and write cats.h5: `python data/cats/make.py`, about ten seconds.

Every picture has a random generator of its own, made of (seed, half, index): any of them can be drawn again alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import h5py
import numpy as np
from drawing import Subject, cast, draw
from numpy.typing import NDArray

SEED = 2
HALVES = {"train": (108, 132), "test": (117, 143)}  # pictures with a cat and without: 45 % are cats
CLASSES = np.array([b"non-cat", b"cat"])
FILE = Path(__file__).parent / "cats.h5"

Pictures = NDArray[np.uint8]
Labels = NDArray[np.int64]


def subjects(half: str, seed: int = SEED) -> list[Subject]:
    """What the pictures of a half show, in the order of the file."""
    members = cast(*HALVES[half])
    order = np.random.default_rng([seed, list(HALVES).index(half)]).permutation(len(members))
    return [members[i] for i in order]


def labels(half: str, seed: int = SEED) -> Labels:
    """1 for a cat and 0 for anything else, shape (m,)."""
    return np.array([subject.is_cat for subject in subjects(half, seed)], dtype=np.int64)


def pictures(half: str, indices: Iterable[int] | None = None, seed: int = SEED) -> Pictures:
    """All pictures of a half, or those at the given indices, shape (m, 64, 64, 3)."""
    members = subjects(half, seed)
    number = list(HALVES).index(half)
    chosen = range(len(members)) if indices is None else indices
    return np.array([draw(np.random.default_rng([seed, number, i]), members[i]) for i in chosen])


def write(path: Path, seed: int = SEED) -> None:
    """Write both halves into one HDF5 file that holds no times, so that the same arrays give the same bytes."""
    with h5py.File(path, "w", libver="v110", track_order=False) as file:
        for half in HALVES:
            x, y = pictures(half, seed=seed), labels(half, seed)
            file.create_dataset(
                f"{half}_set_x", data=x, chunks=(20, *x.shape[1:]), compression="gzip", track_times=False
            )
            file.create_dataset(f"{half}_set_y", data=y, track_times=False)
        file.create_dataset("list_classes", data=CLASSES, track_times=False)


if __name__ == "__main__":
    write(FILE)
    print(f"{FILE.name}: {FILE.stat().st_size / 1e6:.1f} MB")
