"""French sentences and what they mean in English, drawn from a small grammar."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from startcode.datasets import places, text
from startcode.errors import DatasetError

LONGEST = 100  # tokens of a sentence; a line with more is no sentence
DESCRIBED = "data/phrases/README.md describes train.tsv and test.tsv; without a folder the course's own are read."
Pair = tuple[str, str]


class PhraseData(NamedTuple):
    """Sentences as texts whose tokens are split by single blanks.

    `train` and `test` are pairs (French, English). `references[i]` are the translations of test sentence i that count
    as right; the one in `test` is the first of them.
    """

    train: tuple[Pair, ...]
    test: tuple[Pair, ...]
    references: tuple[tuple[str, ...], ...]


def load_phrases(folder: str | os.PathLike[str] | None = None) -> PhraseData:
    """The course's pairs, or those of the files train.tsv and test.tsv in `folder`.

    On a line stand a French sentence and its translations, with tabs between them: one in train.tsv, one or more in
    test.tsv. Raises DatasetError when there is nothing to read, or nothing of this form.
    """
    files = [_file(folder, name) for name in ("train.tsv", "test.tsv")]
    train, test = (list(_rows(file)) for file in files)
    for number, row in enumerate(train, start=1):
        if len(row) != 2:
            what = f"there are {len(row)} sentences, not a pair."
            raise DatasetError(f"{files[0]}, line {number}", what, DESCRIBED)
    pairs = tuple((row[0], row[1]) for row in train), tuple((row[0], row[1]) for row in test)
    return PhraseData(*pairs, tuple(row[1:] for row in test))


def _file(folder: str | os.PathLike[str] | None, name: str) -> Path:
    return Path(folder).expanduser() / name if folder else places.find(f"phrases/{name}")


def _rows(file: Path) -> Iterator[tuple[str, ...]]:
    lines = text.lines(file, DESCRIBED)
    if not any(line.strip() for line in lines):
        raise DatasetError(str(file), "it holds no sentence.", DESCRIBED)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = tuple(" ".join(sentence.split()) for sentence in line.split("\t"))
            if fault := _fault(row):
                raise DatasetError(f"{file}, line {number}", fault, DESCRIBED)
            yield row


def _fault(row: tuple[str, ...]) -> str | None:
    """What is wrong with a line, if anything is."""
    if len(row) < 2:
        return "there is no tab: a sentence without a translation."
    if not all(row):
        return "a sentence is empty."
    longest = max(sentence.count(" ") + 1 for sentence in row)
    return f"a sentence has {longest} tokens; {LONGEST} are the most." if longest > LONGEST else None
