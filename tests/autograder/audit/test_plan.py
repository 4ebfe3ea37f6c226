"""What is to be tried on a lesson."""

from autograder.audit.plan import make_plan
from startcode.optional import is_installed
from tests.missing import without_keras

from ..areas import make_course
from .tiny import script, tiny_course


def test_every_exercise_but_the_first_is_tried_as_the_one_before_it(tmp_path):
    plan = make_plan(make_course(tmp_path).author / "week01" / "areas.py")
    lines = {mutant.diff.splitlines()[-1] for mutant in plan.mutants}
    assert [line for line in lines if "previous" in line] == ["+ Square = previous(Square, area)"]


def test_what_needs_a_missing_library_is_left_out_and_told(tmp_path):
    course = tiny_course(tmp_path)
    path = script(course)
    text = path.read_text(encoding="utf-8").replace("points=10", "points=0")
    path.write_text(text.replace('checks.exercise("centre")', 'checks.exercise("centre", needs="keras")'))
    with without_keras():
        plan = make_plan(path)
    assert (plan.skipped, plan.exercises, plan.items) == (("centre",), [], ())
    if is_installed("keras"):
        assert make_plan(path).exercises == ["centre"]
