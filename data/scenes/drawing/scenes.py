"""One scene: a street, what stands and drives in it, the light, and the camera.

The box of an object is the extent of what is seen of it. An object has no box if less than LEAST_SHARE of it is seen
because others stand before it, or if what is seen is smaller than LEAST_SIDE pixels to a side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import people, signs, vehicles
from .canvas import HEIGHT, NOBODY, OVER, WIDTH, Canvas, Pen
from .colours import Colour
from .places import ROAD, Street, across, along

CLASSES = ("car", "bus", "pedestrian", "bicycle", "traffic light", "stop sign")
SHARES = (0.29, 0.11, 0.25, 0.12, 0.12, 0.11)  # of the objects that are put into a street
MOST = 6  # objects of a scene, at least 1
LEAST_SHARE, LEAST_SIDE = 0.4, 5.0
CROWDED = 0.55  # an object is moved elsewhere if more than this share of it, or of another, would be covered
TRIES = 12
DUSK = 0.3  # share of the scenes
GRAIN, MOST_GRAIN = 0.04, 0.12  # how much brighter or darker a struck pixel is; share of struck pixels, at most

Painter = Callable[[Pen, np.random.Generator, bool], None]
Box = tuple[float, float, float, float]


class Scene(NamedTuple):
    """A picture and what is in it."""

    picture: NDArray[np.uint8]  # (96, 128, 3)
    boxes: NDArray[np.float64]  # (k, 4): left, top, right, bottom as shares of the picture's width and height
    labels: NDArray[np.int64]  # (k,), places in CLASSES


@dataclass(frozen=True)
class Kind:
    """How something is drawn, and where it may stand: `half` wide, from `low` to `high` (metres), at which scales."""

    paint: Painter
    half: float
    low: float
    high: float
    scales: tuple[float, float]
    where: str  # "road", "walk" or "kerb"


@dataclass(frozen=True)
class Thing:
    """Something at its place; `label` is None for what belongs to no class."""

    kind: Kind
    label: int | None
    pen: Pen

    @property
    def extent(self) -> Box:
        """Left, top, right, bottom in pixels, roughly."""
        pen, kind = self.pen, self.kind
        wide = kind.half * pen.scale
        return pen.x - wide, pen.y - kind.high * pen.scale, pen.x + wide, pen.y - kind.low * pen.scale


SIDEWAYS = {
    "car": Kind(vehicles.car_from_the_side, 2.1, 0, 1.5, (6, 14.5), "road"),
    "bus": Kind(vehicles.bus_from_the_side, 3.5, 0, 3.0, (5.5, 11), "road"),
    "pedestrian": Kind(people.pedestrian, 0.35, 0, 1.75, (8, 22), "walk"),
    "bicycle": Kind(vehicles.bicycle, 0.9, 0, 1.5, (8, 20), "road"),
    "traffic light": Kind(signs.traffic_light, 0.35, 1.9, 4.0, (9, 18), "kerb"),
    "stop sign": Kind(signs.stop_sign, 0.55, 1.7, 3.0, (7.5, 18), "kerb"),
}
ENDWAYS = SIDEWAYS | {
    "car": Kind(vehicles.car_from_an_end, 0.92, 0, 1.5, (7, 22), "road"),
    "bus": Kind(vehicles.bus_from_an_end, 1.25, 0, 3.05, (7, 18), "road"),
}
OTHERS = (
    Kind(signs.tree, 1.4, 0, 4.5, (6, 13), "walk"),
    Kind(signs.street_lamp, 0.6, 3.5, 5.0, (7, 14), "kerb"),
    Kind(signs.round_sign, 0.5, 1.6, 3.0, (7.5, 16), "kerb"),
    Kind(signs.letter_box, 0.35, 0, 1.25, (7, 18), "walk"),
)


def draw(rng: np.random.Generator) -> Scene:
    """A scene with one object at least; the same state of `rng` gives the same scene."""
    while True:
        dusk = bool(rng.random() < DUSK)
        canvas = Canvas(_light(rng, dusk))
        street = (across if rng.random() < 0.6 else along)(canvas, rng, dusk)
        things = sorted(_cast(canvas, street, rng), key=lambda thing: thing.pen.y)
        boxes, labels = _paint(canvas, things, rng, dusk)
        if len(labels):
            return Scene(_photograph(canvas, rng), boxes, labels)


def _light(rng: np.random.Generator, dusk: bool) -> Colour:
    bright = float(rng.uniform(0.48, 0.66) if dusk else rng.uniform(0.82, 1.08))
    warm = float(rng.normal(0, 0.03))
    return (bright * (1 + warm), bright, bright * (1 - warm) * (1.14 if dusk else 1.0))


def _cast(canvas: Canvas, street: Street, rng: np.random.Generator) -> list[Thing]:
    """What stands in the street, none of it too much behind another."""
    known = SIDEWAYS if street.kerbs else ENDWAYS
    labels: list[int | None] = list(rng.choice(len(CLASSES), size=rng.integers(1, MOST + 1), p=SHARES).tolist())
    things: list[Thing] = []
    for label in labels + [None] * int(rng.integers(0, 4)):
        kind = OTHERS[rng.integers(len(OTHERS))] if label is None else known[CLASSES[label]]
        if label is not None and street.kerbs is None and rng.random() < 0.2:
            kind = SIDEWAYS[CLASSES[label]]  # it crosses the street
        for _ in range(TRIES):
            thing = Thing(kind, label, _stand(canvas, street, kind, rng))
            if _fits(thing, things):
                things.append(thing)
                break
    return things


def _stand(canvas: Canvas, street: Street, kind: Kind, rng: np.random.Generator) -> Pen:
    """A pen at a place for such a thing; far ones are as likely as near ones."""
    scale = float(np.exp(rng.uniform(*np.log(kind.scales))))
    turned = bool(rng.random() < 0.5)
    if street.kerbs is None:
        offsets = {"road": rng.choice([-2.1, 2.1]) + rng.normal(0, 0.5), "walk": rng.uniform(ROAD + 0.6, 7)}
        side = float(rng.choice([-1, 1]))
        offset = float(offsets["road"] if kind.where == "road" else side * offsets["walk"])
        if kind.where == "kerb":
            offset = side * (ROAD + 0.5)
        if kind.paint is people.pedestrian and rng.random() < 0.3:
            offset = float(rng.uniform(-ROAD, ROAD))
        return Pen(canvas, street.middle + offset * scale, street.foot(scale), scale, turned=turned)
    far, near = street.kerbs
    zones = {"road": (far + 3, near - 1), "kerb": (far - 1, far - 1), "walk": (far - 4, far - 1.5)}
    low, high = zones[kind.where]
    if kind.where != "road" and rng.random() < 0.5:
        low, high = near + 1.5, HEIGHT + 6.0
    if kind.paint is people.pedestrian and rng.random() < 0.25:
        low, high = zones["road"]
    y = float(np.clip(street.foot(scale), low, high))
    return Pen(canvas, float(rng.uniform(-4, WIDTH + 4)), y, street.scale(y), turned=turned)


def _fits(thing: Thing, others: list[Thing]) -> bool:
    """Whether it has a size that may be, is in the picture for the most part and hides nothing that must be seen."""
    smallest, largest = thing.kind.scales
    if not smallest * 0.95 <= thing.pen.scale <= largest * 1.1:
        return False
    if _shared(thing.extent, (0, 0, WIDTH, HEIGHT)) < 0.7 * _area(thing.extent):
        return False
    for other in others:
        smaller = min(_area(thing.extent), _area(other.extent))
        if _shared(thing.extent, other.extent) > CROWDED * smaller:
            return False
    return True


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes have in common."""
    return _area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))


