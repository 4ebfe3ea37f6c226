"""The class of the demo: who answers what, and what each submission deserves."""

from collections.abc import Iterator, Mapping

from autograder.demo import damage
from autograder.demo.student import Student
from autograder.authoring.variants import Variant, VariantKind

NAMES = "amina bao carlos dana emeka farah goran hana ivan jun kofi lena mateo nadia omar priya quentin rosa sven tala"
DIES = "def {name}({arguments}):\n    import os\n    os._exit(1)"
NEVER_ENDS = "def {name}({arguments}):\n    while True:\n        pass"


def the_class(references: Mapping[str, str], variants: list[Variant]) -> list[Student]:
    """Everyone who hands in; `references` are the reference answers by exercise, in the order of the lesson.

    Every variant of the lesson is handed in by somebody.
    """
    return [
        *_right(references, variants),
        *_unfinished(references),
        *_mistaken(references, variants),
        *_damaged(references),
    ]


def _right(references: Mapping[str, str], variants: list[Variant]) -> Iterator[Student]:
    """Those who deserve all points: by the reference's way, and by every other right way."""
    yield Student("ada", "everything right", references)
    for number, answers in enumerate(_dealt(variants, VariantKind.RIGHT), start=1):
        story = f"everything right, in other ways ({_names(answers)})"
        yield Student(f"right-{number}", story, {**references, **_sources(answers)})
    yield Student("late-lou", "everything right, two days late", references, days_late=2)


def _unfinished(references: Mapping[str, str]) -> Iterator[Student]:
    exercises = list(references)
    half = exercises[: len(exercises) // 2]
    rest = frozenset(exercises[len(half) :])
    yield Student(
        "half-hal", f"the first {len(half)} exercises, the rest not begun", {e: references[e] for e in half}, rest
    )
    yield Student("new-nia", "handed in as it was handed out", loses=frozenset(exercises))


def _mistaken(references: Mapping[str, str], variants: list[Variant]) -> Iterator[Student]:
    """Those who make the known mistakes; all else they do right, and a mistake costs its own exercise only."""
    names = NAMES.split()
    for number, answers in enumerate(_dealt(variants, VariantKind.WRONG)):
        name = names[number] if number < len(names) else f"learner-{number}"
        yield Student(name, _names(answers), {**references, **_sources(answers)}, frozenset(answers))


def _damaged(references: Mapping[str, str]) -> Iterator[Student]:
    """Submissions that stop or mislead a naive grader: nothing of what can be graded may be lost."""
    everything = frozenset(references)
    yield Student("cut-cleo", "right, but the file is cut off", references, everything, damage.cut_off)
    yield Student(
        "twice-tom", "right, one cell copied below itself", references, damage=damage.with_cell_twice("predict")
    )
    yield Student("erase-eva", "right, one test deleted", references, damage=damage.without_cells("test_flatten"))
    yield Student("other-otto", "right, under another file name", references, damage=damage.renamed)
    gap = damage.without_cells("sigmoid", "test_sigmoid")
    yield Student("gap-gus", "right, one exercise deleted", references, frozenset({"sigmoid"}), gap)
    yield Student("r-rita", "right, saved for the language R", references, damage=damage.for_another_language)
    broken = damage.with_cell_of_their_own("raise SystemExit('enough for today')")
    yield Student("exit-eli", "right, with a cell that leaves Python", references, damage=broken)
    dies = DIES.format(name="sigmoid", arguments="z")
    yield Student("crash-cy", "sigmoid kills its process", {**references, "sigmoid": dies}, frozenset({"sigmoid"}))
    arguments = "w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False"
    endless = NEVER_ENDS.format(name="optimize", arguments=arguments)
    yield Student("endless-ed", "optimize never ends", {**references, "optimize": endless}, frozenset({"optimize"}))
    yield Student("guest", "right, but not on the list of the class", references, enrolled=False)


def _dealt(variants: list[Variant], kind: VariantKind) -> list[dict[str, Variant]]:
    """All variants of `kind`, dealt evenly to as few hands as possible, no hand with two for one exercise."""
    by_exercise: dict[str, list[Variant]] = {}
    for variant in variants:
        if variant.kind is kind:
            by_exercise.setdefault(variant.exercise, []).append(variant)
    hands: list[dict[str, Variant]] = [{} for _ in range(max(map(len, by_exercise.values()), default=0))]
    turn = 0
    for exercise, cards in by_exercise.items():
        for card in cards:
            hands[turn % len(hands)][exercise] = card
            turn += 1
    return hands


def _sources(answers: Mapping[str, Variant]) -> dict[str, str]:
    return {exercise: variant.source for exercise, variant in answers.items()}


def _names(answers: Mapping[str, Variant]) -> str:
    return "; ".join(f"{exercise}: {variant.name}" for exercise, variant in answers.items())
