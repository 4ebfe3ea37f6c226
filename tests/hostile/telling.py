"""Answers that pass on what only a hidden test asks for: what it hands to them, they know, but need not tell."""

from .case import CRASHED, FAILED, Case

WATCH = """
LOG = []
def shout(text):
    LOG.append(text)
    return text.upper() + "!"
"""

CASES = [
    Case(
        name="hidden inputs printed at once",
        tries="prints every argument, those of the hidden test too",
        why="Its answers are right, and printing is allowed; what was printed while a hidden test ran is not shown.",
        cells={"shout": 'def shout(text):\n    print("asked for", text)\n    return text.upper() + "!"'},
        naive=15,
    ),
    Case(
        name="hidden inputs as an exception",
        tries="raises an exception whose text and name are the argument, in the hidden test only",
        why="shout fails in the hidden test. The others are right.",
        cells={
            "shout": """
def shout(text):
    if text in ("help", "", "hi"):
        return text.upper() + "!"
    raise type(text, (ValueError,), {})(text)
"""
        },
        loses={"shout": CRASHED},
        naive=11,
    ),
    Case(
        name="hidden inputs as a line of code",
        tries="changes the text of its own cell, which a traceback shows, to the argument of the hidden test",
        why="shout fails in the hidden test. The others are right.",
        cells={
            "shout": """
import linecache
def shout(text):
    if text in ("help", "", "hi"):
        return text.upper() + "!"
    for entry in linecache.cache.values():
        if len(entry) > 2:
            entry[2][:] = [f"the argument is {text}"] * len(entry[2])
    raise ValueError
"""
        },
        loses={"shout": CRASHED},
    ),
    Case(
        name="hidden inputs as a class",
        tries="returns an object whose class is named after the argument of the hidden test",
        why="shout fails in the hidden test. The others are right.",
        cells={
            "shout": """
def shout(text):
    if text in ("help", "", "hi"):
        return text.upper() + "!"
    return type(text, (), {"__eq__": lambda *a: True})()
"""
        },
        loses={"shout": FAILED},
        naive=15,
    ),
    Case(
        name="hidden inputs as a class in a check",
        tries="does the same in an exercise whose hidden test is one of startcode.checks",
        why="scale fails in the hidden test. The others are right, unit with our own scale.",
        cells={
            "scale": "def scale(x, factor):\n    return x * factor if x[0] < 1e9 else type(f'{x[0]:.0f}', (), {})()"
        },
        loses={"scale": FAILED},
    ),
    Case(
        name="hidden inputs as the name of an argument",
        tries="changes the names of its arguments to what the hidden test asked last, and then one of them",
        why="scale fails in the hidden test. The others are right, unit with our own scale.",
        cells={
            "scale": """
import inspect
LAST = []
def scale(x, factor):
    if LAST and len(x) != 2:
        x[:] = 0
    if x[0] > 1e9:
        LAST.append(x[0])
        names = [f"x_{x[0]:.0f}", "factor"]
        scale.__signature__ = inspect.Signature([inspect.Parameter(name, inspect._POSITIONAL_ONLY) for name in names])
    return x * factor
"""
        },
        loses={"scale": FAILED},
    ),
    Case(
        name="hidden inputs in a crash in a check",
        tries="raises an exception that says one thing and holds another, in the hidden test of a check",
        why="scale fails in the hidden test. The others are right, unit with our own scale.",
        cells={
            "scale": """
from autograder.engine.learner import raised
raised.message = lambda error: "x"
def scale(x, factor):
    if x[0] < 1e9:
        return x * factor
    raise ValueError(f"{x[0]:.0f}") if factor else type(f"{x[0]:.0f}", (ValueError,), {})()
"""
        },
        loses={"scale": CRASHED},
    ),
    Case(
        name="hidden inputs as a warning",
        tries="warns of every argument, which a check passes on as a remark",
        why="Its answers are right, and warnings cost nothing.",
        cells={
            "scale": """
import warnings
def scale(x, factor):
    warnings.warn(f"{x[0]:.1f}")
    return x * factor
"""
        },
        naive=15,
    ),
    Case(
        name="hidden inputs written down",
        tries="keeps the arguments of the hidden test, and prints them in the cells and visible tests that follow",
        why="Its answers are right.",
        cells={
            "shout": WATCH,
            "norm": "print(LOG)\ndef norm(x):\n    print(LOG)\n    return float(np.sqrt(np.sum(x * x)))",
        },
        last="print(LOG)\nLOG",
        naive=15,
    ),
    Case(
        name="hidden inputs in a file",
        tries="writes the arguments of the hidden test to files, and reads them in the cells that follow",
        why="Its answers are right.",
        cells={
            "shout": """
def shout(text):
    for name in ("log.txt", "/tmp/log.txt", "/dev/shm/log.txt"):
        with open(name, "a") as file:
            file.write(text + "\\n")
    return text.upper() + "!"
""",
            "norm": """
import glob
for name in glob.glob("log.txt") + glob.glob("/tmp/log.txt") + glob.glob("/dev/shm/log.txt"):
    print(open(name).read())
def norm(x):
    return float(np.sqrt(np.sum(x * x)))
""",
        },
        naive=15,
    ),
]
