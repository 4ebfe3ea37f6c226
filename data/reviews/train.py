"""Learn word vectors from reviews without stars, and write vectors.h5: `python data/reviews/train.py`, some seconds.

Words that stand in reviews of the same visit more often than by chance get similar vectors: counts, the positive part
of their pointwise mutual information, and its main directions (K. Church and P. Hanks, "Word association norms, mutual
information, and lexicography", 1990; O. Levy and Y. Goldberg, "Neural word embedding as implicit matrix
factorization", 2014). Only texts are read here, no stars; none has three virtues that are lacking.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import grammar
import h5py
import make
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

VISITS, SIZE, SEED = 12_000, 50, 3
FILE = Path(__file__).parent / "vectors.h5"


def together(texts: list[str], words: list[str]) -> Array:
    """How many texts hold both of two words: (V, V), zero on the diagonal."""
    number = {word: place for place, word in enumerate(words)}
    held = np.zeros((len(texts), len(words)))
    for row, text in zip(held, texts, strict=True):
        row[[number[word] for word in text.split() if word in number]] = 1
    counts = held.T @ held
    np.fill_diagonal(counts, 0)
    return np.asarray(counts)


def information(counts: Array) -> Array:
    """Positive pointwise mutual information: the logarithm of how much more often than by chance, or 0."""
    sums = counts.sum(axis=1, keepdims=True)
    chance = sums * sums.T / counts.sum()
    return np.log(np.maximum(counts, chance) / chance)


def vectors(information: Array, size: int) -> Array:
    """The main directions of a symmetric table, as rows (V, size) around 0 whose entries are 1 in the mean square."""
    left, strength, _ = np.linalg.svd(information)
    rows = left[:, :size] * np.sqrt(strength[:size])
    rows *= np.sign(rows[np.argmax(np.abs(rows), axis=0), np.arange(size)])  # a direction has no sign of its own
    rows -= rows.mean(axis=0)
    return np.asarray(rows / np.sqrt(np.mean(rows**2)))


def write(path: Path, words: list[str], rows: Array) -> None:
    """Write words and vectors into one HDF5 file that holds no times."""
    with h5py.File(path, "w", libver="v110", track_order=False) as file:
        file.create_dataset("words", data=np.array(words, dtype=np.bytes_), track_times=False)
        file.create_dataset("vectors", data=rows.astype(np.float32), track_times=False)


def main() -> None:
    """Vectors for all words of the training reviews."""
    rng = np.random.default_rng(SEED)
    words = sorted({word for each in make.parts()["train"] for word in each.text.split()})
    texts = [grammar.visit(rng) for _ in range(VISITS)]
    rows = vectors(information(together(texts, words)), SIZE)
    write(FILE, words, rows)
    print(f"{FILE.name}: {len(words)} words, {SIZE} numbers each, {FILE.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
