"""The demo from its first step to its last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from autograder import stock
from autograder.publishing.build import build
from autograder.authoring.cells import Kind
from autograder.course import Course
from autograder.demo.folder import copy_course
from autograder.demo.proof import Line, compare
from autograder.demo.roster import the_class
from autograder.demo.student import Student
from autograder.demo.submit import enrol, hand_in
from autograder.errors import MachineError, StartCodeError
from autograder.feedback import feedback
from autograder.grading.classroom import grade_class
from autograder.grading.room import Room
from autograder.authoring.lesson import Lesson, read_lesson
from autograder.publishing.release import release
from autograder.authoring.variants import read_variants
from autograder.report.command import write_page
from autograder.report.figures import figures
from autograder.report.gather import gather

Say = Callable[[str], None]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Played:
    """What came out, and where it lies."""

    course: Course
    lines: list[Line]
    pages: list[Path]
    csv: Path
    report: Path


def play(origin: Course, week: str, folder: Path, *, jobs: int, say: Say, progress: Progress) -> Played:
    """Build and release `week` of `origin` in the empty `folder`, let a class hand it in, grade it, give feedback, report.

    StartCodeError at the first step that fails.
    """
    course = copy_course(origin, week, folder)
    lesson = read_lesson(course.lessons([week])[0])
    say(f"course/ -> source/ -> release/: {lesson.week}/{lesson.name}")
    for errors in (build(course, [week]).errors, release(course, [week]).errors):
        _refuse(errors)
    students = _hand_in(course, lesson)
    say(f"submitted/: {len(students)} students have handed in; grading takes about a minute, for one answer never ends")
    _grade(course, week, jobs, say, progress)
    pages = feedback(course, week)
    say(f"feedback/: {len(pages)} pages")
    report = write_page(course, figures(gather(course, week)))
    say("report/: where the class stands")
    points = {cell.name: float(cell.points) for cell in lesson.of(Kind.TEST)}
    lines = compare(course, week, students, points)
    return Played(course, lines, pages, _export(course, folder / "grades.csv"), report)


def _hand_in(course: Course, lesson: Lesson) -> list[Student]:
    references = {cell.name: cell.source for cell in lesson.of(Kind.EXERCISE)}
    students = the_class(references, read_variants(lesson.path))
    enrol(course, lesson.week, students)
    for student in students:
        hand_in(course, lesson.week, lesson.name, student)
    return students


def _grade(course: Course, week: str, jobs: int, say: Say, progress: Progress) -> None:
    """In the sandbox; without it where there is none, for all these answers are the course's own."""
    try:
        result = grade_class(course, week, jobs=jobs, progress=progress)
    except MachineError as error:
        say(
            f"{error}\nThis machine is not fit to grade learners. The demo's answers are our own: on without a sandbox."
        )
        result = grade_class(course, week, jobs=jobs, progress=progress, trust=True)
    say(f"autograded/ and gradebook.db: graded in {result.seconds:.0f} s")


def _export(course: Course, path: Path) -> Path:
    """All grades as CSV, by nbgrader's own exporter."""
    with stock.environment_on_path(), Gradebook(Room.of(course).db_url) as gradebook:
        CsvExportPlugin(to=str(path)).export(gradebook)
    return path


def _refuse(errors: Sequence[StartCodeError]) -> None:
    for error in errors:
        raise error
