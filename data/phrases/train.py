"""Teach the translator and write translator.h5: `OPENBLAS_NUM_THREADS=1 python data/phrases/train.py`, a few minutes.

    python data/phrases/train.py --epochs 3 --to rough.h5

It learns from train.tsv, but for the last 200 lines, and from more pairs of the same grammar: Adam, mini-batches,
clipped slopes, teacher forcing. What is printed behind an epoch is the loss on the 200 lines. No test sentence is
among all these.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import h5py
import make
import numpy as np
from network import batch, coded, vocabulary
from numpy.typing import NDArray

from startcode import layers
from startcode.datasets import load_phrases

FOLDER = Path(__file__).parent
ASIDE = 200
Pair = tuple[str, str]
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Recipe:
    """How the translator learns. The same recipe gives the same weights, on the same machine and libraries."""

    epochs: int = 6  # stopped early: it still errs, and there is something to search for
    extra: int = 15_000  # pairs beside those of the file
    size: int = 64  # pairs of a mini-batch
    rate: float = 3e-3
    bound: float = 1.0  # for every slope
    n_e: int = 48  # numbers of a token
    n_a: int = 128  # numbers of a state
    seed: int = 2


@dataclass
class Learner:
    """What is learned, and the numbers of all tokens."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    parameters: Arrays

    def batch(self, pairs: list[Pair]) -> layers.TokenBatch:
        """Pairs as numbers."""
        places = [{word: number for number, word in enumerate(words)} for words in (self.source, self.target)]
        return batch([(coded(fr, places[0]), coded(en, places[1])) for fr, en in pairs])


def learn(recipe: Recipe, pairs: list[Pair], watch: Callable[[Learner, int, float], None]) -> Learner:
    """Go through the pairs so often; `watch` is called behind every epoch, with its mean loss."""
    rng = np.random.default_rng(recipe.seed)
    source, target = (vocabulary([pair[side] for pair in pairs]) for side in (0, 1))
    sizes = (len(source), len(target), recipe.n_e, recipe.n_a)
    begin = layers.initialize_encoder_decoder(*sizes, rng=rng, dtype=np.float32)
    learner = Learner(source, target, begin)
    optimizer = layers.Adam(learning_rate=recipe.rate)
    for epoch in range(1, recipe.epochs + 1):
        order, losses = rng.permutation(len(pairs)), []
        for start in range(0, len(pairs), recipe.size):
            some = learner.batch([pairs[i] for i in order[start : start + recipe.size]])
            loss, slopes = layers.encoder_decoder_slopes(learner.parameters, some)
            learner.parameters = optimizer.step(learner.parameters, layers.clip(slopes, recipe.bound))
            losses.append(loss)
        watch(learner, epoch, float(np.mean(losses)))
    return learner


def write(path: Path, learner: Learner) -> None:
    """One HDF5 file that holds no times: weights as float16, words as UTF-8."""
    with h5py.File(path, "w", libver="v110", track_order=False) as file:
        for name, value in sorted(learner.parameters.items()):
            file.create_dataset(name, data=value.astype(np.float16), track_times=False)
        for name, words in (("source_words", learner.source), ("target_words", learner.target)):
            data = np.array([word.encode() for word in words], dtype=np.bytes_)
            file.create_dataset(name, data=data, track_times=False)


def main() -> None:
    """Learn by the recipe on the command line."""
    asked = argparse.ArgumentParser(description="Teach the translator and write its weights.")
    asked.add_argument("--epochs", type=int, default=Recipe.epochs)
    asked.add_argument("--to", type=Path, default=FOLDER / "translator.h5")
    given = asked.parse_args()
    data, recipe = load_phrases(FOLDER), Recipe(epochs=given.epochs)
    seen = {fr for fr, _ in (*data.train, *data.test)}
    pairs, aside = [*data.train[:-ASIDE], *make.more(recipe.extra, seen)], list(data.train[-ASIDE:])

    def watch(learner: Learner, epoch: int, loss: float) -> None:
        measured, _ = layers.encoder_decoder_slopes(learner.parameters, learner.batch(aside))
        print(f"epoch {epoch}: loss {loss:.3f} per token, {measured:.3f} on pairs set aside", flush=True)
        write(given.to, learner)

    learn(recipe, pairs, watch)


if __name__ == "__main__":
    main()
