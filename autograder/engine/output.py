"""What a cell writes: the learner's and the test's text in order, and which of it the learner may see again."""

from autograder.engine.text import CUT, clean


class Output:
    """The streams of one cell; `hidden` text was written while a hidden test ran."""

    def __init__(self, longest: int) -> None:
        self._room = longest
        self._parts: list[tuple[str, str, bool]] = []

    def write(self, stream: str, text: str, hidden: bool) -> None:
        """Keep a piece of text, as far as there is room."""
        if self._room <= 0 or not text:
            return
        text = clean(text, self._room)
        self._room = 0 if text.endswith(CUT) else self._room - len(text)
        if self._parts and self._parts[-1][0] == stream and self._parts[-1][2] == hidden:
            text = self._parts.pop()[1] + text
        self._parts.append((stream, text, hidden))

    def streams(self) -> list[tuple[str, str]]:
        """(name of the stream, text) in order."""
        joined: list[tuple[str, str]] = []
        for stream, text, _ in self._parts:
            if joined and joined[-1][0] == stream:
                text = joined.pop()[1] + text
            joined.append((stream, text))
        return joined

    def shown(self) -> str:
        """What the learner may see."""
        return "".join(text for _, text, hidden in self._parts if not hidden)
