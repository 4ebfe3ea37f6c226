"""What a lesson must hold to be built.

A rule goes over a lesson and yields the mistakes it finds, with their lines.
"""

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from autograder.authoring import code_rules
from autograder.authoring.cells import Kind, Lesson
from autograder.authoring.libraries import library_of
from startcode.markers import HIDDEN_TESTS, SOLUTION, Fault, scan
from startcode.optional import LIBRARIES


def mistakes(lesson: Lesson) -> Iterator[Fault]:
    """Every mistake in `lesson`, by the lines of its file."""
    for rule in RULES:
        yield from rule(lesson)


def file_has_a_plain_name(lesson: Lesson) -> Iterator[Fault]:
    """The file's name becomes the notebook's, and part of what hidden tests import."""
    if not lesson.name.isidentifier():
        yield Fault(1, f'"{lesson.name}" is no name for a notebook.', "Use letters, digits and underscores.")


def has_a_title(lesson: Lesson) -> Iterator[Fault]:
    """The first cell is prose and begins with a heading of the first rank."""
    first = lesson.cells[0]
    if first.kind is not Kind.PROSE or not first.source.startswith("# "):
        yield Fault(first.line, "the lesson has no title.", 'Begin with a [markdown] cell that begins "# # Title".')


def names_are_unique(lesson: Lesson) -> Iterator[Fault]:
    """No exercise, test or experiment has the name of another."""
    for word, kinds in NAMED:
        seen: dict[str, int] = {}
        for cell in lesson.of(*kinds):
            if cell.name in seen:
                yield Fault(
                    cell.line, f'the {word} "{cell.name}" is already on line {seen[cell.name]}.', "Choose another name."
                )
            seen.setdefault(cell.name, cell.line)


def exercises_and_tests_match(lesson: Lesson) -> Iterator[Fault]:
    """Every exercise has a test, every test an exercise above it."""
    exercises = {cell.name: cell.line for cell in lesson.of(Kind.EXERCISE)}
    tests = {cell.name: cell.line for cell in lesson.of(Kind.TEST)}
    for name, line in tests.items():
        if name not in exercises:
            close = get_close_matches(name, exercises, n=1)
            hint = f'Did you mean "{close[0]}"?' if close else f"Exercises: {', '.join(exercises) or 'none'}."
            yield Fault(line, f'test "{name}" names no exercise.', hint)
        elif line < exercises[name]:
            yield Fault(line, f'test "{name}" stands above its exercise.', f"Move it below line {exercises[name]}.")
    for name, line in exercises.items():
        if name not in tests:
            yield Fault(line, f'exercise "{name}" has no test.', f'Add a cell: # %% test="{name}" points=10')


def marks_stand_where_they_belong(lesson: Lesson) -> Iterator[Fault]:
    """Marks are paired, and stand only in the kind of cell they are for."""
    for cell in lesson.cells:
        for marks, home in ((SOLUTION, Kind.EXERCISE), (HIDDEN_TESTS, Kind.TEST)):
            found, faults = scan(cell.source, marks)
            if cell.kind is home:
                yield from (code_rules.in_file(cell, fault) for fault in faults)
            else:
                lines = sorted([region.first for region in found] + [fault.line for fault in faults])
                what = f'"{marks.opening}" and its partner belong to {home} cells; this one is {cell.kind}.'
                yield from (Fault(cell.first + n - 1, what, "Delete the line, or mark the cell.") for n in lines)


def tests_in_the_sandbox_hide_nothing(lesson: Lesson) -> Iterator[Fault]:
    """A test that runs inside the sandbox can be read there, and a hidden part with it."""
    for cell in lesson.of(Kind.TEST):
        found, _ = scan(cell.source, HIDDEN_TESTS)
        if cell.sandbox and found:
            what = "a test with sandbox=true runs beside the learner's code, which could read its hidden part."
            yield Fault(cell.first + found[0].first - 1, what, "Take the hidden part out, or sandbox=true.")


def tests_that_need_a_library_carry_no_points(lesson: Lesson) -> Iterator[Fault]:
    """Where an optional library is not installed its tests are skipped: no grade may depend on the machine."""
    for cell in lesson.of(Kind.TEST):
        library = library_of(cell.source)
        if library and library not in LIBRARIES:
            hint = f"There are: {', '.join(LIBRARIES)}. Add it to startcode/optional.py."
            yield Fault(cell.line, f'the test needs "{library}", which is no optional library.', hint)
        elif library and cell.points:
            yield Fault(cell.line, f"a test that needs {library} is skipped where that is missing.", "Write points=0.")


def questions_have_an_answer(lesson: Lesson) -> Iterator[Fault]:
    """A written answer holds the text that a reader grades by; learners find a stub in its place."""
    for cell in lesson.of(Kind.QUESTION):
        if not cell.source.strip():
            yield Fault(
                cell.line, f'"{cell.name}" is empty.', "Write the model answer; ask the question in the cell above."
            )


Rule = Callable[[Lesson], Iterator[Fault]]
RULES: tuple[Rule, ...] = (
    file_has_a_plain_name,
    has_a_title,
    names_are_unique,
    exercises_and_tests_match,
    marks_stand_where_they_belong,
    code_rules.code_is_python,
    code_rules.exercises_define_their_name,
    code_rules.answers_leave_a_notebook_that_runs,
    code_rules.tests_stay_python_without_their_hidden_part,
    tests_in_the_sandbox_hide_nothing,
    tests_that_need_a_library_carry_no_points,
    questions_have_an_answer,
)
NAMED = (
    ("exercise", (Kind.EXERCISE, Kind.QUESTION)),
    ("test", (Kind.TEST,)),
    ("experiment", (Kind.EXPERIMENT,)),
)
