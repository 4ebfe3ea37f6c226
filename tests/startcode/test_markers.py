"""One scanner finds every mark, and no sentence about marks."""

import pytest

from startcode.markers import HIDDEN_TESTS, SOLUTION, Region, scan


def test_a_region_is_found_with_its_lines_and_hint() -> None:
    text = "def f():\n    ### START CODE HERE ### (≈ 2 lines)\n    a = 1\n    ### END CODE HERE ###\n    return a"
    assert scan(text, SOLUTION) == ([Region(2, 4, "(≈ 2 lines)")], [])
    assert Region(2, 4).inner(text.split("\n")) == ["    a = 1"]


@pytest.mark.parametrize(
    "line",
    [
        "###START CODE HERE###",
        "  #  start  code   here",
        "### START CODE HERE ###\r",
        "## START CODE HERE ## (≈ 1 line)",
        "### START CODE HERE (≈ 1 line)",
    ],
)
def test_a_mark_in_other_spelling_is_a_mark(line: str) -> None:
    found, faults = scan(f"{line}\nx = 1\n# END CODE HERE", SOLUTION)
    assert [(region.first, region.last) for region in found] == [(1, 3)]
    assert not faults


@pytest.mark.parametrize(
    "line",
    [
        "Write between START CODE HERE and END CODE HERE.",
        "# START CODE HERE marks where you begin",
        'print("### START CODE HERE ###")',
        "x = 1  ### START CODE HERE ###",
        "`### START CODE HERE ###` opens a region",
        "### START CODE HEREABOUTS ###",
    ],
)
def test_a_line_that_only_mentions_a_mark_is_none(line: str) -> None:
    assert scan(line, SOLUTION) == ([], [])


def test_marks_without_a_partner_are_told_by_line() -> None:
    start, end = "### START CODE HERE ###", "### END CODE HERE ###"
    for lines, wrong in [([start], [1]), ([end], [1]), ([start, start, end], [1]), ([start, end, end], [3])]:
        _, faults = scan("\n".join(lines), SOLUTION)
        assert [fault.line for fault in faults] == wrong
    assert scan("\n".join([end, start]), SOLUTION)[0] == []


def test_the_two_kinds_of_marks_do_not_disturb_each_other() -> None:
    text = "### BEGIN HIDDEN TESTS\nassert f(1)\n### END HIDDEN TESTS"
    assert scan(text, HIDDEN_TESTS) == ([Region(1, 3)], [])
    assert scan(text, SOLUTION) == ([], [])
