"""Messages over two file descriptors, with a deadline for everything."""

import os
import select
import time
from struct import Struct
from typing import Any

import numpy as np

from autograder.engine.values.decoder import OnHandle, decode, decode_in_place
from autograder.engine.values.encoder import OnOther, OnValue, encode_parts
from autograder.engine.values.errors import BadFrame, ChannelClosed, ChannelTimeout
from autograder.engine.values.limits import DEFAULT, Limits

HEADER = Struct("<I")  # the length of the frame that follows
READ_AHEAD = 1 << 16  # small messages come in one read
MOST_PARTS = 512  # in one system call
SEND_SECONDS = 30.0


class Channel:
    """Frames in both directions; the other end may be hostile, dead or stuck.

    `on_other`, `on_value` and `on_handle` are those of `encode` and `decode`, and may be set later. One
    thread at a time may send, and one may receive. The channel owns both file descriptors.
    """

    def __init__(self, read_fd: int, write_fd: int, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self.on_other: OnOther | None = None
        self.on_value: OnValue | None = None
        self.on_handle: OnHandle | None = None
        self._read_fd, self._write_fd = read_fd, write_fd
        self._ahead = b""  # read, but not yet asked for
        self._frame: memoryview | None = None  # a long frame of which a part has come
        self._filled = 0
        self._closed = False
        for fd in (read_fd, write_fd):
            os.set_blocking(fd, False)
        self._readable, self._writable = select.poll(), select.poll()
        self._readable.register(read_fd, select.POLLIN)
        self._writable.register(write_fd, select.POLLOUT)

    def send(self, message: object, timeout: float | None = SEND_SECONDS) -> None:
        """Write a message; raises ChannelClosed, ChannelTimeout, and what `encode` raises before anything is written.

        After a ChannelTimeout the peer has a part of the message, so the channel is closed.
        """
        deadline = _deadline(timeout)
        parts = [memoryview(part).cast("B") for part in self._parts(message)]
        try:
            self._write([memoryview(HEADER.pack(sum(map(len, parts)))), *parts], deadline)
        except ChannelTimeout:
            self.close()
            raise

    def _parts(self, message: object) -> list[Any]:
        """A few pieces: small ones are joined, arrays of some size are written from where they are."""
        pieces: list[Any] = []
        small: list[Any] = []
        for part in encode_parts(message, self.on_other, self.on_value, self.limits):
            if isinstance(part, bytes) or part.nbytes < READ_AHEAD:
                small.append(part)
            else:
                pieces += [b"".join(small), part.reshape(-1).view(np.uint8)]
                small = []
        return [*pieces, b"".join(small)]

    def receive(self, timeout: float | None) -> object:
        """The next message; raises ChannelClosed, ChannelTimeout, BadFrame. None waits until the peer is gone.

        What has come of a message before a timeout is kept for the next call.
        """
        self._demand_open()
        deadline = _deadline(timeout)
        if self._frame is None:
            while len(self._ahead) < HEADER.size:
                self._ahead += self._read(deadline)
            (length,) = HEADER.unpack_from(self._ahead)
            if length > self.limits.frame_bytes:
                self.close()
                raise BadFrame(f"a frame of {length:,} bytes; {self.limits.frame_bytes:,} are allowed")
            end = HEADER.size + length
            if len(self._ahead) >= end:
                frame, self._ahead = self._ahead[HEADER.size : end], self._ahead[end:]
                return decode(frame, on_handle=self.on_handle, limits=self.limits)
            self._begin(length)
        return decode_in_place(self._rest(deadline), self.on_handle, self.limits)

    def _begin(self, length: int) -> None:
        """Room for a long frame: the system gives its pages when bytes arrive for them, not before."""
        self._frame = np.empty(length, np.uint8).data
        self._filled = len(self._ahead) - HEADER.size
        self._frame[: self._filled] = self._ahead[HEADER.size :]
        self._ahead = b""

    def _rest(self, deadline: float | None) -> memoryview:
        frame = self._frame
        assert frame is not None
        while self._filled < len(frame):
            self._filled += self._read_into(frame[self._filled :], deadline)
        self._frame = None
        return frame

    def close(self) -> None:
        """Close both file descriptors; calling it again does no harm."""
        if not self._closed:
            self._closed = True
            for fd in {self._read_fd, self._write_fd}:
                os.close(fd)

    def __enter__(self) -> "Channel":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, deadline: float | None) -> bytes:
        content = bytearray(READ_AHEAD)
        with memoryview(content) as memory:
            count = self._read_into(memory, deadline)
        return bytes(content[:count])

    def _read_into(self, memory: memoryview, deadline: float | None) -> int:
        while True:
            self._demand_open()
            try:
                count = os.readv(self._read_fd, [memory])
            except BlockingIOError:
                _wait(self._readable, deadline, "the other side is silent")
                continue
            except ConnectionError as error:
                raise ChannelClosed("the other side is gone") from error
            if not count:
                raise ChannelClosed("the other side closed the channel")
            return count

    def _write(self, parts: list[memoryview], deadline: float | None) -> None:
        while parts:
            self._demand_open()
            try:
                written = os.writev(self._write_fd, parts[:MOST_PARTS])
                while parts and written >= len(parts[0]):
                    written -= len(parts.pop(0))
                if written:
                    parts[0] = parts[0][written:]
            except BlockingIOError:
                _wait(self._writable, deadline, "the other side does not read")
            except ConnectionError as error:
                raise ChannelClosed("the other side is gone") from error

    def _demand_open(self) -> None:
        if self._closed:
            raise ChannelClosed("this side closed the channel")


def _deadline(timeout: float | None) -> float | None:
    return None if timeout is None else time.monotonic() + timeout


def _wait(poll: select.poll, deadline: float | None, complaint: str) -> None:
    if deadline is None:
        poll.poll()
        return
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise ChannelTimeout(complaint)
