"""What the learner's code prints and warns of, kept until the next message takes it along."""

import io
import sys
import warnings
from collections.abc import Iterable

MOST_CHARACTERS = 100_000  # in one message
MOST_WARNINGS = 20
NO_SCREEN = "FigureCanvasAgg is non-interactive"  # what `plt.show()` warns of
CUT = "\n[output cut here]\n"

Chunks = tuple[tuple[str, str], ...]
Warned = tuple[tuple[str, str, str], ...]


class Outputs:
    """Both streams in the order in which they were written, and the warnings."""

    def __init__(self) -> None:
        self._chunks: list[list[str]] = []
        self._room = MOST_CHARACTERS
        self._warned: dict[tuple[str, str, str], None] = {}

    def add(self, stream: str, text: str) -> None:
        """Keep what is written; beyond a limit only the fact that something was cut."""
        if self._room <= 0:
            return
        self._room -= len(text)
        if self._room <= 0:
            text = text[: len(text) + self._room] + CUT
        if self._chunks and self._chunks[-1][0] == stream:
            self._chunks[-1][1] += text
        else:
            self._chunks.append([stream, text])

    def take(self) -> tuple[Chunks, Warned]:
        """Everything since the last time."""
        if not self._chunks and not self._warned:
            return (), ()
        chunks = tuple((stream, speakable(text)) for stream, text in self._chunks)
        warned = tuple(self._warned)
        self._chunks, self._warned, self._room = [], {}, MOST_CHARACTERS
        return chunks, warned

    def untake(self, chunks: Iterable[tuple[str, str]], warned: Warned) -> None:
        """Put back what was taken for a message that could not be written."""
        self._chunks = [list(chunk) for chunk in chunks] + self._chunks
        self._warned = dict.fromkeys(warned) | self._warned

    def warn(self, message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
        """Stands in for `warnings.showwarning`."""
        text = speakable(str(message))[:1000]
        if len(self._warned) < MOST_WARNINGS and not text.startswith(NO_SCREEN):
            self._warned[category.__module__, category.__name__, text] = None

    def install(self) -> None:
        """Take the place of the standard streams and of the display of warnings."""
        sys.stdout = Stream(self, "stdout")
        sys.stderr = Stream(self, "stderr")
        sys.stdin = io.StringIO()
        warnings.showwarning = self.warn
        warnings.simplefilter("always")


class Stream(io.TextIOBase):
    """A text stream that writes into an Outputs."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._outputs, self._name = outputs, name

    def write(self, text: str) -> int:
        """Keep `text`."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.add(self._name, text)
        return len(text)

    def writable(self) -> bool:
        """Always."""
        return True


def speakable(text: str) -> str:
    """`text` without what cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
