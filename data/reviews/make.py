"""Draw the reviews and write reviews.tsv: `python data/reviews/make.py`, about a second.

Each line reads: part, group, stars, text, divided by tabs. No text stands in the file twice, so no review of the test
is in the training part; and the training part holds no sentence of the group "lacking".
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from grammar import MOST_WORDS, Review, review

SEED = 5
SHIPPED = {  # part: how many of each group
    "train": {"plain": 2000, "negated": 2000},
    "test": {"plain": 300, "negated": 300, "lacking": 200},
}
STARS = (1, 2, 3, 4, 5)
FILE = Path(__file__).parent / "reviews.tsv"


def drawn(rng: np.random.Generator, group: str, count: int, taken: set[str]) -> list[Review]:
    """`count` reviews that are not taken yet, as many of each number of stars; "lacking" ones as they come."""
    found: list[Review] = []
    room = dict.fromkeys(STARS, count if group == "lacking" else count // len(STARS))
    while len(found) < count:
        new = review(rng, group)
        if new.text in taken or not room[new.stars] or len(new.text.split()) > MOST_WORDS:
            continue
        taken.add(new.text)
        room[new.stars] -= 1
        found.append(new)
    return [found[int(i)] for i in rng.permutation(count)]


def parts(shipped: dict[str, dict[str, int]] = SHIPPED, seed: int = SEED) -> dict[str, list[Review]]:
    """All reviews by part; those of the test are drawn first, and every group has a generator of its own."""
    taken: set[str] = set()
    found: dict[str, list[Review]] = {}
    for part in sorted(shipped):
        found[part] = []
        for number, (group, count) in enumerate(shipped[part].items()):
            rng = np.random.default_rng([seed, list(SHIPPED).index(part), number])
            found[part] += drawn(rng, group, count, taken)
    return found


def lines(found: dict[str, list[Review]]) -> list[str]:
    """The lines of the file, training first."""
    return [
        f"{part}\t{each.group}\t{each.stars}\t{each.text}"
        for part in sorted(found, reverse=True)
        for each in found[part]
    ]


if __name__ == "__main__":
    FILE.write_text("\n".join(lines(parts())) + "\n", encoding="ascii")
    print(f"{FILE.name}: {FILE.stat().st_size / 1e3:.0f} kB")
