"""A lesson is read whole, and every mistake in it is told with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.authoring.lesson import Kind, LessonError, read_lesson
from autograder.course import Course
from autograder.errors import AuthorError

Write = Callable[[str], Path]


def test_a_lesson_knows_what_each_cell_is_for(course: Course) -> None:
    lesson = read_lesson(course.lessons()[0])
    assert (lesson.week, lesson.name) == ("week01", "areas")
    assert [(cell.kind, cell.name) for cell in lesson.cells] == [
        (Kind.PROSE, ""),
        (Kind.GIVEN, ""),
        (Kind.PROSE, ""),
        (Kind.EXERCISE, "area"),
        (Kind.TEST, "area"),
        (Kind.EXPERIMENT, "large areas"),
        (Kind.PROSE, ""),
        (Kind.QUESTION, "why"),
        (Kind.EXERCISE, "Square"),
        (Kind.TEST, "Square"),
    ]
    assert [cell.points for cell in lesson.of(Kind.TEST, Kind.QUESTION)] == [10, 2.5, 5]
    assert [cell.sandbox for cell in lesson.of(Kind.TEST)] == [False, True]


def test_cells_stand_on_the_lines_of_the_file(course: Course) -> None:
    path = course.lessons()[0]
    lines = path.read_text().split("\n")
    for cell in read_lesson(path).cells:
        assert lines[cell.line - 1].startswith("# %%")
        assert lines[cell.first - 1].removeprefix("# ") == cell.source.split("\n")[0]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(lesson_file: Write) -> None:
    text = '# %% [markdown]\n# T\n# %%\nx = = 1\n# %% test="aria" points=-1\nassert x\n'
    with pytest.raises(LessonError) as caught:
        read_lesson(lesson_file(text))
    assert str(caught.value).split("\n") == [
        'course/week01/bad.py, line 1: the lesson has no title. Begin with a [markdown] cell that begins "# # Title".',
        "course/week01/bad.py, line 4: this is not valid Python: invalid syntax. Mend this line.",
        "course/week01/bad.py, line 5: points=-1 is no number from 0 up. Write for example points=10.",
        'course/week01/bad.py, line 5: test "aria" names no exercise. Exercises: none.',
    ]
    assert all(isinstance(error, AuthorError) for error in caught.value.errors)
