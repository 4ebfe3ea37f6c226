"""Short reviews of restaurants, with their stars."""

import os
from pathlib import Path
from typing import NamedTuple

from startcode.datasets import places
from startcode.datasets import text as text_file
from startcode.errors import DatasetError

PARTS = ("train", "test")
DESCRIBED = "data/reviews/README.md describes the lines that load_reviews reads."


class Review(NamedTuple):
    """A text of small letters without punctuation, its stars from 1 to 5, and its group."""

    text: str
    stars: int
    group: str


class ReviewData(NamedTuple):
    """Reviews for training and for the test; no text stands in both."""

    train: tuple[Review, ...]
    test: tuple[Review, ...]


def load_reviews(path: str | os.PathLike[str] | None = None) -> ReviewData:
    """Reviews with 1 to 5 stars, in a part for training and one for the test.

    The groups: in "plain" reviews every word means what it says; in "negated" ones some word turns the meaning of
    others; "lacking" ones, only in the test, deny three virtues in a row. `path` may name another file of the same
    form; without it the course's own data/reviews/reviews.tsv is read. Raises DatasetError when there is nothing to
    read, or nothing of this form.
    """
    file = Path(path).expanduser() if path else places.find("reviews/reviews.tsv")
    lines = text_file.lines(file, DESCRIBED)
    dealt: dict[str, list[Review]] = {part: [] for part in PARTS}
    for number, line in enumerate(lines, start=1):
        part, review = _read(line, f"{file}, line {number}")
        dealt[part].append(review)
    if missing := [part for part in PARTS if not dealt[part]]:
        raise DatasetError(str(file), f"it holds no review of the part {missing[0]}.", DESCRIBED)
    return ReviewData(tuple(dealt["train"]), tuple(dealt["test"]))


def _read(line: str, where: str) -> tuple[str, Review]:
    """The part and the review of a line."""
    fields = line.split("\t")
    if len(fields) != 4:
        raise DatasetError(where, f"there are {len(fields)} fields between tabs, not 4.", DESCRIBED)
    part, group, stars, text = fields
    if part not in PARTS or stars not in {"1", "2", "3", "4", "5"} or not text.strip():
        raise DatasetError(where, f"the part is {part!r}, the stars are {stars!r}, the text {text!r}.", DESCRIBED)
    return part, Review(text, int(stars), group)
