"""Answers that people really give: wrong ones that must lose points, right ones that must not.

They are written down beside the lesson:

course/week02/logistic_regression.py             the lesson
course/week02/logistic_regression.variants.py    # %% wrong="propagate" name="no minus" diagnosis="sign"
                                                 # %% right="propagate" name="loop over examples"
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from autograder.authoring.script import ScriptCell, place, read_cells
from autograder.errors import AuthorError

SUFFIX = ".variants.py"


class VariantKind(StrEnum):
    """What becomes of the points."""

    WRONG = "wrong"
    RIGHT = "right"


@dataclass(frozen=True)
class Variant:
    """One answer to one exercise: the whole source of its function, which begins on line `line` of the file.

    `diagnosis` is the relation, or a few words of the message, by which a wrong one must be recognised.
    """

    lesson: str  # "week02/logistic_regression"
    exercise: str
    kind: VariantKind
    name: str
    diagnosis: str
    source: str
    line: int


def variants_path(script: Path) -> Path:
    """Where the variants of the lesson in `script` stand."""
    return script.with_name(script.stem + SUFFIX)


def read_variants(script: Path) -> list[Variant]:
    """The variants of the lesson in `script`, none if it has no such file; AuthorError at the first mistake."""
    path = variants_path(script)
    if not path.is_file():
        return []
    lesson = f"{script.parent.name}/{script.stem}"
    found = [_variant(path, lesson, cell) for cell in read_cells(path) if cell.cell_type == "code"]
    for mistake in _twice(path, found):
        raise mistake
    return found


def find_variant(variants: list[Variant], exercise: str, name: str) -> Variant:
    """The variant of `exercise` with that name; AuthorError with the nearest one if there is none."""
    names = {variant.name: variant for variant in variants if variant.exercise == exercise}
    if name not in names:
        close = get_close_matches(name, names, n=1)
        hint = f'Did you mean "{close[0]}"?' if close else f"There are: {', '.join(names) or 'none'}."
        lesson = variants[0].lesson if variants else "the lesson"
        raise AuthorError(lesson, f'"{exercise}" has no variant "{name}".', hint)
    return names[name]


def _variant(path: Path, lesson: str, cell: ScriptCell) -> Variant:
    where, options = place(path, cell.line), dict(cell.options)
    kinds = [kind for kind in VariantKind if kind in options]
    if len(kinds) != 1:
        raise AuthorError(where, "a variant is either wrong or right.", 'Write: # %% wrong="propagate" name="no minus"')
    exercise, name = str(options.pop(kinds[0])), str(options.pop("name", ""))
    diagnosis = str(options.pop("diagnosis", ""))
    if not name:
        raise AuthorError(where, "the variant has no name.", 'Add for example name="no minus".')
    if (kinds[0] is VariantKind.WRONG) != bool(diagnosis):
        step = 'Add for example diagnosis="sign".' if not diagnosis else "Delete its diagnosis."
        raise AuthorError(where, f"a {kinds[0]} variant has {'no' if not diagnosis else 'a'} diagnosis.", step)
    if options:
        raise AuthorError(where, f'a variant has no option "{next(iter(options))}".', "Delete it.")
    _demand_function(path, cell, exercise)
    return Variant(lesson, exercise, kinds[0], name, diagnosis, cell.source, cell.first)


def _demand_function(path: Path, cell: ScriptCell, exercise: str) -> None:
    try:
        body = ast.parse(cell.source).body
    except SyntaxError as error:
        line = cell.first + (error.lineno or 1) - 1
        raise AuthorError(place(path, line), f"this is not valid Python: {error.msg}.", "Mend this line.") from error
    defined = [s.name for s in body if isinstance(s, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]
    if exercise not in defined:
        what = f'the variant defines {", ".join(defined) or "nothing"}, not "{exercise}".'
        raise AuthorError(place(path, cell.line), what, "Give the whole function of the exercise.")


def _twice(path: Path, found: list[Variant]) -> Iterator[AuthorError]:
    seen: dict[tuple[str, str], int] = {}
    for variant in found:
        key = (variant.exercise, variant.name)
        if key in seen:
            what = f'"{variant.name}" of "{variant.exercise}" is already on line {seen[key]}.'
            yield AuthorError(place(path, variant.line), what, "Choose another name.")
        seen[key] = variant.line
