"""Answers that speak to the grader themselves, or whose text is meant for a browser, a terminal or a file system."""

from . import spoil
from .case import CRASHED, FAILED, LATE, Case

SPOILT = "Nobody can say what else came through this channel, so the answer does not count; the others are right."
SAFE = "It is text, and is shown as text. The others are right."
TALK = """
import gc, os, struct, threading, time
from autograder.engine.values import Handle
def partner():
    return next(thing for thing in gc.get_objects() if type(thing).__name__ == "Process")
def frame(message, change=lambda content: content):
    content = change(b"".join(bytes(memoryview(part).cast("B")) for part in partner().channel._parts(message)))
    return struct.pack("<I", len(content)) + content
def write(content):
    fd = partner().channel._write_fd
    while content:
        try:
            content = content[os.write(fd, content):]
        except BlockingIOError:
            time.sleep(0.001)
"""
HTML = "<script>alert(1)</script><img src=x onerror=alert(2)>"
ESCAPES = "\\x1b[2J\\x1b]0;owned\\x07\\x1b[31mred\\x1b[0m\\r\\x08\\u202Edesrever"


def shout(body: str) -> dict[str, str]:
    """An answer to shout that speaks to the grader first, and gives the first answer that is wanted."""
    lines = "\n".join(f"    {line}" for line in body.strip().split("\n"))
    return {"shout": f"{TALK}def shout(text):\n{lines}\n    return 'HELP!'\n"}


