"""No line of a hidden test or reference answer in what a grader's machine adds to a page."""

from collections.abc import Iterable

from autograder.feedback.plain import OUTPUT, Limits, plain, without_paths
from autograder.publishing.private import Secrets

LEFT_OUT = "[a line is left out here: it belongs to the grader]"


class Censor:
    """Cleans text that did not come from the learner's own keyboard.

    A secret line that the learner wrote too (a right answer often is the reference answer) is no secret to them.
    """

    def __init__(self, secrets: Secrets, lesson: str, written: Iterable[str]) -> None:
        self.secrets, self.lesson = secrets, lesson
        self.written = "\n".join("".join(text.split()) for text in written)

    def clean(self, text: str, limits: Limits = OUTPUT) -> str:
        """`text` without escapes, paths of this machine and secrets, cut to `limits`."""
        shown = without_paths(plain(text, limits))
        hidden = {
            number for number, secret in self.secrets.found_in(shown, self.lesson) if secret.text not in self.written
        }
        if not hidden:
            return shown
        return "\n".join(LEFT_OUT if n in hidden else line for n, line in enumerate(shown.split("\n"), start=1))
