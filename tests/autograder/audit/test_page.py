"""The page of the docs."""

from autograder.audit.operators import OPERATORS
from autograder.audit.page import COLUMNS, cells, page
from autograder.audit.results import ExerciseAudit

AUDIT = ExerciseAudit(
    lesson="week01/areas",
    name="centre",
    mutants=40,
    killed=39,
    crashed=7,
    survivors=("- Z = X - mu\n+ Z = secret",),
    hollow_survivors=(),
    equivalent=("+ one", "+ two"),
    wrong_variants=5,
    wrong_kept=("odd",),
    right_variants=3,
    right_lost=(),
    diagnosed=3,
    undiagnosed=1,
    misdiagnosed=("misread",),
)


def test_an_exercise_is_one_row_of_numbers():
    assert cells(AUDIT) == ["centre", "39/40", "97.5", "7", "2", "4/5", "3/3", "3 · 1 · 1"]
    assert "| centre | 39/40 |" in page({"week01/areas": [AUDIT]})


def test_no_answer_stands_on_the_page():
    assert "secret" not in page({"week01/areas": [AUDIT]})


def test_every_family_of_mistakes_is_explained():
    assert all(f"| {operator.name} | {operator.says()} |" in page({}) for operator in OPERATORS)


def test_no_cell_of_a_table_breaks_it():
    lesson, operators = page({"week01/areas": [AUDIT]}).split("## The planted mistakes")
    assert {line.count("|") for line in lesson.splitlines() if line.startswith("|")} == {len(COLUMNS) + 1}
    assert {line.count("|") for line in operators.splitlines() if line.startswith("|")} == {3}
