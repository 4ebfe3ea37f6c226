"""The grader's end of the conversation."""

import inspect
import time
import weakref
from collections.abc import Callable, Mapping
from typing import Any

from autograder.engine.learner import randomness
from autograder.engine.learner.exports import CLASS, FUNCTION, MODULE, OBJECT, REMOTE, SPACE
from autograder.engine.learner.peer import CALLBACK, RAISE, RETURN, Own, Peer
from autograder.engine.learner.process import BOUND, ERROR, LIBRARY
from autograder.engine.learner.shared import CircularValue
from autograder.engine.learner.stubs import OWN
from autograder.engine.limits import GradingLimits
from autograder.engine.remote import functions, libraries, proxies
from autograder.engine.remote.classes import RemoteClass, make_class
from autograder.engine.remote.errors import LearnerStoppedError, LearnerTooSlowError, like
from autograder.engine.remote.exports import Exports, nearest
from autograder.engine.remote.listener import Listener
from autograder.engine.values import BadFrame, Channel, ChannelClosed, ChannelTimeout, Handle, NotAValue, ValueTooLarge

PARITY = 0  # numbers of shared values that this side gives are even
DEEPEST = 20  # calls within callbacks within calls
QUIET = frozenset({"begin", "unbind", "lend", "reclaim", "settle"})  # requests that never raise in a sound process
BETWEEN_TESTS = frozenset({"load", "run", "bind"})  # those that never exit there
MISSING_DESCRIPTION = "an object that was never described"
Judges = Mapping[str, frozenset[str]]


