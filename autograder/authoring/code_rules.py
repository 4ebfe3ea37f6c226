"""Rules about the code of a lesson; `rules` lists them."""

import ast
import warnings
from collections.abc import Iterator
from difflib import get_close_matches

from autograder.authoring.cells import Cell, Kind, Lesson
from autograder.authoring.placeholders import strip
from autograder.authoring.regions import RegionError, regions, without
from startcode.markers import HIDDEN_TESTS, SOLUTION, Fault, scan
from startcode.untouched import is_untouched

GRADED = (Kind.EXERCISE, Kind.TEST)


def code_is_python(lesson: Lesson) -> Iterator[Fault]:
    """Every code cell compiles; lines of IPython (%, !, ?) are allowed where nothing is graded."""
    for cell in lesson.cells:
        if cell.cell_type != "code":
            continue
        try:
            _compile(cell.source)
        except SyntaxError as error:
            yield from _no_python(cell, error)


def exercises_define_their_name(lesson: Lesson) -> Iterator[Fault]:
    """An exercise is one function or class, and its regions stand inside."""
    for cell, tree in _parsed(lesson, Kind.EXERCISE):
        defined = {s.name: s for s in tree.body if isinstance(s, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
        if cell.name not in defined:
            close = get_close_matches(cell.name, defined, n=1) or list(defined)[:1]
            hint = f'Did you mean "{close[0]}"?' if close else f"Write `def {cell.name}(...):` in it."
            yield Fault(cell.line, f'the cell defines no function or class "{cell.name}".', hint)
            continue
        body = defined[cell.name]
        found, _ = scan(cell.source, SOLUTION)
        for region in found:
            if not body.lineno < region.first < (body.end_lineno or 0):
                what = f'this region stands outside "{cell.name}", whose signature learners should keep.'
                yield Fault(cell.first + region.first - 1, what, "Put the marks around lines of its body.")


def answers_leave_a_notebook_that_runs(lesson: Lesson) -> Iterator[Fault]:
    """Every exercise has a region, and what is left without the answer is Python again."""
    for cell, _ in _parsed(lesson, Kind.EXERCISE):
        try:
            if not regions(cell.source, SOLUTION):
                step = f'Put "{SOLUTION.opening}" and "{SOLUTION.closing}" around the answer.'
                yield Fault(cell.line, f'exercise "{cell.name}" has nothing to write: it holds no region.', step)
                continue
            _compile(strip(cell.source))
            if is_untouched(cell.source):
                yield Fault(
                    cell.line, f'the answer of "{cell.name}" looks like "not attempted".', "Write more than None."
                )
        except RegionError as error:
            if not scan(cell.source, SOLUTION)[1]:  # marks without a partner are told by another rule
                yield in_file(cell, Fault(error.line, error.what, error.next_step))
        except SyntaxError as error:
            what = f"without the answer this cell is not valid Python ({error.msg})."
            yield Fault(cell.line, what, "Put whole statements between the marks.")


def tests_stay_python_without_their_hidden_part(lesson: Lesson) -> Iterator[Fault]:
    """What a learner gets of a test compiles."""
    for cell, _ in _parsed(lesson, Kind.TEST):
        try:
            _compile(without(cell.source, HIDDEN_TESTS))
        except RegionError:
            continue
        except SyntaxError as error:
            what = f"without its hidden part this test is not valid Python ({error.msg})."
            yield Fault(cell.line, what, "Leave a visible statement in every block.")


def in_file(cell: Cell, fault: Fault) -> Fault:
    """A mistake on a line of `cell`, by the lines of the file."""
    return Fault(cell.first + fault.line - 1, fault.what, fault.next_step)


def _compile(source: str) -> None:
    """SyntaxError if `source` is no Python, or Python warns about it: a warning in a test costs the learner points."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compile(source, "<cell>", "exec", dont_inherit=True)


def _parsed(lesson: Lesson, kind: Kind) -> Iterator[tuple[Cell, ast.Module]]:
    """The cells of `kind` that are Python; about the others `code_is_python` speaks."""
    for cell in lesson.of(kind):
        try:
            yield cell, ast.parse(cell.source)
        except SyntaxError:
            continue


def _no_python(cell: Cell, error: SyntaxError) -> Iterator[Fault]:
    """The mistake on the line of `error`, unless the cell is IPython and may be."""
    step = "Mend this line."
    if cell.source.lstrip().startswith("%%") and cell.kind is not Kind.EXPERIMENT:
        yield Fault(cell.first, f"cell magics (%%) have no place in {cell.kind} cells.", "Delete the magic.")
        return
    if cell.kind in GRADED:
        step = "Mend this line; IPython's %, ! and ? are for given code and experiments."
    else:
        from IPython.core.inputtransformer2 import TransformerManager

        try:
            _compile(TransformerManager().transform_cell(cell.source))
            return
        except SyntaxError as in_ipython:
            error = in_ipython
    yield Fault(cell.first + (error.lineno or 1) - 1, f"this is not valid Python: {error.msg}.", step)
