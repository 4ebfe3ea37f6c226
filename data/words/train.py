"""Learn 50 numbers for every word of corpus.txt by GloVe and write vectors.h5.

    OPENBLAS_NUM_THREADS=1 python data/words/train.py        (about ten seconds)

GloVe (Pennington, Socher and Manning, 2014): count which words stand near which, then find two vectors and two biases
for each word such that their products are near the logarithms of the counts. All pairs of words take part in each step
at once, as matrix products; every number has a learning rate of its own (AdaGrad).

One thing differs from the paper, which leaves out pairs that never stand together: in a corpus as small as ours the
pairs that were seen are fewer than the numbers to be learned, and would be learned by heart. So the others take part
too, with a small weight, as if they had been counted a tenth of a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import h5py
import numpy as np
from numpy.typing import NDArray

from startcode import datasets

Array = NDArray[np.float64]
FILE = Path(__file__).parent / "vectors.h5"


@dataclass(frozen=True)
class Recipe:
    """How the vectors learn. The same recipe gives the same vectors, on the same machine and libraries."""

    size: int = 50
    window: int = 8  # words on either side; a neighbour at distance k counts 1 / k
    least: int = 5  # rarer words have no vector
    x_max: float = 20.0  # counts above it weigh no more
    alpha: float = 0.75
    unseen: float = 0.05  # the least weight: that of pairs which never stand together
    extra: float = 0.1  # added to every count before its logarithm
    rate: float = 0.1
    steps: int = 200
    seed: int = 1


def vocabulary(sentences: Sequence[Sequence[str]], least: int) -> tuple[str, ...]:
    """The words that come at least so often, the most frequent first."""
    words, counts = np.unique([word for sentence in sentences for word in sentence], return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return tuple(str(words[place]) for place in order if counts[place] >= least)


def co_occurrence(sentences: Sequence[Sequence[str]], words: Sequence[str], window: int) -> Array:
    """How often the words stand near each other, (V, V): symmetric; no window crosses the end of a sentence."""
    places = {word: place for place, word in enumerate(words)}
    counts = np.zeros((len(words), len(words)))
    for sentence in sentences:
        row = [places[word] for word in sentence if word in places]
        for here, centre in enumerate(row):
            for distance, other in enumerate(row[here + 1 : here + 1 + window], start=1):
                counts[centre, other] += 1 / distance
                counts[other, centre] += 1 / distance
    return counts


def begin(V: int, recipe: Recipe) -> dict[str, Array]:
    """Two small vectors for each of V words, and biases of 0."""
    rng = np.random.default_rng(recipe.seed)
    W, C = (rng.uniform(-0.5, 0.5, (V, recipe.size)) / recipe.size**0.5 for _ in range(2))
    return {"W": W, "C": C, "bw": np.zeros((V, 1)), "bc": np.zeros((1, V))}


def glove(counts: Array, recipe: Recipe) -> tuple[Array, list[float]]:
    """The vectors (V, size), for each word the sum of its two, and the losses on the way."""
    p = begin(len(counts), recipe)
    logs = np.log(counts + recipe.extra)
    weight = np.maximum(np.minimum(counts / recipe.x_max, 1.0) ** recipe.alpha, recipe.unseen)
    squares = {name: np.full(value.shape, 1e-8) for name, value in p.items()}
    losses = []
    for _ in range(recipe.steps):
        error = p["W"] @ p["C"].T + p["bw"] + p["bc"] - logs  # (V, V)
        pull = weight * error
        losses.append(float((pull * error).sum()))
        slopes = {
            "W": pull @ p["C"],
            "C": pull.T @ p["W"],
            "bw": pull.sum(axis=1, keepdims=True),
            "bc": pull.sum(axis=0, keepdims=True),
        }
        for name, slope in slopes.items():
            squares[name] += slope**2
            p[name] -= recipe.rate * slope / np.sqrt(squares[name])
    return p["W"] + p["C"], losses


def write(path: Path, words: Sequence[str], vectors: Array) -> None:
    """Words as bytes and vectors as float32, the most frequent first; the same arrays give the same bytes."""
    with h5py.File(path, "w", libver="v110", track_order=False) as file:
        file.create_dataset("words", data=np.array(words, dtype=np.bytes_), track_times=False)
        file.create_dataset("vectors", data=vectors.astype(np.float32), track_times=False)


def main() -> None:
    """Count, learn, write."""
    recipe, sentences = Recipe(), datasets.load_corpus()
    words = vocabulary(sentences, recipe.least)
    vectors, losses = glove(co_occurrence(sentences, words, recipe.window), recipe)
    write(FILE, words, vectors)
    print(f"{FILE.name}: {vectors.shape}, loss {losses[0]:.0f} -> {losses[-1]:.0f}, {FILE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
