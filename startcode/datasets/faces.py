"""Drawn faces: who somebody is stays, while light, expression and position change from picture to picture.

Every face is made of a few smooth shapes. Nobody real is shown, and nothing is read from a file.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from startcode.datasets.chance import demand_generator
from startcode.errors import DatasetError

Array = NDArray[np.float64]
SIDE = 32  # pixels
TRAITS = {  # of a person, each between two numbers; the face is about 2 wide and 2 high
    "width": (0.52, 0.74),
    "height": (0.74, 0.92),
    "jaw": (2.0, 3.4),  # exponent of the outline: round to square
    "eye_apart": (0.2, 0.36),
    "eye_height": (-0.2, 0.02),
    "eye_size": (0.09, 0.16),
    "brow_thick": (0.03, 0.09),
    "brow_slant": (-0.4, 0.4),
    "nose_long": (0.14, 0.36),
    "nose_wide": (0.05, 0.13),
    "mouth_wide": (0.16, 0.36),
    "mouth_height": (0.4, 0.56),
    "fringe": (0.25, 0.75),  # how far the hair comes down
    "hair_long": (-0.5, 1.1),
    "parting": (-0.5, 0.5),
    "skin": (0.0, 1.0),
    "beard": (-1.5, 0.7),  # above 0: there is one
}
SKIN = np.array([[0.97, 0.82, 0.72], [0.87, 0.66, 0.5], [0.66, 0.45, 0.32], [0.4, 0.27, 0.2]])  # pale to dark
HAIR = np.array([[0.12, 0.1, 0.1], [0.35, 0.2, 0.1], [0.85, 0.68, 0.35], [0.65, 0.28, 0.1], [0.65, 0.65, 0.66]])
IRIS = np.array([[0.2, 0.42, 0.7], [0.35, 0.22, 0.12], [0.25, 0.5, 0.3]])
HOOD = np.array([[0.2, 0.3, 0.55], [0.55, 0.2, 0.25], [0.3, 0.45, 0.35]])
WHITE, DARK = np.array([0.95, 0.95, 0.93]), np.array([0.15, 0.1, 0.1])


class FaceData(NamedTuple):
    """Pictures of people, those of one person together."""

    X: NDArray[np.float32]  # (people * pictures, 32, 32, 3), from 0 to 1
    person: NDArray[np.int64]  # (people * pictures,), who it is, from 0
    hooded: NDArray[np.bool_]  # (people * pictures,), whether this person wears a hood over the hair


def draw_faces(people: int, pictures: int, *, rng: np.random.Generator, hooded: float = 0.1) -> FaceData:
    """So many new people, and of each so many pictures in which light, expression, position and background differ.

    `hooded` is the share of people who always wear a hood. DatasetError for numbers out of range.
    """
    demand_generator(rng, "draw_faces")
    if people < 1 or pictures < 1 or not 0 <= hooded <= 1:
        what = f"people is {people}, pictures {pictures}, hooded {hooded}."
        raise DatasetError("draw_faces", what, "Ask for at least 1 person, 1 picture, and a share from 0 to 1.")
    traits = {name: rng.uniform(*ends, size=people) for name, ends in TRAITS.items()}
    looks = {"hair": _tint(HAIR, people, rng), "iris": _tint(IRIS, people, rng), "cloth": _tint(HOOD, people, rng)}
    wears = np.zeros(people, bool)
    wears[: round(hooded * people)] = True
    rng.shuffle(wears)
    person = np.repeat(np.arange(people), pictures)
    X = np.empty((len(person), SIDE, SIDE, 3), np.float32)
    for one in np.array_split(np.arange(len(person)), -(-len(person) // 100)):  # a hundred at a time: less memory
        who = person[one]
        same = {name: values[who] for name, values in (traits | looks | {"hood": wears}).items()}
        X[one] = _picture(same, _Scene.drawn(len(one), rng), rng)
    return FaceData(X, person.astype(np.int64), wears[person])


@dataclass(frozen=True)
class _Scene:
    """What changes from picture to picture, one number each."""

    x: Array  # (m, 32, 32), coordinates in the frame of the face: 0 in its middle
    y: Array
    smile: Array
    mouth_open: Array
    eye_open: Array
    brow_up: Array
    gaze: Array
    pixel: Array  # size of a pixel in that frame

    @classmethod
    def drawn(cls, m: int, rng: np.random.Generator) -> "_Scene":
        def between(low: float, high: float) -> Array:
            return np.asarray(rng.uniform(low, high, size=(m, 1, 1)))

        row, column = np.mgrid[0:SIDE, 0:SIDE] * (2.3 / (SIDE - 1)) - 1.15
        tilt, scale = between(-0.2, 0.2), between(0.9, 1.12)
        right, down = column - between(-0.16, 0.16), row - between(-0.16, 0.16)
        x, y = (
            (right * np.cos(tilt) + down * np.sin(tilt)) * scale,
            (down * np.cos(tilt) - right * np.sin(tilt)) * scale,
        )
        smile, opened = between(-1, 1), between(0, 1)
        eyes, brows, gaze = between(0.35, 1), between(0, 0.1), between(-0.5, 0.5)
        return cls(x, y, smile, opened, eyes, brows, gaze, pixel=scale * 2.3 / SIDE)


def _tint(palette: Array, people: int, rng: np.random.Generator) -> Array:
    """For each person a colour (people, 3) near one of the palette."""
    lighter = rng.uniform(0.75, 1.25, size=(people, 1))
    return np.clip(
        palette[rng.integers(len(palette), size=people)] * lighter + rng.normal(scale=0.015, size=(people, 3)), 0, 1
    )


def _backdrop(m: int, rng: np.random.Generator) -> Array:
    """A wall (m, 32, 32, 3) of one quiet colour for each picture."""
    wall = rng.uniform(0.25, 0.85, size=(m, 1, 1, 1)) + rng.uniform(-0.12, 0.12, size=(m, 1, 1, 3))
    return np.asarray(np.tile(wall, (1, SIDE, SIDE, 1)))


def _picture(same: dict[str, Any], scene: _Scene, rng: np.random.Generator) -> Array:
    """Pictures (m, 32, 32, 3): shape over shape, then the light."""
    m = len(scene.x)
    who = {name: value[:, np.newaxis, np.newaxis] if value.ndim == 1 else value for name, value in same.items()}
    paper = _Paper(_backdrop(m, rng), scene)
    position = who["skin"].reshape(m, 1) * (len(SKIN) - 1)
    step = np.minimum(position.astype(int), len(SKIN) - 2)[:, 0]
    part = position - step[:, np.newaxis]
    skin = SKIN[step] * (1 - part) + SKIN[step + 1] * part
    _head(paper, who, skin)
    _features(paper, who, skin)
    return _lit(paper.colours, scene, rng)


class _Paper:
    """Pictures on which smooth shapes are laid, one over the other."""

    def __init__(self, colours: Array, scene: _Scene) -> None:
        self.colours, self.scene = colours, scene

    def lay(self, distance: Array, colour: Array, where: Array | float = 1.0) -> None:
        """Colour (m, 3) or (3,) wherever the distance (m, 32, 32) from the outline is below 0, with a soft edge."""
        cover = (np.clip(0.5 - distance / self.scene.pixel, 0, 1) * where)[..., np.newaxis]
        tint = np.asarray(colour)
        tint = tint[:, np.newaxis, np.newaxis] if tint.ndim == 2 else tint
        self.colours = self.colours * (1 - cover) + tint * cover

    def oval(self, x: Any, y: Any, wide: Any, high: Any, power: Any = 2.0) -> Array:  # noqa: ANN401 - numbers or arrays
        """About how far each pixel is from the outline of an oval around (x, y), below 0 inside."""
        across, down = np.abs(self.scene.x - x) / wide, np.abs(self.scene.y - y) / high
        return np.asarray(((across**power + down**power + 1e-9) ** (1 / power) - 1) * np.minimum(wide, high))


def _head(paper: _Paper, who: dict[str, Any], skin: Array) -> None:
    """Hair behind, neck, face, beard, and hair or a hood above."""
    scene, wide, high, bare = paper.scene, who["width"], who["height"], 1.0 - who["hood"]
    behind = np.maximum(paper.oval(0, 0.15, wide + 0.16, 1.15, 2.6), scene.y - who["hair_long"])
    paper.lay(behind, who["hair"], bare)
    paper.lay(paper.oval(0, 0.1, wide + 0.24, high + 0.3, 2.4), who["cloth"], who["hood"])
    paper.lay(np.maximum(np.abs(scene.x) - 0.28, -scene.y), skin * 0.85)
    face = paper.oval(0, 0.08, wide, high, who["jaw"])
    paper.lay(face, skin)
    chin = np.maximum(face, 0.32 - scene.y + 0.25 * np.abs(scene.x))
    paper.lay(chin, who["hair"], 0.75 * (who["beard"] > 0))
    line = -high + 0.08 + who["fringe"] * 0.75 + 0.5 * (scene.x - who["parting"]) ** 2 * np.sign(0.5 - who["fringe"])
    top = np.maximum(paper.oval(0, 0.0, wide + 0.1, high + 0.14, 2.3), scene.y - line)
    paper.lay(top, who["hair"], bare)
    rim = np.maximum(paper.oval(0, 0.1, wide + 0.2, high + 0.26, 2.4), -paper.oval(0, 0.2, wide - 0.04, high - 0.1))
    paper.lay(rim, who["cloth"], who["hood"])


def _features(paper: _Paper, who: dict[str, Any], skin: Array) -> None:
    """Eyes, brows, nose and mouth."""
    scene, level, size = paper.scene, who["eye_height"], who["eye_size"]
    for side in (-1, 1):
        x = side * who["eye_apart"]
        lid = size * 0.75 * scene.eye_open
        paper.lay(paper.oval(x, level, size * 1.25, lid), WHITE)
        iris = np.maximum(
            paper.oval(x + scene.gaze * 0.5 * size, level, size * 0.7, size * 0.7), paper.oval(x, level, size, lid)
        )
        paper.lay(iris, who["iris"] * 0.8)
        brow = level - 0.17 - scene.brow_up + who["brow_slant"] * (scene.x - x) * side
        paper.lay(
            np.maximum(np.abs(scene.y - brow) - who["brow_thick"], np.abs(scene.x - x) - 1.4 * size), who["hair"] * 0.7
        )
    tip = level + 0.1 + who["nose_long"]
    paper.lay(
        np.maximum(np.abs(scene.x) - 0.025, np.abs(scene.y - (level + tip) / 2) - who["nose_long"] / 2), skin * 0.82
    )
    paper.lay(paper.oval(0, tip, who["nose_wide"], 0.05), skin * 0.7)
    lips = who["mouth_height"] - 0.09 * scene.smile * (2 * (scene.x / who["mouth_wide"]) ** 2 - 1)
    inside = np.abs(scene.x) - who["mouth_wide"] * (1 + 0.15 * scene.smile)
    paper.lay(
        np.maximum(np.abs(scene.y - lips) - 0.05 - 0.07 * scene.mouth_open, inside), skin * 0.6 + [0.12, 0.0, 0.02]
    )
    paper.lay(np.maximum(np.abs(scene.y - lips) - 0.07 * scene.mouth_open + 0.02, inside + 0.05), DARK)


def _lit(colours: Array, scene: _Scene, rng: np.random.Generator) -> Array:
    """Brighter or darker as a whole and from one side, warmer or colder, with a little noise."""
    m = len(colours)
    angle, strength = rng.uniform(0, 2 * np.pi, size=(m, 1, 1)), rng.uniform(0, 0.45, size=(m, 1, 1))
    side = 1 + strength * (np.cos(angle) * scene.x + np.sin(angle) * scene.y)
    light = rng.uniform(0.6, 1.2, size=(m, 1, 1, 1)) * rng.uniform(0.92, 1.08, size=(m, 1, 1, 3))
    noise = rng.normal(scale=0.02, size=colours.shape)
    return np.asarray(np.clip(colours * light * side[..., np.newaxis] + noise, 0, 1))
