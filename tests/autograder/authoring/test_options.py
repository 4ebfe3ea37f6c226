"""What a cell's options may say."""

import pytest

from autograder.authoring.cells import Kind
from autograder.authoring.options import read_cell
from autograder.authoring.script import ScriptCell


def faults(cell_type: str = "code", **options: object) -> list[str]:
    _, found = read_cell(ScriptCell(4, 5, cell_type, options, "x"))
    assert all(fault.line == 4 and fault.next_step for fault in found)
    return [f"{fault.what} {fault.next_step}" for fault in found]


@pytest.mark.parametrize(
    ("cell_type", "options", "kind"),
    [
        ("markdown", {}, Kind.PROSE),
        ("markdown", {"exercise": "why", "points": 5}, Kind.QUESTION),
        ("code", {}, Kind.GIVEN),
        ("code", {"exercise": "area"}, Kind.EXERCISE),
        ("code", {"test": "area", "points": 0}, Kind.TEST),
        ("code", {"test": "area", "points": 2.5, "sandbox": True}, Kind.TEST),
        ("code", {"experiment": "learning rates"}, Kind.EXPERIMENT),
    ],
)
def test_good_options_give_the_kind(cell_type: str, options: dict[str, object], kind: Kind) -> None:
    cell, found = read_cell(ScriptCell(4, 5, cell_type, options, "x"))
    assert (cell.kind, found) == (kind, [])


@pytest.mark.parametrize("points", [-1, "10", True, float("inf"), float("nan"), [1]])
def test_points_that_are_no_number_from_0_up_are_refused(points: object) -> None:
    assert ["points=" in fault for fault in faults(test="area", points=points)] == [True]


def test_missing_points_are_refused_where_there_is_a_grade() -> None:
    assert faults(test="area") == ["points are missing. Add for example points=10."]
    assert faults("markdown", exercise="why") == ["points are missing. Add for example points=10."]


def test_points_and_sandbox_stand_on_tests_only() -> None:
    assert "not on exercise cells" in faults(exercise="area", points=3)[0]
    assert "only a test" in faults(exercise="area", sandbox=True)[0]
    assert "sandbox is 'yes'" in faults(test="area", points=1, sandbox="yes")[0]


def test_an_unknown_option_is_told_which_one_was_meant() -> None:
    assert faults(exersise="area") == ['a code cell has no option "exersise". Did you mean "exercise"?']
    assert "Possible here" in faults(colour="red")[0]
    assert 'markdown cell has no option "test"' in faults("markdown", test="area")[0]


def test_a_cell_is_for_one_thing_only() -> None:
    assert "both exercise and test" in faults(exercise="area", test="area", points=1)[0]


@pytest.mark.parametrize("name", ["two words", "1st", "", 3, None, "a-b"])
def test_a_name_that_no_function_can_have_is_refused(name: object) -> None:
    assert "is no Python name" in faults(exercise=name)[0]


def test_an_exercise_cannot_take_the_name_of_a_test_cell() -> None:
    assert "begins with test_" in faults(exercise="test_area")[0]


def test_an_experiment_needs_a_title() -> None:
    assert "has no title" in faults(experiment=" ")[0]


def test_options_that_cannot_be_read_and_raw_cells_are_refused() -> None:
    assert "`points=abc` cannot be read" in faults(incorrectly_encoded_metadata="points=abc")[0]
    assert "[raw] cells have no place here" in faults("raw")[0]
