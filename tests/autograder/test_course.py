"""Which lessons there are, and in which order."""

import pytest

from autograder.course import Course
from autograder.errors import CourseError
from autograder.publishing.build import build
from startcode.progress.lessons import lesson_at
from tests.autograder.areas import LESSON


@pytest.fixture
def three(course: Course) -> Course:
    """The tiny course with three lessons in its week: areas, colours, sums."""
    for name in ("sums", "colours"):
        (course.author / "week01" / f"{name}.py").write_text(LESSON, encoding="utf-8")
    return course


def names(course: Course) -> list[str]:
    return [script.stem for script in course.lessons()]


def test_without_contents_the_alphabet_is_the_order(three):
    assert names(three) == ["areas", "colours", "sums"]


def test_the_contents_say_the_order_and_what_they_leave_out_comes_last(three):
    three.contents.write_text('week01 = ["sums", "areas"]\n')
    assert names(three) == ["sums", "areas", "colours"]
    assert [script.stem for script in three.lessons(["week01"])] == names(three)


def test_every_notebook_says_its_place(three):
    three.contents.write_text('week01 = ["sums", "areas"]\n')
    assert not build(three).errors
    lessons = [lesson_at(path) for path in (three.source / "week01").glob("*.ipynb")]
    assert [one.name for one in sorted(lessons, key=lambda one: one.order)] == [
        "week01/sums",
        "week01/areas",
        "week01/colours",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('week01 = ["summs"]', 'week01 names "summs", and there is no such lesson. Did you mean "sums"?'),
        ('week01 = ["galaxies"]', "Take it out, or write the lesson."),
        ("week01 = [3]", 'week01 names "3"'),
        ("week01 = [", "it cannot be read"),
    ],
)
def test_contents_with_a_slip_are_refused_with_where_what_and_what_next(three, text, told):
    three.contents.write_text(text)
    with pytest.raises(CourseError) as caught:
        three.lessons()
    assert told in str(caught.value)
    assert str(three.contents) in str(caught.value)
