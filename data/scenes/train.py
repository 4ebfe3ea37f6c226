"""Teach the detector and write detector.h5; stopped, it goes on where it was when it is started again.

    OPENBLAS_NUM_THREADS=1 python data/scenes/train.py        (about ten minutes)
    python data/scenes/train.py --epochs 18                   (more than half an hour; goes on from there)
    python data/scenes/train.py --epochs 3 --extra 1000 --to rough.h5

It learns from the training scenes of scenes.h5 and from `--extra` more that it draws itself. What is printed after an
epoch is measured on validation scenes. The test scenes are not looked at here.
"""

from __future__ import annotations

import argparse
import os
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import h5py
import make
import numpy as np
from anchors import typical_sizes
from drawing import CLASSES, Scene
from found import objects
from loss import loss, targets
from network import LEAK, Arrays, Network, begin
from numpy.typing import NDArray
from rich.progress import track
from scoring import area_under_curve, judge

from startcode import layers

Array = NDArray[Any]

FILE = Path(__file__).parent / "detector.h5"
CACHE = Path(os.environ.get("STARTCODE_CACHE") or "~/.cache/start-code").expanduser() / "scenes"
GRID = (6, 8)
RARE = -4.0  # t_o at the start: nearly every anchor of nearly every cell is empty
LOWEST, OVERLAP = 0.02, 0.45  # for the validation: scores below it and boxes that overlap more are left out


@dataclass(frozen=True)
class Recipe:
    """How the detector learns. The same recipe gives the same weights, on the same machine and libraries."""

    extra: int = 8000  # scenes drawn beside those of the file
    planned: int = 18  # epochs over which the rate would fall to nearly zero, if one went through all of them
    epochs: int = 4  # that are gone through: the shipped weights are stopped early
    batch: int = 24
    rate: float = 2e-3  # at its highest: it rises through the first epoch and falls along a half cosine
    anchors: int = 5
    validation: int = 200  # scenes
    seed: int = 1


@dataclass
class State:
    """All that must be kept to go on later."""

    recipe: Recipe
    anchors: Array
    parameters: Arrays
    network: Network
    optimizer: layers.Adam
    epoch: int = 0

    @classmethod
    def first(cls, recipe: Recipe, scenes: list[Scene]) -> State:
        """Where learning starts."""
        rng = np.random.default_rng(recipe.seed)
        boxes = np.concatenate([scene.boxes for scene in scenes])
        anchors = typical_sizes(boxes[:, 2:] - boxes[:, :2], recipe.anchors, rng)
        parameters = begin(rng, recipe.anchors * (5 + len(CLASSES)))
        parameters["bh"].reshape(recipe.anchors, -1)[:, 4] = RARE
        return cls(recipe, anchors, parameters, Network(), layers.Adam())

    def volume(self, pictures: Array, mode: str) -> tuple[Array, list[Any]]:
        """The raw volume (m, 6, 8, anchors, 5 + classes) and the caches of the network."""
        flat, caches = self.network.forward(pictures, self.parameters, mode)
        return flat.reshape(len(pictures), *GRID, len(self.anchors), -1), caches


