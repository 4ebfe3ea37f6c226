"""Handing in, through the folders and the database that nbgrader uses."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from autograder import stock
from autograder.course import Course
from autograder.demo.student import HandedIn, Student
from autograder.feedback.cells import grade_id
from autograder.grading.room import Room
from autograder.notebooks import read_notebook, to_text

DUE = datetime(2026, 3, 2, 22, 59, 59, tzinfo=UTC)
TIME = "%Y-%m-%d %H:%M:%S.%f UTC"  # as nbgrader's own exchange writes it


def enrol(course: Course, week: str, students: Iterable[Student]) -> None:
    """Put the class into the gradebook, and the day when `week` is due."""
    with stock.environment_on_path(), Gradebook(Room.of(course).db_url, "start-code") as gradebook:
        gradebook.update_or_create_assignment(week, duedate=DUE.strftime(TIME))
        for student in students:
            if student.enrolled:
                gradebook.update_or_create_student(student.id, first_name=student.id.title(), last_name="(demo)")


def hand_in(course: Course, week: str, name: str, student: Student) -> None:
    """Put what `student` made of the released notebook `name` where the class hands in."""
    released = read_notebook(course.release / week / f"{name}.ipynb")
    handed_in = HandedIn(f"{name}.ipynb", to_text(answered(released, student)).encode())
    if student.damage:
        handed_in = student.damage(handed_in)
    folder = Room.of(course).submitted(student.id, week)
    folder.mkdir(parents=True)
    (folder / handed_in.name).write_bytes(handed_in.data)
    time = DUE - timedelta(hours=5) + timedelta(days=student.days_late)
    (folder / "timestamp.txt").write_text(time.strftime(TIME))


def answered(released: NotebookNode, student: Student) -> NotebookNode:
    """The released notebook with the student's answers in its solution cells."""
    notebook = nbformat.from_dict(released)
    for cell in notebook.cells:
        if grade_id(cell) in student.answers:
            cell.source = student.answers[grade_id(cell)]
    return notebook
