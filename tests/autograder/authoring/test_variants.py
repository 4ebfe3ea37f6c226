"""Are the answers that people give read, and mistakes in writing them down told?"""

from pathlib import Path

import pytest

from autograder.authoring.variants import VariantKind, find_variant, read_variants
from autograder.errors import AuthorError

GOOD = """\
# %% [markdown]
# Notes among authors.

# %% wrong="double" name="squared" diagnosis="elementwise"
def double(x):
    return x * x

# %% right="double" name="shift"
def helper(x):
    return x << 1

def double(x):
    return helper(x)
"""


@pytest.fixture
def variants(tmp_path):
    def read(text):
        script = tmp_path / "course" / "week01" / "doubling.py"
        script.parent.mkdir(parents=True, exist_ok=True)
        script.with_name("doubling.variants.py").write_text(text)
        return read_variants(script)

    return read


def test_each_cell_is_one_answer(variants):
    wrong, right = variants(GOOD)
    assert (wrong.lesson, wrong.exercise, wrong.kind) == ("week01/doubling", "double", VariantKind.WRONG)
    assert (wrong.name, wrong.diagnosis, wrong.line) == ("squared", "elementwise", 5)
    assert wrong.source == "def double(x):\n    return x * x"
    assert (right.kind, right.name, right.diagnosis) == (VariantKind.RIGHT, "shift", "")


def test_a_lesson_without_variants_has_none(tmp_path):
    assert read_variants(tmp_path / "week01" / "other.py") == []


def test_a_variant_is_found_by_its_name_and_a_mistyped_one_is_hinted_at(variants):
    found = variants(GOOD)
    assert find_variant(found, "double", "shift") is found[1]
    with pytest.raises(AuthorError, match=r'Did you mean "squared"\?'):
        find_variant(found, "double", "square")
    with pytest.raises(AuthorError, match="There are: none"):
        find_variant(found, "treble", "square")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('wrong="double"', 'wrongly="double"', "either wrong or right"),
        ('wrong="double"', 'wrong="double" right="double"', "either wrong or right"),
        ('name="squared" ', "", "has no name"),
        (' diagnosis="elementwise"', "", "has no diagnosis"),
        ('name="shift"', 'name="shift" diagnosis="x"', "has a diagnosis"),
        ('name="squared"', 'name="squared" points=3', 'no option "points"'),
        ("def double(x):\n    return x", "def dubble(x):\n    return x", 'defines dubble, not "double"'),
        ("def double(x):\n    return x", "double = 3 *\n#", "not valid Python"),
        ('name="shift"', 'name="shift"\ndef double(x): pass\n\n# %% right="double" name="shift"', "already on line"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(variants, before, after, message):
    assert before in GOOD
    with pytest.raises(AuthorError, match=message) as caught:
        variants(GOOD.replace(before, after, 1))
    assert caught.value.where.startswith("course/week01/doubling.variants.py, line ")
    assert caught.value.next_step


def test_the_variants_of_the_worked_example_are_read():
    script = Path(__file__).parents[3] / "course" / "week02" / "logistic_regression.py"
    found = read_variants(script)
    assert {variant.kind for variant in found} == set(VariantKind)
