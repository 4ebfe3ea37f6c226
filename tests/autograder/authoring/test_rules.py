"""What a lesson must hold, rule by rule: a lesson that breaks it is refused, at the line, with the next step."""

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.authoring.lesson import LessonError, read_lesson
from tests.autograder.areas import LESSON

Write = Callable[[str], Path]
START, END = "### START CODE HERE ###", "### END CODE HERE ###"
BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
AREA_TEST = '# %% test="area" points=10\nassert area(2, 3) == 6\n'


def refusals(path: Path) -> list[str]:
    try:
        read_lesson(path)
    except LessonError as refused:
        return [f"{error.where}: {error.what} {error.next_step}" for error in refused.errors if error.next_step]
    return []


def exercise(*body: str, name: str = "area") -> str:
    return "\n".join([f'# %% exercise="{name}"', f"def {name}(width, height):", *(f"    {line}" for line in body), ""])


def test_the_tiny_lesson_breaks_no_rule(lesson_file: Write) -> None:
    assert refusals(lesson_file(LESSON)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # titles and names
        (
            "# # Areas",
            "# Areas",
            'line 1: the lesson has no title. Begin with a [markdown] cell that begins "# # T',
        ),
        ('test="area"', 'test="aria"', 'test "aria" names no exercise. Did you mean "area"?'),
        (
            'exercise="why"',
            'exercise="area"',
            'line 34: the exercise "area" is already on line 14. Choose another name.',
        ),
        ('test="Square"', 'test="area"', 'line 46: the test "area" is already on line 22.'),
        ('test="Square"', 'test="area"', 'line 37: exercise "Square" has no test. Add a cell: # %% test="Square"'),
        ("def area(", "def aria(", 'line 14: the cell defines no function or class "area". Did you mean "aria"?'),
        # marks
        (f"    {START}\n    surface", "    surface", f'line 18: "{END}" closes nothing. Write "{START}"'),
        (f"    {END}\n    return surface", "    return surface", f'line 17: "{START}" is never closed.'),
        (f"    {END}\n    return", f"    {START}\n    {END}\n    return", f'line 17: "{START}" is never closed.'),
        (END_HIDDEN, "", f'line 24: "{BEGIN_HIDDEN}" is never closed.'),
        ('UNIT = "m²"', START, f'line 9: "{START}" and its partner belong to exercise cells; this one is given.'),
        ("# Why is", f"# {START}\n# Why is", f'line 32: "{START}" and its partner belong to exercise cells; this one'),
        (
            "print([",
            f"{BEGIN_HIDDEN}\n{END_HIDDEN}\nprint([",
            f'line 29: "{BEGIN_HIDDEN}" and its partner belong to test',
        ),
        ("assert area(2, 3)", f"{START}\nassert area(2, 3)", f'line 23: "{START}" and its partner belong to exercise'),
        # Python
        ("import math", "import math math", "line 7: this is not valid Python: invalid syntax."),
        ('UNIT = "m²"', "return 3", "line 9: this is not valid Python: 'return' outside function."),
        ('UNIT = "m²"', 'UNIT = "\\s"', "line 9: this is not valid Python: invalid escape sequence '\\s'."),
        ("assert area(2, 3) == 6", "%time area(2, 3)", "line 23: this is not valid Python: invalid syntax."),
        ("assert area(2, 3) == 6", "%%time\narea(2, 3)", "line 23: cell magics (%%) have no place in test cells."),
        ("import math", "%%time\nimport math", "line 7: cell magics (%%) have no place in given cells."),
        # what remains
        (
            "surface = width * height + 0 * width ",
            "surface = None",
            'looks like "not attempted". Write more than None.',
        ),
        ("surface = width * height + 0 * width  # in", "# in", "line 17: this region holds no answer."),
        ("Because it is a product of two lengths, so its unit is the square of one.", "", 'line 34: "why" is empty.'),
    ],
)
def test_a_lesson_that_breaks_a_rule_is_refused(lesson_file: Write, old: str, new: str, expected: str) -> None:
    assert LESSON.count(old) == 1
    found = refusals(lesson_file(LESSON.replace(old, new)))
    assert [refusal for refusal in found if expected in refusal], found


