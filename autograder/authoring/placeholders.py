"""From an answer to what the learner finds in its place.

Between the marks, `area = width * height  # in m²` becomes `area = None  # in m²`: the learner keeps the name, its
comment and the number of lines, and the answer is gone.
"""

import ast
import io
import tokenize
from collections.abc import Iterator

from autograder.authoring import bindings
from autograder.authoring.regions import SOLUTION, Fault, Region, RegionError, regions

NOTHING_TO_NAME = "pass  # your code here"
ANY = "_"  # the name for what nobody needs
TEXT_STUB = "*Double-click here and write your answer in place of this line.*"


def strip(source: str) -> str:
    """The learner's version of a solution cell: marks and hints stay, every answer becomes placeholders.

    Comments of the answer stay only behind a name that stays. RegionError if a region cannot be taken out.
    """
    tree, comments = ast.parse(source), _comments(source)
    lines = source.split("\n")
    for region in reversed(regions(source, SOLUTION)):
        answer = list(statements(tree.body, region))
        if not answer:
            raise RegionError(Fault(region.first, "this region holds no answer.", "Write the reference answer in it."))
        first = lines[answer[0].lineno - 1]
        indent = first[: len(first) - len(first.lstrip())]
        inner = [indent + text for text in _placeholders(source, tree, region, answer, comments)]
        lines[region.first - 1 : region.last - 1] = [_opening(source, lines[region.first - 1], region), *inner]
    return "\n".join(lines)


def statements(body: list[ast.stmt], region: Region) -> Iterator[ast.stmt]:
    """The outermost statements of `region`; RegionError if a mark stands in the middle of one."""
    for statement in body:
        first, last = bindings.first_line(statement), statement.end_lineno or statement.lineno
        if region.first < first and last < region.last:
            yield statement
        elif first < region.last and region.first < last:
            parts = list(bindings.bodies(statement))
            if not parts:
                mark = region.first if first < region.first else region.last
                raise RegionError(Fault(mark, "this mark cuts a statement in two.", "Move it above or below."))
            for part in parts:
                yield from statements(part, region)


def _placeholders(
    source: str, tree: ast.Module, region: Region, answer: list[ast.stmt], comments: dict[int, str]
) -> list[str]:
    """One line per assignment of the answer, in order of first assignment, then `return None` if it returns."""
    needed = bindings.missing_without(tree, region)
    named: set[str] = set()
    code: dict[str, str] = {}
    for statement in answer:
        comment = comments.get(statement.lineno) or comments.get(statement.end_lineno or 0, "")
        names = [name for target in bindings.targets(statement) if (name := bindings.text(source, target))]
        names += [name for name in bindings.bound(statement) if name in needed and name not in names]
        fresh = [name for name in dict.fromkeys(names) if name not in named]
        together = fresh == names and _unpacks(statement)
        for line in [_together(fresh)] if together else [f"{name} = None" for name in fresh if name != ANY]:
            code[line], comment = comment, ""  # of `W = b = ...  # comment`, W keeps it
        named.update(fresh)
    for statement in answer:
        if isinstance(statement, ast.Return):
            code["return None"] = comments.get(statement.lineno, "")
    if not code:
        return [NOTHING_TO_NAME]
    width = max((len(line) for line, note in code.items() if note), default=0)
    return [f"{line:<{width}}  {note}" if note else line for line, note in code.items()]


def _unpacks(statement: ast.stmt) -> bool:
    """Whether it is an assignment to a flat tuple of names, such as `A, cache = ...`."""
    match statement:
        case ast.Assign(targets=[ast.Tuple(elts=parts)]):
            return all(isinstance(part, ast.Name) for part in parts)
    return False


def _together(names: list[str]) -> str:
    return f"{', '.join(names)} = {', '.join(['None'] * len(names))}"


def _opening(source: str, mark: str, region: Region) -> str:
    """The opening mark, with the number of lines the answer takes if the author gave no other hint."""
    if region.hint:
        return mark
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    ends = [t for t in tokens if t.type == tokenize.NEWLINE and region.first < t.start[0] < region.last]
    return f"{mark.rstrip()} (≈ {len(ends)} line{'' if len(ends) == 1 else 's'})"


def _comments(source: str) -> dict[int, str]:
    """The comment of each line that has one behind code."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string for t in tokens if t.type == tokenize.COMMENT and t.line[: t.start[1]].strip()}
