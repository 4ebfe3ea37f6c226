"""Answers that use up time, memory, processes, files or patience."""

from .case import CRASHED, FAILED, LATE, MEMORY, Case

THE_REST = "The others are right: what one answer used up is there again for the next."


def shout(body: str, above: str = "") -> dict[str, str]:
    """An answer to shout, on which nothing builds, that does this, and gives no letter if it gets to its end."""
    lines = "\n".join(f"    {line}" for line in body.strip().split("\n"))
    return {"shout": f"import os, sys, threading, time\n{above}\ndef shout(text):\n{lines}\n    return ''\n"}


def norm(body: str, above: str = "") -> dict[str, str]:
    """The same for norm, on which unit builds: it is graded with our own."""
    lines = "\n".join(f"    {line}" for line in body.strip().split("\n"))
    return {"norm": f"import os, sys, time\n{above}\ndef norm(x):\n{lines}\n    return 0.0\n"}


def why(what: str) -> str:
    """The reason for a score."""
    return f"{what} {THE_REST}"


CASES = [
    Case(
        name="an endless loop",
        tries="computes for ever",
        why=why("norm gives no answer in time."),
        cells=norm("while True:\n    pass"),
        loses={"norm": LATE},
    ),
    Case(
        name="an endless loop in a cell",
        tries="computes for ever in cells of its own, before and after the answers",
        why="The cells are stopped; every answer is right.",
        first="while True:\n    pass",
        last="n = 0\nwhile True:\n    n += 1",
    ),
    Case(
        name="an endless loop that catches everything",
        tries="catches whatever should stop it",
        why=why("shout gives no answer in time."),
        cells=shout(
            "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass"
        ),
        loses={"shout": LATE},
    ),
    Case(
        name="an endless loop without an alarm",
        tries="switches off the timer and the signals that should stop it",
        why=why("norm gives no answer in time."),
        cells=norm(
            """
import signal
signal.setitimer(signal.ITIMER_REAL, 0)
signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP})
while True:
    pass
"""
        ),
        loses={"norm": LATE},
    ),
    Case(
        name="an endless loop in C",
        tries="asks for a number that Python computes without ever looking up",
        why=why("shout gives no answer in time."),
        cells=shout("return float(len(str(sum(range(10**15)))))"),
        loses={"shout": LATE},
    ),
    Case(
        name="sleep",
        tries="waits for a thousand seconds",
        why=why("shout gives no answer in time."),
        cells=shout("time.sleep(1000)"),
        loses={"shout": LATE},
    ),
    Case(
        name="a slow answer to every question",
        tries="answers right, but so late each time that all calls together take too long",
        why=why("shout gives no answers in the time of its test."),
        cells={"shout": "import time\ndef shout(text):\n    time.sleep(0.8)\n    return text.upper() + '!'"},
        loses={"shout": LATE},
    ),
    Case(
        name="a generator without end",
        tries="returns a generator that never ends",
        why=why("A generator is no value."),
        cells=shout("import itertools\nreturn itertools.count()"),
        loses={"shout": FAILED},
    ),
    Case(
        name="memory",
        tries="fills its memory piece by piece",
        why=why("norm needs more than there is."),
        cells=norm("held = []\nwhile True:\n    held.append(bytearray(60_000_000))"),
        loses={"norm": MEMORY},
    ),
    Case(
        name="memory in a cell",
        tries="fills its memory in a cell of its own",
        why="The cell fails; every answer is right.",
        first="""\
held, size = [], 60_000_000
while size > 1000:  # to the last corner
    try:
        held.append(b'x' * size)
    except MemoryError:
        size //= 2
raise MemoryError""",
    ),
    Case(
        name="memory of many processes",
        tries="fills the memory in children that are each within their limit",
        why=why("All processes together are within one limit; the sandbox ends."),
        cells=shout("for _ in range(3):\n    os.fork()\nheld = b'x' * 120_000_000\ntime.sleep(20)"),
        loses={"shout": MEMORY},
    ),
    Case(
        name="a huge array",
        tries="asks for an array of a hundred gigabytes",
        why=why("norm needs more than there is."),
        cells=norm("return np.ones((100_000, 125_000))"),
        loses={"norm": MEMORY},
    ),
    Case(
        name="an array that is larger than it looks",
        tries="returns a view of one number that claims to be a hundred gigabytes",
        why=why("What does not fit into a message is not handed over."),
        cells=shout("return np.broadcast_to(np.float64(5), (100_000, 125_000))"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="an array of an odd shape",
        tries="returns empty arrays with very many and with endless dimensions",
        why=why("A shape is looked at before anything is made of it."),
        cells=shout("return np.zeros((0, 1 << 40)) if text == 'help' else np.zeros((1,) * 30 + (0,))"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="deep nesting",
        tries="returns a list in a list in a list, a hundred thousand deep",
        why=why("What is nested too deeply is not handed over."),
        cells=shout("made = []\nfor _ in range(100_000):\n    made = [made]\nreturn made"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="a list that contains itself",
        tries="returns lists and dicts that contain each other",
        why=why("Such a value has no end."),
        cells=shout("made, other = [], {}\nmade.append(other)\nother[0] = made\nreturn made"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="a giant integer",
        tries="returns an integer of a million digits, and one of a hundred thousand",
        why=why("The one is not handed over; the other is not 5."),
        cells={
            "shout": "def shout(text):\n    return 10 ** 1_000_000",
            "norm": "def norm(x):\n    return 7 ** 100_000",
        },
        loses={"shout": CRASHED, "norm": FAILED},
    ),
    Case(
        name="a giant text",
        tries="returns a text of fifty million letters",
        why="It is not the text that is wanted. The others are right.",
        cells={"shout": "def shout(text):\n    return 'x' * 50_000_000"},
        loses={"shout": FAILED},
    ),
    Case(
        name="a giant list",
        tries="returns a list of two million numbers",
        why=why("What does not fit into a message is not handed over."),
        cells=shout("return [5.0] * 2_000_000"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="keys that collide",
        tries="returns a dict of a hundred thousand integers with one hash",
        why=why("A dict that takes for ever to build is refused."),
        cells=shout("return dict.fromkeys(number * (2**61 - 1) for number in range(1, 3000))"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="an exponent without end",
        tries="returns a decimal number with an exponent of a billion, and the fraction of it",
        why=why("A number is never written out."),
        cells=shout("from decimal import Decimal\nreturn Decimal('1e999999999')"),
        loses={"shout": FAILED},
    ),
    Case(
        name="a size for the grader",
        tries="gives a number that a test takes for the size of a list: a hundred gigabytes in the grader itself",
        why=why("A test has some memory, and no more. It is not the number that is wanted."),
        cells={"norm": "def norm(x):\n    return 1e10 if list(x) == [2.0] else float(np.sqrt(np.sum(x * x)))"},
        loses={"norm": FAILED},
    ),
    Case(
        name="many processes",
        tries="forks until the system refuses",
        why=why("No more than a few processes are allowed; the sandbox ends."),
        cells=shout(
            """
for _ in range(100):
    try:
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)
    except OSError:
        pass
time.sleep(0.2)
"""
        ),
        loses={"shout": FAILED},
    ),
    Case(
        name="many threads",
        tries="starts five hundred threads that wait",
        why=why("No more than a few are allowed."),
        cells=shout("for _ in range(500):\n    threading.Thread(target=time.sleep, args=(30,), daemon=True).start()"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="the disk",
        tries="writes files until the disk is full",
        why=why("Its folders are small, and only its own."),
        cells=shout(
            """
for folder in (".", "/tmp"):
    for number in range(100):
        with open(f"{folder}/{number}", "wb") as file:
            file.write(bytes(5_000_000))
"""
        ),
        loses={"shout": CRASHED},
    ),
    Case(
        name="shared memory",
        tries="fills /dev/shm, which is memory",
        why=why("It is small, and only its own."),
        cells=shout("with open('/dev/shm/full', 'wb') as file:\n    while True:\n        file.write(bytes(1_000_000))"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="many files",
        tries="makes a hundred thousand files",
        why=why("There are so many and no more."),
        cells=shout("for number in range(100_000):\n    open(str(number), 'w').close()"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="many open files",
        tries="opens the same file until no more descriptors are left",
        why=why("There are so many and no more."),
        cells=shout("held = [open('/dev/null') for _ in range(100_000)]"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="a flood of output",
        tries="prints a hundred thousand lines, in a cell and in the function",
        why="Its answers are right; the flood is cut.",
        cells={
            "norm": "for _ in range(100_000):\n    print('drop after drop after drop')\n"
            "def norm(x):\n    print('drop after drop ' * 100_000)\n    return float(np.sqrt(np.sum(x * x)))"
        },
    ),
    Case(
        name="one line of fifty megabytes",
        tries="prints one line that no limit of lines cuts",
        why="Its answers are right; the line is cut.",
        cells={"norm": "print('x' * 50_000_000)\ndef norm(x):\n    return float(np.sqrt(np.sum(x * x)))"},
    ),
    Case(
        name="a flood below Python",
        tries="writes fifty megabytes to the file descriptors of output and error",
        why="Its answers are right; nobody keeps the flood.",
        cells={
            "norm": "import os\nfor fd in (1, 2):\n    for _ in range(25):\n        os.write(fd, b'x' * 1_000_000)\n"
            "def norm(x):\n    return float(np.sqrt(np.sum(x * x)))"
        },
    ),
    Case(
        name="a flood of warnings",
        tries="warns of a hundred thousand different things",
        why="Its answers are right; some warnings are enough.",
        cells={
            "norm": "import warnings\ndef norm(x):\n    for number in range(20_000):\n"
            "        warnings.warn(f'{number} ' * 100)\n    return float(np.sqrt(np.sum(x * x)))"
        },
    ),
    Case(
        name="an exception of fifty megabytes",
        tries="raises an exception with an endless text, from five thousand calls deep",
        why="shout crashes, and its message is cut. The others are right.",
        cells={
            "shout": "import sys\nsys.setrecursionlimit(20_000)\n"
            "def dive(n):\n    if n == 0:\n        raise ValueError('x' * 50_000_000)\n    return dive(n - 1)\n"
            "def shout(text):\n    return dive(5_000)"
        },
        loses={"shout": CRASHED},
    ),
    Case(
        name="a value that is long to show",
        tries="ends a cell with an object whose text is fifty megabytes, and with one whose text never comes",
        why="Its answers are right.",
        first="class Long:\n    def __repr__(self):\n        return 'x' * 50_000_000\nLong()",
        last="class Slow:\n    def __repr__(self):\n        while True:\n            pass\nSlow()",
    ),
    Case(
        name="a recursion without end",
        tries="calls itself for ever, with the limit of the interpreter switched off",
        why=why("norm needs more memory than there is."),
        cells=norm("return norm(x)", "sys.setrecursionlimit(10**9)"),
        loses={"norm": MEMORY},
        or_else=LATE,
    ),
    Case(
        name="a search that never ends",
        tries="returns a text that makes a simple search take for ever",
        why="It is not the text that is wanted. The others are right.",
        cells={"shout": "import re\ndef shout(text):\n    return re.sub('(a+)+$', '', 'a' * 40 + '!')"},
        loses={"shout": LATE},
    ),
]
