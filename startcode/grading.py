"""Who is running this notebook, and with which random numbers: the environment says it."""

import os

EXECUTION = "NBGRADER_EXECUTION"  # stock nbgrader sets it, for grading and for its Validate button
GRADING = "STARTCODE_GRADING"  # our own grader sets it, in both of its processes
SEED = "STARTCODE_SEED"


def nbgrader_is_executing() -> bool:
    """Whether stock nbgrader executes the notebook, for grading or for its Validate button."""
    return bool(os.environ.get(EXECUTION))


def is_grading() -> bool:
    """Whether any grader runs the notebook, ours or stock nbgrader."""
    return nbgrader_is_executing() or bool(os.environ.get(GRADING))


def seed() -> int:
    """The seed of the checks' random inputs: the environment variable STARTCODE_SEED, else always the same one."""
    return int(os.environ.get(SEED, "1"))