def _paint(
    canvas: Canvas, things: list[Thing], rng: np.random.Generator, dusk: bool
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Paint from far to near; boxes and labels of what is seen well enough in the end."""
    alone = {}
    for owner, thing in enumerate(things, start=1):
        thing.kind.paint(thing.pen.owned(NOBODY if thing.label is None else owner), rng, dusk)
        alone[owner] = np.count_nonzero(canvas.owners == owner)
    found = []
    for owner, thing in enumerate(things, start=1):
        rows, columns = np.nonzero(canvas.owners == owner)
        if thing.label is None or len(rows) < LEAST_SHARE * alone[owner] or not len(rows):
            continue
        left, top, right, bottom = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
        if min(right - left, bottom - top) >= LEAST_SIDE * OVER:
            found.append((thing.label, (left, top, right, bottom)))
    size = np.array([WIDTH, HEIGHT, WIDTH, HEIGHT]) * OVER
    boxes = np.array([box for _, box in found], dtype=np.float64).reshape(-1, 4) / size
    return boxes, np.array([label for label, _ in found], dtype=np.int64)


def _photograph(canvas: Canvas, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Contrast, exposure, and the grain of a sensor on some of the pixels: on all of them, no file could be small."""
    rgb = 0.5 + (canvas.rgb - 0.5) * float(rng.uniform(0.85, 1.05)) + float(rng.normal(0, 0.015))
    struck = rng.random((HEIGHT, WIDTH)) < float(rng.uniform(0, MOST_GRAIN))
    grain = GRAIN * rng.choice([-1.0, 1.0], size=(HEIGHT, WIDTH)) * struck
    return np.asarray(np.rint(np.clip(rgb + grain[..., None], 0, 1) * 255), dtype=np.uint8)
