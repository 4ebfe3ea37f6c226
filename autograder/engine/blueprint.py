"""A source notebook, read once: what each cell is for, what each test needs, which names belong to the learner.

All of it is the instructor's text; nothing here comes from a submission.
"""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache

from nbformat import NotebookNode

from autograder.authoring.libraries import library_of
from autograder.authoring.regions import HIDDEN_TESTS, RegionError, inside
from autograder.engine import names
from autograder.engine.judges import Judges, judges_of
from autograder.engine.learner.cells import Cell, compile_cell, plain_python
from autograder.engine.names import Import, Names, reachable
from autograder.engine.remote.libraries import is_library
from autograder.errors import NotebookError
from startcode.markers import scan

TEST_PREFIX = "test_"
RANDOM = ("np.random.", "numpy.random.", "random.")
NOT_GLOBAL = ("default_rng", "Generator", "RandomState", "SeedSequence", "PCG64", "Random(")
READS_FILES = frozenset(
    {"open", "Path", "os", "np.load", "load", "loadtxt", "genfromtxt", "glob", "h5py", "isfile", "exists"}
)


class Role(StrEnum):
    """What a cell of the source means to the engine."""

    PROSE = "prose"
    GIVEN = "given"  # code that runs as the instructor wrote it
    LOOSE = "loose"  # code that nbgrader does not know: the learner's version runs
    SOLUTION = "solution"
    TEST = "test"
    MANUAL = "manual"  # graded by a person; runs if it is code
    EXPERIMENT = "experiment"  # not run when grading


@dataclass(frozen=True)
class Test:
    """A test cell, ready to run."""

    grade_id: str
    name: str  # of the exercise
    points: float
    cell: Cell
    hidden: frozenset[int]  # numbers of lines
    names: Names
    literals: frozenset[str]
    solutions: tuple[str, ...]  # grade ids of the cells that it tests
    needs: frozenset[str]  # names of other exercises' solutions that its own, or the test itself, use
    forwarded: frozenset[str]  # names it binds that the learner's code may read
    judges: Judges
    reads_files: bool
    sandbox: bool
    library: str = ""  # an optional one, without which the test is skipped


@dataclass(frozen=True)
class SourceCell:
    """One cell of the source; `grade_id` is empty where nbgrader does not know it."""

    position: int
    role: Role
    grade_id: str
    cell_type: str
    text: str
    test: Test | None = None


@dataclass(frozen=True)
class Blueprint:
    """All about one source notebook."""

    cells: tuple[SourceCell, ...]
    bound: frozenset[str]  # asked from the learner's process
    read: frozenset[str]
    imports: dict[str, Import]  # imported by the grader itself, if the learner has the name
    modules: tuple[str, ...]
    definitions: dict[str, tuple[str, ...]]  # solution cell: the names it binds
    uses: dict[str, frozenset[str]]  # name: what its definition reads
    words: dict[str, frozenset[str]]  # name: every word of the cells that define it
    carry_random: bool

    @property
    def tests(self) -> list[Test]:
        """The test cells, in order."""
        return [cell.test for cell in self.cells if cell.test is not None]

    @cached_property
    def visible(self) -> "Blueprint":
        """The same notebook without its hidden tests; a test that cannot do without them is left out."""
        cells = [replace(cell, test=_visible(cell.test)) if cell.test else cell for cell in self.cells]
        return replace(self, cells=tuple(cells))


def blueprint(source: NotebookNode) -> Blueprint:
    """The blueprint of a source notebook; NotebookError if a cell of it is not Python."""
    cells = tuple((cell.cell_type, cell.source, _role(cell), *_marks(cell)) for cell in source.cells)
    return _blueprint(cells)


_Cell = tuple[str, str, Role, str, float, str, bool]  # type, text, role, grade id, points, exercise, sandbox


@lru_cache(maxsize=64)
def _blueprint(cells: tuple[_Cell, ...]) -> Blueprint:
    texts = {number: _python(cell) for number, cell in enumerate(cells) if cell[0] == "code"}
    learner = [
        n for n, c in enumerate(cells) if n in texts and c[2] in (Role.GIVEN, Role.LOOSE, Role.SOLUTION, Role.MANUAL)
    ]
    found = [names.names_of(texts[number]) for number in learner]
    imports: dict[str, Import] = {}
    bound: set[str] = set()
    for part in found:
        for name in part.bound - part.imports.keys():
            bound.add(name)
            imports.pop(name, None)
        for name, origin in _expanded(part.imports):
            bound.discard(name)
            imports[name] = origin
    uses = names.joined(part.uses for part in found)
    context = _Context(
        cells,
        texts,
        frozenset(bound),
        frozenset().union(*(p.read for p in found)),
        imports,
        uses,
        {cells[n][3]: tuple(p.bound) for n, p in zip(learner, found, strict=True) if cells[n][2] is Role.SOLUTION},
        judges_of(ast.parse(texts[number]) for number in learner),
    )
    return Blueprint(
        tuple(_source_cell(number, context) for number in range(len(cells))),
        context.bound,
        context.read,
        imports,
        tuple(sorted({origin.module for origin in imports.values() if is_library(origin.module)})),
        context.definitions,
        uses,
        names.joined(part.words for part in found),
        any(_uses_global_random(text) for text in texts.values()),
    )


