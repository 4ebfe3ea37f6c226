"""How large a message may be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The largest message that is written or read."""

    frame_bytes: int = 256 << 20  # a whole message
    items: int = 1_000_000  # values in a message; a shared one counts each time it is mentioned
    depth: int = 100  # containers within containers
    int_bytes: int = 1 << 16  # one integer: about 150,000 digits


DEFAULT = Limits()
