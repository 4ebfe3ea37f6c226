"""Run in a process of its own, whose address space is bounded as a sandbox bounds it."""

import resource
import subprocess
import sys

import pytest

from autograder.engine.learner.spare import LITTLE_BYTES, SPARE_BYTES

MIB = 1 << 20
ROOM = 200 * MIB
BEGIN = """
import mmap, resource
from autograder.engine.learner.spare import Spare
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + {room},) * 2)
spare, held = Spare(), []
def fill():
    try:
        while True:
            held.append(mmap.mmap(-1, 1 << 20))
    except (OSError, MemoryError):
        return len(held)
"""
pytestmark = pytest.mark.skipif(
    resource.getrlimit(resource.RLIMIT_AS)[1] != resource.RLIM_INFINITY, reason="the address space is bounded already"
)


def megabytes(code: str, room: int = ROOM) -> list[int]:
    """What the code prints, where so many bytes are free."""
    script = BEGIN.format(room=room) + code
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return [int(number) for number in found.stdout.split()]


def test_after_a_cell_that_fills_its_memory_there_is_still_some():
    first, then = megabytes("with spare.aside(): print(fill())\nprint(fill())")
    assert first <= (ROOM - SPARE_BYTES) // MIB
    assert first + 0.8 * SPARE_BYTES / MIB < then


def test_the_cells_after_it_have_what_is_left_and_take_nothing_away():
    first, then = megabytes("with spare.aside(): print(fill())\nwith spare.aside(): print(fill())")
    assert first + 0.8 * SPARE_BYTES / MIB < then


def test_it_is_set_aside_again_where_no_cell_has_needed_it():
    (then,) = megabytes("with spare.aside(): pass\nwith spare.aside(): print(fill())")
    assert then <= (ROOM - SPARE_BYTES) // MIB


def test_where_there_is_too_little_none_is_taken():
    (all_of_it,) = megabytes("with spare.aside(): print(fill())", room=SPARE_BYTES // 2)
    assert all_of_it > LITTLE_BYTES // MIB