def learn(state: State, scenes: list[Scene], watch: Callable[[State, dict[str, float]], None]) -> None:
    """Go through the scenes until all epochs are done; `watch` is called after each with the parts of the loss."""
    recipe = state.recipe
    steps = -(-len(scenes) // recipe.batch)
    while state.epoch < recipe.epochs:
        rng = np.random.default_rng([recipe.seed, state.epoch])  # of its own: an epoch does not know what was before
        sums: dict[str, float] = {}
        batches = np.array_split(rng.permutation(len(scenes)), steps)
        for number, chosen in enumerate(track(batches, f"epoch {state.epoch + 1} of {recipe.epochs}")):
            state.optimizer.learning_rate = rate_at(state.epoch + number / steps, recipe)
            for name, value in _step(state, [varied(scenes[i], rng) for i in chosen]).items():
                sums[name] = sums.get(name, 0.0) + value / steps
        state.epoch += 1
        watch(state, sums)


def rate_at(epoch: float, recipe: Recipe) -> float:
    """The learning rate after so many epochs and parts of one."""
    falling = 0.5 * (1 + np.cos(np.pi * epoch / recipe.planned))
    return float(recipe.rate * min(epoch + 0.02, 1.0) * (0.01 + 0.99 * falling))


def _step(state: State, scenes: list[Scene]) -> dict[str, float]:
    """One step on one batch; the parts of its loss."""
    boxes = [scene.boxes for scene in scenes]
    volume, caches = state.volume(as_numbers([scene.picture for scene in scenes]), "train")
    wanted = targets(boxes, [scene.labels for scene in scenes], state.anchors, GRID)
    parts, slope = loss(volume, wanted, boxes, state.anchors)
    grads = state.network.backward(slope.reshape(*slope.shape[:3], -1), caches)
    state.parameters = state.optimizer.step(state.parameters, grads)
    return parts


def varied(scene: Scene, rng: np.random.Generator) -> Scene:
    """The scene a little brighter or darker, paler or stronger, and perhaps seen in a mirror."""
    picture, boxes = scene.picture.astype(np.float32), scene.boxes
    picture = (picture - 128) * np.float32(rng.uniform(0.85, 1.15)) + 128 + np.float32(rng.normal(0, 8))
    picture += rng.normal(0, 5, 3).astype(np.float32)
    if rng.random() < 0.5:
        picture = picture[:, ::-1]
        boxes = np.column_stack([1 - boxes[:, 2], boxes[:, 1], 1 - boxes[:, 0], boxes[:, 3]])
    return Scene(np.rint(np.clip(picture, 0, 255)).astype(np.uint8), boxes, scene.labels)


def as_numbers(pictures: list[Array]) -> Array:
    """Pictures (m, 96, 128, 3) in float32, from 0 to 1."""
    return np.stack(pictures).astype(np.float32) / np.float32(255)


def validated(state: State, scenes: list[Scene]) -> float:
    """Mean average precision on these scenes."""
    pictures = [scene.picture for scene in scenes]
    parts = [state.volume(as_numbers(pictures[i : i + 20]), "test")[0] for i in range(0, len(pictures), 20)]
    found = objects(np.concatenate(parts), state.anchors, LOWEST, OVERLAP)
    boxes, labels = [scene.boxes for scene in scenes], [scene.labels for scene in scenes]
    return float(np.nanmean([area_under_curve(judge(found, boxes, labels, k)) for k in range(len(CLASSES))]))


def write(path: Path, state: State) -> None:
    """Write filters and biases with the normalisation folded in, as float16, and what is needed to read the volume."""
    with h5py.File(path, "w", libver="v110", track_order=False) as file:
        for number, (filters, bias) in enumerate(state.network.folded(state.parameters), start=1):
            file.create_dataset(f"W{number}", data=filters.astype(np.float16), track_times=False)
            file.create_dataset(f"b{number}", data=bias.astype(np.float16), track_times=False)
        strides = [stride for _, stride, _ in state.network.stages] + [1]
        file.create_dataset("strides", data=np.array(strides, dtype=np.int64), track_times=False)
        file.create_dataset("leak", data=np.array([LEAK]), track_times=False)
        file.create_dataset("anchors", data=state.anchors, track_times=False)
        file.create_dataset("classes", data=np.array(CLASSES, dtype=np.bytes_), track_times=False)


def keep(path: Path, state: State) -> None:
    """Save the state so that no moment is without a whole file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_bytes(pickle.dumps(state))
    draft.replace(path)


def kept(path: Path, recipe: Recipe) -> State | None:
    """The state that was saved, if there is one of this recipe; the number of epochs may have been raised since."""
    if not path.is_file():
        return None
    state = pickle.loads(path.read_bytes())  # noqa: S301 - our own file, from `keep`
    if not isinstance(state, State) or replace(state.recipe, epochs=recipe.epochs) != recipe:
        return None
    state.recipe = recipe
    return state


def training_scenes(extra: int) -> Iterator[Scene]:
    """The training scenes of the file, drawn again, and more."""
    yield from make.scenes("train", range(make.SHIPPED["train"]))
    for index in track(range(extra), "drawing"):
        yield from make.scenes("extra", [index])


def main() -> None:
    """Learn by the recipe on the command line."""
    asked = argparse.ArgumentParser(description="Teach the detector and write its weights.")
    asked.add_argument("--epochs", type=int, default=Recipe.epochs)
    asked.add_argument("--extra", type=int, default=Recipe.extra)
    asked.add_argument("--to", type=Path, default=FILE)
    given = asked.parse_args()
    recipe = Recipe(epochs=given.epochs, extra=given.extra)
    scenes, saved = list(training_scenes(recipe.extra)), CACHE / f"{given.to.stem}.state"
    validation = make.scenes("validation", range(recipe.validation))

    def watch(state: State, parts: dict[str, float]) -> None:
        told = ", ".join(f"{name} {value:.3f}" for name, value in parts.items())
        print(f"epoch {state.epoch}: loss {told}; validation mAP {validated(state, validation):.3f}", flush=True)
        keep(saved, state)
        write(given.to, state)

    learn(kept(saved, recipe) or State.first(recipe, scenes), scenes, watch)


if __name__ == "__main__":
    main()
