"""Write train.txt and test.txt: dates as people write them, a tab, and the same date by ISO 8601.

    python data/dates/make.py        (about ten seconds)

Babel writes them, with the formats and names of the CLDR, the Unicode Consortium's collection of local customs; a few
formats are our own. Every date of a hundred years belongs to one of the two files, so none of them stands in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from babel.dates import format_date

SEED = 13
FIRST, LAST = date(1950, 1, 1), date(2049, 12, 31)  # of "50" one knows that it is 1950, of "49" that it is 2049
COUNTS = {"train": 14_000, "test": 1_000}
TEST_SHARE = 0.1  # of all days
LONGEST = 30
FOLDER = Path(__file__).parent

# Formats by locale. Numbers between slashes are month first, as in the United States, and numbers between points day
# first, as in Germany. British and French dates with slashes would mean something else: they are left out.
FORMATS = {
    "en_US": ("full", "long", "medium", "short", "MM/dd/y", "EEE, MMM d, y", "MMM d yy", "MMMM d y"),
    "en_GB": ("full", "long", "medium", "EEE d MMM y", "d MMM yy", "d MMMM, y"),
    "de_DE": ("full", "long", "medium", "short", "d. MMM y"),
    "fr_FR": ("full", "long", "medium", "EEE d MMM y"),
}
WITH_ORDINALS = ("the {th} of {month} {year}", "{month} {th}, {year}", "{th} {month} {year}")  # English
Writer = Callable[[date], str]


def ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th, ..., 11th, ..., 21st, ..."""
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def writers() -> list[Writer]:
    """All ways of writing a date, each a function, in a fixed order."""

    def by_babel(form: str, locale: str) -> Writer:
        return lambda day: format_date(day, form, locale).lower()

    def by_us(form: str) -> Writer:
        return lambda day: form.format(
            th=ordinal(day.day), month=format_date(day, "MMMM", "en_US").lower(), year=day.year
        )

    local = [by_babel(form, locale) for locale, forms in FORMATS.items() for form in forms]
    return local + [by_us(form) for form in WITH_ORDINALS]


def days(part: str, seed: int = SEED) -> list[date]:
    """The days that belong to a part, in random order."""
    count = (LAST - FIRST).days + 1
    order = np.random.default_rng([seed, 0]).permutation(count)
    border = round(TEST_SHARE * count)
    chosen = order[:border] if part == "test" else order[border:]
    return [FIRST + timedelta(days=int(place)) for place in chosen]


def pairs(part: str, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Pairs of a date as written and by ISO 8601, no text twice, for as long as one asks."""
    known, ways, seen = days(part, seed), writers(), set()
    rng = np.random.default_rng([seed, 1 + list(COUNTS).index(part)])
    while True:
        day = known[rng.integers(len(known))]
        text = ways[rng.integers(len(ways))](day)
        if text not in seen and len(text) <= LONGEST:
            seen.add(text)
            yield text, day.isoformat()


def write(folder: Path, counts: dict[str, int] = COUNTS, seed: int = SEED) -> None:
    """Write both files."""
    for part, count in counts.items():
        lines = [f"{text}\t{iso}\n" for (text, iso), _ in zip(pairs(part, seed), range(count), strict=False)]
        (folder / f"{part}.txt").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(FOLDER)
    for name in COUNTS:
        print(f"{name}.txt: {(FOLDER / f'{name}.txt').stat().st_size / 1e3:.0f} kB")
