"""What is to be tried on a lesson."""

from autograder.audit.plan import make_plan

from ..areas import make_course


def test_every_exercise_but_the_first_is_tried_as_the_one_before_it(tmp_path):
    plan = make_plan(make_course(tmp_path).author / "week01" / "areas.py")
    lines = {mutant.diff.splitlines()[-1] for mutant in plan.mutants}
    assert [line for line in lines if "previous" in line] == ["+ Square = previous(Square, area)"]
