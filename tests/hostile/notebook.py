"""Notebooks that are damaged, in disorder or no notebooks at all."""

import json

from . import spoil
from .case import CRASHED, DAMAGED, FAILED, MISSING, Case

ALL_RIGHT = "Every answer is right, and nothing of it is lost."
NOTHING = "There is no answer in it that anybody could read. It waits for the instructor."
EVERYTHING = {"scale": FAILED, "shout": FAILED, "norm": FAILED, "unit": FAILED}

CASES = [
    Case(
        name="cut off",
        tries="is cut off in the middle, as by a full disk",
        why=NOTHING,
        hand_in=spoil.raw(lambda data: data[: len(data) // 2]),
        standing=DAMAGED,
        says="cut off in line",
    ),
    Case(
        name="an empty file",
        tries="has no byte in it",
        why=NOTHING,
        hand_in=spoil.raw(lambda _: b""),
        standing=DAMAGED,
        says="the file is empty",
    ),
    Case(
        name="fifty megabytes",
        tries="is larger than any notebook",
        why="It is not read. It waits for the instructor.",
        hand_in=spoil.raw(lambda data: data + b" " * 50_000_000),
        standing=DAMAGED,
        says="larger than 20 MB",
    ),
    Case(
        name="a million parts",
        tries="holds four hundred thousand empty cells, which would fill the memory of the grader",
        why="It is not read. It waits for the instructor.",
        hand_in=spoil.raw(lambda data: data.replace(b'"cells": [', b'"cells": [' + b'{"metadata": {}},' * 550_000, 1)),
        standing=DAMAGED,
        says="too many parts",
    ),
    Case(
        name="not UTF-8",
        tries="was written in another encoding",
        why=NOTHING,
        hand_in=spoil.raw(lambda data: data.replace(b"# Vectors", "# Vektörchen".encode("latin-1"))),
        standing=DAMAGED,
        says="is not UTF-8",
    ),
    Case(
        name="UTF-16",
        tries="was saved by an editor as UTF-16",
        why=NOTHING,
        hand_in=spoil.raw(lambda data: data.decode().encode("utf-16")),
        standing=DAMAGED,
        says="is not UTF-8",
    ),
    Case(
        name="a mark at the beginning",
        tries="begins with a byte order mark and has the line ends of another system",
        why=ALL_RIGHT,
        hand_in=spoil.raw(lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n").replace(b"\\n", b"\\r\\n")),
    ),
    Case(
        name="no JSON",
        tries="is a program, not a notebook",
        why=NOTHING,
        hand_in=spoil.raw(lambda _: b"import numpy as np\n\ndef shout(text):\n    return text\n"),
        standing=DAMAGED,
        says="is not JSON",
    ),
    Case(
        name="another JSON",
        tries="is JSON, but a list",
        why=NOTHING,
        hand_in=spoil.raw(lambda _: b"[1, 2, 3]"),
        standing=DAMAGED,
        says="no notebook",
    ),
    Case(
        name="nested JSON",
        tries="is a hundred thousand lists in each other",
        why=NOTHING,
        hand_in=spoil.raw(lambda _: b"[" * 100_000 + b"]" * 100_000),
        standing=DAMAGED,
        says="nested too deeply",
    ),
    Case(
        name="a format of the future",
        tries="says that it is of notebook format 9",
        why=NOTHING,
        hand_in=spoil.content(lambda notebook: notebook.update(nbformat=9)),
        standing=DAMAGED,
        says="format 9",
    ),
    Case(
        name="format 3",
        tries="is of the notebook format of ten years ago, whose cells have no metadata of nbgrader left",
        why=ALL_RIGHT,
        hand_in=spoil.content(spoil.version_3),
    ),
    Case(
        name="format 4.0",
        tries="is of a notebook format whose cells have no ids",
        why=ALL_RIGHT,
        hand_in=spoil.content(spoil.version_4_0),
    ),
    Case(name="equal ids", tries="has the same id in all cells", why=ALL_RIGHT, hand_in=spoil.content(spoil.same_ids)),
    Case(
        name="odd metadata",
        tries="has metadata that are lists, numbers and texts",
        why=ALL_RIGHT,
        hand_in=spoil.content(spoil.odd_metadata),
    ),
    Case(
        name="everything twice",
        tries="holds every cell twice",
        why=ALL_RIGHT,
        change=spoil.doubled,
        says="is there 2 times",
    ),
    Case(
        name="a wrong copy",
        tries="holds a wrong copy of a right answer below it",
        why="The last definition counts, as in the learner's own notebook. The others are right.",
        change=spoil.wrong_copy,
        loses={"shout": FAILED},
        says="the last definition counts",
    ),
    Case(name="retyped answers", tries="has answers that are raw text", why=ALL_RIGHT, change=spoil.retyped_answers),
    Case(
        name="renamed answers",
        tries="has answers whose cells were copied and renamed",
        why=ALL_RIGHT,
        change=spoil.renamed,
    ),
    Case(
        name="answers exchanged",
        tries="holds each of two right answers in the cell of the other",
        why="Both functions are there before their tests, but shout is defined after its test only. The rest is right.",
        change=spoil.swapped,
        loses={"shout": FAILED},
    ),
    Case(
        name="no metadata",
        tries="has lost the metadata of every cell",
        why=ALL_RIGHT,
        change=spoil.without_metadata,
        says="had been deleted: it was put back",
    ),
    Case(name="upside down", tries="holds its cells in reverse order", why=ALL_RIGHT, change=spoil.upside_down),
    Case(
        name="in one cell",
        tries="holds all answers in one cell of its own, and nothing else",
        why=ALL_RIGHT,
        change=spoil.in_one_cell,
    ),
    Case(
        name="an answer deleted",
        tries="lacks one of its answers",
        why="What is not there earns nothing; all else is right.",
        change=spoil.without_answer,
        loses={"shout": "damaged"},
        says='"shout" is missing',
    ),
    Case(
        name="a broken cell",
        tries="holds an answer that is no Python",
        why="One cell does not run; all else is right.",
        cells={"shout": "def shout(text:\n    return"},
        loses={"shout": CRASHED},
        naive=11,
    ),
    Case(
        name="a pipe",
        tries="is a named pipe, on which a reader would wait for ever",
        why=NOTHING,
        hand_in=spoil.fifo,
        standing=DAMAGED,
        says="a pipe",
    ),
    Case(
        name="a folder",
        tries="is a folder with the name of the notebook",
        why=NOTHING,
        hand_in=spoil.folder,
        standing=DAMAGED,
        says="a folder",
    ),
    Case(
        name="no notebook",
        tries="hands in a text file only",
        why="There is nothing to grade.",
        hand_in=spoil.nothing,
        standing=MISSING,
        says="there is no vectors.ipynb",
    ),
    Case(
        name="a copy's name",
        tries="is called as browsers call a second download",
        why=ALL_RIGHT,
        hand_in=spoil.named("vectors (1).ipynb"),
    ),
    Case(
        name="an odd name",
        tries="is called in quotes, blanks, line breaks and letters that run backwards",
        why=ALL_RIGHT,
        hand_in=spoil.named(" 'vec\n\u202etors';$(reboot) .ipynb"),
    ),
    Case(
        name="an odd time",
        tries="says that it was handed in at a time that is none",
        why=ALL_RIGHT,
        hand_in=spoil.timestamp,
    ),
    Case(
        name="numbers that are none",
        tries="holds NaN and Infinity, which JSON does not know, and numbers of a thousand digits",
        why=ALL_RIGHT,
        hand_in=spoil.raw(
            lambda data: data.replace(
                b'"nbformat_minor": 5', b'"nbformat_minor": NaN, "x": -Infinity, "y": ' + b"9" * 4000
            )
        ),
    ),
    Case(
        name="nothing done",
        tries="is the notebook as it was released",
        why="Nothing was attempted.",
        hand_in=lambda folder, _notebook, place: (
            (folder / spoil.FILE).write_text(json.dumps(place.released())) and None
        ),
        loses=dict.fromkeys(EVERYTHING, "not attempted"),
    ),
]
