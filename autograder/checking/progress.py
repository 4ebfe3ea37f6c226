"""A learner's progress in the terminal, from the same file as `startcode.progress` in a notebook."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from autograder.checking.checked import Checked
from autograder.errors import MachineError
from startcode.progress.lessons import lesson_at
from startcode.progress.note import keep
from startcode.progress.overview import Overview, overview_of, progress
from startcode.progress.states import state_of


def keep_verdicts(checked: Checked) -> MachineError | None:
    """Enter what was found in the file beside the notebook; the error if that cannot be written."""
    lesson = lesson_at(Path(checked.notebook))
    if lesson is None:
        return None
    found = {one.name: state_of(one.outcome, some_hold=one.points > 0) for one in checked.exercises}
    try:
        if said := keep(lesson, found):
            sys.stderr.write(f"{said}\n")
    except OSError as error:
        what = f"progress cannot be kept here ({error.strerror or error})."
        return MachineError(str(lesson.root), what, "Make that folder writable.")
    return None


def show_progress(paths: Sequence[Path], *, as_json: bool) -> None:
    """Print how far the notebooks at `paths` are, or all that are around the working folder."""
    lessons = [lesson for path in paths if (lesson := lesson_at(path))]
    found = overview_of(lessons) if lessons else progress()
    sys.stdout.write(f"{_json(found) if as_json else found}\n")


def _json(found: Overview) -> str:
    lessons = [
        {
            "lesson": standing.lesson,
            "exercises": [
                {"name": item.exercise.name, "points": item.exercise.points, "state": item.state}
                for item in standing.items
            ],
        }
        for standing in found.standings
    ]
    return json.dumps({"lessons": lessons, "notices": found.notices})
