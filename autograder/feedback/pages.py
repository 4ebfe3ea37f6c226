"""The page of one notebook, from all that there is of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.course import Course
from autograder.feedback.cells import grade_id
from autograder.feedback.compose import compose
from autograder.feedback.evidence import gather
from autograder.feedback.grades import Standing, standings
from autograder.feedback.page import Page
from autograder.feedback.render import render
from autograder.grading.room import Room
from autograder.notebooks import read_notebook
from autograder.publishing.private import Secrets


@dataclass(frozen=True)
class Pages:
    """What all pages of a week have in common, and whose they are."""

    week: str
    room: Room
    secrets: Secrets
    sources: dict[str, NotebookNode]
    standings: tuple[Standing, ...]

    @classmethod
    def of(cls, course: Course, week: str, students: Iterable[str] = ()) -> "Pages":
        """For all notebooks that `students` (default: all) handed in; CourseError if the gradebook knows none."""
        room, found = Room.of(course), tuple(standings(course, week, students))
        sources = {name: read_notebook(room.source(week) / f"{name}.ipynb") for name in {row.notebook for row in found}}
        return cls(week, room, Secrets.of(course.source), sources, found)

    def page(self, standing: Standing) -> str:
        """The HTML of one notebook."""
        return render(self.composed(standing))

    def composed(self, standing: Standing) -> Page:
        """What the page of one notebook says."""
        ids = {name: frozenset(filter(None, map(grade_id, source.cells))) for name, source in self.sources.items()}
        evidence = gather(self.room, self.week, standing, ids)
        return compose(self.week, standing, self.sources[standing.notebook], self.secrets, evidence)
