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


def test_grading_needs_no_plotting_library():
    imports = "from startcode import checks, datasets, debuglab, plots, problems"
    code = f"import sys; {imports}; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
