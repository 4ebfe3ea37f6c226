"""README.md, made from the cases: python -m tests.hostile.table"""

from pathlib import Path

from .case import POINTS, Case
from .corpus import CASES, LESSON_CASES, TRIED

README = Path(__file__).with_name("README.md")
HEAD = """\
# Hostile and damaged submissions

Made from the cases by `python -m tests.hostile.table`; a test says when it is stale.

The victim is a course of one small lesson ({exercises}; {most:g} points) with tests of `startcode.checks` and
plain asserts, visible and hidden. What a case does not spoil is answered right, so its score says exactly what it cost.
A cheat gains nothing, damage costs what is damaged, and what is right counts.

Around the lesson lie secrets: in the author's text, the reference answers, the hidden tests, the gradebook, another
student's notebook, the home folder, the environment and the memory of the grader. None of them may appear in anything
that comes out: results, messages, feedback, the executed notebook, what is printed.

- `test_corpus.py` grades every case with the real engine in a real sandbox.
- `test_class.py` grades all of them as one class, together with three honest students.
- `test_naive.py` runs those that do no harm in one process, tests beside answers, as stock nbgrader's kernel does
  (`naive.py`): there {gain} of {tried} cheats gain points and {read} read secrets. So the corpus is able to fail.

"One process" is the score in that grader; a dash where nobody should try.
"""


def page() -> str:
    """What README.md must hold."""
    tried = [case for case in CASES if case.naive is not None]
    numbers = {
        "tried": len(tried),
        "gain": sum(case.naive > case.deserves for case in tried),
        "read": sum(case.family in ("reading", "telling") and case.naive <= case.deserves for case in tried),
    }
    exercises = ", ".join(f"`{name}` {points}" for name, points in POINTS.items())
    parts = [HEAD.format(exercises=exercises, most=sum(POINTS.values()), **numbers)]
    for family in dict.fromkeys(case.family for case in CASES):
        parts += [f"\n## {family}\n", "| case | what it tries | score | one process |", "|---|---|---:|---:|"]
        parts += [_row(case) for case in CASES if case.family == family]
    parts += ["\n## week02\n", "| case | what it tries | loses |", "|---|---|---|"]
    parts += [f"| {case.name} | {case.tries} | {', '.join(case.loses) or 'nothing'} |" for case in LESSON_CASES]
    parts += ["\n## What must be tried\n", "| what | case |", "|---|---|"]
    parts += [f"| {what} | {name} |" for what, name in TRIED.items()]
    return "\n".join(parts) + "\n"


def _row(case: Case) -> str:
    naive = "–" if case.naive is None else f"{case.naive:g}"
    return f"| {case.name} | {case.tries} | {case.deserves:g} | {naive} |"


if __name__ == "__main__":
    README.write_text(page(), encoding="utf-8")
