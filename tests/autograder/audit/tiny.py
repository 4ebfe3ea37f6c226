"""A course with one small lesson, its tests sharp or blunt, to audit in this process."""

import ast
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.audit.answer import Answer
from autograder.audit.mutants import mutants
from autograder.audit.operators import Operator
from autograder.audit.plan import Plan
from autograder.audit.trial import Tell, Trial, Verdict, judge
from autograder.authoring.rehearsal import Rehearsal
from autograder.course import Course
from autograder.publishing.build import build
from tests.autograder.areas import make_course

SHARP = "for Y in (X, X * X / 7): check.close('centre', check.call(Y), Y - Y @ np.ones((4, 4)) / 4)"
BLUNT = "check.call(X, returns=(3, 4))"
LESSON = '''\
# %% [markdown]
# # Centres

# %%
import numpy as np

from startcode import checks

# %% exercise="centre"
def centre(X):
    """X (n, m), from every row its mean taken away."""
    ### START CODE HERE ### (≈ 2 lines)
    mu = np.mean(X, axis=1, keepdims=True)
    Z = X - mu
    ### END CODE HERE ###
    return Z

# %% test="centre" points=10
with checks.exercise("centre") as check:
    X = np.array([[1.0, 4, 2, 3], [3, 2, 8, 7], [9, 9, 3, 9]])
    CHECK
'''
VARIANTS = """\
# %% wrong="centre" name="minus forgotten" diagnosis="sign"
def centre(X):
    return np.mean(X, axis=1, keepdims=True) - X

# %% wrong="centre" name="the other axis" diagnosis="axis"
def centre(X):
    return X - np.mean(X, axis=0)

# %% right="centre" name="row by row"
def centre(X):
    return np.array([row - row.mean() for row in X])
"""


def tiny_course(root: Path, check: str = SHARP, variants: str = VARIANTS, marks: str = "") -> Course:
    """The course in `root`, built, with this line as the only check."""
    course = make_course(root, LESSON.replace("CHECK", check))
    script(course).with_suffix(".variants.py").write_text(variants, encoding="utf-8")
    if marks:
        script(course).with_suffix(".audit.toml").write_text(marks, encoding="utf-8")
    assert not build(course).errors
    return course


def script(course: Course) -> Path:
    """The lesson of the course."""
    return course.author / "week01" / "areas.py"


def here(*plans: Plan) -> Callable[[Sequence[Trial], Tell], list[Verdict]]:
    """A judge in this process, for lessons in which nothing runs for ever."""
    rehearsals = {plan.name: Rehearsal(plan.lesson) for plan in plans}

    def judge_all(trials: Sequence[Trial], tell: Tell) -> list[Verdict]:
        verdicts = [judge(rehearsals[trial.lesson], trial) for trial in trials]
        tell(len(trials), len(trials))
        return verdicts

    return judge_all


def answer(body: str, arguments: str = "X, Y, W, b", result: str = "Z") -> Answer:
    """An answer with these lines between the marks."""
    lines = textwrap.dedent(body).splitlines()
    marked = ["### START CODE HERE ###", *lines, "### END CODE HERE ###", f"return {result}"]
    return Answer("f", "\n".join([f"def f({arguments}):", *(f"    {line}" for line in marked)]))


def becomes(operator: Operator, body: str, **rest: str) -> list[str]:
    """What the operator makes of the lines between the marks, in Python's own layout."""
    made = [ast.parse(mutant.source).body[0] for mutant in mutants(answer(body, **rest), [operator])]
    return [ast.unparse(function.body[:-1]) for function in made if isinstance(function, ast.FunctionDef)]
