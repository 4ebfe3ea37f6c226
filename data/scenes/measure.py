"""Measure the shipped detector and write the figures into README.md.

    OPENBLAS_NUM_THREADS=1 python data/scenes/measure.py        (about ten seconds)

The score from which on a find is reported is chosen on validation scenes, which are drawn here; the test scenes of
scenes.h5 are used once, with that score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import make
import numpy as np
from found import Found, objects
from numpy.typing import NDArray
from scoring import Judged, area_under_curve, judge, precision_and_recall

from startcode.datasets import load_scenes
from startcode.pretrained import SceneDetector, scene_detector

Array = NDArray[Any]

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- figures: begin, written by measure.py -->\n", "<!-- figures: end -->\n"
LOWEST, OVERLAP = 0.02, 0.45  # what is less sure is not looked at; boxes of a class that overlap more are one
SCORES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)  # to choose from
VALIDATION = 200  # scenes


class Scenes(NamedTuple):
    """Pictures with what is in them."""

    pictures: Array
    boxes: Sequence[Array]
    labels: Sequence[Array]


def shipped() -> Scenes:
    """The test scenes of scenes.h5."""
    data = load_scenes(make.FILE)
    return Scenes(data.X_test, data.boxes_test, data.labels_test)


def drawn(part: str, count: int) -> Scenes:
    """Scenes of another part."""
    scenes = make.scenes(part, range(count))
    pictures = np.stack([scene.picture for scene in scenes])
    return Scenes(pictures, [scene.boxes for scene in scenes], [scene.labels for scene in scenes])


def found_in(scenes: Scenes, detector: SceneDetector) -> list[Found]:
    """All that the detector finds, down to the lowest score."""
    return objects(detector.volume(scenes.pictures), detector.anchors, LOWEST, OVERLAP)


def judged(scenes: Scenes, detector: SceneDetector) -> list[Judged]:
    """What was found, class by class."""
    found = found_in(scenes, detector)
    return [judge(found, scenes.boxes, scenes.labels, label) for label in range(len(detector.classes))]


def mean_average_precision(verdicts: Sequence[Judged]) -> float:
    """Mean over the classes, each counting alike."""
    return float(np.mean([area_under_curve(verdict) for verdict in verdicts]))


def together(verdicts: Sequence[Judged]) -> Judged:
    """All classes in one pot, in which every object counts alike."""
    scores, right = (np.concatenate(parts) for parts in zip(*((v.scores, v.right) for v in verdicts), strict=True))
    return Judged(scores, right, sum(verdict.there for verdict in verdicts))


def balance(verdicts: Sequence[Judged], score: float) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean F1 over all classes."""
    precision, recall = precision_and_recall(together(verdicts), score)
    return precision, recall, 2 * precision * recall / (precision + recall)


def chosen_score(verdicts: Sequence[Judged]) -> float:
    """The score with the best F1."""
    return max(SCORES, key=lambda score: balance(verdicts, score)[2])


def choice(verdicts: Sequence[Judged]) -> Iterator[str]:
    """The table of scores to choose from, on validation scenes."""
    yield "| score, validation scenes | precision | recall | F1 |"
    yield "|---|---|---|---|"
    for score in SCORES:
        precision, recall, f1 = balance(verdicts, score)
        yield f"| {score} | {100 * precision:.1f} % | {100 * recall:.1f} % | {100 * f1:.1f} % |"


def by_class(verdicts: Sequence[Judged], classes: Sequence[str], score: float) -> Iterator[str]:
    """The table of classes, on test scenes."""
    yield f"| class, test scenes | objects | average precision | precision at {score} | recall at {score} |"
    yield "|---|---|---|---|---|"
    for name, verdict in zip(classes, verdicts, strict=True):
        precision, recall = precision_and_recall(verdict, score)
        shares = f"{100 * precision:.1f} % | {100 * recall:.1f} %"
        yield f"| {name} | {verdict.there} | {area_under_curve(verdict):.3f} | {shares} |"
    precision, recall, _ = balance(verdicts, score)
    there, mean = together(verdicts).there, mean_average_precision(verdicts)
    yield f"| **all** | {there} | **mean {mean:.3f}** | {100 * precision:.1f} % | {100 * recall:.1f} % |"


def main() -> None:
    """Print the tables and put them between the marks of README.md."""
    detector = scene_detector(make.FILE.with_name("detector.h5"))
    validation, test = judged(drawn("validation", VALIDATION), detector), judged(shipped(), detector)
    tables = [by_class(test, detector.classes, chosen_score(validation)), choice(validation)]
    figures = "\n\n".join("\n".join(table) for table in tables)
    print(figures)
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    README.write_text(f"{before}{BEGIN}\n{figures}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
