"""Which exercises there are is read from the notebooks themselves."""

import json

import pytest

from startcode.progress.lessons import Exercise, course_around, lesson_at, lessons_in

from .conftest import notebook


def rewrite(path, change):
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_a_notebook_says_its_lesson_its_exercises_what_they_are_about_and_their_points(learner):
    lesson = lesson_at(learner / "week01" / "areas.ipynb")
    assert lesson.name == "week01/areas"
    assert [(e.name, e.points, e.about) for e in lesson.exercises] == [
        ("area", 10.0, "The area of a rectangle."),
        ("volume", 20.0, "The volume of a <box>."),
    ]
    assert not lesson.is_whole


def test_the_root_is_where_the_folders_of_the_weeks_stand(learner):
    assert lesson_at(learner / "week01" / "areas.ipynb").root == learner
    path = learner / "mine" / "areas.ipynb"
    path.parent.mkdir()
    path.write_text(json.dumps(notebook("week01/areas")))
    assert lesson_at(path).root == path.parent


def test_hidden_tests_tell_an_instructors_notebook(learner):
    path = learner / "week01" / "areas.ipynb"
    path.write_text(json.dumps(notebook("week01/areas", "### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS\n")))
    assert lesson_at(path).is_whole


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": [], "metadata": {}}', '{"cells": 1, "metadata": []}', "\x00"]
)
def test_what_is_no_notebook_of_the_course_is_none(learner, text):
    path = learner / "week01" / "areas.ipynb"
    path.write_text(text)
    assert lesson_at(path) is None
    assert lesson_at(learner / "nowhere.ipynb") is None
    assert [lesson.name for lesson in course_around(learner)[1]] == ["week02/curves", "week02/slopes"]


def test_a_lesson_whose_name_is_no_text_is_none(learner):
    path = learner / "week01" / "areas.ipynb"
    rewrite(path, lambda content: content["metadata"]["startcode"].update(lesson=3))
    assert lesson_at(path) is None


def test_lessons_come_in_the_order_of_weeks_and_of_their_places(learner):
    rewrite(learner / "week02" / "curves.ipynb", lambda content: content["metadata"]["startcode"].update(place=2))
    assert [lesson.name for lesson in course_around(learner)[1]] == ["week01/areas", "week02/slopes", "week02/curves"]
    assert [lesson.name for lesson in lessons_in(learner / "week02")] == ["week02/slopes", "week02/curves"]
    rewrite(learner / "week02" / "curves.ipynb", lambda content: content["metadata"]["startcode"].update(place="2"))
    assert lesson_at(learner / "week02" / "curves.ipynb") is None


def test_a_changed_notebook_is_read_anew(learner):
    path = learner / "week01" / "areas.ipynb"
    assert len(lesson_at(path).exercises) == 2
    rewrite(path, lambda content: content["cells"].pop())
    assert [e.name for e in lesson_at(path).exercises] == ["area"]


def test_a_function_that_a_learner_broke_keeps_its_place_without_words(learner):
    path = learner / "week01" / "areas.ipynb"
    rewrite(path, lambda content: content["cells"][1].update(source="def area(:"))
    assert lesson_at(path).exercises[0] == Exercise("area", 10.0, "")


def test_a_cell_that_a_learner_doubled_is_one_exercise(learner):
    path = learner / "week01" / "areas.ipynb"
    rewrite(path, lambda content: content["cells"].insert(1, content["cells"][1]))
    assert [e.name for e in lesson_at(path).exercises] == ["area", "volume"]


def test_of_two_copies_the_one_under_its_own_name_counts(learner):
    folder = learner / "week01"
    (folder / "a copy.ipynb").write_text((folder / "areas.ipynb").read_text())
    (lesson,) = lessons_in(folder)
    assert lesson.path.name == "areas.ipynb"
    (folder / "areas.ipynb").unlink()
    (lesson,) = lessons_in(folder)
    assert lesson.path.name == "a copy.ipynb"


@pytest.mark.parametrize("at", [".", "week01", "week02", "notes/deep"])
def test_the_course_is_found_from_anywhere_in_it(learner, at):
    (learner / at).mkdir(parents=True, exist_ok=True)
    root, lessons = course_around(learner / at)
    assert root == learner
    assert [lesson.name for lesson in lessons] == ["week01/areas", "week02/curves", "week02/slopes"]


def test_the_course_is_found_in_a_folder_release(learner):
    home = learner.parent / "home"
    home.mkdir()
    learner.rename(home / "release")
    assert course_around(home)[0] == home / "release"


def test_where_there_is_no_course_none_is_found(tmp_path):
    assert course_around(tmp_path) is None
