"""What the learner's package may and may not do."""

import ast
import subprocess
import sys
from pathlib import Path

import startcode

PACKAGE = Path(startcode.__file__).parent


def test_it_imports_nothing_of_the_grader():
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.split(".")[0] == "autograder" for name in names), path


ROOMS = ("checks", "datasets", "debuglab", "layers", "mine", "optional", "plots", "pretrained", "problems", "progress")


def answer(code):
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_grading_needs_no_plotting_library_and_no_learning_library():
    told = "print(*(name for name in ('matplotlib', 'sklearn', 'scipy', 'IPython') if name in sys.modules))"
    assert answer(f"import sys; from startcode import {', '.join(ROOMS)}; {told}") == ""


def test_a_room_is_opened_when_it_is_first_used():
    opened = "print('startcode.plots' in sys.modules, 'numpy' in sys.modules)"
    assert answer(f"import sys, startcode; {opened}; startcode.plots; {opened}") == "False False\nTrue True"


def test_its_rooms_are_listed_and_other_names_are_no_rooms():
    assert tuple(sorted(startcode.__all__)) == ROOMS
    assert set(ROOMS) <= set(dir(startcode))
    assert not hasattr(startcode, "plot")
