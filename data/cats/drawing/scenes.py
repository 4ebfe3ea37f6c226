"""One scene: a place, a subject that stands out from it, a light, and the camera."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .bodies import CAT, OTHERS, PLACE_OF, Animal, Pose, lying, portrait, sitting, standing
from .canvas import OVER, SIZE, Canvas, Pen
from .coats import Tone, fur, paint
from .places import PLACES, Place
from .things import THINGS, Thing

POSES: dict[Pose, float] = {portrait: 0.3, sitting: 0.3, standing: 0.1, lying: 0.3}  # shares of all animals
SHARE_OF_THINGS = 0.7  # of the pictures without a cat; the others show other animals
SHARE_TURNED = 0.5  # of the subjects look to the right; the others look to the left
STRAY = 0.025  # standard deviation of a subject's place, in widths of the picture
FAR, NEAR = 0.90, 1.12  # bounds of its size, as a factor
EXPOSURE = 0.74, 0.98  # bounds of the brightness of the whole picture, as a factor


Role = tuple[Animal | Thing, Pose | None]


@dataclass(frozen=True)
class Subject:
    """What one picture shows: an animal in a pose or a thing (`pose` is None), before a bright or dark place."""

    kind: Animal | Thing
    pose: Pose | None
    place: Place
    behind: Tone

    @property
    def is_cat(self) -> bool:
        """The label."""
        return self.kind is CAT


def cast(cats: int, others: int) -> list[Subject]:
    """Subjects in fixed shares: every kind, pose and place as often bright as dark, for cats as for others."""
    with_cat: dict[Role, float] = {(CAT, pose): share for pose, share in POSES.items()}
    without: dict[Role, float] = {(thing, None): SHARE_OF_THINGS / len(THINGS) for thing in THINGS}
    for animal in OTHERS:
        for pose, share in POSES.items():
            without[animal, pose] = (1 - SHARE_OF_THINGS) * share / len(OTHERS)
    return _deal(with_cat, cats) + _deal(without, others)


def _deal(shares: dict[Role, float], count: int) -> list[Subject]:
    """`count` subjects, as close to the shares as whole numbers allow."""
    roles = list(shares)
    bounds = np.cumsum(list(shares.values()))
    parts = np.searchsorted(bounds, (np.arange(count) + 0.5) / count * bounds[-1])
    tones = Tone.LIGHT, Tone.DARK
    subjects = []
    for i, part in enumerate(parts):
        kind, pose = roles[part]
        subjects.append(Subject(kind, pose, PLACES[i // 2 % len(PLACES)], tones[i % 2]))
    return subjects


def draw(rng: np.random.Generator, subject: Subject) -> NDArray[np.uint8]:
    """A picture of the subject, dark on bright or bright on dark; shape (64, 64, 3)."""
    canvas = Canvas(rng)
    subject.place(canvas, subject.behind, rng)
    front = Tone.DARK if subject.behind is Tone.LIGHT else Tone.LIGHT
    if isinstance(subject.kind, Animal):
        assert subject.pose is not None
        subject.pose(_stand(canvas, rng, *PLACE_OF[subject.pose]), subject.kind, fur(rng, front), rng)
    else:
        subject.kind(_stand(canvas, rng, 0.5, 0.55, 0.3), paint(rng, front), rng)
    return _photograph(canvas, rng)


def _stand(canvas: Canvas, rng: np.random.Generator, x: float, y: float, size: float) -> Pen:
    """A pen near the given place, a little larger or smaller, a little tilted, perhaps turned to the right."""
    return Pen(canvas).move(
        x + float(rng.normal(0, STRAY)),
        y + float(rng.normal(0, STRAY)),
        size=size * float(rng.uniform(FAR, NEAR)),
        turn=float(rng.normal(0, 0.06)),
        flip=bool(rng.random() < SHARE_TURNED),
    )


def _photograph(canvas: Canvas, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Average OVER x OVER small pixels, then a vignette, exposure, warmth and the noise of a sensor."""
    rgb = canvas.rgb.reshape(SIZE, OVER, SIZE, OVER, 3).mean(axis=(1, 3))
    grid = np.linspace(-1, 1, SIZE)
    rgb = rgb * (1 - 0.12 * (grid[None, :] ** 2 + grid[:, None] ** 2))[..., None]
    warmth = rng.normal(0, 0.04)
    rgb = rgb * rng.uniform(*EXPOSURE) * np.array([1 + warmth, 1.0, 1 - warmth])
    rgb = rgb + rng.normal(0, 0.008, (SIZE, SIZE, 1))
    pixels: NDArray[np.uint8] = np.rint(np.clip(rgb, 0, 1) * 255).astype(np.uint8)
    return pixels
