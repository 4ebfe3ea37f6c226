"""What the two sides of a sandbox say to each other beside the channel: small packets that the learner never sees.

host to first process      a Request, with the descriptors of leash, channel read end, channel write end
first process to host      READY, FAILED why
host to supervisor         ASK (how much is used?); the end of the connection: kill
supervisor to host         READY, FAILED why, USAGE, ENDED and the output that was kept
"""

import json
import socket
from dataclasses import asdict, dataclass

from autograder.engine.sandbox.inside.limits import Limits

READY, FAILED, ASK, USAGE, ENDED = "ready", "failed", "ask", "usage", "ended"
LONGEST = 1 << 20


@dataclass(frozen=True)
class Request:
    """One sandbox, please."""

    entry: str  # module:function
    limits: Limits

    def packed(self) -> bytes:
        """As a packet."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def unpacked(cls, packet: bytes) -> "Request":
        """From a packet."""
        content = json.loads(packet)
        return cls(content["entry"], Limits(**content["limits"]))


@dataclass(frozen=True)
class Usage:
    """What a sandbox has used so far."""

    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int  # the most that was resident in one process, libraries included


def say(leash: socket.socket, word: str, content: object = None, rest: bytes = b"") -> bool:
    """Send a packet; False if nobody listens any more."""
    try:
        leash.sendall(json.dumps([word, content]).encode() + b"\n" + rest)
    except OSError:
        return False
    return True


def hear(leash: socket.socket) -> tuple[str, object, bytes]:
    """The next packet: word, content, rest; raises OSError or EOFError when there is none."""
    packet = leash.recv(LONGEST)
    if not packet:
        raise EOFError
    head, _, rest = packet.partition(b"\n")
    word, content = json.loads(head)
    return word, content, rest
