"""Notebooks and the file of progress, put together."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from startcode.grading import is_grading
from startcode.progress import card, words
from startcode.progress.ledger import Entry, Ledger, path_in, read
from startcode.progress.lessons import Lesson, course_around, lesson_at, lessons_in
from startcode.progress.note import open_notebook, session
from startcode.progress.standing import Item, Standing
from startcode.progress.states import State

GRADING = "While a notebook is graded, no progress is kept."
NOTHING = "There is no notebook of the course in {start} or in a folder week.. above or beside it."
UNKNOWN = "There is no notebook of {lesson} around {start}."
DAMAGED = "{file} could not be read: the next check begins a new one."


@dataclass(frozen=True)
class Overview:
    """What `progress` shows: as a card in a notebook, as text anywhere else. `notices` say what was in the way."""

    standings: tuple[Standing, ...]
    notices: tuple[str, ...] = ()
    is_single: bool = False  # one notebook was asked for

    def __str__(self) -> str:
        return words.text(self.standings, self.notices, is_single=self.is_single)

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: ANN401 - IPython's printer
        printer.text(str(self))

    def _repr_html_(self) -> str:
        return card.html_of(self.standings, self.notices, is_single=self.is_single)


def progress(lesson: str | None = None, *, folder: str | Path | None = None) -> Overview:
    """How far you are: in the notebook `lesson`, such as "week02/logistic_regression", or in all of them.

    Which exercises there are is read from the notebooks in `folder`, or else around the notebook that runs; how far
    each is, from what its check said last. That is kept in the file .startcode/progress.json beside the folders of the
    weeks, on this machine only; with the environment variable STARTCODE_PROGRESS=off no file is written. Raises
    nothing: a notebook that ends with it runs to its end anywhere.
    """
    if is_grading():
        return Overview((), (GRADING,))
    mine = open_notebook() if folder is None else None
    start = mine.parent if mine and mine.is_file() else Path(folder or ".").expanduser()
    start = start.resolve()
    known = _lessons(start, mine)
    if not known:
        return Overview((), (NOTHING.format(start=start),))
    if lesson is not None:
        if lesson not in known:
            return Overview((), (_unknown(lesson, start, known),))
        known = {lesson: known[lesson]}
    return _overview(known.values(), is_single=lesson is not None)


def overview_of(lessons: Iterable[Lesson]) -> Overview:
    """The same for lessons that are at hand."""
    return _overview(lessons, is_single=False)


def _lessons(start: Path, mine: Path | None) -> dict[str, Lesson]:
    """All lessons around `start` in order; the notebook that runs counts as its lesson, whatever its name."""
    around = course_around(start)
    found = {lesson.name: lesson for lesson in [*lessons_in(start), *(around[1] if around else [])][::-1]}
    if mine and (own := lesson_at(mine)):
        found[own.name] = own
    return {lesson.name: lesson for lesson in sorted(found.values(), key=lambda lesson: lesson.order)}


def _overview(lessons: Iterable[Lesson], *, is_single: bool) -> Overview:
    ledgers: dict[Path, Ledger] = {}
    standings = []
    for lesson in lessons:
        ledger = ledgers.setdefault(lesson.root, read(lesson.root))
        standings.append(_standing(lesson, ledger))
    notices = [DAMAGED.format(file=path_in(root)) for root, ledger in ledgers.items() if ledger.is_damaged]
    return Overview(tuple(standings), tuple(notices), is_single)


def _standing(lesson: Lesson, ledger: Ledger) -> Standing:
    """Each exercise as its last check left it, here or in another session."""
    kept = ledger.entries.get(lesson.name, {})
    here = session.get(lesson.root, {}).get(lesson.name, {})
    nothing = Entry(State.NOT_ATTEMPTED, "")
    items = []
    for exercise in lesson.exercises:
        entries = (found.get(exercise.name, nothing) for found in (kept, here))
        items.append(Item(exercise, max(entries, key=lambda entry: entry.when).state))
    return Standing(lesson.name, tuple(items))


def _unknown(lesson: str, start: Path, known: Iterable[str]) -> str:
    close = get_close_matches(lesson, list(known), n=1)
    hint = f'Did you mean "{close[0]}"?' if close else f"There are: {', '.join(known)}."
    return f"{UNKNOWN.format(lesson=lesson, start=start)} {hint}"
