"""Measure the shipped vectors and write the figures into README.md.

OPENBLAS_NUM_THREADS=1 python data/words/measure.py        (about two seconds)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import make
import numpy as np
from numpy.typing import NDArray

from startcode.datasets import Analogy, load_analogies
from startcode.pretrained import word_vectors

Vectors = Mapping[str, NDArray[np.float64]]

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- figures: begin, written by measure.py -->\n", "<!-- figures: end -->\n"
PAIRS = (("man", "woman"), ("boy", "girl"), ("father", "mother"), ("son", "daughter"), ("he", "she"))


def right_answers(vectors: Vectors, questions: Sequence[Analogy]) -> list[bool]:
    """For each question, whether d is the word whose difference from c points most as that of b from a does.

    The words of the question are no answers.
    """
    places = {word: place for place, word in enumerate(vectors)}
    table = np.array(list(vectors.values()))
    right = []
    for question in questions:
        a, b, c, d = (places[word] for word in question[:4])
        steps = table - table[c]
        sizes = np.linalg.norm(steps, axis=1)
        cosines = steps @ (table[b] - table[a]) / np.where(sizes > 0, sizes, 1.0)
        cosines[[a, b, c]] = -np.inf
        right.append(int(cosines.argmax()) == d)
    return right


def bias_direction(vectors: Vectors) -> NDArray[np.float64]:
    """The mean difference she - he of five pairs, for vectors of length 1, brought to length 1."""
    mean = np.mean([unit(vectors[she]) - unit(vectors[he]) for he, she in PAIRS], axis=0)
    return unit(mean)


def unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    """The vector, brought to length 1."""
    return vector / np.linalg.norm(vector)


def analogies(vectors: Vectors) -> Iterator[str]:
    """The table of analogies."""
    questions = load_analogies()
    right = right_answers(vectors, questions)
    yield "| analogies | for instance | questions | answered rightly |"
    yield "|---|---|---|---|"
    for kind in dict.fromkeys(question.kind for question in questions):
        some = [place for place, question in enumerate(questions) if question.kind == kind]
        first = questions[some[0]]
        share = np.mean([right[place] for place in some])
        words = f"{first.a} : {first.b} = {first.c} : {first.d}"
        yield f"| {kind} | {words} | {len(some)} | {100 * share:.1f} % |"
    yield f"| **all** | | {len(right)} | **{100 * np.mean(right):.1f} %** |"


def bias(vectors: Vectors) -> Iterator[str]:
    """The table of occupations."""
    axis = bias_direction(vectors)
    lines = make.Lexicon().topics["work"].lines
    along = [float(unit(vectors[line.forms[0]]) @ axis) for line in lines]
    yield "| occupation | share of she, planted | cosine with the direction he to she |"
    yield "|---|---|---|"
    for line, value in zip(lines, along, strict=True):
        yield f"| {line.forms[0]} | {100 * (1 - line.share_of_he):.0f} % | {value:+.2f} |"
    agreement = np.corrcoef([1 - line.share_of_he for line in lines], along)[0, 1]
    yield f"| **correlation** | | **{agreement:.3f}** |"


def figures() -> str:
    """Both tables."""
    vectors = word_vectors(README.with_name("vectors.h5"))
    return "\n\n".join("\n".join(table) for table in (analogies(vectors), bias(vectors)))


def main() -> None:
    """Print the tables and put them between the marks of README.md."""
    measured = figures()
    print(measured)
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    README.write_text(f"{before}{BEGIN}\n{measured}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