@dataclass(frozen=True)
class _Context:
    cells: tuple[_Cell, ...]
    texts: dict[int, str]
    bound: frozenset[str]
    read: frozenset[str]
    imports: dict[str, Import]
    uses: dict[str, frozenset[str]]
    definitions: dict[str, tuple[str, ...]]
    judges: Judges


def _source_cell(number: int, context: _Context) -> SourceCell:
    cell_type, text, role, grade_id, *_ = context.cells[number]
    test = _test(number, context) if role is Role.TEST else None
    return SourceCell(number, role, grade_id, cell_type, text, test)


def _test(number: int, context: _Context) -> Test:
    _, _, _, grade_id, points, exercise, sandbox = context.cells[number]
    text = context.texts[number]
    found = names.names_of(text)
    solutions = _solutions(number, exercise, context)
    own = {name for solution in solutions for name in context.definitions[solution]}
    others = {name for solution, made in context.definitions.items() if solution not in solutions for name in made}
    mentioned = reachable(found.read | found.bound | own, context.uses)
    asked = (found.read | names.literals(text)) & others  # by the test itself, also as in `check.uses("sigmoid")`
    if exercise:
        needs = (reachable(own | asked, context.uses) - own) & others
    else:  # whoever wrote this notebook did not say which exercise the cell tests: it may be one of these
        needs = (reachable(own, context.uses) - own) & others - found.read
    return Test(
        grade_id,
        exercise or grade_id.removeprefix(TEST_PREFIX),
        points,
        compile_cell(text, f"test {grade_id}"),
        hidden_lines(text),
        found,
        names.literals(text),
        solutions,
        frozenset(needs),
        found.bound & (context.bound | context.read | context.imports.keys()),
        {name: words for name, words in context.judges.items() if name in mentioned},
        not READS_FILES.isdisjoint(names.words_in(ast.parse(text))),
        sandbox,
        library_of(text),
    )


def _visible(test: Test) -> Test | None:
    """A test cell as learners see it; its lines keep their numbers."""
    if not test.hidden:
        return test
    lines = test.cell.text.split("\n")
    first = next((number for number in sorted(test.hidden) if lines[number - 1].strip()), None)
    for number in test.hidden & set(range(1, len(lines) + 1)):
        line = lines[number - 1]
        lines[number - 1] = line[: len(line) - len(line.lstrip())] + "pass" if number == first else ""
    try:
        return replace(test, cell=compile_cell("\n".join(lines), test.cell.filename), hidden=frozenset())
    except SyntaxError:
        return None


def _solutions(number: int, exercise: str, context: _Context) -> tuple[str, ...]:
    """The solution cells that a test is about: the one of its name, else those since the test before it."""
    for name in (exercise, context.cells[number][3].removeprefix(TEST_PREFIX)):
        if name in context.definitions:
            return (name,)
    found: list[str] = []
    for _, _, role, grade_id, *_ in reversed(context.cells[:number]):
        if role is Role.TEST and found:
            break
        if role is Role.SOLUTION and grade_id in context.definitions:
            found.append(grade_id)
    return tuple(found)


def hidden_lines(text: str) -> frozenset[int]:
    """Numbers of the lines of a test cell that learners never see; from a mark without partner on, all of them."""
    try:
        return frozenset(number for number, _ in inside(text, HIDDEN_TESTS))
    except RegionError:
        _, faults = scan(text, HIDDEN_TESTS)
        return frozenset(range(min(fault.line for fault in faults), text.count("\n") + 2))


def _expanded(imports: object) -> Iterator[tuple[str, Import]]:
    """Imports by name; `from x import *` becomes what the library x gives."""
    for name, origin in imports.items():  # type: ignore[attr-defined]
        if name != "*":
            yield name, origin
        elif is_library(origin.module):
            module = importlib.import_module(origin.module)
            for public in getattr(module, "__all__", [n for n in vars(module) if not n.startswith("_")]):
                yield public, Import(origin.module, public)


def _uses_global_random(text: str) -> bool:
    """Does a cell draw from, or seed, the generators that everybody shares?"""
    return any(
        word in line and not any(other in line.split(word, 1)[1][:20] for other in NOT_GLOBAL)
        for line in text.split("\n")
        for word in RANDOM
    )


def _python(cell: _Cell) -> str:
    try:
        ast.parse(cell[1])
    except SyntaxError:
        text = plain_python(cell[1])
        try:
            ast.parse(text)
        except SyntaxError as error:
            what = f"is not Python ({error.msg}, line {error.lineno})."
            raise NotebookError(f'source notebook, cell "{cell[3]}"', what, "Mend the source notebook.") from error
        return text
    return cell[1]


def _role(cell: NotebookNode) -> Role:
    ours = cell.metadata.get("startcode", {}).get("kind", "")
    told = cell.metadata.get("nbgrader", {})
    if ours == Role.EXPERIMENT:
        return Role.EXPERIMENT
    if told.get("solution"):
        return Role.MANUAL if told.get("grade") or told.get("task") else Role.SOLUTION
    if told.get("grade") and cell.cell_type == "code":
        return Role.TEST
    if cell.cell_type != "code":
        return Role.PROSE
    return Role.GIVEN if told.get("locked") and told.get("grade_id") else Role.LOOSE


def _marks(cell: NotebookNode) -> tuple[str, float, str, bool]:
    told, ours = cell.metadata.get("nbgrader", {}), cell.metadata.get("startcode", {})
    return (
        str(told.get("grade_id", "")),
        float(told.get("points") or 0),
        str(ours.get("name", "")),
        bool(ours.get("sandbox")),
    )
