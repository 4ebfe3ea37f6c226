"""One end of the conversation between the grader and the learner's process.

A message is (serial, word, target, content, news). The grader asks (`call`, `get`, `run`, ...); the learner's process
answers with `return` or `raise`, or asks back with `callback`, which the grader answers in the same two words. So the
two sides always take turns, and each knows what the other knew when it wrote. The learner's process repeats the serial
number that it heard last: an answer to another message than the last one was not written by our code.

`news` is None or what happened since the last message, the tables of `shared` first:
(numbers dropped, numbers parked, objects written again, and what each side adds of its own).
"""

from abc import ABC, abstractmethod
from typing import Any, TypeAlias

from autograder.engine.learner import extras
from autograder.engine.learner.shared import KNOWN, PUT, Shared
from autograder.engine.values import BadFrame, Channel, Handle, NotAValue, ValueTooLarge

Message: TypeAlias = tuple[str, Any, Any]
Own: TypeAlias = tuple[object, ...] | None
RETURN, RAISE, CALLBACK = "return", "raise", "callback"


class Peer(ABC):
    """Sends and receives messages; what crosses by value keeps its identity, the rest is named by Handles."""

    def __init__(self, channel: Channel, parity: int) -> None:
        self.channel = channel
        self.serial = 0
        self.shared = Shared(parity)
        channel.on_value = self.name_value
        channel.on_other = self._name
        channel.on_handle = self._resolve

    def send(self, word: str, target: object, content: object) -> None:
        """Write a message; raises NotAValue or ValueTooLarge before anything is written or changed."""
        dropped, parked, again = self.shared.prepare()
        own = self.own_news()
        news = (dropped, parked, again, own) if dropped or parked or again or own else None
        try:
            self.channel.send((self.next_serial(), word, target, content, news))
        except (NotAValue, ValueTooLarge):
            self.shared.unsent(again)
            self.unsent(own)
            raise
        self.shared.sent()

    def receive(self, timeout: float | None) -> Message:
        """The next message, its news taken in; raises ChannelClosed, ChannelTimeout, BadFrame."""
        message = self.channel.receive(timeout)
        match message:
            case (int() as serial, str() as word, target, content, news):
                self.check(serial)
            case _:
                raise BadFrame("no message")
        self._take_in(news)
        return word, target, content

    def _take_in(self, news: object) -> None:
        match news:
            case None:
                own = None
            case (tuple() as dropped, tuple() as parked, _, own):
                self.shared.drop(dropped)
                self.shared.park(parked)
            case _:
                raise BadFrame("no news")
        self.shared.agree()
        if own is not None:
            self.hear(own)

    @abstractmethod
    def next_serial(self) -> int:
        """The number of the message that is about to be written."""

    @abstractmethod
    def check(self, serial: int) -> None:
        """Take in the number of a message; BadFrame if it is not the one that is expected."""

    @abstractmethod
    def own_news(self) -> Own:
        """What this side adds to the news of the next message."""

    @abstractmethod
    def unsent(self, own: Own) -> None:
        """The message with these news could not be written."""

    @abstractmethod
    def hear(self, own: Any) -> None:  # noqa: ANN401 - any value, from the other side
        """Take in the other side's own news; BadFrame if they are none."""

    def name_value(self, thing: object) -> Handle | None:
        """A Handle for a value with an identity."""
        return self.shared.name(thing)

    @abstractmethod
    def name_object(self, thing: object) -> Handle:
        """A Handle for an object that stays on this side, or that is the other side's own."""

    @abstractmethod
    def resolve_object(self, handle: Handle) -> object:
        """What stands for an object that `name_object` named on the other side; BadFrame if nothing does."""

    def _name(self, thing: object) -> Handle:
        return extras.name(thing, self.shared) or self.name_object(thing)

    def _resolve(self, handle: Handle) -> object:
        if handle.kind in (PUT, KNOWN):
            return self.shared.resolve(handle)
        if handle.kind in extras.BUILT:
            return extras.resolve(handle)
        return self.resolve_object(handle)
