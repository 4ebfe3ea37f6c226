import nbformat
import pytest

from autograder.engine.blueprint import Role, blueprint, hidden_lines
from autograder.errors import NotebookError
from tests.autograder.engine.small_notebooks import notebook

COURSE = """
#[prose]
text
#[given]
import numpy as np
from math import *
import random
#[solution first]
def first(x):
    return np.abs(x)
#[test first 2]
y = first(-1)
assert y == 1
### BEGIN HIDDEN TESTS
assert first(2) == 2, "secret"
### END HIDDEN TESTS
#[given]
def helper(x):
    return first(x) + 1
np = 3
#[solution second]
def second(x):
    return helper(x)
#[test second 3]
assert second(1) == 2
#[loose]
z = 1
#[experiment]
y = 5
"""


def test_every_cell_has_its_role():
    roles = [cell.role for cell in blueprint(notebook(COURSE)).cells]
    assert roles == [
        *(Role.PROSE, Role.GIVEN, Role.SOLUTION, Role.TEST, Role.GIVEN, Role.SOLUTION, Role.TEST),
        *(Role.LOOSE, Role.EXPERIMENT),
    ]


def test_the_last_binder_of_a_name_decides_where_it_comes_from():
    plan = blueprint(notebook(COURSE))
    assert {"first", "helper", "second", "np", "z"} <= plan.bound
    assert "np" not in plan.imports
    assert plan.imports["random"].module == "random"


def test_a_star_import_brings_the_names_of_its_library():
    assert blueprint(notebook(COURSE)).imports["sqrt"].attribute == "sqrt"


def test_names_of_tests_and_experiments_are_not_the_learners():
    assert "y" not in blueprint(notebook(COURSE)).bound


def test_a_test_knows_its_exercise_and_what_that_builds_on():
    first, second = blueprint(notebook(COURSE)).tests
    assert (first.name, first.points, first.solutions, first.needs) == ("first", 2, ("first",), frozenset())
    assert (second.solutions, second.needs) == (("second",), {"first"})


def test_only_names_that_the_learners_code_may_read_are_forwarded():
    source = notebook(COURSE + "\n#[test extra 1]\nz = 2\nhelper = None\nexpected = 7\nsqrt = None")
    assert blueprint(source).tests[-1].forwarded == {"z", "helper", "sqrt"}


def test_hidden_lines_are_those_between_the_marks():
    assert hidden_lines("a\n### BEGIN HIDDEN TESTS\nb\nc\n### END HIDDEN TESTS\nd") == {3, 4}


def test_a_mark_without_partner_hides_all_that_follows():
    assert hidden_lines("a\nb\n### BEGIN HIDDEN TESTS\nc\nd") >= {3, 4, 5}


def test_a_foreign_test_is_about_the_solutions_above_it_and_lends_nothing_that_it_names():
    source = notebook(COURSE)
    for cell in source.cells:
        cell.metadata.pop("startcode", None)
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "test_second":
            cell.metadata["nbgrader"]["grade_id"] = "cell-123"
    assert blueprint(source).tests[1].solutions == ("second",)
    assert blueprint(source).tests[1].needs == {"first"}
    source.cells[6].source = "assert second(1) == first(1) + 1"
    assert blueprint(source).tests[1].needs == frozenset()


def test_only_classes_that_a_test_is_about_may_judge():
    source = notebook("""
#[solution Vector]
class Vector:
    def __eq__(self, other):
        return True
#[test Vector 1]
assert Vector() == Vector()
#[solution f]
def f(x):
    return x
#[test f 1]
assert f(3) == 3
""")
    about_vector, about_f = blueprint(source).tests
    assert about_vector.judges == {"Vector": {"__eq__", "__ne__"}}
    assert about_f.judges == {}


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("np.random.seed(1)", True),
        ("x = np.random.randn(3)", True),
        ("random.shuffle(x)", True),
        ("rng = np.random.default_rng(1)", False),
        ("rng: np.random.Generator = None", False),
        ("rng.random(3)", False),
        ("x = 3", False),
    ],
)
def test_the_global_random_state_is_carried_only_where_it_is_used(text, carried):
    assert blueprint(notebook(f"#[given]\nimport numpy as np\nimport random\n{text}")).carry_random is carried


def test_a_source_that_is_not_python_is_the_instructors_mistake():
    with pytest.raises(NotebookError, match="given-0"):
        blueprint(notebook("#[given]\ndef f(:"))


def test_magics_of_the_instructor_are_understood():
    plan = blueprint(
        notebook("#[given]\n%matplotlib inline\nx = 1\n#[given]\n%%time\ny = 2\n#[test t 1]\n%%time\nassert y == 2")
    )
    assert plan.bound == {"x", "y"}
    assert plan.tests[0].names.read == {"y"}


def test_one_notebook_is_read_once():
    source = notebook(COURSE)
    assert blueprint(source) is blueprint(nbformat.from_dict(source))


def test_cells_with_a_magic_know_files_are_read():
    plan = blueprint(notebook("#[test a 1]\nassert open('x')\n#[test b 1]\nassert True"))
    assert [test.reads_files for test in plan.tests] == [True, False]
