"""How long a submission may take, and how much of its output is kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class GradingLimits:
    """Bounds that the grader itself keeps; those of the sandbox come on top.

    A process that stops its own code in time keeps what it has computed; it is given `grace_seconds` for that.
    """

    call_seconds: float = 20.0  # one call of a learner's function
    cell_seconds: float = 120.0  # one cell of the learner
    test_seconds: float = 120.0  # one test cell, all its calls together
    total_seconds: float = 600.0  # the notebook
    grace_seconds: float = 2.0
    test_bytes: int = 2 << 30  # memory that a test cell may use here, beyond what the grader uses anyway
    message_bytes: int = 128 << 20  # what one call may give or take
    file_bytes: int = 32 << 20  # what tests get to see of the files that the learner's code writes
    restarts: int = 5  # of the learner's process, within one notebook
    output_characters: int = 20_000  # of one cell
