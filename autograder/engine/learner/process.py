"""The learner's process: it answers the grader's requests, one after the other."""

import contextlib
import importlib
import threading
from dataclasses import replace
from typing import Any

from autograder.engine.learner import raised, randomness, stubs
from autograder.engine.learner.alarm import Alarm
from autograder.engine.learner.cells import compile_cell, run_cell
from autograder.engine.learner.exports import REMOTE, Exports
from autograder.engine.learner.files import WrittenFiles
from autograder.engine.learner.namespace import Namespace
from autograder.engine.learner.outputs import Outputs
from autograder.engine.learner.peer import CALLBACK, RAISE, RETURN, Own, Peer
from autograder.engine.learner.requests import REQUESTS
from autograder.engine.learner.shell import Shell, display
from autograder.engine.learner.spare import Spare
from autograder.engine.values import BadFrame, Channel, Handle, NotAValue, ValueTooLarge, WireError

LIBRARY = "library"  # the grader names a function or module of an installed library
BOUND = "bound"  # the grader names a method of an object of this process
ERROR = "error"  # the grader describes an exception
PARITY = 1  # numbers of shared values that this side gives are odd
OWN_TIMED = {"run", "test"}  # requests that bring a time limit of their own


class Process(Peer):
    """Everything that one learner's process knows."""

    def __init__(self, channel: Channel) -> None:
        self.shell = Shell(self._run_text)
        self.space = Namespace({"get_ipython": lambda: self.shell, "display": display})
        self.exports = Exports(self.space.names)
        self.stubs = stubs.Stubs(self.ask)
        self.outputs = Outputs()
        self.alarm = Alarm()
        self.files = WrittenFiles()
        self.spare = Spare()
        self.random: randomness.GlobalRandomness | None = None
        self.call_seconds = 60.0
        self.filename = ""
        self.tested = False
        super().__init__(channel, PARITY)

    def begin(self, seed: int, call_seconds: float, message_bytes: int, carry_random: bool) -> None:
        """Settings, which the grader gives first."""
        self.channel.limits = replace(self.channel.limits, frame_bytes=message_bytes)
        randomness.seed(seed)
        if carry_random:
            self.random = randomness.GlobalRandomness()
            self.random.news()  # the grader tells its own first
        self.call_seconds = call_seconds
        self.outputs.install()

    def answer(self, word: str, target: Any, content: Any) -> None:  # noqa: ANN401 - any value
        """Do what was asked and send what came of it."""
        try:
            result = self._do(word, target, content)
            if word == "settle":
                self.shared.forget_small()
            self.send(RETURN, None, result)
        except (NotAValue, ValueTooLarge) as error:
            self.send(RAISE, None, raised.describe(TypeError(f"what came of it cannot be handed over: {error}")))
        except BaseException as error:
            self._send_error(error)

    def ask(self, number: int, verb: str, values: tuple[Any, ...], named: dict[str, Any]) -> Any:  # noqa: ANN401
        """Ask the grader to use an object of its own."""
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("what a test gives to your function can be used in the main thread only")
        with self.alarm.paused():
            try:
                self.send(CALLBACK, number, (verb, values, tuple(named.items())))
            except (NotAValue, ValueTooLarge) as error:
                raise TypeError(f"an argument cannot be handed over: {error}") from error
            while True:
                word, target, content = self.receive(None)
                if word == RETURN:
                    return content
                if word == RAISE:
                    raise _like(*content)
                self.answer(word, target, content)

    def next_serial(self) -> int:
        """The one that was heard last."""
        return self.serial

    def check(self, serial: int) -> None:
        """The grader counts."""
        self.serial = serial

    def own_news(self) -> Own:
        """Output, warnings, names that were bound again, random state."""
        chunks, warned = self.outputs.take()
        rebound = self.space.rebound()
        state = self.random.news() if self.random else None
        return (chunks, warned, rebound, state) if chunks or warned or rebound or state else None

    def unsent(self, own: Own) -> None:
        """Put all of it back."""
        self.exports.unsent()
        if own is not None:
            chunks, warned, rebound, _ = own
            self.outputs.untake(chunks, warned)  # type: ignore[arg-type]  # as `own_news` made them
            self.space.unsent(rebound)  # type: ignore[arg-type]
        if self.random:
            self.random.forget()

    def hear(self, own: Any) -> None:  # noqa: ANN401 - from the grader
        """Objects that are not wanted any more, and the random state."""
        freed, state = own
        self.exports.free(freed)
        if self.random and state is not None:
            self.random.hear(state)

    def send(self, word: str, target: object, content: object) -> None:
        """Write a message."""
        super().send(word, target, content)
        self.exports.sent()

    def name_value(self, thing: object) -> Handle | None:
        """The namespace of the cells is never copied."""
        return self.exports.name(thing) if thing is self.space.names else super().name_value(thing)

    def name_object(self, thing: object) -> Handle:
        """A number for an object of this process; the grader's own keep theirs."""
        return stubs.name(thing) if issubclass(type(thing), stubs.Stub) else self.exports.name(thing)

    def resolve_object(self, handle: Handle) -> object:
        """An object of this process, of a library, or a stand-in for one of the grader's."""
        if handle.kind == REMOTE:
            return self.exports.get(handle.id)
        if handle.kind == BOUND:
            return getattr(self.exports.get(handle.id), str(handle.detail))
        if handle.kind == LIBRARY:
            return _library(handle.detail)
        if handle.kind == ERROR:
            kind, values = _trusted(handle.detail)
            return kind(*values)
        return self.stubs.resolve(handle)

    def _do(self, word: str, target: Any, content: Any) -> object:  # noqa: ANN401
        request = REQUESTS.get(word)
        if request is None:
            raise BadFrame(f"an unknown request: {word}")
        if word in OWN_TIMED:
            return request(self, target, content)
        with self.alarm.limit(self.call_seconds):
            return request(self, target, content)

    def _send_error(self, error: BaseException) -> None:
        description = raised.describe(error)
        try:
            self.send(RAISE, None, description)
        except (NotAValue, ValueTooLarge):  # its arguments do not cross
            classes, _, text, *rest = description
            self.send(RAISE, None, (classes, (text,), text, *rest[:-1], None))

    def _run_text(self, text: str) -> object:
        return run_cell(compile_cell(text, f"{self.filename} (one line)"), self.space.names)


def serve(channel: Channel) -> None:
    """Answer the grader until it hangs up."""
    serial, word, settings = _greeting(channel)
    process = Process(channel)
    process.check(serial)
    process.begin(*settings)
    with contextlib.suppress(WireError):
        process.send(RETURN, None, word)
        while True:
            process.answer(*process.receive(None))


def _greeting(channel: Channel) -> tuple[int, str, Any]:
    """The first message, which only brings settings."""
    serial, word, _, settings, _ = _trusted(channel.receive(None))
    return serial, word, settings


def _trusted(message: object) -> Any:  # noqa: ANN401 - what the grader says has the form that we agreed on
    return message


def _library(names: Any) -> object:  # noqa: ANN401 - (module, path in it)
    module, path = names
    found: Any = importlib.import_module(module)
    for part in path.split(".") if path else ():
        found = getattr(found, part)
    return found


def _like(kind: type[Exception], origin: int) -> BaseException:
    """The stand-in for an exception that the grader's own code raised: its text is not for the learner."""
    error = kind("(raised by the test)")
    setattr(error, raised.ORIGIN, origin)
    return error