def lesson_with(cell: str, test: str = AREA_TEST) -> str:
    return f"# %% [markdown]\n# # Areas\n\n{cell}\n{test}"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (exercise("return width * height"), 'line 4: exercise "area" has nothing to write: it holds no region.'),
        (
            '# %% exercise="area"\n' + f"{START}\ndef area(width, height):\n    return width * height\n{END}\n",
            'line 5: this region stands outside "area", whose signature learners should keep.',
        ),
        (exercise("x = (", START, "width)", END, "return x"), "line 7: this mark cuts a statement in two."),
        (exercise("if width:", START, "    x = 1", END, "return x"), ""),
        (
            exercise("x = 1", "if width:", f"    {START}", "    x = 2", "else:", "    x = 3", f"    {END}", "return x"),
            "",
        ),
        (exercise("try:", f"    {START}", "    x = 1", "finally:", "    x = 2", f"    {END}"), "is not valid Python"),
    ],
)
def test_a_region_must_leave_python_behind(lesson_file: Write, cell: str, expected: str) -> None:
    found = refusals(lesson_file(lesson_with(cell)))
    assert bool(found) == bool(expected)
    assert expected in "".join(found)


def test_a_test_above_its_exercise_is_refused(lesson_file: Write) -> None:
    answer = exercise(START, "x = width * height", END, "return x")
    assert refusals(lesson_file(lesson_with(answer))) == []
    assert refusals(lesson_file(lesson_with(AREA_TEST, answer))) == [
        'course/week01/bad.py, line 4: test "area" stands above its exercise. Move it below line 7.'
    ]


def test_a_test_that_is_all_hidden_inside_a_block_is_refused(lesson_file: Write) -> None:
    answer = exercise(START, "x = width * height", END, "return x")
    test = f'# %% test="area" points=10\nif True:\n    {BEGIN_HIDDEN}\n    assert area(1, 1)\n    {END_HIDDEN}\n'
    (found,) = refusals(lesson_file(lesson_with(answer, test)))
    assert "line 11: without its hidden part this test is not valid Python" in found


def test_a_file_name_that_no_notebook_may_have_is_refused(lesson_file: Write) -> None:
    path = lesson_file(LESSON)
    (refusal,) = refusals(path.rename(path.with_name("my-areas.py")))
    assert '"my-areas" is no name for a notebook. Use letters, digits and underscores.' in refusal


def test_lines_of_ipython_are_welcome_where_nothing_is_graded(lesson_file: Write) -> None:
    text = LESSON.replace("import math", "%matplotlib inline\nimport math\nnames = !ls\nmath.sin?")
    text = text.replace("print([area", "%%time\nprint([area")
    assert refusals(lesson_file(text)) == []


def test_a_sentence_that_mentions_the_marks_is_no_mark(lesson_file: Write) -> None:
    text = LESSON.replace(
        "# Why is", "# Between START CODE HERE and END CODE HERE, or `### START CODE HERE ###`: why is"
    )
    assert refusals(lesson_file(text)) == []


NEEDING = (
    'from startcode import checks\nwith checks.exercise("area", needs="{library}") as check:\n    check.call(2, 3)\n'
)


@pytest.mark.parametrize(
    ("library", "points", "expected"),
    [
        ("keras", 0, ""),
        ("keras", 10, "a test that needs keras is skipped where that is missing. Write points=0."),
        ("kerras", 0, 'the test needs "kerras", which is no optional library. There are: keras.'),
    ],
)
def test_no_points_depend_on_a_library_that_may_be_missing(
    lesson_file: Write, library: str, points: int, expected: str
) -> None:
    test = f'# %% test="area" points={points}\n{NEEDING.format(library=library)}'
    begin, end = LESSON.index('# %% test="area"'), LESSON.index("# %%", LESSON.index('# %% test="area"') + 1)
    found = refusals(lesson_file(LESSON[:begin] + test + "\n" + LESSON[end:]))
    assert len(found) == bool(expected)
    assert all(expected in refusal for refusal in found)
