"""A drawing before it is SVG: boxes, dots, lines and words at their places. Colours are classes of the style sheet."""

import math
from dataclasses import dataclass, field

WIDTH = 760.0  # of every drawing; all lengths are in its own units, a reader's screen scales them
LEFT, RIGHT, TOP, FOOT = 56.0, 744.0, 22.0, 46.0  # where the plot begins and ends; room for what stands below it


@dataclass(frozen=True)
class Box:
    """A rectangle; `tip` is shown to a pointer that rests on it."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    tip: str = ""


@dataclass(frozen=True)
class Dot:
    """A small circle."""

    x: float
    y: float
    tip: str


@dataclass(frozen=True)
class Line:
    """From one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


@dataclass(frozen=True)
class Words:
    """Text beside the point: `anchor` start, middle or end; `turned` to be read from below."""

    x: float
    y: float
    text: str
    kind: str = ""
    anchor: str = "middle"
    turned: bool = False


@dataclass
class Drawing:
    """`title` says what it is, `alt` what it shows, for those who do not see it."""

    title: str
    alt: str
    height: float
    boxes: list[Box] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    @property
    def floor(self) -> float:
        """Where the plot ends and the labels below it begin."""
        return self.height - FOOT

    def column(self, x: float, label: str) -> None:
        """A grid line from top to bottom, with its label below."""
        self.lines.append(Line(x, TOP, x, self.floor, "grid"))
        self.words.append(Words(x, self.floor + 17, label, "tick"))

    def row(self, y: float, label: str) -> None:
        """A grid line from left to right, with its label before it."""
        self.lines.append(Line(LEFT, y, RIGHT, y, "grid"))
        self.words.append(Words(LEFT - 8, y + 4, label, "tick", "end"))

    def axes(self, across: str, up: str = "", left: float = LEFT, right: float = RIGHT) -> None:
        """What the two directions mean."""
        self.words.append(Words((left + right) / 2, self.floor + 38, across, "axis"))
        if up:
            self.words.append(Words(14, (TOP + self.floor) / 2, up, "axis", turned=True))


@dataclass(frozen=True)
class Scale:
    """From numbers to places: `low` lies at `start`, `high` at `end`; with `is_log` equal factors are equally long."""

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False

    def __call__(self, number: float) -> float:
        if self.is_log:
            share = math.log(number / self.low) / math.log(self.high / self.low)
        else:
            share = (number - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def steps(highest: float, about: int = 5) -> list[float]:
    """Round numbers from 0 to `highest` or a little more, about so many; [0, 1] if there is nothing to show."""
    if not highest > 0:
        return [0.0, 1.0]
    size = 10.0 ** math.floor(math.log10(highest / about))
    step = next(step for factor in (1, 2, 5, 10) if highest / (step := factor * size) <= about)
    return [step * number for number in range(math.ceil(highest / step - 1e-9) + 1)]


def decades(lowest: float, highest: float) -> list[float]:
    """The numbers 1, 2, 5 of each decade that hold both (positive) numbers between them."""
    low, high = math.floor(math.log10(lowest)), math.ceil(math.log10(highest))
    marks = [factor * 10.0**power for power in range(low - 1, high + 1) for factor in (1, 2, 5)]
    first = max(mark for mark in marks if mark <= lowest)
    last = min(mark for mark in marks if mark >= highest and mark > first)
    return [mark for mark in marks if first <= mark <= last]
