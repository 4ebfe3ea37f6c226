"""Draw the phrases and write train.tsv and test.tsv: `python data/phrases/make.py`, a few seconds.

A line of train.tsv is a French sentence and one English one; of test.tsv a French sentence and all the English ones
that were counted as right, the likeliest first, at most eight. Between them stand tabs; tokens are split by blanks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from grammar import Piece, sentence

SEED = 13
COUNTS = {"train": 5000, "test": 400}
MOST_REFERENCES, LONGEST = 8, 24  # English sentences of a line; tokens of a sentence
FOLDER = Path(__file__).parent
Lines = list[tuple[str, ...]]


def draw(counts: dict[str, int] = COUNTS, seed: int = SEED) -> dict[str, Lines]:
    """The lines of both files. No French sentence stands twice, neither in one file nor in both."""
    rng, seen = np.random.default_rng(seed), set[str]()
    lines: dict[str, Lines] = {}
    for part in sorted(counts):  # test first: it does not depend on how many are drawn for training
        some = pieces(rng, counts[part], seen)
        lines[part] = [(one.fr, *(references(one) if part == "test" else [translated(one, rng)])) for one in some]
    return lines


def more(count: int, seen: set[str], seed: int = SEED) -> list[tuple[str, str]]:
    """Further pairs for training, which are in no file; no French sentence is one of those `seen`."""
    rng = np.random.default_rng([seed, 1])
    return [(one.fr, translated(one, rng)) for one in pieces(rng, count, set(seen))]


def pieces(rng: np.random.Generator, count: int, seen: set[str]) -> Iterator[Piece]:
    """So many sentences of a bearable length, none of them in `seen`, where they are added."""
    while count:
        piece = sentence(rng)
        longest = max(len(piece.fr.split()), *(len(text.split()) for _, text in piece.en))
        if piece.fr not in seen and longest <= LONGEST:
            seen.add(piece.fr)
            count -= 1
            yield piece


def references(piece: Piece) -> list[str]:
    """What counts as right, the likeliest first; of equally likely ones the first in the alphabet."""
    ranked = sorted(piece.en, key=lambda one: (-round(one[0], 9), one[1]))
    return [text for _, text in ranked[:MOST_REFERENCES]]


def translated(piece: Piece, rng: np.random.Generator) -> str:
    """One of the translations, as often as its weight says."""
    weights = np.array([weight for weight, _ in piece.en])
    return piece.en[int(rng.choice(len(weights), p=weights / weights.sum()))][1]


def write(folder: Path, lines: dict[str, Lines]) -> None:
    """Both files."""
    for part, rows in lines.items():
        text = "".join("\t".join(row) + "\n" for row in rows)
        (folder / f"{part}.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    drawn = draw()
    write(FOLDER, drawn)
    for part, rows in drawn.items():
        print(f"{part}.tsv: {len(rows)} lines")
