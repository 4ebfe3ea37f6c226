"""The house: where the folders of a course are."""

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from autograder.errors import CourseError

WEEK = re.compile(r"week\d{2}")


@dataclass(frozen=True)
class Course:
    """The root folder of a course and the rooms below it."""

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> "Course":
        """The course around `start` (default: the environment variable STARTCODE_COURSE, else the working folder)."""
        begin = start or Path(os.environ.get("STARTCODE_COURSE") or Path.cwd())
        for folder in (begin.resolve(), *begin.resolve().parents):
            if (folder / "nbgrader_config.py").is_file() and (folder / "source").is_dir():
                return cls(folder)
        raise CourseError(
            str(begin),
            "no course here: neither this folder nor one above it has nbgrader_config.py and source/.",
            "Change to the course's folder, or set STARTCODE_COURSE to it.",
        )

    @property
    def author(self) -> Path:
        """Lessons as their authors write them."""
        return self.root / "course"

    @property
    def source(self) -> Path:
        """Instructor notebooks, made from `author`."""
        return self.root / "source"

    @property
    def release(self) -> Path:
        """Learner notebooks, made from `source`."""
        return self.root / "release"

    @property
    def data(self) -> Path:
        """HDF5 files that the lessons read."""
        return self.root / "data"

    @property
    def contents(self) -> Path:
        """In which order the lessons of a week are taken; may be missing."""
        return self.author / "contents.toml"

    def lessons(self, weeks: Iterable[str] = ()) -> list[Path]:
        """The author's scripts of these weeks (default: all), in the order of `contents`, then of the alphabet.

        CourseError for an unknown week, and for contents that cannot be read or name a lesson that is not there.
        """
        chosen = list(weeks) or self.weeks()
        return [script for week in chosen for script in self._scripts(week)]

    def weeks(self) -> list[str]:
        """Names of the weeks that have author text, in order."""
        return sorted(folder.name for folder in self.author.glob("week??") if WEEK.fullmatch(folder.name))

    def _scripts(self, week: str) -> list[Path]:
        known = self.weeks()
        if week not in known:
            close = get_close_matches(week, known, n=1)
            hint = f'Did you mean "{close[0]}"?' if close else f"There are: {', '.join(known) or 'none yet'}."
            raise CourseError(str(self.author), f'there is no week "{week}".', hint)
        scripts = [path for path in (self.author / week).glob("*.py") if not path.name.endswith(".variants.py")]
        listed = self._listed(week, {path.stem for path in scripts})
        return sorted(scripts, key=lambda path: (listed.get(path.stem, len(listed)), path.stem))

    def _listed(self, week: str, known: set[str]) -> dict[str, int]:
        """The place of each lesson of a week that the contents name."""
        try:
            names = tomllib.loads(self.contents.read_text(encoding="utf-8")).get(week, [])
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            step = 'A line is such as: week05 = ["initialization", "regularization"]'
            raise CourseError(str(self.contents), f"it cannot be read: {error}.", step) from error
        if strange := [name for name in names if name not in known]:
            close = get_close_matches(str(strange[0]), sorted(known), n=1)
            hint = f'Did you mean "{close[0]}"?' if close else "Take it out, or write the lesson."
            raise CourseError(str(self.contents), f'{week} names "{strange[0]}", and there is no such lesson.', hint)
        return {name: place for place, name in enumerate(names)}
