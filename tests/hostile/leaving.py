"""Answers that leave, kill or outlive the process that grades them."""

from .case import CRASHED, FAILED, LATE, RIGHT, Case

AGAIN = "Its process is started again, and what else it answered is right."


def shout(body: str, above: str = "") -> dict[str, str]:
    """An answer to shout whose function does this."""
    lines = "\n".join(f"    {line}" for line in body.strip().split("\n"))
    return {"shout": f"import os, signal, sys, time\n{above}\ndef shout(text):\n{lines}\n    return text\n"}


RAISES = """
import gc
process = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Process")
answer = type(process)._do
def _do(self, word, target, content):
    if word == "{word}":
        raise {error}
    return answer(self, word, target, content)
type(process)._do = _do
"""
CASES = [
    Case(
        name="exit",
        tries="calls sys.exit in the function",
        why=f"shout gives no answer. {AGAIN}",
        cells=shout("sys.exit(0)"),
        loses={"shout": CRASHED},
        naive=11,
    ),
    Case(
        name="exit in a cell",
        tries="calls sys.exit in cells of its own, before and after the answers",
        why="A cell ends, not the grading: every answer is right.",
        first="import sys\nsys.exit(0)",
        last="raise SystemExit",
        naive=15,
    ),
    Case(
        name="hard exit",
        tries="calls os._exit in the function, after which stock nbgrader has no grade at all",
        why=f"shout gives no answer. {AGAIN}",
        cells=shout("os._exit(0)"),
        loses={"shout": CRASHED},
        naive=0,
    ),
    Case(
        name="hard exit in a cell",
        tries="calls os._exit in cells of its own, before and after the answers",
        why="The cells that end the process are left out when it is started again: every answer is right.",
        first="import os\nos._exit(0)",
        last="import os\nos._exit(1)",
        naive=0,
    ),
    Case(
        name="hard exit at the last moment",
        tries="answers right, and ends the process while the answer is on its way",
        why="No answer comes to a test whose process is gone.",
        cells={
            "shout": """
import os, sys
class Late(str):
    def encode(self, *a):
        os._exit(0)
def shout(text):
    sys.setprofile(lambda frame, event, arg: os._exit(0) if frame.f_code.co_name == "send" else None)
    return text.upper() + "!"
"""
        },
        loses={"shout": CRASHED},
    ),
    Case(
        name="an exit between two tests",
        tries="makes its process answer with SystemExit when a test is over, where the grader expects no exception",
        why="Its process is not to be believed from there on, and the grading goes on. What came before was right.",
        cells={"norm": RAISES.format(word="settle", error="SystemExit") + RIGHT["norm"]},
        loses={"norm": CRASHED, "unit": CRASHED},
    ),
    Case(
        name="an interrupt between two cells",
        tries="makes its process answer with KeyboardInterrupt when the next cell is to run",
        why="The cell that follows does not run, and the grading goes on. What came before is right.",
        cells={"norm": RAISES.format(word="run", error="KeyboardInterrupt") + RIGHT["norm"]},
        loses={"unit": CRASHED},
    ),
    Case(
        name="an error when something is lent",
        tries="fails on purpose, and answers with an error when it is lent our own function for a later exercise",
        why="scale is wrong, and unit builds on it: nothing can be lent to it. shout and norm are right.",
        cells={"scale": RAISES.format(word="lend", error="ValueError") + "def scale(x, factor):\n    return x"},
        loses={"scale": FAILED, "unit": FAILED},
    ),
    Case(
        name="a signal to itself",
        tries="kills its own process with every signal there is",
        why="The first process of a sandbox dies of none of them; shout is wrong, all else is right.",
        cells=shout(
            """
for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGABRT, signal.SIGQUIT, signal.SIGSTOP):
    os.kill(os.getpid(), number)
"""
        ),
        loses={"shout": FAILED},
    ),
    Case(
        name="a signal to everybody",
        tries="kills the process group, the parent, the grader's own process and all that it may signal",
        why="Nothing but its own process is in reach. norm is wrong, and all else is right.",
        cells={
            "norm": """
import os, signal
def norm(x):
    for target in (0, -1, os.getppid(), int("@PID@"), *range(2, 50)):
        try:
            os.kill(target, signal.SIGKILL)
        except OSError:
            pass
    return 0.0
"""
        },
        loses={"norm": FAILED},
    ),
    Case(
        name="a crash of the interpreter",
        tries="reads address 0",
        why=f"shout gives no answer. {AGAIN}",
        cells=shout("import ctypes\nctypes.string_at(0)"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="another program",
        tries="replaces its process by another program",
        why=f"shout gives no answer. {AGAIN}",
        cells=shout("os.execv(sys.executable, [sys.executable, '-c', 'print(9)'])"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="at exit",
        tries="registers a function for the end of the program that changes files and waits",
        why="Nothing that was registered runs. Every answer is right.",
        first="""
            import atexit, time
            def late():
                open("late.txt", "w").write("late")
                time.sleep(60)
            atexit.register(late)
        """,
    ),
    Case(
        name="a background process",
        tries="forks a child that holds the channel and goes on answering when the parent has left",
        why=f"No two processes may answer, and the one that left gives nothing. {AGAIN}",
        cells=shout("if os.fork():\n    os._exit(0)\ntime.sleep(0.1)\nreturn text.upper() + '!'"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="two that answer",
        tries="forks, and both go on to answer right",
        why="The second answer disturbs the conversation, in which nobody can be believed any more; all else is right.",
        cells=shout("os.fork()\nreturn text.upper() + '!'"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="a daemon",
        tries="forks twice, leaves its session and waits for the next submission",
        why="When its sandbox is closed no process of it is left. Every answer is right.",
        first="""
            import os, time
            for _ in range(3):
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0:
                        os.closerange(0, 20)
                        time.sleep(600)
                    os._exit(0)
        """,
    ),
    Case(
        name="a thread that goes on",
        tries="starts threads that compute for ever beside the answers",
        why="Its answers are right; the threads only take time from its own.",
        first="""
            import threading
            def forever():
                while True:
                    sum(range(100))
            for _ in range(2):
                threading.Thread(target=forever, daemon=True).start()
        """,
    ),
    Case(
        name="closed files",
        tries="closes every file descriptor, the channel among them",
        why=f"shout gives no answer. {AGAIN}",
        cells=shout("os.closerange(0, 100)"),
        loses={"shout": CRASHED},
    ),
    Case(
        name="an interrupt",
        tries="raises KeyboardInterrupt, as if the instructor wanted to stop",
        why="An interrupt of the learner's is a crash of the learner's. The others are right.",
        cells=shout("raise KeyboardInterrupt"),
        loses={"shout": CRASHED},
        naive=11,
    ),
    Case(
        name="a process that stops",
        tries="starts a child that stops the parent over and over, so that it neither ends nor goes on",
        why="The first process of a sandbox is not stopped from within. shout waits too long; the others are right.",
        cells=shout(
            """
if os.fork() == 0:
    for _ in range(100):
        os.kill(1, signal.SIGSTOP)
        os.kill(os.getppid(), signal.SIGSTOP)
        time.sleep(0.02)
    os._exit(0)
time.sleep(30)
"""
        ),
        loses={"shout": LATE},
    ),
    Case(
        name="an exit in a destructor",
        tries="ends the process when an object that it gave is thrown away",
        why="The process ends in the cell of norm, which is therefore left out. shout and the others are right.",
        cells={
            "shout": """
import os
class Trap:
    def __del__(self):
        os._exit(0)
def shout(text):
    trap = Trap()
    trap.itself = trap
    return text.upper() + "!"
""",
            "norm": "import gc\ngc.collect()\ndef norm(x):\n    return float(np.sqrt(np.sum(x * x)))",
        },
        loses={"norm": CRASHED},
    ),
]
