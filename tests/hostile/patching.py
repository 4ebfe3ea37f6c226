"""Wrong answers beside changes to what could judge them: libraries, builtins, IPython, imports."""

from .case import LATE, Case
from .comparison import THREE, UNIT

WRONG = {
    "scale": "def scale(x, factor):\n    return x",
    "shout": "def shout(text):\n    return text",
    "norm": "def norm(x):\n    return 1.0",
}
ELSEWHERE = f"What the learner's process changes stays there; the comparison is made elsewhere. {UNIT}"

CASES = [
    Case(
        name="patched numpy testing",
        tries="replaces every assertion of numpy.testing and every comparison of NumPy",
        why=ELSEWHERE,
        cells=WRONG,
        last="# nothing more",
        first="""
            import numpy as np
            for name in dir(np.testing):
                if name.startswith("assert"):
                    setattr(np.testing, name, lambda *a, **k: None)
            np.allclose = np.isclose = np.array_equal = np.all = lambda *a, **k: True
        """,
        loses=THREE,
        naive=9,
    ),
    Case(
        name="patched builtins",
        tries="replaces abs, isinstance, any, all and AssertionError in builtins",
        why=ELSEWHERE,
        cells=WRONG,
        first="""
            import builtins
            builtins.abs = lambda x: 0
            builtins.all = builtins.any = lambda *a: True
            builtins.AssertionError = type("Calm", (Exception,), {})
        """,
        loses=THREE,
        naive=3,
    ),
    Case(
        name="patched time",
        tries="stops every clock, then computes for ever",
        why="Another process holds the watch. The other exercises are right.",
        cells={"norm": "def norm(x):\n    while True:\n        pass"},
        first="""
            import time, signal
            time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0
            signal.setitimer = signal.alarm = signal.signal = lambda *a: None
        """,
        loses={"norm": LATE},
    ),
    Case(
        name="asserts removed from the syntax tree",
        tries="gives IPython a transformer that strips every assert from the cells to come",
        why=f"Test cells are compiled where no learner's transformer is. {UNIT}",
        cells=WRONG,
        first="""
            import ast
            class NoAsserts(ast.NodeTransformer):
                def visit_Assert(self, node):
                    return ast.Pass()
            get_ipython().ast_transformers.append(NoAsserts())
        """,
        loses=THREE,
        naive=4,
    ),
    Case(
        name="asserts removed from the text",
        tries="gives IPython an input transformer that turns assert into a comment",
        why=f"Test cells are the instructor's text, and never pass through the learner's shell. {UNIT}",
        cells=WRONG,
        first="""
            def calm(lines):
                return ["# " + line if line.startswith("assert") else line for line in lines]
            get_ipython().input_transformers_post.append(calm)
        """,
        loses=THREE,
        naive=4,
    ),
    Case(
        name="silent tracebacks",
        tries="replaces IPython's showtraceback, so that a test that fails says nothing",
        why=f"A test's failure is seen by the grader itself. {UNIT}",
        cells=WRONG,
        first="get_ipython().showtraceback = get_ipython()._showtraceback = lambda *a, **k: None",
        loses=THREE,
        naive=15,
    ),
    Case(
        name="a run_cell that runs nothing",
        tries="replaces IPython's run_cell, so that the tests never run",
        why=f"Nothing of the learner's is asked to run a test. {UNIT}",
        cells=WRONG,
        first="""
            import types
            shell = get_ipython()
            for name in ("run_cell", "run_code", "run_ast_nodes", "run_cell_async"):
                setattr(shell, name, lambda *a, **k: types.SimpleNamespace(success=True, error_in_exec=None))
        """,
        loses=THREE,
    ),
    Case(
        name="a display hook that says ok",
        tries="displays 'ok' while the test runs, which stock nbgrader takes for full points",
        why=f"What a learner displays is text. {UNIT}",
        cells={
            "scale": "import sys\ndef scale(x, factor):\n    sys.displayhook('ok')\n    return x",
            "shout": "def shout(text):\n    sys.displayhook('ok')\n    return text",
            "norm": "def norm(x):\n    sys.displayhook('ok')\n    return 1.0",
        },
        loses=THREE,
    ),
    Case(
        name="a planted numpy",
        tries="leaves numpy.py and startcode.py in the working folder and makes them the ones that are imported",
        why=f"The grader imports nothing from where a learner can write. {UNIT}",
        cells=WRONG,
        first="""
            import sys
            for name in ("numpy", "startcode", "autograder"):
                with open(f"{name}.py", "w") as file:
                    file.write("def __getattr__(name): return lambda *a, **k: True\\n")
            sys.path.insert(0, "")
        """,
        last="import importlib, sys\nsys.modules.pop('startcode'); import startcode",
        loses=THREE,
    ),
    Case(
        name="a planted sitecustomize",
        tries="leaves sitecustomize.py, usercustomize.py and a .pth file for the next interpreter that starts",
        why=f"No interpreter of the grader ever starts there. {UNIT}",
        cells=WRONG,
        first="""
            import os, site, sys
            text = "import numpy.testing as t; t.assert_allclose = lambda *a, **k: None"
            for folder in {".", os.path.expanduser("~"), *sys.path, site.getusersitepackages(), "/tmp"}:
                for name in ("sitecustomize.py", "usercustomize.py", "planted.pth"):
                    try:
                        os.makedirs(folder, exist_ok=True)
                        with open(os.path.join(folder, name), "w") as file:
                            file.write(text)
                    except OSError:
                        pass
        """,
        loses=THREE,
    ),
    Case(
        name="patched checks",
        tries="replaces what startcode.checks compares and reports with",
        why=f"The checks that count are the grader's own copy. {UNIT}",
        cells=WRONG,
        first="""
            from startcode import checks
            from startcode.checks import Check, Outcome, Report, run
            for name in ("close", "that", "against", "gradient", "repeatable"):
                setattr(Check, name, lambda self, *a, **k: setattr(self, "passed", 1))
            passed = Report("scale", Outcome.PASSED, "All checks hold.")
            run._failed = run._stopped = run._finished = lambda *a: passed
            checks.listeners.append(lambda report: report)
        """,
        loses=THREE,
        naive=9,
    ),
    Case(
        name="the names that tests use",
        tries="binds np, checks, time, abs, expected and problem to things of its own",
        why=f"Where a test's names come from is read from the instructor's notebook. {UNIT}",
        cells=WRONG,
        last="""
            class Yes:
                def __getattr__(self, name): return self
                def __call__(self, *a, **k): return self
                def __enter__(self): return self
                def __exit__(self, *a): return True
                def __eq__(self, other): return True
            np = checks = time = expected = problem = ours = begin = Yes()
            abs = isinstance = lambda *a: True
        """,
        first="""
            abs = lambda x: 0
            isinstance = lambda *a: True
            expected = ours = length = None
        """,
        loses=THREE,
    ),
    Case(
        name="an import hook",
        tries="puts a finder before all others that gives its own modules for numpy.testing and startcode",
        why=f"The grader's imports go through the grader's finders. {UNIT}",
        cells=WRONG,
        first="""
            import importlib.abc, importlib.machinery, sys
            class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
                def find_spec(self, name, path, target=None):
                    if name.startswith(("startcode", "numpy.testing", "autograder.reference")):
                        return importlib.machinery.ModuleSpec(name, self)
                def exec_module(self, module):
                    module.__getattr__ = lambda name: lambda *a, **k: True
            sys.meta_path.insert(0, Finder())
            for name in [name for name in sys.modules if name.startswith("startcode")]:
                del sys.modules[name]
        """,
        loses=THREE,
    ),
]
