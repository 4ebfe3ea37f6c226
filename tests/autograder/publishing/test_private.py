"""What must not leave, and what everybody may know."""

import os

import pytest

from autograder.course import Course
from autograder.publishing.build import build
from autograder.publishing.private import Secrets
from tests.autograder.areas import LESSON


def secrets_of(course: Course, text: str = LESSON) -> Secrets:
    course.lessons()[0].write_text(text)
    assert not build(course).errors
    return Secrets.of(course.source)


def found(secrets: Secrets, text: str, lesson: str = "") -> list[tuple[int, str]]:
    return [(line, secret.what) for line, secret in secrets.found_in(text, lesson)]


def test_answers_hidden_tests_and_model_answers_are_secret(course: Course) -> None:
    assert {(secret.what, secret.text) for secret in secrets_of(course).secrets} == {
        ('the answer of "area"', "surface=width*height+0*width"),
        ('the hidden test of "area"', 'assertarea(7,11)==77,"thehiddennumbers"'),
        ('the model answer to "why"', "Becauseitisaproductoftwolengths,soitsunitisthesquareofone."),
        ('the answer of "Square"', "self.side=math.fabs(side)"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "surface = width * height + 0 * width",
        "x = 1\n    surface=width*height + 0*width  # another comment",
        "x = 1\n# surface = width * height + 0 * width",
        "x = 1\nif x: surface = width * height + 0 * width",
        'x = 1\ntext = "surface = width * height + 0 * width"',
    ],
)
def test_a_secret_is_found_however_it_is_spaced_and_wherever_in_the_line(course: Course, text: str) -> None:
    assert found(secrets_of(course), text) == [(text.count("\n") + 1, 'the answer of "area"')]


@pytest.mark.parametrize("line", ["pass", "surface = 3", "import math", "a = b.shape", "# thought", "for k in X: pass"])
def test_a_line_that_gives_nothing_away_is_no_secret(course: Course, line: str) -> None:
    text = LESSON.replace("    surface = width", f"    {line}\n    surface = width")
    assert found(secrets_of(course, text), line) == []


def test_what_the_author_also_wrote_in_public_is_no_secret(course: Course) -> None:
    text = LESSON.replace("# ## Rectangles", "# ## Rectangles\n#\n#     surface = width * height + 0 * width")
    assert found(secrets_of(course, text), "surface = width * height + 0 * width") == []


def test_what_another_lesson_gives_in_public_is_a_secret_everywhere_else(course: Course) -> None:
    (course.author / "week02").mkdir()
    given = "# %% [markdown]\n# # Later\n\n# %%\nsurface = width * height + 0 * width\n"
    (course.author / "week02" / "later.py").write_text(given)
    secrets = secrets_of(course)
    leak = "surface = width * height + 0 * width"
    assert found(secrets, leak, "week02/later") == []
    assert found(secrets, leak, "week01/areas") == [(1, 'the answer of "area"')]
    assert found(secrets, leak) == [(1, 'the answer of "area"')]


def test_a_short_answer_is_looked_for_as_a_whole_line_only(course: Course) -> None:
    secrets = secrets_of(course, LESSON.replace("width * height + 0 * width", "a @ b"))
    assert found(secrets, "surface = a @ b  # so") == [(1, 'the answer of "area"')]
    assert found(secrets, "# surface = a @ b") == [(1, 'the answer of "area"')]
    assert found(secrets, "surface = a @ bc") == []


def test_each_line_is_told_once(course: Course) -> None:
    text = LESSON.replace('"the hidden numbers"', '"the hidden numbers"\nassert area(7, 11) == 77')
    assert found(secrets_of(course, text), 'assert area(7, 11) == 77, "the hidden numbers"') == [
        (1, 'the hidden test of "area"')
    ]


def test_a_rebuilt_lesson_is_read_anew(course: Course) -> None:
    old = secrets_of(course)
    path = course.source / "week01" / "areas.ipynb"
    new = secrets_of(course, LESSON.replace("0 * width", "1 * width - width"))
    os.utime(path)
    assert old != new
    assert found(new, "surface = width * height + 1 * width - width")
