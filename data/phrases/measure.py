"""Measure the shipped translator on the test sentences and write the figures into README.md.

    OPENBLAS_NUM_THREADS=1 python data/phrases/measure.py        (about half a minute)

Search and BLEU are those of the lesson week13/sequence_to_sequence, whose reference answers are read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from autograder.reference import lesson
from startcode.datasets import PhraseData, load_phrases
from startcode.pretrained import Translator, translator

FOLDER = Path(__file__).parent
README = FOLDER / "README.md"
BEGIN, END = "<!-- figures: begin, written by measure.py -->\n", "<!-- figures: end -->\n"
WIDTHS, ALPHAS, WIDTH = (1, 2, 3, 5, 10), (0.0, 0.4, 0.7, 1.0, 1.5), 5
LONGEST = 30


class Figures(NamedTuple):
    """What came out of a search with one width and one alpha, over all sentences."""

    bleu: float
    exact: float  # share
    log_p: float  # mean
    tokens: float  # mean, </s> included


class Found(NamedTuple):
    """Of every sentence the best tokens."""

    tokens: list[list[int]]
    texts: list[str]


def search(ours: SimpleNamespace, model: Translator, data: PhraseData, width: int, alpha: float = 0.0) -> Found:
    """Translate all test sentences."""
    signs = (model.bos, model.eos, width, LONGEST, alpha)
    tokens = [ours.beam_search(model.step, model.encode(french), *signs)[0][1] for french, _ in data.test]
    return Found(tokens, [model.text(one) for one in tokens])


def figures(ours: SimpleNamespace, model: Translator, data: PhraseData, found: Found) -> Figures:
    """All figures of one search."""
    exact = [text in some for text, some in zip(found.texts, data.references, strict=True)]
    logs = [log_p(ours, model, french, one) for (french, _), one in zip(data.test, found.tokens, strict=True)]
    mean = float(np.mean([len(one) for one in found.tokens]))
    return Figures(bleu(ours, found.texts, data.references), float(np.mean(exact)), float(np.mean(logs)), mean)


def log_p(ours: SimpleNamespace, model: Translator, french: str, tokens: list[int]) -> float:
    """How likely the translator finds these tokens."""
    return float(ours.search_or_model(model.step, model.encode(french), model.bos, tokens, tokens)[0])


def bleu(ours: SimpleNamespace, texts: Sequence[str], references: Sequence[Sequence[str]]) -> float:
    """BLEU of the corpus: clipped counts and lengths are added up before anything is divided."""
    mine, theirs = [text.split() for text in texts], [[one.split() for one in some] for some in references]
    logs = []
    for n in range(1, 5):
        counts = [max(len(words) - n + 1, 0) for words in mine]
        clipped = [ours.modified_precision(words, some, n) for words, some in zip(mine, theirs, strict=True)]
        logs.append(np.log(np.dot(counts, clipped) / sum(counts)))
    nearest = [min((abs(len(one) - len(w)), len(one)) for one in some)[1] for w, some in zip(mine, theirs, strict=True)]
    return float(ours.brevity_penalty(sum(map(len, mine)), sum(nearest)) * np.exp(np.mean(logs)))


def faults(ours: SimpleNamespace, model: Translator, data: PhraseData, found: Found) -> dict[str, int]:
    """How many translations are right, and whose fault the others are, the likeliest reference being the right one."""
    count = {"right": 0, "search": 0, "model": 0}
    for (french, _), some, text, tokens in zip(data.test, data.references, found.texts, found.tokens, strict=True):
        if text in some:
            count["right"] += 1
            continue
        best = max(log_p(ours, model, french, model.numbers(one)) for one in some)
        count["search" if best > log_p(ours, model, french, tokens) else "model"] += 1
    return count


def tables(ours: SimpleNamespace, model: Translator, data: PhraseData) -> Iterator[str]:
    """The lines of the README between its marks."""
    yield from ("", "| beam width | BLEU | exact | mean log p | tokens | fault of the search | of the model |")
    yield "|---|---|---|---|---|---|---|"
    for width in WIDTHS:
        found = search(ours, model, data, width)
        whose = faults(ours, model, data, found)
        yield f"| {width} | {row(figures(ours, model, data, found))} | {whose['search']} | {whose['model']} |"
    yield from ("", f"| alpha, beam width {WIDTH} | BLEU | exact | mean log p | tokens |", "|---|---|---|---|---|")
    for alpha in ALPHAS:
        yield f"| {alpha} | {row(figures(ours, model, data, search(ours, model, data, WIDTH, alpha)))} |"
    yield ""


def row(one: Figures) -> str:
    """Figures as cells of a table."""
    return f"{one.bleu:.3f} | {one.exact:.1%} | {one.log_p:.3f} | {one.tokens:.2f}".replace("%", " %")


def main() -> None:
    """Measure, and rewrite the README between its marks."""
    ours, model, data = (
        lesson("week13/sequence_to_sequence"),
        translator(FOLDER / "translator.h5"),
        load_phrases(FOLDER),
    )
    lines = "\n".join(tables(ours, model, data))
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    README.write_text(before + BEGIN + lines + "\n" + END + rest.partition(END)[2], encoding="utf-8")
    print(lines)


if __name__ == "__main__":
    main()
