"""What must hold for every lesson of the course: its tests take right answers and tell wrong ones what is wrong."""

import re
from pathlib import Path

import pytest

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.authoring.placeholders import strip
from autograder.authoring.rehearsal import Rehearsal
from autograder.authoring.variants import VariantKind, read_variants
from autograder.course import Course
from startcode import checks
from startcode.optional import is_installed, title

COURSE = Course(Path(__file__).parents[2])
SCRIPTS = COURSE.lessons()
VARIANTS = [(script, variant) for script in SCRIPTS for variant in read_variants(script)]
EXERCISES = [(script, cell.name) for script in SCRIPTS for cell in read_lesson(script).of(Kind.EXERCISE)]
_rehearsals: dict[Path, Rehearsal] = {}

pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # of PyTorch's tensors

HOLLOW = {"None": "None", "the number 0": "0.0", "the first argument": "values[0]", "a constant": "0.5"}


def rehearsal(script: Path) -> Rehearsal:
    if script not in _rehearsals:
        _rehearsals[script] = Rehearsal(read_lesson(script))
    return _rehearsals[script]


def demand_library(script: Path, exercise: str) -> None:
    """Skip the test where the optional library that the exercise needs is not installed."""
    library = rehearsal(script).library(exercise)
    if library and not is_installed(library):
        pytest.skip(f"{title(library)} is not installed")


def name(value: object) -> str | None:
    if isinstance(value, Path):
        return value.stem
    return getattr(value, "name", None)


@pytest.mark.parametrize(("script", "exercise"), EXERCISES, ids=name)
class TestEveryExercise:
    def test_the_reference_answer_passes_without_a_remark(self, script, exercise):
        demand_library(script, exercise)
        report = rehearsal(script).grade(exercise)
        assert report.outcome is checks.Outcome.PASSED, report.message
        assert not report.remarks

    def test_the_tests_give_the_same_verdict_for_fifty_seeds(self, script, exercise):
        demand_library(script, exercise)
        for seed in range(50):
            report = rehearsal(script).grade(exercise, seed=seed)
            assert report.outcome is checks.Outcome.PASSED, f"seed {seed}: {report.message}"

    def test_the_untouched_exercise_is_not_attempted(self, script, exercise):
        (cell,) = [cell for cell in rehearsal(script).exercises if cell.name == exercise]
        report = rehearsal(script).grade(exercise, strip(cell.source))
        assert report.outcome is checks.Outcome.NOT_ATTEMPTED
        assert report.traceback is None

    @pytest.mark.parametrize("hollow", HOLLOW)
    def test_a_hollow_answer_fails(self, script, exercise, hollow):
        demand_library(script, exercise)
        answer = f"def {exercise}(*values, **named):\n    return {HOLLOW[hollow]}\n"
        assert rehearsal(script).grade(exercise, answer).outcome is not checks.Outcome.PASSED

    def test_three_hints_stand_under_it(self, script, exercise):
        cells = rehearsal(script).lesson.cells
        place = next(i for i, cell in enumerate(cells) if cell.kind is Kind.EXERCISE and cell.name == exercise)
        below = cells[place + 1]
        assert below.kind is Kind.PROSE
        assert len(re.findall(r"<details><summary>Hint \d", below.source)) == 3

    def test_wrong_and_right_variants_prove_its_tests(self, script, exercise):
        kinds = {variant.kind for path, variant in VARIANTS if path == script and variant.exercise == exercise}
        assert kinds == set(VariantKind)


@pytest.mark.parametrize(("script", "variant"), VARIANTS, ids=name)
def test_every_variant_gets_the_verdict_and_the_diagnosis_that_it_deserves(script, variant):
    demand_library(script, variant.exercise)
    report = rehearsal(script).grade(variant.exercise, variant.source)
    if variant.kind is VariantKind.RIGHT:
        assert report.outcome is checks.Outcome.PASSED, report.message
    else:
        assert report.outcome is not checks.Outcome.PASSED
        told = f"{report.diagnosis or ''}\n{report.message}".lower()
        assert variant.diagnosis.lower() in told, report.message


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_every_variant_belongs_to_an_exercise(script):
    known = {cell.name for cell in rehearsal(script).exercises}
    assert {variant.exercise for variant in read_variants(script)} <= known
