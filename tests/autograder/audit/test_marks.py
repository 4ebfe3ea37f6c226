"""Mutants that are no mistakes, marked with a reason."""

import pytest

from autograder.audit.marks import excuse, marks_path, read_marks
from autograder.audit.mutants import Mutant
from autograder.errors import AuthorError

ONE = Mutant("f", "names", "- Z = g(X['a'])\n+ Z = g(Y)", "...")
TWO = Mutant("f", "flow", "- W = g(X)\n+ pass", "...")
THREE = Mutant("f", "flow", "- Z = g(X)\n+ pass", "...")
OTHER = Mutant("h", "names", "- Z = g(X['a'])\n+ Z = g(Y)", "...")


@pytest.fixture
def marked(tmp_path):
    """Write marks beside a lesson, and read them."""
    script = tmp_path / "course" / "week01" / "lesson.py"
    script.parent.mkdir(parents=True)

    def write(text):
        marks_path(script).write_text(text, encoding="utf-8")
        return script

    write.script = script
    return write


def mark(text, exercise="f"):
    return f"[[equivalent]]\nexercise = \"{exercise}\"\nreason = \"It is the same.\"\nmutants = ['''{text}''']\n"


def test_a_lesson_without_marks_has_none(marked):
    assert read_marks(marked.script) == []


@pytest.mark.parametrize("text", ["Z = g(Y)", "Z  =  g(Y)", '- Z = g(X["a"])\n+ Z = g(Y)'])
def test_a_mutant_is_named_by_its_new_line_or_by_its_diff(marked, text):
    script = marked(mark(text))
    found = excuse(script, [ONE, TWO, OTHER], read_marks(script))
    assert list(found) == [ONE]
    assert found[ONE].reason == "It is the same."


def test_a_mark_that_names_no_mutant_is_an_error(marked):
    script = marked(mark("Z = g(W)"))
    with pytest.raises(AuthorError, match=r'course/week01/lesson.audit.toml: f: "Z = g\(W\)" names no mutant'):
        excuse(script, [ONE, TWO], read_marks(script))


def test_a_mark_for_another_exercise_is_an_error(marked):
    script = marked(mark("Z = g(Y)", exercise="nobody"))
    with pytest.raises(AuthorError, match="names no mutant"):
        excuse(script, [ONE], read_marks(script))


def test_a_mark_that_names_two_is_an_error(marked):
    script = marked(mark("pass"))
    with pytest.raises(AuthorError, match=r"names 2 mutants\. Write its whole diff"):
        excuse(script, [TWO, THREE], read_marks(script))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[equivalent]\n", "not valid TOML"),
        ("[[same]]\nexercise = 'f'\n", r"\[\[same\]\] means nothing"),
        ("[[equivalent]]\nexercise = 'f'\nmutants = ['pass']\n", "a mark has the keys exercise, mutants, reason"),
        ("[[equivalent]]\nexercise = 'f'\nreason = ' '\nmutants = ['pass']\n", "a reason that is a sentence"),
        ("[[equivalent]]\nexercise = 'f'\nreason = 'So.'\nmutants = 'pass'\n", "mutants = "),
    ],
)
def test_a_mark_that_cannot_be_read_is_refused_with_the_next_step(marked, text, said):
    with pytest.raises(AuthorError, match=said):
        read_marks(marked(text))
