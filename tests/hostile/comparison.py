"""Wrong answers that judge themselves, or that change what judges them."""

from .case import CRASHED, FAILED, LATE, Case

ALWAYS = """
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0.0
    def __rsub__(self, other): return 0.0
    def __abs__(self): return 0.0
    def __lt__(self, other): return True
    def __le__(self, other): return True
    def __gt__(self, other): return True
    def __ge__(self, other): return True
    def __bool__(self): return True
    def __contains__(self, other): return True
    def __hash__(self): return 5
    def __len__(self): return 3
    def __float__(self): return 5.0
    def __index__(self): return 5
    def all(self, *a, **k): return True
    def any(self, *a, **k): return True
"""
ARRAY = """
    def __array_ufunc__(self, *a, **k): return np.True_
    def __array_function__(self, *a, **k): return np.True_
    def __array__(self, *a, **k): return np.array(5.0)
    shape, ndim, size, dtype = (3,), 1, 3, np.dtype(float)
    __class__ = float
"""
THREE = {"scale": FAILED, "shout": FAILED, "norm": FAILED}
WRONG = {
    "scale": "def scale(x, factor):\n    return x",
    "shout": "def shout(text):\n    return text",
    "norm": "def norm(x):\n    return 1.0",
}
UNIT = "unit is right and keeps its point: it is graded with our own scale and norm."
ELSEWHERE = f"What the learner's process changes stays there; the comparison is made elsewhere. {UNIT}"


def always(base: str, made: str, more: str = "") -> dict[str, str]:
    """Three answers of a class that equals everything, derived from `base` and made as `made` says."""
    return {name: f"class Equal{base}:{ALWAYS}{more}\ndef {name}(*given):\n    return {made}" for name in THREE}


CASES = [
    Case(
        name="an object that equals everything",
        tries="returns an object whose comparisons, differences and conversions say what is wanted",
        why=f"No object of the learner is ever compared with a value. {UNIT}",
        cells=always("", "Equal()", ARRAY),
        loses=THREE,
        naive=6,
    ),
    Case(
        name="a number that equals everything",
        tries="the same, as a subclass of float",
        why=f"A subclass of a number is no plain number. {UNIT}",
        cells=always("(float)", "Equal(9)"),
        loses=THREE,
        naive=6,
    ),
    Case(
        name="a text that equals everything",
        tries="the same, as a subclass of str",
        why=f"A subclass of str is no plain text. {UNIT}",
        cells=always("(str)", "Equal('')"),
        loses=THREE,
        naive=4,
    ),
    Case(
        name="an array that equals everything",
        tries="returns a subclass of ndarray that takes over NumPy's own functions",
        why=f"A subclass of ndarray stays a stand-in: NumPy's functions never see it. {UNIT}",
        cells=always(
            "(np.ndarray)",
            "np.zeros(3).view(Equal)",
            "    __array_ufunc__ = __array_function__ = lambda *a, **k: np.True_",
        ),
        loses=THREE,
        naive=4,
    ),
    Case(
        name="an array of objects that equal everything",
        tries="hides such objects in an ordinary array of dtype object",
        why=f"Only arrays of plain numbers and texts cross. {UNIT}",
        cells=always("", "np.array([Equal()] * 3, dtype=object)"),
        loses=THREE,
        naive=0,
    ),
    Case(
        name="a masked array",
        tries="returns an array with every entry masked, which NumPy's tests take for equal to anything",
        why=f"A masked array is a subclass and stays a stand-in. {UNIT}",
        cells={name: f"def {name}(*given):\n    return np.ma.masked_all((3,))" for name in THREE},
        loses=THREE,
        naive=0,
    ),
    Case(
        name="a class that lies about itself",
        tries="returns a class whose metaclass says yes to every question, under the name of a fraction",
        why=f"Classes are compared by identity only. {UNIT}",
        cells={
            name: f"""
class Meta(type):
    def __eq__(cls, other): return True
    def __instancecheck__(cls, other): return True
    def __subclasscheck__(cls, other): return True
    def __hash__(cls): return 0
    def __abs__(cls): return 0.0
    def __sub__(cls, other): return 0.0
    def __call__(cls, *given): return cls
Fraction = Meta("Fraction", (), {{"__module__": "fractions", "__qualname__": "Fraction"}})
def {name}(*given):
    return Fraction
"""
            for name in THREE
        },
        loses=THREE,
        naive=4,
    ),
    Case(
        name="a borrowed name",
        tries="returns an object whose class claims to be fractions.Fraction, decimal.Decimal or int",
        why=f"A stand-in that is an instance of a known class is still no value. {UNIT}",
        cells={
            name: f"class Fake:{ALWAYS}\nFake.__module__, Fake.__qualname__ = {home!r}\nFake.__name__ = Fake.__qualname__\n"
            f"def {name}(*given):\n    return Fake()"
            for name, home in {
                "scale": ("fractions", "Fraction"),
                "shout": ("builtins", "str"),
                "norm": ("decimal", "Decimal"),
            }.items()
        },
        loses=THREE,
        naive=4,
    ),
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
        naive=15,
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
            text = "import os; os.environ['PLANTED'] = '1'; import numpy.testing as t; t.assert_allclose = lambda *a, **k: None"
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
    Case(
        name="an argument changed in place",
        tries="empties the vector that the test will compare with",
        why=f"The checks keep their own copy and say so; plain tests computed what they expect before. {UNIT}",
        cells={
            "scale": "def scale(x, factor):\n    x *= 0\n    return x",
            "norm": "def norm(x):\n    x *= 0\n    return 0.0",
        },
        loses={"scale": FAILED, "norm": FAILED},
        naive=4,
    ),
    Case(
        name="an exception that means success",
        tries="raises what test runners take for a test that is skipped or passed",
        why=f"An exception of the learner's is a crash, under whatever name. {UNIT}",
        cells={
            "scale": "import unittest\ndef scale(x, factor):\n    raise unittest.SkipTest('fine')",
            "shout": "class Skipped(BaseException): pass\nSkipped.__module__ = '_pytest.outcomes'\ndef shout(text):\n    raise Skipped",
            "norm": "def norm(x):\n    raise StopIteration(5.0)",
        },
        loses={"scale": CRASHED, "shout": CRASHED, "norm": CRASHED},
        naive=0,
    ),
]
