"""What must not leave: the lines of reference answers and of hidden tests, as the source notebooks hold them."""

import io
import re
import tokenize
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nbformat import NotebookNode

from autograder.authoring.cells import Kind
from autograder.authoring.regions import HIDDEN_TESTS, SOLUTION, Marks, RegionError, has_marks, inside, without
from autograder.notebooks import read_notebook

WORTH_HIDING = re.compile(r"[-+*/@%<>&|^(\[]|==|!=")  # a line without operator, call or index gives nothing away
EVERYBODY_WRITES = re.compile(r"(import|from)\b|(for|while|if|elif|else|with|try|except|def|class)\b.{0,25}:$")
SHORT = 16  # a shorter secret must be a whole line: inside another line it may stand by chance


@dataclass(frozen=True)
class Secret:
    """A line of an answer or hidden test without blanks and comment, and where it belongs."""

    text: str
    lesson: str
    what: str


@dataclass(frozen=True)
class Secrets:
    """Every secret of a course; of each lesson ("week02/logistic_regression") also what its author made public."""

    secrets: tuple[Secret, ...]
    public: dict[str, str]

    @classmethod
    def of(cls, source: Path) -> "Secrets":
        """The secrets of the notebooks below `source`."""
        return _secrets(tuple((path, path.stat().st_mtime_ns) for path in sorted(source.glob("*/*.ipynb"))))

    def found_in(self, text: str, lesson: str = "") -> Iterator[tuple[int, Secret]]:
        """Lines of a text (from 1) with the secret that each holds; what `lesson` itself says in public is none."""
        lines = [_without_blanks(line) for line in text.split("\n")]
        everything = "\n".join(lines)
        likely = [secret for secret in self.secrets if secret.text in everything]
        likely = [secret for secret in likely if not _holds(self.public.get(lesson, ""), secret.text)]
        for number, line in enumerate(lines, start=1):
            found = next((secret for secret in likely if _holds(line, secret.text)), None)
            if found:
                yield number, found


@lru_cache(maxsize=8)
def _secrets(notebooks: tuple[tuple[Path, int], ...]) -> Secrets:
    public: dict[str, str] = {}
    secrets: list[Secret] = []
    for path, _ in notebooks:
        lesson = f"{path.parent.name}/{path.stem}"
        texts: list[str] = []
        found: list[Secret] = []
        for number, cell in enumerate(read_notebook(path).cells, start=1):
            try:
                texts.append(_public_text(cell))
                found += _secrets_of(cell, lesson)
            except RegionError as error:
                raise error.at(f"{path}, cell {number}") from error
        public[lesson] = "\n".join(_without_blanks(line) for text in texts for line in text.split("\n"))
        secrets += [secret for secret in dict.fromkeys(found) if not _holds(public[lesson], secret.text)]
    return Secrets(tuple(secrets), public)


def _public_text(cell: NotebookNode) -> str:
    """What the author of a cell lets everybody read."""
    text: str = "" if kind_of(cell) == Kind.QUESTION else cell.source
    return without(without(text, SOLUTION), HIDDEN_TESTS) if cell.cell_type == "code" else text


def _secrets_of(cell: NotebookNode, lesson: str) -> Iterator[Secret]:
    name = cell.metadata.get("startcode", {}).get("name", "")
    if kind_of(cell) == Kind.QUESTION:
        for line in cell.source.split("\n"):
            if len(_without_blanks(line)) > SHORT:
                yield Secret(_without_blanks(line), lesson, f'the model answer to "{name}"')
    elif cell.cell_type == "code":
        for marks, what in ((SOLUTION, "the answer of"), (HIDDEN_TESTS, "the hidden test of")):
            for text in _code_lines(cell.source, marks):
                yield Secret(text, lesson, f'{what} "{name}"')


def _code_lines(source: str, marks: Marks) -> Iterator[str]:
    """The lines of code between `marks` that are worth hiding, without blanks and comments."""
    if not has_marks(source, marks):
        return
    comments: dict[int, int] = {}
    with suppress(
        tokenize.TokenError, SyntaxError
    ):  # then comments stay, and the rest of the line is found all the same
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                comments[token.start[0]] = token.start[1]
    for number, line in inside(source, marks):
        code = line[: comments.get(number)].strip()
        text = _without_blanks(code)
        if len(text) > 6 and WORTH_HIDING.search(text) and not EVERYBODY_WRITES.match(code):
            yield text


def kind_of(cell: NotebookNode) -> str:
    """What `build` made this cell for, "" if it did not make it."""
    return str(cell.metadata.get("startcode", {}).get("kind", ""))


def _without_blanks(line: str) -> str:
    return "".join(line.split())


def _holds(text: str, secret: str) -> bool:
    if len(secret) >= SHORT:
        return secret in text
    return any(line.lstrip("#").partition("#")[0] == secret for line in text.split("\n"))
