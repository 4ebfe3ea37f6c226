"""Draw the sentences of corpus.txt from lexicon.toml, and write the questions of analogies.txt.

    python data/words/make.py        (about five seconds)

The same seed gives the same bytes, with any version of NumPy whose generator gives the same stream.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import numpy as np

SEED = 12
SENTENCES = 40_000
STRAIGHT = 0.8  # how often a trait or status comes from the list that belongs to the pronoun
FOLDER = Path(__file__).parent
PRONOUNS = {"HE": ("he", "she"), "HIS": ("his", "her"), "HIM": ("him", "her"), "HIMSELF": ("himself", "herself")}


@dataclass(frozen=True)
class Line:
    """Forms of a word, what goes with them, what they are, and how often a pronoun that is drawn is `he`."""

    forms: tuple[str, ...]
    about: tuple[str, ...]
    kind: tuple[str, ...]
    share_of_he: float


@dataclass(frozen=True)
class Topic:
    """Lines, and for each of their forms the sentences that it may stand in."""

    name: str
    lines: tuple[Line, ...]
    sentences: tuple[tuple[str, ...], ...]

    def sentences_of(self, form: int) -> tuple[str, ...]:
        """One list of sentences may serve all forms."""
        return self.sentences[form % len(self.sentences)]


class Lexicon:
    """What lexicon.toml says."""

    def __init__(self, path: Path = FOLDER / "lexicon.toml") -> None:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        self.lists = {name: tuple(words.split()) for name, words in table["lists"].items()}
        self.doing = {kind: tuple(words.split()) for kind, words in table["doing"].items()}
        self.gendered = {
            place: tuple(tuple(table[list_of][pronoun].split()) for pronoun in ("he", "she"))
            for place, list_of in (("TRAIT", "traits"), ("STATUS", "status"))
        }
        self.topics = {name: _topic(name, topic) for name, topic in table["topics"].items()}
        weights = np.array([topic["weight"] for topic in table["topics"].values()])
        self.shares = weights / weights.sum()
        self.analogies: dict[str, tuple[str, int, int]] = {k: tuple(v) for k, v in table["analogies"].items()}


def _topic(name: str, table: dict[str, Any]) -> Topic:
    lines = tuple(_line(text) for text in table["lines"].strip().splitlines())
    return Topic(name, lines, tuple(tuple(some) for some in table["sentences"]))


def _line(text: str) -> Line:
    """A line such as `nurse 0.08 : hospital bandage ward`; without a number he and she come equally often."""
    words, about, *kind = (part.split() for part in text.split(":"))
    shares = [float(word) for word in words if word[0].isdigit()]
    forms = tuple(word for word in words if not word[0].isdigit())
    return Line(forms, tuple(about), tuple(kind[0]) if kind else (), shares[0] if shares else 0.5)


def sentence(lexicon: Lexicon, rng: np.random.Generator) -> str:
    """One sentence: a topic, a line, a form, a pattern, and then every place in capitals filled."""
    topic = list(lexicon.topics.values())[rng.choice(len(lexicon.shares), p=lexicon.shares)]
    line = topic.lines[rng.integers(len(topic.lines))]
    form = int(rng.integers(len(line.forms)))
    gender = form if topic.name == "people" else int(rng.random() >= line.share_of_he)
    patterns = topic.sentences_of(form)
    pattern = patterns[rng.integers(len(patterns))]
    others = [other.forms[form] for other in topic.lines if other is not line]

    def filled(place: str) -> str:
        if not place.isupper():
            return place
        if place in ("WORD", "FIRST"):
            return line.forms[form if place == "WORD" else 0]
        if place in PRONOUNS:
            return PRONOUNS[place][gender]
        if place in lexicon.gendered:
            words = lexicon.gendered[place][gender if rng.random() < STRAIGHT else 1 - gender]
        else:
            doing = tuple(word for kind in line.kind for word in lexicon.doing.get(kind, ()))
            own = {"ABOUT": line.about, "OTHER": tuple(others), "KIND": line.kind, "DOING": doing}
            words = own[place] if place in own else lexicon.lists[place]
        return words[rng.integers(len(words))]

    return with_articles(" ".join(filled(place) for place in pattern.split()))


def with_articles(text: str) -> str:
    """The article before a vowel is `an`."""
    words = text.split()
    for place, (word, after) in enumerate(pairwise(words)):
        if word == "a" and after[0] in "aeiou":
            words[place] = "an"
    return " ".join(words)


def corpus(sentences: int = SENTENCES, seed: int = SEED) -> Iterator[str]:
    """So many sentences; the first ones do not depend on their number."""
    lexicon, rng = Lexicon(), np.random.default_rng(seed)
    return (sentence(lexicon, rng) for _ in range(sentences))


def analogies() -> Iterator[str]:
    """Every question `a b c d : kind`: a is to b as c is to d, for any two lines of a topic."""
    lexicon = Lexicon()
    for kind, (topic, one, other) in lexicon.analogies.items():
        for first, second in permutations(lexicon.topics[topic].lines, 2):
            yield f"{first.forms[one]} {first.forms[other]} {second.forms[one]} {second.forms[other]} : {kind}"


def main() -> None:
    """Write both files."""
    for name, lines in (("corpus.txt", corpus()), ("analogies.txt", analogies())):
        file = FOLDER / name
        file.write_text("".join(f"{line}\n" for line in lines), encoding="ascii", newline="\n")
        print(f"{name}: {file.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