CASES = [
    Case(
        name="a forged reply",
        tries="writes the reply to the question itself, then gives its own",
        why=SPOILT,
        cells=shout('write(frame((partner().serial, "return", None, "HELP!", None)))'),
        loses={"shout": CRASHED},
    ),
    Case(
        name="replies before the questions",
        tries="writes replies to the next hundred questions before they are asked",
        why=SPOILT,
        cells=shout(
            'for number in range(1, 100):\n    write(frame((partner().serial + number, "return", None, "HELP!", None)))'
        ),
        loses={"shout": CRASHED},
    ),
    Case(
        name="a reply to an older question",
        tries="repeats a serial number of the past",
        why=SPOILT,
        cells=shout('write(frame((partner().serial - 1, "return", None, "HELP!", None)))'),
        loses={"shout": CRASHED},
    ),
    Case(
        name="a reply that names objects of the grader",
        tries="answers with the number of an object that the grader might keep for itself",
        why=SPOILT,
        cells=shout(
            'content = lambda number: (partner().serial, "return", None, Handle("own", number, None), None)\n'
            "for number in (1, 2, 3):\n    write(frame(content(number)))"
        ),
        loses={"shout": CRASHED},
    ),
    Case(
        name="a reply that raises the exit of the grader",
        tries="says that SystemExit, GeneratorExit or an unknown kind of BaseException was raised",
        why=SPOILT,
        cells=shout(
            'told = ((("builtins", "SystemExit"), ("builtins", "BaseException")), (0,), "bye", "", "", 0, None)\n'
            'write(frame((partner().serial, "raise", None, told, None)))'
        ),
        loses={"shout": CRASHED},
    ),
    Case(
        name="a reply with forged news",
        tries="says that the grader's arguments hold something else, that names were bound and that output has no type",
        why=SPOILT,
        cells=shout(
            'news = ((2, 4), (Handle("put", 2, [5.0, 0.0]),), (((7, 7),), (), ("norm", "np", 9), (1, 2)))\n'
            'write(frame((partner().serial, "return", None, "HELP!", news)))'
        ),
        loses={"shout": CRASHED},
    ),
    Case(
        name="a frame that ends too early",
        tries="announces a thousand bytes and sends ten",
        why="The rest never comes, so shout gives no answer in time; the others are right.",
        cells=shout('write(struct.pack("<I", 1000) + b"0123456789")\ntime.sleep(20)'),
        loses={"shout": LATE},
    ),
    Case(
        name="a frame that comes drop by drop",
        tries="sends one byte of its reply now and then",
        why="One deadline holds for the whole reply; the others are right.",
        cells=shout(
            """
content = frame((partner().serial, "return", None, "HELP!", None))
while content:
    try:
        write(content[:1])
        content = content[1:]
        time.sleep(0.2)
    except BaseException:
        pass
"""
        ),
        loses={"shout": LATE},
    ),
    Case(
        name="a frame of four gigabytes",
        tries="announces more than there is memory",
        why=SPOILT,
        cells=shout('write(struct.pack("<I", 0xFFFFFFFF))\ntime.sleep(20)'),
        loses={"shout": CRASHED},
    ),
    Case(
        name="an array larger than its frame",
        tries="announces a billion numbers in a frame of fifty bytes",
        why=SPOILT,
        cells=shout(
            "def grow(content):\n    return content.replace(struct.pack('<q', 3), struct.pack('<q', 1 << 30))\n"
            'write(frame((partner().serial, "return", None, np.zeros(3), None), grow))'
        ),
        loses={"shout": CRASHED},
    ),
    Case(
        name="an empty frame",
        tries="sends frames of no bytes, of one byte and of another version",
        why=SPOILT,
        cells=shout('for content in (b"", b"\\x01", b"\\x63N"):\n    write(struct.pack("<I", len(content)) + content)'),
        loses={"shout": CRASHED},
    ),
    Case(
        name="noise",
        tries="writes random bytes to every file descriptor",
        why=SPOILT,
        cells=shout(
            "for fd in range(3, 40):\n    try:\n        os.write(fd, os.urandom(300))\n"
            "    except OSError:\n        pass"
        ),
        loses={"shout": CRASHED},
    ),
    Case(
        name="invalid UTF-8",
        tries="sends a text whose bytes are none",
        why=SPOILT,
        cells=shout(
            'write(frame((partner().serial, "return", None, "letters", None), lambda content: '
            'content.replace(b"letters", b"\\xff\\xfe\\xc0\\x80\\xed\\xa0\\x80")))'
        ),
        loses={"shout": CRASHED},
    ),
    Case(
        name="questions without end",
        tries="asks the grader over and over instead of answering",
        why="One deadline holds for the answer, whatever is asked meanwhile; the others are right.",
        cells=shout(
            "while True:\n    try:\n        partner().ask(1, 'call', (), {})\n    except Exception:\n        pass"
        ),
        loses={"shout": LATE},
    ),
    Case(
        name="another thread that talks",
        tries="lets threads write into the conversation while the answers are given",
        why=SPOILT,
        cells=shout(
            "def chatter():\n    for _ in range(50):\n        write(struct.pack('<I', 2) + b'\\x01N')\n"
            "threading.Thread(target=chatter).start()\ntime.sleep(0.1)"
        ),
        loses={"shout": CRASHED},
    ),
    Case(
        name="not a number",
        tries="returns nan and infinity wherever a number is wanted",
        why="nan is equal to nothing. unit is right, and is graded with our own scale and norm.",
        cells={
            "scale": "def scale(x, factor):\n    return x * np.nan",
            "norm": "def norm(x):\n    return float('inf') if len(x) == 2 else float('nan')",
        },
        loses={"scale": FAILED, "norm": FAILED},
        naive=4,
    ),
    Case(
        name="half a character",
        tries="prints, raises and returns lone surrogates, which no file can hold",
        why="It is not the text that is wanted, and the number crashes. unit is right.",
        cells={
            "shout": "print('\\ud800')\ndef shout(text):\n    print('\\udfff')\n    return chr(0xD800)",
            "norm": "def norm(x):\n    raise ValueError('\\udabc')",
        },
        loses={"shout": FAILED, "norm": CRASHED},
    ),
    Case(
        name="terminal escapes",
        tries="prints, raises and is named in sequences that clear a terminal, rename it and turn text round",
        why=SAFE,
        cells={
            "shout": f"print('{ESCAPES}')\ndef shout(text):\n    print('{ESCAPES}')\n"
            f"    raise type('{ESCAPES}', (ValueError,), {{}})('{ESCAPES}')"
        },
        loses={"shout": CRASHED},
        naive=11,
    ),
    Case(
        name="terminal escapes in values",
        tries="returns such sequences, and an object whose class is named so",
        why=SAFE,
        cells={
            "shout": f"def shout(text):\n    return '{ESCAPES}'",
            "norm": f"def norm(x):\n    return type('{ESCAPES}', (), {{}})()",
        },
        loses={"shout": FAILED, "norm": FAILED},
        naive=8,
    ),
    Case(
        name="HTML in messages",
        tries="prints, raises, displays and is named in HTML with a script",
        why=SAFE,
        cells={
            "shout": f"""
class Page:
    def __repr__(self): return "{HTML}"
    def _repr_html_(self): return "{HTML}"
    def _repr_javascript_(self): return "alert(1)"
display(Page())
def shout(text):
    print("{HTML}")
    raise type("{HTML}", (ValueError,), {{}})("{HTML}")
Page()
"""
        },
        last=f"from IPython.display import HTML, Javascript, display\ndisplay(HTML('{HTML}'))\nJavascript('alert(1)')",
        loses={"shout": CRASHED},
        naive=11,
    ),
    Case(
        name="HTML in values",
        tries="returns HTML with a script, and an object whose class is named so",
        why=SAFE,
        cells={
            "shout": f"def shout(text):\n    return '{HTML}'",
            "scale": f"def scale(x, factor):\n    return type('{HTML}', (), {{}})()",
        },
        loses={"shout": FAILED, "scale": FAILED},
    ),
    Case(
        name="HTML in prose",
        tries="brings prose, pictures and outputs of an experiment that hold scripts, frames and links to them",
        why=SAFE.replace("The others are", "Every answer is"),
        change=spoil.active,
    ),
    Case(
        name="a student named in HTML",
        tries="has an id that is HTML with a script",
        why="Every answer is right, whatever the student is called.",
        student="<img src=x onerror=alert(1)>&lt;b&gt;",
    ),
    Case(
        name="a student named in escapes",
        tries="has an id of terminal escapes, a line break and letters that run backwards",
        why="Every answer is right, whatever the student is called.",
        student="\x1b[2J\x1b]0;owned\x07\r\nroot\u202etoor",
    ),
    Case(
        name="a student named like a command",
        tries="has an id that is SQL, a shell command, an option and a path",
        why="Every answer is right, whatever the student is called.",
        student="--force'; drop table grade; $(rm -rf ~) `id` %2e%2e%2f \\..",
    ),
    Case(
        name="a student named like nobody",
        tries="has an id of a hundred letters of many scripts, with blanks at both ends",
        why="Every answer is right, whatever the student is called.",
        student=" " + "αж中ñ🙂" * 18 + "end ",
    ),
]
