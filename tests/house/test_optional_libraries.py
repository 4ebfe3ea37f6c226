"""Keras and PyTorch are optional: one lesson imports them, others ask startcode.optional; nothing else may."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from startcode.optional import LIBRARIES, is_installed

ROOT = Path(__file__).parents[2]
OPTIONAL = {module for _, modules in LIBRARIES.values() for module in modules}
FOLDERS = ("startcode", "autograder", "course", "data", "tests", "benchmarks", "scripts")
ALLOWED = ("course/week07/keras.py", "course/week07/keras.variants.py", "tests/contract/test_framework.py")
MEASURES = "benchmarks/"  # side by side with PyTorch, and each says so in its docstring
ROOMS = ("checks", "datasets", "debuglab", "layers", "mine", "optional", "plots", "problems")


def imported(text: str) -> Iterator[str]:
    """Top-level names of what a piece of code imports."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def offenders(root: Path) -> list[str]:
    """Files below `root` that import an optional library and may not."""
    found = []
    for path in sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py")):
        name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        measured = name.startswith(MEASURES) and any(word in text for word in ("Keras", "PyTorch"))
        if OPTIONAL & set(imported(text)) and name not in ALLOWED and not measured:
            found.append(name)
    return found


def test_only_one_lesson_imports_an_optional_library():
    assert offenders(ROOT) == []


@pytest.mark.parametrize("line", ["import keras", "from keras import ops", "import torch.nn as nn", "import os, torch"])
def test_an_import_that_may_not_be_is_found(tmp_path, line):
    (tmp_path / "startcode").mkdir()
    (tmp_path / "startcode" / "plots.py").write_text(f"def draw():\n    {line}\n", encoding="utf-8")
    (tmp_path / "course" / "week07").mkdir(parents=True)
    (tmp_path / "course" / "week07" / "keras.py").write_text(line, encoding="utf-8")
    assert offenders(tmp_path) == ["startcode/plots.py"]


def test_no_room_of_the_learner_s_package_loads_one():
    code = f"import sys; from startcode import {', '.join(ROOMS)}; print({OPTIONAL!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_neither_does_the_grader():
    modules = "autograder.cli, autograder.grading.worker, autograder.reference"
    code = f"import sys, {modules}; print({OPTIONAL!r} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def missing_although_wanted(wanted: str | None) -> list[str]:
    """Optional libraries that are not installed although the run is meant to skip nothing for want of them."""
    return [name for name in LIBRARIES if wanted and not is_installed(name)]


def test_where_the_whole_suite_runs_nothing_is_skipped_for_want_of_a_library():
    assert missing_although_wanted(os.environ.get("STARTCODE_ALL_LIBRARIES")) == [], "Run: make keras"


def test_a_missing_library_would_be_noticed(monkeypatch):
    monkeypatch.setitem(LIBRARIES, "nowhere", ("Nowhere", ("no_such_module_anywhere",)))
    assert "nowhere" in missing_although_wanted("1")
    assert missing_although_wanted(None) == []
