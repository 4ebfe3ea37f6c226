"""Notebooks that forge points, tests and records, or that are links to what is not the learner's."""

from . import spoil
from .case import DAMAGED, FAILED, Case
from .notebook import ALL_RIGHT

WRONG = {"shout": spoil.WRONG}
TESTS = "Tests are the instructor's, whatever stands in the notebook: shout is wrong, and all else is right."

CASES = [
    Case(
        name="more points",
        tries="says that every test is worth a thousand points",
        why=TESTS,
        cells=WRONG,
        change=spoil.more_points,
        loses={"shout": FAILED},
        naive=11,
    ),
    Case(
        name="edited tests",
        tries="has tests that ask nothing",
        why=TESTS,
        cells=WRONG,
        change=spoil.edited_tests,
        loses={"shout": FAILED},
        naive=11,
    ),
    Case(
        name="deleted tests",
        tries="has no tests any more",
        why=TESTS,
        cells=WRONG,
        change=spoil.deleted_tests,
        loses={"shout": FAILED},
        says="it was put back",
    ),
    Case(
        name="retyped tests",
        tries="has tests that are prose",
        why=TESTS,
        cells=WRONG,
        change=spoil.retyped_tests,
        loses={"shout": FAILED},
        says="it was put back",
    ),
    Case(
        name="tests called experiments",
        tries="marks tests as experiments, and to be run beside the learner's code",
        why=TESTS,
        cells=WRONG,
        change=spoil.experiments,
        loses={"shout": FAILED},
    ),
    Case(
        name="tests of its own",
        tries="brings a second test for shout and one for a bonus, worth a thousand points",
        why=TESTS,
        cells=WRONG,
        change=spoil.own_tests,
        loses={"shout": FAILED},
    ),
    Case(
        name="given code changed",
        tries="replaces the imports that were given by a trap",
        why=f"Given code is the instructor's, whatever stands in the notebook. {ALL_RIGHT}",
        change=spoil.given_changed,
    ),
    Case(
        name="forged outputs",
        tries="brings outputs that say a thousand points, in numbers and in HTML",
        why=TESTS,
        cells=WRONG,
        change=spoil.forged_outputs,
        loses={"shout": FAILED},
    ),
    Case(
        name="a forged record",
        tries="brings the note that a graded notebook holds, with a thousand points",
        why=TESTS,
        cells=WRONG,
        change=spoil.forged_record,
        loses={"shout": FAILED},
    ),
    Case(
        name="a link to the answers",
        tries="is a symbolic link to the instructor's notebook",
        why="No link is followed. It waits for the instructor.",
        hand_in=spoil.link,
        standing=DAMAGED,
        says="symbolic link",
    ),
    Case(
        name="a link to a neighbour",
        tries="is a symbolic link to what another student has handed in",
        why="No link is followed. It waits for the instructor.",
        hand_in=spoil.link_to_neighbour,
        standing=DAMAGED,
        says="symbolic link",
    ),
    Case(
        name="a linked folder",
        tries="hands in a folder that is a symbolic link to the instructor's",
        why="No link is followed. It waits for the instructor.",
        hand_in=spoil.linked_folder,
        standing=DAMAGED,
        says="symbolic link",
    ),
    Case(
        name="links beside it",
        tries="hands in links to the grader's home and course, and a pipe, beside a right notebook",
        why=f"They are left out. {ALL_RIGHT}",
        hand_in=spoil.link_beside,
    ),
]
