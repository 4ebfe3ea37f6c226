"""The page `docs/audit.md`, written from the records: numbers only, for a survivor would show the answer."""

from collections.abc import Mapping, Sequence

from autograder.audit.operators import OPERATORS
from autograder.audit.record import COMMAND, LEAST_KILLED, MOST_MISDIAGNOSED
from autograder.audit.results import ExerciseAudit

PATH = "docs/audit.md"
COLUMNS = ("exercise", "killed", "%", "crash", "same", "wrong", "right", "diagnosis")

_HEAD = f"""# How good the tests are

<!-- Written by `{COMMAND}`. Nothing here is edited by hand. -->

Every exercise's tests are measured. Small mistakes are planted in its reference answer, one at a time; each such
**mutant** is graded by the real tests, visible and hidden, and ought to lose its points ("killed"). Some crash by
themselves, which takes no test; some are the **same** function in other words, and stand, each with a reason, in
`<lesson>.audit.toml` beside the lesson. Then the answers that people really give are graded: **wrong** ones must lose
their points, **right** ones must keep them, and a wrong one should be told what is wrong. A **diagnosis** counts as
right if it names the relation, or says the words, that the author expects of it; a message that names only the place
counts as none.

The columns: mutants killed of all; that in per cent; how many of the killed crash; how many more are the same function;
wrong answers that lose their points; right ones that keep them; diagnoses that are right · not given · wrong.

`make test` refuses a lesson whose record is missing or stale, in which fewer than {LEAST_KILLED:.0%} of an exercise's
mutants are killed, an answer that computes nothing passes, a wrong answer keeps its points or a right one loses any,
or more than {MOST_MISDIAGNOSED:.0%} of the wrong answers get a wrong diagnosis. It also tries a random tenth of the
mutants again. `autograder audit WEEK` lists the survivors: sharpen the tests, or mark what is the same function.
"""


def page(lessons: Mapping[str, Sequence[ExerciseAudit]]) -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *(_lesson(name, exercises) for name, exercises in lessons.items()), _operators()])


def _lesson(name: str, exercises: Sequence[ExerciseAudit]) -> str:
    rows = [f"| {' | '.join(COLUMNS)} |", f"|---|{'---:|' * (len(COLUMNS) - 1)}"]
    rows += [f"| {' | '.join(cells(exercise))} |" for exercise in exercises]
    return "\n".join([f"## {name}", "", *rows, ""])


def cells(e: ExerciseAudit) -> list[str]:
    """One row of a table, in the order of COLUMNS."""
    mutants = [f"{e.killed}/{e.mutants}", f"{100 * e.kill_rate:.1f}", str(e.crashed), str(len(e.equivalent))]
    variants = [f"{e.wrong_caught}/{e.wrong_variants}", f"{e.right_accepted}/{e.right_variants}"]
    return [e.name, *mutants, *variants, f"{e.diagnosed} · {e.undiagnosed} · {len(e.misdiagnosed)}"]


def _operators() -> str:
    rows = [f"| {operator.name} | {operator.says()} |" for operator in OPERATORS]
    return "\n".join(["## The planted mistakes", "", "| family | mistake |", "|---|---|", *rows, ""])
