"""Answers that look for what is nobody's business, and print, return and raise all they find."""

from .case import FAILED, Case

ELEVEN = "shout is wrong and earns nothing; the others are right. There was nothing to be found."


def thief(loot: str) -> dict[str, str]:
    """A wrong `shout` that tells what the function `loot` in this text finds."""
    tells = "print(loot())\ndef shout(text):\n    found = loot()\n    print(found)\n    return found\n"
    return {"shout": f"{loot.strip()}\n{tells}"}


FOLDERS = """
import os
def loot():
    told = []
    for folder in FOLDERS:
        for parent, _, names in os.walk(os.path.expanduser(folder)):
            for name in names:
                try:
                    with open(os.path.join(parent, name), errors="replace") as file:
                        told.append(name + ": " + file.read(100_000))
                except OSError as error:
                    told.append(str(error))
    return "\\n".join(told)
"""
CASES = [
    Case(
        name="the course folder",
        tries="reads every file of the course by its full path: author's text, source, secret of the seeds",
        why=ELEVEN,
        cells=thief(f"FOLDERS = ['@COURSE@', '.']{FOLDERS}"),
        loses={"shout": FAILED},
        naive=11,
    ),
    Case(
        name="the gradebook",
        tries="opens gradebook.db, reads the students and gives itself full points",
        why=ELEVEN,
        cells=thief("""
import sqlite3
def loot():
    told = []
    for path in ("@COURSE@/gradebook.db", "gradebook.db", "../gradebook.db"):
        try:
            with sqlite3.connect(f"file:{path}?mode=rw", uri=True) as db:
                told += db.execute("select id, last_name from student").fetchall()
                db.execute("update grade set auto_score = 99")
        except sqlite3.Error as error:
            told.append(error)
    return str(told)
"""),
        loses={"shout": FAILED},
    ),
    Case(
        name="the home folder",
        tries="reads the home of whoever grades: passwords, keys, histories",
        why=ELEVEN,
        cells=thief(f"FOLDERS = ['~', '@HOME@']{FOLDERS}"),
        loses={"shout": FAILED},
        naive=11,
    ),
    Case(
        name="the environment",
        tries="reads the environment variables of its own process and of every other",
        why=ELEVEN,
        cells=thief("""
import os
def loot():
    told = [f"{name}={value}" for name, value in os.environ.items()]
    for number in ("self", "1", "@PID@", os.getppid()):
        try:
            told.append(open(f"/proc/{number}/environ").read())
        except OSError as error:
            told.append(str(error))
    return "\\n".join(told)
"""),
        loses={"shout": FAILED},
        naive=11,
    ),
    Case(
        name="the work of a neighbour",
        tries="opens the notebook that another student has handed in",
        why=ELEVEN,
        cells=thief("""
import glob
def loot():
    told = []
    for path in ["@NEIGHBOUR@", *glob.glob("../../*/*/*.ipynb")[:20]]:
        try:
            told.append(open(path).read())
        except OSError as error:
            told.append(str(error))
    return "\\n".join(told)
"""),
        loses={"shout": FAILED},
        naive=11,
    ),
    Case(
        name="the frames of the caller",
        tries="walks up the stack to the test that calls it, and reads its names, constants and text",
        why=ELEVEN,
        cells=thief("""
import inspect, sys
def loot():
    told, frame = [], sys._getframe()
    while frame:
        told += [frame.f_code.co_consts, list(frame.f_globals)]
        told += [value for value in frame.f_globals.values() if isinstance(value, (str, int, float))]
        told += [value for value in frame.f_locals.values() if isinstance(value, (str, int, float))]
        try:
            told.append(inspect.getsource(frame.f_code))
        except (OSError, TypeError):
            pass
        frame = frame.f_back
    return repr(told)
"""),
        loses={"shout": FAILED},
        naive=11,
    ),
    Case(
        name="the memory of its process",
        tries="asks the garbage collector for all text, code and containers",
        why=ELEVEN,
        cells=thief("""
import gc, types
def loot():
    words, told = set(), []
    for thing in gc.get_objects():  # by type(): some objects raise when they are asked what they are
        if type(thing) is types.FunctionType:
            told.append(repr(thing.__code__.co_consts))
        elif type(thing) is dict:
            told += [value for value in thing.values() if type(value) is str and "HIDDEN" in value[:5000]]
        elif type(thing) is list:  # single words first: a large process holds more than can be told
            words |= {value for value in thing if type(value) is str and len(value) < 40 and value.isalnum()}
    told = [*words, *told]
    return "\\n".join(told)[:3_000_000]
"""),
        loses={"shout": FAILED},
        naive=11,
    ),
    Case(
        name="the memory of the grader",
        tries="reads the memory of other processes through /proc and process_vm_readv",
        why=ELEVEN,
        cells=thief("""
import ctypes, os
def loot():
    told = []
    for number in {1, os.getppid(), int("@PID@")} | {int(name) for name in os.listdir("/proc") if name.isdigit()}:
        if number == os.getpid():
            continue
        try:
            with open(f"/proc/{number}/maps") as maps, open(f"/proc/{number}/mem", "rb") as memory:
                told.append(maps.read())
                memory.seek(int(told[-1].split("-")[0], 16))
                told.append(repr(memory.read(4096)))
        except (OSError, ValueError) as error:
            told.append(str(error))
        room = ctypes.create_string_buffer(4096)
        told.append(ctypes.CDLL(None).process_vm_readv(number, room, 1, room, 1, 0))
    return repr(told)
"""),
        loses={"shout": FAILED},
    ),
    Case(
        name="the text of the tests",
        tries="reads what tracebacks are made from: the lines of every cell that Python knows",
        why=ELEVEN,
        cells=thief("""
import linecache, sys
def loot():
    told = ["".join(entry[2]) for entry in linecache.cache.values() if len(entry) > 2]
    told += [repr(vars(module)) for name, module in list(sys.modules.items()) if "test" in name or "reference" in name]
    return "\\n".join(told)[:1_000_000]
"""),
        loses={"shout": FAILED},
    ),
    Case(
        name="the reference answers",
        tries="imports the grader's own package and asks it for the answers and the course",
        why=ELEVEN,
        cells=thief("""
import importlib, inspect
def loot():
    told = []
    modules = ("autograder.reference", "autograder.course", "autograder.grading.ledger", "autograder.engine.trusted")
    for module in modules:
        try:
            found = importlib.import_module(module)
            lesson = found.lesson("week90/vectors")
            told += [inspect.getsource(lesson.scale), lesson.shout("help")]
        except Exception as error:
            told.append(repr(error))
    return "\\n".join(told)
"""),
        loses={"shout": FAILED},
        naive=11,
    ),
    Case(
        name="the machinery of the conversation",
        tries="finds the object that talks with the grader, and asks for the insides of everything a test gave",
        why="Every question is refused, and shout is right: so are all others.",
        cells={
            "shout": """
import gc
def shout(text):
    for thing in gc.get_objects():
        if type(thing).__name__ == "Process":
            for number in range(6):
                for verb in ("get", "call", "next", "item"):
                    for name in ("__globals__", "__class__", 0):
                        try:
                            print(thing.ask(number, verb, (name,), {}))
                        except BaseException as error:
                            print(repr(error))
    return text.upper() + "!"
"""
        },
    ),
    Case(
        name="every file of the machine",
        tries="walks through the whole file system and prints what does not belong to the system",
        why=ELEVEN,
        cells=thief("""
import os
def loot():
    told = []
    for parent, folders, names in os.walk("/"):
        if parent == "/":
            folders[:] = [name for name in folders if name not in ("usr", "lib", "lib64", "bin", "sbin", "proc")]
        folders[:] = [name for name in folders if name not in ("site-packages", "__pycache__")]
        for name in names:
            try:
                with open(os.path.join(parent, name), "rb") as file:
                    told.append(os.path.join(parent, name) + ": " + repr(file.read(500)))
            except OSError as error:
                told.append(str(error))
    return "\\n".join(told)
LOOT = loot()
def loot():
    return LOOT
"""),
        loses={"shout": FAILED},
    ),
    Case(
        name="a note for the next",
        tries="leaves its answers where the student who is graded next may find them",
        why="Its answers are right.",
        first="""
            import os, socket, glob
            NOTE = "a-note-for-whoever-comes-next"
            for folder in ("/tmp", "/dev/shm", ".", "/var/tmp", os.path.expanduser("~"), "/sandbox/cache", "/sandbox"):
                try:
                    with open(os.path.join(folder, "note.txt"), "w") as file:
                        file.write(NOTE)
                except OSError:
                    pass
            try:
                post = socket.socket(socket.AF_UNIX)
                post.bind("\\0note")
                post.listen()
            except OSError:
                pass
            import numpy, startcode
            numpy.NOTE = startcode.NOTE = NOTE
        """,
    ),
    Case(
        name="a note from the one before",
        tries="looks for the answers that another student has left",
        why="norm is wrong: nothing was left anywhere. The others are right.",
        cells={
            "norm": """
import numpy, os, socket, startcode
def norm(x):
    for folder in ("/tmp", "/dev/shm", ".", "/var/tmp", os.path.expanduser("~"), "/sandbox/cache", "/sandbox"):
        if os.path.exists(os.path.join(folder, "note.txt")):
            return float(np.sqrt(np.sum(x * x)))
    if hasattr(numpy, "NOTE") or hasattr(startcode, "NOTE"):
        return float(np.sqrt(np.sum(x * x)))
    try:
        socket.socket(socket.AF_UNIX).connect("\\0note")
        return float(np.sqrt(np.sum(x * x)))
    except OSError:
        return 0.0
"""
        },
        loses={"norm": FAILED},
    ),
]
