"""Dates as people write them, and by ISO 8601."""

import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from startcode.datasets import places
from startcode.datasets import text as text_file
from startcode.errors import DatasetError

Pair = tuple[str, str]
Vocabulary = dict[str, int]
PARTS = ("train.txt", "test.txt")
T_X, T_Y = 30, 10  # the longest text, and the length of every ISO date
ANOTHER = "Name a folder with train.txt and test.txt, or leave the path out for the course's own dates."
WANTED = "A line holds a date as written, a tab, and the same date as YYYY-MM-DD."


class DateData(NamedTuple):
    """Pairs (as written, by ISO 8601), and the number of every sign of either."""

    pairs: tuple[Pair, ...]  # to learn from
    test_pairs: tuple[Pair, ...]  # other days than those
    human_vocab: Vocabulary  # "<pad>" is 0, "<unk>" is 1
    machine_vocab: Vocabulary  # "<start>" is 0


def load_dates(path: str | os.PathLike[str] | None = None) -> DateData:
    """Dates in small letters, such as ("3rd of may, 1997", "1997-05-03"), in the order of the files.

    `path` may name another folder with train.txt and test.txt; without it the course's own data/dates is read. The
    vocabularies hold the signs of train.txt. Raises DatasetError when there is nothing to read, or no such pairs.
    """
    folder = Path(path).expanduser() if path else places.find("dates/train.txt").parent
    pairs, test_pairs = (_pairs(folder / part) for part in PARTS)
    human = ["<pad>", "<unk>", *sorted({sign for text, _ in pairs for sign in text})]
    machine = ["<start>", *sorted({sign for _, iso in pairs for sign in iso})]
    return DateData(pairs, test_pairs, *({sign: k for k, sign in enumerate(signs)} for signs in (human, machine)))


def coded_dates(pairs: tuple[Pair, ...], data: DateData) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs as numbers: X (count, 30), padded behind with 0, and Y (count, 10)."""
    X, Y = np.zeros((len(pairs), T_X), np.int64), np.zeros((len(pairs), T_Y), np.int64)
    for row, (text, iso) in enumerate(pairs):
        known = [data.human_vocab.get(sign, data.human_vocab["<unk>"]) for sign in text[:T_X]]
        X[row, : len(known)] = known
        Y[row] = [data.machine_vocab[sign] for sign in iso]
    return X, Y


def _pairs(file: Path) -> tuple[Pair, ...]:
    lines = text_file.lines(file, ANOTHER)
    found = []
    for number, line in enumerate(lines, start=1):
        text, _, iso = line.partition("\t")
        if not text or len(iso) != T_Y or not iso.replace("-", "").isdecimal():
            raise DatasetError(f"{file}, line {number}", f"{line[:60]!r} is no pair of dates.", WANTED)
        found.append((text, iso))
    if not found:
        raise DatasetError(str(file), "it holds no pair.", WANTED)
    return tuple(found)
