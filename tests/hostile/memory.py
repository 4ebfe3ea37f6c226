"""Answers that were learned by heart, that remember what they were asked, or that ask who is asking."""

from .case import FAILED, Case
from .comparison import THREE, UNIT

BY_HEART = f"The visible tests hold, and the hidden ones ask something else. {UNIT}"
LENT = "norm is wrong. The others are right, unit with our own norm, which it may call in its own test and never read."
TABLE = """
KNOWN = {"help": "HELP!", "": "!", "hi": "HI!"}
LENGTHS = {(3.0, 4.0): 5.0, (1.0,): 1.0, (2.0, 3.0, 6.0): 7.0, (2.0,): 2.0, (0.0, -2.0): 2.0, (3.0, 0.0, 4.0): 5.0}
"""
SHOUT_AND_NORM = {"shout": FAILED, "norm": FAILED}

CASES = [
    Case(
        name="visible inputs by heart",
        tries="looks up the answers to all visible tests",
        why=BY_HEART,
        first=TABLE,
        cells={
            "scale": "def scale(x, factor):\n    return np.array([2.0, -4.0, 6.0]) if len(x) == 3 else x",
            "shout": "def shout(text):\n    return KNOWN.get(text, text)",
            "norm": "def norm(x):\n    return LENGTHS.get(tuple(x), 1.0)",
        },
        loses=THREE,
        naive=0,
    ),
    Case(
        name="answers in order",
        tries="gives the answers in the order in which the visible tests ask",
        why=BY_HEART,
        cells={
            "shout": "ANSWERS = iter(['HELP!', '!', 'HI!'])\ndef shout(text):\n    return next(ANSWERS, '')",
            "norm": "LENGTHS = iter([5.0, 1.0, 7.0, 2.0])\ndef norm(x):\n    return next(LENGTHS, 0.0)",
        },
        loses=SHOUT_AND_NORM,
        naive=8,
    ),
    Case(
        name="right at first",
        tries="is right as often as the visible tests ask, and careless afterwards",
        why=BY_HEART,
        cells={
            "shout": """
asked = 0
def shout(text):
    global asked
    asked += 1
    return text.upper() + "!" * (asked < 4)
""",
            "norm": """
calls = []
def norm(x):
    calls.append(x)
    return float(np.sqrt(np.sum(x * x))) * (len(calls) < 5)
""",
        },
        loses=SHOUT_AND_NORM,
        naive=8,
    ),
    Case(
        name="the last answer again",
        tries="keeps the answer to the first question and gives it for every other of the same length",
        why=f"The second question of the same length gets the first one's answer. {UNIT}",
        cells={
            "scale": "MEMORY = {}\ndef scale(x, factor):\n    return MEMORY.setdefault(len(x), x * factor)",
            "shout": "ANSWERS = {}\ndef shout(text):\n    return ANSWERS.setdefault(len(text) > 0, text.upper() + '!')",
        },
        loses={"scale": FAILED, "shout": FAILED},
        naive=2,
    ),
    Case(
        name="the variables of the tests",
        tries="returns the names that tests bind before they ask: expected, length",
        why="A test's names are not the learner's, unless the lesson itself shares them. The others are right.",
        first=TABLE,
        cells={"norm": "def norm(x):\n    return LENGTHS.get(tuple(x)) or globals().get('length', 0.0)"},
        loses={"norm": FAILED},
        naive=15,
    ),
    Case(
        name="the seed of the checks",
        tries="is right for what the checks draw with the seeds that learners see",
        why="Grading draws with another seed, which no learner can tell. The others are right.",
        cells={
            "scale": """
import os
SEEN = set()
for seed in [int(os.environ.get("STARTCODE_SEED", "1")), *range(50)]:
    rng = np.random.default_rng(seed)
    for n in (5, 5, 4, 4):
        SEEN.add(rng.normal(size=n)[0])
        rng.normal()
def scale(x, factor):
    return x * factor if x[0] in SEEN or len(x) in (2, 3) else x
"""
        },
        loses={"scale": FAILED},
    ),
    Case(
        name="who is asking",
        tries="looks for NBGRADER_EXECUTION and other signs of being graded, and then patches what it can",
        why=f"There is no such sign, and nothing to patch. {UNIT}",
        first="""
            import os, sys
            GRADED = "NBGRADER_EXECUTION" in os.environ or "STARTCODE_SEED" in os.environ or "nbgrader" in sys.modules
            if GRADED:
                from startcode.checks import Check, run, Outcome, Report
                run._failed = run._stopped = lambda *a: Report("scale", Outcome.PASSED, "All checks hold.")
        """,
        cells={
            "scale": "def scale(x, factor):\n    return x",
            "shout": "def shout(text):\n    if GRADED:\n        sys.displayhook('ok')\n    return text",
            "norm": "def norm(x):\n    if GRADED:\n        sys.displayhook('ok')\n    return 0.0",
        },
        loses=THREE,
        naive=15,
    ),
    Case(
        name="right only when graded",
        tries="looks for signs of being graded, and gives no answer anywhere else",
        why="In grading no sign is seen, so no answer is given. unit is right, and is graded with our own scale.",
        first="import os, sys",
        cells={
            "scale": """
def scale(x, factor):
    signs = [name for name in os.environ if name.startswith(("NBGRADER", "JPY_", "JUPYTER"))]
    return x * factor if signs else None
"""
        },
        loses={"scale": FAILED},
        naive=15,
    ),
    Case(
        name="what was lent, read",
        tries="fails on purpose, and takes our own function apart, which it is given for a later exercise",
        why="scale is wrong. The others are right, unit with our own scale, which it may call and never read.",
        cells={
            "scale": "def scale(x, factor):\n    return x",
            "unit": """
import inspect
def unit(x):
    for look in (inspect.getsource, vars, dir, repr, inspect.signature, inspect.getclosurevars,
                 lambda f: f.__code__.co_consts, lambda f: f.__globals__, lambda f: f.__wrapped__,
                 lambda f: f.__closure__, lambda f: f.__self__,
                 lambda f: f.__reduce_ex__(2), lambda f: f.__class__.__mro__, lambda f: f("text", None),
                 lambda f: f(f, f)):
        try:
            print(look(scale))
        except BaseException as error:
            print(repr(error), error.__traceback__.tb_frame.f_back)
    return scale(x, 1 / norm(x))
""",
        },
        loses={"scale": FAILED},
    ),
    Case(
        name="what was lent, kept",
        tries="fails on purpose, and keeps our own function, which it is given for a later exercise, for ever",
        why=LENT,
        cells={
            "norm": "KEPT = []\ndef norm(x):\n    return KEPT[0](x) if KEPT else 0.0",
            "unit": "def unit(x):\n    KEPT.append(norm)\n    return scale(x, 1 / norm(x))",
        },
        last="print(norm(np.array([3.0, 4.0])), KEPT[-1](np.array([3.0, 4.0])))",
        loses={"norm": FAILED},
    ),
]
