"""nbgrader_config.py, wherever the course lies."""

from pathlib import Path

import pytest
from nbgrader.apps.baseapp import NbGrader

from autograder import stock
from autograder.course import Course
from autograder.publishing.preprocessors import ClearAnswers, ClearHidden, FoldTests, RefuseLeaks, SaveCellsAtOnce


def test_a_copy_serves_the_folder_where_it_lies(
    course: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert stock.configuration(course).CourseDirectory.root == str(course.root)


def test_nbgraders_commands_find_it_from_the_course_and_with_course_dir(
    course: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for folder, arguments in [(course.root, []), (tmp_path, [f"--course-dir={course.root}"])]:
        monkeypatch.chdir(folder)
        app = NbGrader()
        app.initialize(arguments)
        assert app.coursedir.root == str(course.root)
        assert app.coursedir.db_url == f"sqlite:///{course.root}/gradebook.db"
        assert RefuseLeaks in app.config.GenerateAssignment.preprocessors
        app.reset()


def test_the_order_of_the_preprocessors_keeps_hidden_tests_in_the_gradebook_and_out_of_release(course: Course) -> None:
    order = stock.configuration(course).GenerateAssignment.preprocessors
    assert order.index(ClearAnswers) < order.index(SaveCellsAtOnce) < order.index(ClearHidden)
    assert order.index(SaveCellsAtOnce) < order.index(FoldTests)
    assert order[-1] is RefuseLeaks
