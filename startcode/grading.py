"""Who is running this notebook, and with which random numbers."""

import os


def nbgrader_is_executing() -> bool:
    """Whether stock nbgrader executes the notebook, for grading or for its Validate button."""
    return bool(os.environ.get("NBGRADER_EXECUTION"))


def seed() -> int:
    """The seed of the checks' random inputs: the environment variable STARTCODE_SEED, else always the same one."""
    return int(os.environ.get("STARTCODE_SEED", "1"))
