"""Teach the readers of dates and write reader.h5; stopped, it goes on where it was when it is started again.

    OPENBLAS_NUM_THREADS=1 python data/dates/train.py        (about two minutes)
    python data/dates/train.py --epochs 2 --to rough.h5

Two networks learn from train.txt, in the same way: one with attention, one without. test.txt is not looked at here;
what is printed after an epoch is measured on the last 500 lines of train.txt, from which nothing is learned.
"""

from __future__ import annotations

import argparse
import os
import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from startcode import datasets, layers
from startcode.layers import reader

Array = NDArray[Any]
Arrays = dict[str, Array]

FILE = Path(__file__).parent / "reader.h5"
CACHE = Path(os.environ.get("STARTCODE_CACHE") or "~/.cache/start-code").expanduser() / "dates"
ASIDE = 500  # pairs of train.txt


@dataclass(frozen=True)
class Recipe:
    """How a reader learns. The same recipe gives the same weights, on the same machine and libraries."""

    attention: int = 32  # units; 0 for none
    units: int = 32  # in either direction
    writing: int = 64
    epochs: int = 6
    batch: int = 64
    rate: float = 4e-3  # at its highest: it rises through the first tenth and falls along a half cosine
    bound: float = 1.0  # for every entry of a slope
    seed: int = 5


@dataclass
class State:
    """All that must be kept to go on later."""

    recipe: Recipe
    parameters: Arrays
    optimizer: layers.Adam
    epoch: int = 0


def first(recipe: Recipe, n_x: int, n_y: int) -> State:
    """Where learning starts, in single precision."""
    rng = np.random.default_rng(recipe.seed)
    begun = layers.reader_parameters(n_x, recipe.units, recipe.attention, recipe.writing, n_y, rng=rng)
    return State(recipe, {name: value.astype(np.float32) for name, value in begun.items()}, layers.Adam())


def coded(data: datasets.DateData) -> tuple[Array, Array]:
    """All pairs of train.txt as numbers: X (count, T_x) and Y (count, T_y)."""
    return datasets.coded_dates(data.pairs, data)


def learn(state: State, X: Array, Y: Array) -> float:
    """One epoch; the mean loss of a sign."""
    rng = np.random.default_rng([state.recipe.seed, state.epoch])  # of its own: an epoch does not know what was before
    order, total = rng.permutation(len(X)), 0.0
    starts = range(0, len(X) - state.recipe.batch + 1, state.recipe.batch)
    for number, begin in enumerate(starts):
        state.optimizer.learning_rate = rate_at(state.epoch + number / len(starts), state.recipe)
        chosen = order[begin : begin + state.recipe.batch]
        loss, grads = layers.reader_loss(X[chosen], Y[chosen], state.parameters)
        state.parameters = state.optimizer.step(state.parameters, layers.clip(grads, state.recipe.bound))
        total += loss / len(starts)
    state.epoch += 1
    return total


def rate_at(epoch: float, recipe: Recipe) -> float:
    """The learning rate after so many epochs and parts of one."""
    share = epoch / recipe.epochs
    return float(recipe.rate * min(10 * share + 0.01, 1.0) * (0.01 + 0.99 * 0.5 * (1 + np.cos(np.pi * share))))


def exact(state: State, X: Array, Y: Array) -> float:
    """The share of dates of which every sign is right."""
    said = layers.reader_decode(X, state.parameters, reader.START, Y.shape[1])[0]
    return float(np.mean(np.all(said == Y, axis=1)))


def taught(recipe: Recipe, X: Array, Y: Array, sizes: tuple[int, int]) -> Arrays:
    """The parameters at the end."""
    saved = CACHE / f"attention-{recipe.attention}.state"
    state = kept(saved, recipe) or first(recipe, *sizes)
    while state.epoch < recipe.epochs:
        loss = learn(state, X[:-ASIDE], Y[:-ASIDE])
        right = exact(state, X[-ASIDE:], Y[-ASIDE:])
        print(
            f"{recipe.attention} units of attention, epoch {state.epoch}: loss {loss:.4f}, {right:.1%} exact",
            flush=True,
        )
        keep(saved, state)
    return state.parameters


def keep(path: Path, state: State) -> None:
    """Save the state so that no moment is without a whole file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_bytes(pickle.dumps(state))
    draft.replace(path)


def kept(path: Path, recipe: Recipe) -> State | None:
    """The state that was saved, if there is one of this recipe."""
    if not path.is_file():
        return None
    state = pickle.loads(path.read_bytes())  # noqa: S301 - our own file, from `keep`
    return state if isinstance(state, State) and state.recipe == recipe else None


def write(path: Path, networks: dict[str, Arrays]) -> None:
    """Write the weights of all networks, each in a group of its name, as float16."""
    with h5py.File(path, "w", libver="v110", track_order=False) as file:
        for network, parameters in networks.items():
            for name, value in parameters.items():
                file.create_dataset(f"{network}/{name}", data=value.astype(np.float16), track_times=False)


def main() -> None:
    """Learn by the recipe on the command line."""
    asked = argparse.ArgumentParser(description="Teach the readers of dates and write their weights.")
    asked.add_argument("--epochs", type=int, default=Recipe.epochs)
    asked.add_argument("--to", type=Path, default=FILE)
    given = asked.parse_args()
    data = datasets.load_dates()
    X, Y = coded(data)
    recipe, sizes = Recipe(epochs=given.epochs), (len(data.human_vocab), len(data.machine_vocab))
    recipes = {"with_attention": recipe, "without_attention": replace(recipe, attention=0)}
    networks = {}
    for name, each in recipes.items():
        networks[name] = taught(each, X, Y, sizes)
        write(given.to, networks)


if __name__ == "__main__":
    main()
