"""Draw the street scenes and write scenes.h5: `python data/scenes/make.py`, about ten seconds.

Every scene has a random generator of its own, made of (seed, part, index): any of them can be drawn again alone, and
no two parts share a scene. Two parts are in the file; train.py draws the others for itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import h5py
import numpy as np
from drawing import CLASSES, Scene, draw

SEED = 4
PARTS = ("train", "test", "validation", "extra")  # the last two are not in the file
SHIPPED = {"train": 320, "test": 200}
FILE = Path(__file__).parent / "scenes.h5"


def scenes(part: str, indices: Iterable[int], seed: int = SEED) -> list[Scene]:
    """The scenes of a part at the given indices."""
    number = PARTS.index(part)
    return [draw(np.random.default_rng([seed, number, index])) for index in indices]


def write(path: Path, shipped: dict[str, int] = SHIPPED, seed: int = SEED) -> None:
    """Write the shipped parts into one HDF5 file that holds no times, so that the same arrays give the same bytes.

    The boxes of all pictures of a part lie one below the other; `counts` says how many belong to each picture.
    """
    with h5py.File(path, "w", libver="v110", track_order=False) as file:
        for part, count in shipped.items():
            drawn = scenes(part, range(count), seed)
            pictures = np.stack([scene.picture for scene in drawn])
            arrays = {
                "boxes": np.concatenate([scene.boxes for scene in drawn]),
                "labels": np.concatenate([scene.labels for scene in drawn]),
                "counts": np.array([len(scene.labels) for scene in drawn], dtype=np.int64),
            }
            chunks = (1, *pictures.shape[1:])
            packing = {"chunks": chunks, "compression": "gzip", "compression_opts": 9}
            file.create_dataset(f"{part}_pictures", data=pictures, track_times=False, **packing)
            for name, array in arrays.items():
                file.create_dataset(f"{part}_{name}", data=array, track_times=False)
        file.create_dataset("classes", data=np.array(CLASSES, dtype=np.bytes_), track_times=False)


if __name__ == "__main__":
    write(FILE)
    print(f"{FILE.name}: {FILE.stat().st_size / 1e6:.1f} MB")
