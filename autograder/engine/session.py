"""One submission's process, started again when it dies: earlier cells are replayed, points earned elsewhere stay."""

import re
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from autograder.engine.budget import Budget
from autograder.engine.limits import GradingLimits
from autograder.engine.output import Output
from autograder.engine.remote.errors import LearnerStoppedError, Told
from autograder.engine.remote.exports import Exports
from autograder.engine.remote.grader import Grader
from autograder.engine.remote.libraries import library_error
from autograder.engine.text import clean
from autograder.engine.values import BadFrame, Channel

HOUSEKEEPING = ("begin", "load", "run", "settle")  # requests that tell nothing of a test
OUTCOME_SECONDS = 0.5  # how long a sandbox may take to say why it ended
Step = Callable[[Grader], object]


class Usage(Protocol):
    """What a sandbox has used."""

    @property
    def cpu_seconds(self) -> float:
        """Of all its processes."""

    @property
    def memory_bytes(self) -> int:
        """After its end: the most that was resident in one process, libraries included."""


class Sandbox(Protocol):
    """What runs `autograder.engine.learner.main:serve`, confined or not."""

    @property
    def channel(self) -> Channel:
        """To that process."""

    def usage(self) -> Usage:
        """Until now, or until its end."""

    def outcome(self, timeout: float = ...) -> str | None:
        """Why it ended; None if it still runs after so many seconds."""

    def close(self) -> None:
        """End it."""


@dataclass(frozen=True)
class Start:
    """How every process of a submission begins."""

    open_sandbox: Callable[[], Sandbox]
    seed: int
    carry_random: bool
    modules: tuple[str, ...]


@dataclass
class Events:
    """What happened on the learner's side while one cell ran."""

    raised: list[tuple[Told, bool]] = field(default_factory=list)  # and whether a hidden test was running
    stops: list[tuple[LearnerStoppedError, str | None]] = field(
        default_factory=list
    )  # and why the sandbox says it ended