class Grader(Peer):
    """One learner's process, as the grader sees it, from its start to its end."""

    def __init__(self, channel: Channel, listener: Listener, exports: Exports) -> None:
        self.listener, self.exports = listener, exports
        self.judges: Judges = {}
        self.space: object = None  # what stands for the global names of the learner's cells
        self.broken: LearnerStoppedError | None = None
        self.random: randomness.GlobalRandomness | None = None
        self._depth = 0
        self._proxies: dict[int, weakref.ref[Any]] = {}
        self._described: dict[int, tuple[str, object]] = {}
        self._signatures: dict[int, inspect.Signature] = {}  # asked for at each call by the checks
        self._freed: list[int] = []
        self._raised: dict[int, BaseException] = {}
        super().__init__(channel, PARITY)

    def begin(self, seed: int, limits: GradingLimits, carry_random: bool) -> None:
        """Tell the process its settings; it answers when it is ready."""
        self.request("begin", None, (seed, limits.call_seconds, limits.message_bytes, carry_random))
        self.random = randomness.GlobalRandomness() if carry_random else None

    def request(self, word: str, target: object = None, content: object = None, seconds: float | None = None) -> Any:  # noqa: ANN401
        """Ask the process; what it raises is raised here. LearnerStoppedError when it cannot answer."""
        if self.broken is not None:
            raise LearnerStoppedError(self.broken.reason)
        self.listener.before_request(word)
        deadline = time.monotonic() + self.listener.seconds_for(seconds)
        self._depth += 1
        try:
            self.send(word, target, content)
            if word == "settle":
                self._settle()
            verdict, result = self._answer(deadline)
        except (NotAValue, ValueTooLarge) as error:
            raise TypeError(f"a test gives what cannot be handed over: {error}") from error
        except (BadFrame, ChannelClosed, ChannelTimeout) as error:
            raise self._stop(error) from error
        except BaseException:  # the turn is not ours, so nothing more can be said
            self.broken = self.broken or LearnerStoppedError("the test was stopped")
            raise
        finally:
            self._depth -= 1
        self.listener.after_request()
        if verdict == RAISE:
            self._raise(result, word)
        return result

    def _settle(self) -> None:
        """A test cell has ended: identities are forgotten, on both sides at once."""
        self.shared.forget_small()
        self._raised.clear()

    def distrust(self) -> None:
        """What the process answers makes no sense: no further word with it."""
        self.broken = self._stop(BadFrame("an answer that makes no sense"))

    def attribute(self, proxy: proxies.Remote, number: int, name: str) -> Any:  # noqa: ANN401 - any attribute
        """What an attribute of a stand-in gives."""
        told = proxies.about(proxy)
        if name in told.methods:
            return proxies.Method(proxy, name)
        if name in told.special or name in proxies.ALWAYS:
            return object.__getattribute__(proxy, name)
        if type(proxy) is proxies.Function:
            described = proxies.description(proxy)
            if name == "__code__":
                return functions.code(described)
            if name in ("__name__", "__qualname__") and isinstance(described[0], str):
                return described[name == "__qualname__"]
        return self.request("get", number, name)

    def signature(self, number: int) -> inspect.Signature:
        """What `inspect.signature` says of an object there."""
        found = self._signatures.get(number)
        if found is None:
            found = self._signatures[number] = functions.signature(self.request("signature", number))
        return found

    # ---- the conversation

    def next_serial(self) -> int:
        """Count."""
        self.serial += 1
        return self.serial

    def check(self, serial: int) -> None:
        """Every answer must be one to the last message."""
        if serial != self.serial:
            raise BadFrame("an answer to another message")

    def own_news(self) -> Own:
        """Objects that nothing stands for any more, and the random state."""
        freed = tuple(self._freed)
        self._freed.clear()
        for number in freed:
            self._described.pop(number, None)
            self._proxies.pop(number, None)
            self._signatures.pop(number, None)
        state = self.random.news() if self.random else None
        return (freed, state) if freed or state else None

    def unsent(self, own: Own) -> None:
        """Put it back."""
        if own is not None:
            self._freed.extend(own[0])  # type: ignore[arg-type]  # as `own_news` made it
        if self.random:
            self.random.forget()

    def hear(self, own: Any) -> None:  # noqa: ANN401 - from the learner's process
        """Output, warnings, names bound again, random state."""
        match own:
            case (tuple() as chunks, tuple() as warned, tuple() as rebound, state):
                self.listener.hear(chunks, warned, rebound)
            case _:
                raise BadFrame("no news")
        if state is not None and not (self.random and self.random.hear(state)):
            raise BadFrame("no random state")

    def name_object(self, thing: object) -> Handle:
        """The learner's own objects by their number, those of libraries by name, the test's own as something to use."""
        if proxies.isinstance_of_remote(thing):
            return Handle(REMOTE, self._own_number(proxies.link(thing)))
        if isinstance(thing, proxies.Method):
            return Handle(BOUND, self._own_number(proxies.link(thing.__self__)), thing.__name__)
        if isinstance(thing, RemoteClass):
            return Handle(REMOTE, self._own_number(thing._origin))
        if isinstance(thing, BaseException):
            known = vars(thing).get("learner")
            return Handle(REMOTE, self._own_number(known)) if known else Handle(ERROR, 0, (nearest(thing), ()))
        name = libraries.library_name(thing)
        return Handle(LIBRARY, 0, name) if name else self.exports.name(thing)

    def resolve_object(self, handle: Handle) -> object:
        """The one stand-in for an object there, or an object of this side."""
        if handle.kind == OWN:
            return self.exports.get(handle.id)
        if handle.kind == SPACE:
            return self.space
        proxy = self._proxies[handle.id]() if handle.id in self._proxies else None
        if proxy is None:
            if handle.detail is not None:
                self._described[handle.id] = handle.kind, handle.detail
            elif handle.id not in self._described:
                raise BadFrame(MISSING_DESCRIPTION)
            proxy = self._stand_in(handle.id, *self._described[handle.id])
            if handle.id in self._freed:
                self._freed.remove(handle.id)
            self._proxies[handle.id] = weakref.ref(proxy, self._forget(handle.id))
        return proxy

    def _stand_in(self, number: int, kind: str, told: object) -> Any:  # noqa: ANN401 - a stand-in
        if kind == FUNCTION and isinstance(told, tuple):
            return proxies.make_function(self, number, told)
        if kind == MODULE:
            return proxies.make(proxies.Module, self, number)
        if kind == CLASS:
            return make_class(self, number, told)
        if kind == OBJECT and isinstance(told, type) and issubclass(told, BaseException):
            return self._exception(number, told)
        if kind == OBJECT and isinstance(told, RemoteClass):
            return proxies.make(told, self, number)  # type: ignore[arg-type]  # its instances are Remote
        raise BadFrame("an object of no known kind")

    def _exception(self, number: int, kind: type[BaseException]) -> BaseException:
        error = kind.__new__(kind)
        error.learner = self, number  # type: ignore[attr-defined]
        return error

    def _forget(self, number: int) -> Callable[[object], None]:
        return lambda _reference: self._freed.append(number)

    def _own_number(self, link: tuple["Grader", int]) -> int:
        if link[0] is not self:
            raise NotAValue("an object of a process that has ended")
        return link[1]

    def _answer(self, deadline: float) -> tuple[str, Any]:
        while True:
            word, target, content = self.receive(max(deadline - time.monotonic(), 0.0))
            if word in (RETURN, RAISE):
                return word, content
            if word != CALLBACK:
                raise BadFrame(f"an unknown word: {word}")
            self._answer_callback(target, content)

    def _answer_callback(self, number: object, content: object) -> None:
        match content:
            case (str() as verb, tuple() as values, tuple() as named) if self._depth <= DEEPEST:
                pass
            case _:
                raise BadFrame("no callback")
        try:
            result = self.exports.use(number, verb, values, dict(named))
            self.send(RETURN, None, result)
        except (LearnerStoppedError, ChannelClosed, ChannelTimeout):
            raise
        except Exception as error:
            self._raised[self.serial] = error
            self.send(RAISE, None, (nearest(error), self.serial))

    def _raise(self, description: Any, word: str) -> None:  # noqa: ANN401 - from the learner's process
        try:
            error, told = like(description)
            if word in QUIET or (word in BETWEEN_TESTS and not isinstance(error, Exception)):
                raise BadFrame("an exception where no code of a cell runs")
        except BadFrame as nonsense:
            raise self._stop(nonsense) from nonsense
        own = self._raised.pop(told.origin, None)
        if own is not None:
            raise own
        self.listener.learner_raised(error, told)
        raise error

    def _stop(self, error: Exception) -> LearnerStoppedError:
        if isinstance(error, ChannelTimeout):
            stopped: LearnerStoppedError = LearnerTooSlowError("it did not come to an end in time")
        elif isinstance(error, ChannelClosed):
            stopped = LearnerStoppedError("the program ended", ended=True)
        elif isinstance(error, CircularValue):
            stopped = LearnerStoppedError("a value that it gave contains itself")
        else:
            stopped = LearnerStoppedError("it disturbed the conversation with the grader")
        self.broken = stopped
        self.listener.stopped(stopped)
        return stopped
