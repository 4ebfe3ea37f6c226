"""Environment variables, for a while: how the parts of a grading process tell each other about it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

COURSE = "STARTCODE_COURSE"  # where hidden tests find the reference of their lesson


@contextmanager
def variables(**wanted: str | None) -> Iterator[None]:
    """Within the block these environment variables have these values, or none; afterwards those of before."""
    before = {name: os.environ.get(name) for name in wanted}
    _put(wanted)
    try:
        yield
    finally:
        _put(before)


def _put(values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
