"""The audit itself: the plans of lessons tried, and what the verdicts add up to."""

from collections.abc import Sequence
from itertools import islice

from autograder.audit.diagnoses import Told, told
from autograder.audit.marks import marks_path
from autograder.audit.mutants import Mutant
from autograder.audit.operators.hollow import Hollow
from autograder.audit.plan import Plan
from autograder.audit.results import ExerciseAudit, LessonAudit
from autograder.audit.trial import Judge, Tell, Trial, Verdict, untold
from autograder.authoring.script import place
from autograder.authoring.variants import Variant, VariantKind
from autograder.errors import AuthorError
from startcode.checks import Outcome

LEAST_LIMIT, TIMES_REFERENCE = 2.0, 20  # a trial may take so many seconds, or so many times as long as the reference
MARKED_SEEDS = (1, 2, 3, 4, 5)  # what is called the same function must pass with any random stream


def audit(plans: Sequence[Plan], judge: Judge, tell: Tell = untold) -> list[LessonAudit]:
    """The audits of these lessons; AuthorError if a reference answer does not pass its own tests."""
    limits = _limits(plans, judge)
    trials = [_trial(plan, item, limits) for plan in plans for item in plan.items]
    verdicts = iter(judge(trials, tell))
    return [
        _lesson(
            plan,
            dict(zip(plan.mutants, islice(verdicts, len(plan.mutants)), strict=True)),
            dict(zip(plan.variants, islice(verdicts, len(plan.variants)), strict=True)),
        )
        for plan in plans
    ]


def _limits(plans: Sequence[Plan], judge: Judge) -> dict[tuple[str, str], float]:
    """How long each exercise's tests may take, from the time that they take on the reference answer."""
    trials = [Trial(plan.name, exercise) for plan in plans for exercise in plan.exercises]
    verdicts = judge(trials, untold)
    for trial, verdict in zip(trials, verdicts, strict=True):
        if not verdict.passed:
            what = f"the reference answer does not pass its own tests ({verdict.message or verdict.outcome})."
            raise AuthorError(f"{trial.lesson}, {trial.exercise}", what, "Mend the answer or its tests.")
    return {
        (trial.lesson, trial.exercise): max(LEAST_LIMIT, TIMES_REFERENCE * verdict.seconds)
        for trial, verdict in zip(trials, verdicts, strict=True)
    }


def _trial(plan: Plan, item: Mutant | Variant, limits: dict[tuple[str, str], float]) -> Trial:
    seeds = MARKED_SEEDS if isinstance(item, Mutant) and item in plan.marked else (1,)
    return Trial(plan.name, item.exercise, item.source, limits[plan.name, item.exercise] * len(seeds), seeds)


def _lesson(plan: Plan, tried: dict[Mutant, Verdict], judged: dict[Variant, Verdict]) -> LessonAudit:
    where = place(marks_path(plan.script))
    errors = tuple(
        AuthorError(where, f'{mutant.exercise}: the tests notice "{plan.marked[mutant].mutant}".', "Delete the mark.")
        for mutant, verdict in tried.items()
        if mutant in plan.marked and not verdict.passed
    )
    exercises = tuple(_exercise(plan, name, tried, judged) for name in plan.exercises)
    return LessonAudit(
        plan.name, exercises, {(m.exercise, m.diff): v.passed for m, v in tried.items()}, errors, plan.skipped
    )


def _exercise(plan: Plan, name: str, tried: dict[Mutant, Verdict], judged: dict[Variant, Verdict]) -> ExerciseAudit:
    real = {m: v for m, v in tried.items() if m.exercise == name and m not in plan.marked}
    survivors = [mutant for mutant, verdict in real.items() if verdict.passed]
    wrong = {v: verdict for v, verdict in judged.items() if v.exercise == name and v.kind is VariantKind.WRONG}
    right = {v: verdict for v, verdict in judged.items() if v.exercise == name and v.kind is VariantKind.RIGHT}
    answers = {variant: told(verdict, variant.diagnosis) for variant, verdict in wrong.items()}
    return ExerciseAudit(
        lesson=plan.name,
        name=name,
        mutants=len(real),
        killed=len(real) - len(survivors),
        crashed=sum(verdict.outcome is Outcome.CRASHED for verdict in real.values()),
        survivors=tuple(mutant.diff for mutant in survivors),
        hollow_survivors=tuple(mutant.diff for mutant in survivors if mutant.operator == Hollow.name),
        equivalent=tuple(mutant.diff for mutant in plan.marked if mutant.exercise == name and mutant in tried),
        wrong_variants=len(wrong),
        wrong_kept=tuple(variant.name for variant, verdict in wrong.items() if verdict.passed),
        right_variants=len(right),
        right_lost=tuple(variant.name for variant, verdict in right.items() if not verdict.passed),
        diagnosed=sum(answer is Told.RIGHT for answer in answers.values()),
        undiagnosed=sum(answer is Told.NONE for answer in answers.values()),
        misdiagnosed=tuple(variant.name for variant, answer in answers.items() if answer is Told.WRONG),
    )