class Session:
    """The learner's process of one submission, whichever of its lives it is in."""

    def __init__(self, start: Start, budget: Budget) -> None:
        self.budget, self.exports = budget, Exports()
        self.cpu_seconds, self.memory_bytes, self.restarts = 0.0, 0, 0
        self.in_test = False
        self.hidden_requests = 0  # what hidden tests have asked for
        self.output = Output(budget.limits.output_characters)
        self.events = Events()
        self.is_hidden: Callable[[], bool] = lambda: False
        self.on_rebound: Callable[[tuple[str, ...]], None] = lambda _names: None
        self.on_restart: Callable[[], None] = lambda: None
        self.flush: Callable[[], None] = lambda: None
        self.on_answer: Callable[[], None] = lambda: None
        self.space: object = None
        self._judges: dict[str, frozenset[str]] = {}
        self._start = start
        self._journal: list[Step] = []
        self._warned: list[tuple[str, str, str]] = []
        self._flushing = False
        self._sandbox: Sandbox | None = None
        self._grader: Grader | None = None

    @property
    def limits(self) -> GradingLimits:
        """The grader's bounds."""
        return self.budget.limits

    def request(self, word: str, target: object = None, content: object = None, seconds: float | None = None) -> Any:  # noqa: ANN401
        """Ask the process, which is started again first if it has died."""
        return self.living().request(word, target, content, seconds)

    def lasting(self, step: Step) -> Any:  # noqa: ANN401 - what the step gives
        """Do something whose effect a new process needs as well; if it kills the process, it is not done again."""
        result = step(self.living())
        self._journal.append(step)
        return result

    def expect(self, word: str, content: object, kind: type) -> Any:  # noqa: ANN401 - of this kind
        """Ask for something of this kind; LearnerStoppedError if else comes: it is not our code that answers."""
        answer = self.request(word, None, content)
        if not isinstance(answer, kind):
            self.living().distrust()
            raise LearnerStoppedError("it disturbed the conversation with the grader")
        return answer

    def forget_last(self) -> None:
        """What was done last would not end in a new process either."""
        self._journal.pop()

    def judge_with(self, judges: dict[str, frozenset[str]]) -> None:
        """From now on only these classes of the learner may compare themselves with values."""
        self._judges = judges
        if self._grader is not None:
            self._grader.judges = judges

    def begin_cell(self) -> None:
        """Another cell: its output and events are collected anew."""
        self.output, self.events = Output(self.limits.output_characters), Events()

    def living(self) -> Grader:
        """The conversation with a process that lives; LearnerStoppedError when it died too often."""
        if self._grader is None:
            self._open()
        elif self._grader.broken is not None:
            self._revive()
        assert self._grader is not None
        return self._grader

    def close(self) -> None:
        """End the process and count what it has used."""
        if self._sandbox is not None:
            with suppress(Exception):  # it may have died in any way; its time is then unknown
                self.cpu_seconds += self._sandbox.usage().cpu_seconds
            self._sandbox.close()
            with suppress(Exception):  # likewise
                self.memory_bytes = max(self.memory_bytes, self._sandbox.usage().memory_bytes)
        self._sandbox = self._grader = None

    # ---- what a conversation tells (remote.listener.Listener)

    def before_request(self, word: str) -> None:
        """Names that a test has assigned or deleted go first."""
        if word not in HOUSEKEEPING and self.is_hidden():
            self.hidden_requests += 1
        if not self._flushing and word not in ("begin", "load", "run"):
            self._flushing = True
            try:
                self.flush()
            finally:
                self._flushing = False

    def seconds_for(self, wanted: float | None) -> float:
        """How long the next answer may take."""
        return self.budget.seconds_for(wanted)

    def hear(self, chunks: tuple[object, ...], warned: tuple[object, ...], rebound: tuple[object, ...]) -> None:
        """Output and warnings of the learner's code; names bound again."""
        for chunk in chunks:
            match chunk:
                case (str() as stream, str() as text):
                    self.output.write("stderr" if stream == "stderr" else "stdout", text, self.is_hidden())
                case _:
                    raise BadFrame("no output")
        if rebound:
            self.on_rebound(tuple(name for name in rebound if isinstance(name, str)))
        for warning in warned:
            match warning:
                case (str() as module, str() as name, str() as text):
                    self._warned.append((module, name, self._speakable(clean(text, 1000))))
                case _:
                    raise BadFrame("no warning")

    def _speakable(self, text: str) -> str:
        """Warnings become remarks: numbers in them may be those of a hidden test."""
        return "a warning" if self.is_hidden() and re.search(r"\d", text) else text

    def after_request(self) -> None:
        """Warn as the learner's code did; a test may have made errors of warnings."""
        self.on_answer()
        waiting, self._warned = self._warned, []
        for module, name, text in waiting:
            category, exact = library_error([(module, name)])
            if self.in_test and exact and issubclass(category, Warning):
                warnings.warn_explicit(text, category, "your code", 1)
            else:
                self.output.write("stderr", f"{clean(name, 100)}: {text}\n", self.is_hidden())

    def learner_raised(self, _error: BaseException, told: Told) -> None:
        """The learner's code raised."""
        self.events.raised.append((told, self.is_hidden()))

    def stopped(self, reason: LearnerStoppedError) -> None:
        """The process is gone."""
        why = None
        if self._sandbox is not None:
            with suppress(Exception):  # whatever happened to it, the grading goes on
                why = self._sandbox.outcome(timeout=OUTCOME_SECONDS if reason.ended else 0.0)
        self.events.stops.append((reason, why))

    # ---- its lives

    def _open(self) -> None:
        self._sandbox = self._start.open_sandbox()
        self._sandbox.channel.limits = replace(self._sandbox.channel.limits, frame_bytes=self.limits.message_bytes)
        grader = Grader(self._sandbox.channel, self, self.exports)
        grader.judges, grader.space = self._judges, self.space
        self._grader = grader
        grader.begin(self._start.seed, self.limits, self._start.carry_random)
        grader.request("load", None, self._start.modules)

    def _revive(self) -> None:
        while True:
            if self.restarts >= self.limits.restarts:
                raise LearnerStoppedError("the program ended too often")
            self.restarts += 1
            self.close()
            self.on_restart()
            self._open()
            if self._replay():
                return

    def _replay(self) -> bool:
        """Do again what a new process must have; False if it died of that, and the step will be left out."""
        output, events = self.output, self.events
        self.begin_cell()
        try:
            for step in list(self._journal):
                try:
                    step(self._grader)  # type: ignore[arg-type]  # just opened
                except LearnerStoppedError:
                    self._journal.remove(step)
                    return False
        finally:
            self.output, self.events = output, events
        return True
