"""Sentences in words that stand apart by blanks, and questions about words."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from startcode.datasets import places, text
from startcode.errors import DatasetError

ANOTHER = "Give a text file in UTF-8 with one sentence on every line, or leave the path out for the course's own."
FORM = 'A line reads "man king woman queen : kind", as in data/words/analogies.txt.'
LONGEST = 1000  # words of a line; what has more is no sentence


class Analogy(NamedTuple):
    """A question about words: `a` is to `b` as `c` is to `d`; `kind` says what they have to do with each other."""

    a: str
    b: str
    c: str
    d: str
    kind: str


def load_corpus(path: str | os.PathLike[str] | None = None) -> tuple[tuple[str, ...], ...]:
    """Sentences in the order of the file, each a tuple of words in small letters; empty lines are left out.

    `path` may name a text file of your own with one sentence on every line and blanks between the words; without it
    the course's own data/words/corpus.txt is read. Raises DatasetError when there is nothing to read, or no sentences.
    """
    file = Path(path).expanduser() if path else places.find("words/corpus.txt")
    sentences = []
    for number, line in enumerate(text.lines(file, ANOTHER), start=1):
        words = tuple(sys.intern(word) for word in line.lower().split())  # each word stands in memory once
        if len(words) > LONGEST:
            raise DatasetError(f"{file}, line {number}", f"a line of {len(words)} words is no sentence.", ANOTHER)
        if words:
            sentences.append(words)
    if not sentences:
        raise DatasetError(str(file), "it holds no sentence.", ANOTHER)
    return tuple(sentences)


def load_analogies(path: str | os.PathLike[str] | None = None) -> tuple[Analogy, ...]:
    """Questions `a b c d : kind`, one a line, in the order of the file.

    `path` may name a file of your own of the same form; without it the course's own data/words/analogies.txt is read.
    Raises DatasetError, with the line, when something else stands there.
    """
    file = Path(path).expanduser() if path else places.find("words/analogies.txt")
    questions = []
    for number, line in enumerate(text.lines(file, FORM), start=1):
        words, _, kind = line.partition(":")
        match words.lower().split():
            case [a, b, c, d] if kind.strip():
                questions.append(Analogy(a, b, c, d, kind.strip()))
            case [] if not kind.strip():
                pass
            case some:
                what = f"it has {len(some)} words and {'a' if kind.strip() else 'no'} kind, not four words and a kind."
                raise DatasetError(f"{file}, line {number}", what, FORM)
    if not questions:
        raise DatasetError(str(file), "it holds no question.", FORM)
    return tuple(questions)
