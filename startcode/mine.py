"""A learner's own functions from an earlier notebook, as a module.

week04 = startcode.mine("week04/deep_network_step_by_step")
AL, caches = week04.L_model_forward(X, parameters)
"""

import ast
import contextlib
import io
import json
import linecache
import re
import sys
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from startcode.errors import StartCodeError
from startcode.grading import is_grading
from startcode.untouched import is_untouched

LESSON = re.compile(r"week\d\d/\w+")
RUN_WHOLE = ("given", "exercise")  # tests, experiments and prose are not needed for the functions
MAGIC = re.compile(r"^([ \t]*)[%!].*$", re.MULTILINE)
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
SAVE = "in JupyterLab, and save it (Ctrl+S)."


@dataclass(frozen=True)
class _Cell:
    """A code cell: what the course made it for ("" for the learner's own), its exercise, and where it stands."""

    kind: str
    name: str
    source: str
    place: str


def mine(lesson: str, *, folder: str | Path | None = None) -> ModuleType:
    """The learner's own functions from the notebook `lesson`, such as "week04/deep_network_step_by_step".

    Runs the given code and the exercises of the saved notebook in a fresh module, no tests and no experiments; of
    cells that the learner has added, the imports and definitions. The notebook is looked for in `folder`, or else in
    the current folder, the folders above it and the folder release/ of each; the nearest one is taken.

    StartCodeError when it is not found or cannot be read, when an exercise is not finished, or when its code raises.

    While a notebook is being graded, the finished functions of `startcode.layers` stand in: an earlier notebook is
    not at hand there, and a mistake of an earlier week shall cost no points in this one.
    """
    if is_grading():
        return _stand_in(lesson)
    path = _find(lesson, folder)
    cells = _cells(path, lesson)
    unfinished = [cell.name for cell in cells if cell.kind == "exercise" and is_untouched(cell.source)]
    if unfinished:
        one = len(unfinished) == 1
        what = f"{', '.join(unfinished)} {'is' if one else 'are'} not written yet."
        raise StartCodeError(str(path), what, f"Finish {'it' if one else 'them'} {SAVE}")
    module = ModuleType(f"mine.{lesson.replace('/', '.')}", f"Your own functions from {path}.")
    module.__file__ = str(path)
    sys.modules[module.__name__] = module  # dataclasses and pickling look there
    for cell in cells:
        _run(cell, module)
    return module


def _stand_in(lesson: str) -> ModuleType:
    """The finished layers as a module that says, for any other name, why it is not there."""
    from startcode import layers

    def missing(name: str) -> Any:  # noqa: ANN401 - never returns
        if name.startswith("__"):
            raise AttributeError(name)
        what = f"{name} is not at hand while a notebook is graded: only the functions of startcode.layers are."
        raise StartCodeError(f'mine("{lesson}")', what, "Use it in experiments only.")

    module = ModuleType(f"mine.{lesson.replace('/', '.')}", "The finished layers, while a notebook is graded.")
    vars(module).update({name: getattr(layers, name) for name in layers.__all__}, __getattr__=missing)
    return module


def _find(lesson: str, folder: str | Path | None) -> Path:
    """The notebook's file; StartCodeError that says where it was looked for."""
    where = f'mine("{lesson}")'
    if not LESSON.fullmatch(lesson):
        what = "this is no name of a lesson."
        raise StartCodeError(where, what, 'Write the week and the notebook: "week04/deep_network_step_by_step".')
    here = Path(folder).expanduser() if folder is not None else Path.cwd()
    homes = [here] if folder is not None else [here, *here.parents]
    for home in homes:
        for path in (home / f"{lesson}.ipynb", home / "release" / f"{lesson}.ipynb"):
            if path.is_file():
                return path
    around = f"{here}{'' if folder is not None else ', in any folder above it'}, or in a folder release there"
    week = lesson.split("/")[0]
    step = f"Keep your notebooks in folders named after their weeks, side by side, or say in folder= where {week} is."
    raise StartCodeError(where, f"there is no {lesson}.ipynb in {around}.", step)


def _cells(path: Path, lesson: str) -> list[_Cell]:
    """The code cells of the notebook; StartCodeError if it is none, or none of the course."""
    again = f"Take a fresh copy of {lesson}.ipynb and put your answers into it."
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [_cell(cell, number) for number, cell in enumerate(notebook["cells"], start=1)]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        what = f"this cannot be read as a notebook ({type(error).__name__})."
        raise StartCodeError(str(path), what, f"Open it in JupyterLab; if it cannot read it either: {again}") from error
    code = [cell for cell in cells if cell is not None]
    if not any(cell.kind == "exercise" for cell in code):
        what = "its cells do not say which of them are exercises: the course's marks are lost."
        raise StartCodeError(str(path), what, again)
    return code


def _cell(raw: dict[str, Any], number: int) -> _Cell | None:
    if raw["cell_type"] != "code":
        return None
    source = raw["source"] if isinstance(raw["source"], str) else "".join(raw["source"])
    about = raw["metadata"].get("startcode", {})
    kind, name = str(about.get("kind", "")), str(about.get("name", ""))
    return _Cell(kind, name, source, f"cell {number}" + (f" ({name})" if name else ""))


def _run(cell: _Cell, module: ModuleType) -> None:
    """Run what the functions need of a cell; StartCodeError with the learner's own line if that raises."""
    if cell.kind and cell.kind not in RUN_WHOLE:
        return
    filename = f"{module.__file__}, {cell.place}"
    text = _plain(cell.source)
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)  # for tracebacks, inspect
    try:
        tree = ast.parse(text, filename)
        tree.body = [part for part in tree.body if cell.kind or isinstance(part, DEFINITIONS)]
        with _quiet():
            exec(compile(tree, filename, "exec", dont_inherit=True), vars(module))  # noqa: S102 - the learner's own
    except (Exception, SystemExit) as error:
        if not cell.kind:
            return  # a scratch of the learner's own; if an exercise needs it, that will say so
        what = f"{type(error).__name__}: {error}{_line(error, filename)}."
        raise StartCodeError(filename, what, f"Mend that cell {SAVE}") from error


def _line(error: BaseException, filename: str) -> str:
    """Where in the cell it happened, as far as that is known."""
    number = error.lineno if isinstance(error, SyntaxError) else None
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == filename:
            number = frame.lineno
    text = linecache.getline(filename, number or 0).strip()
    return f", at the line `{text}`" if text else ""


def _plain(source: str) -> str:
    """A cell without IPython's magics, every line in its place."""
    try:
        ast.parse(source)
    except SyntaxError:
        return MAGIC.sub(r"\1pass", source)
    except ValueError:
        pass
    return source


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
