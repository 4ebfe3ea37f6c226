"""The small course that is attacked, and the secrets that lie around it."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from autograder.course import Course
from autograder.publishing.build import build
from autograder.publishing.release import release
from autograder.stock import environment_on_path

ROOT = Path(__file__).parents[2]
WEEK, NOTEBOOK = "week90", "vectors"
NEIGHBOUR = "neighbour"  # a student whose work others would like to read
KINDS = ("author", "answer", "hidden", "input", "database", "neighbour", "home", "environment", "secret", "memory")
LESSON = '''\
# %% [markdown]
# # Vectors

# %%
import numpy as np

from startcode import checks

# %% exercise="scale"
def scale(x, factor):
    """The vector x, `factor` times as long."""
    ### START CODE HERE ### (≈ 1 line)
    stretched = np.multiply(x, factor) + 0 * len("@answer@")  # same shape as x
    ### END CODE HERE ###
    return stretched

# %% test="scale" points=8
def problem(rng, n):
    return rng.normal(size=n), float(rng.normal())

with checks.exercise("scale") as check:
    x = np.array([1.0, -2.0, 3.0])
    check.close("scale", check.call(x, 2.0, returns=(3,)), np.array([2.0, -4.0, 6.0]))
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week90/vectors")
    known = "@hidden@"
    check.against(ours.scale, lambda rng, n: (np.array([@number@.0, 1.0]), 2.0), [dict(n=2)], rounds=1)
    check.against(ours.scale, problem, [dict(n=5), dict(n=4)])
    ### END HIDDEN TESTS

# %% exercise="shout"
def shout(text):
    """The text in capitals, with an exclamation mark."""
    ### START CODE HERE ### (≈ 1 line)
    loud = text.upper() + "!"
    ### END CODE HERE ###
    return loud

# %% test="shout" points=4
assert shout("help") == "HELP!"
assert shout("") == "!"
expected = "HI!"
assert expected == shout("hi")
### BEGIN HIDDEN TESTS
assert shout("@input@") == "@input@".upper() + "!", "@hidden@"
### END HIDDEN TESTS

# %% exercise="norm"
def norm(x):
    """The length of a vector."""
    ### START CODE HERE ### (≈ 1 line)
    length = np.sqrt(np.dot(x, x))
    ### END CODE HERE ###
    return length

# %% test="norm" points=2
import time

begin = time.monotonic()
np.testing.assert_allclose(norm(np.array([3.0, 4.0])), 5.0)
assert isinstance(norm(np.array([1.0])), float)
assert abs(norm(np.array([2.0, 3.0, 6.0])) - 7.0) < 1e-9
assert ["step"] * int(norm(np.array([2.0])))
assert time.monotonic() - begin < 60
### BEGIN HIDDEN TESTS
for size in (4, 9):
    v = np.random.default_rng().normal(size=size)
    own = [float(number) for number in v]
    length = sum(number * number for number in own) ** 0.5
    assert np.allclose(norm(v), length), "@hidden@"
### END HIDDEN TESTS

# %% exercise="unit"
def unit(x):
    """The vector of length 1 in the direction of x."""
    ### START CODE HERE ### (≈ 1 line)
    direction = scale(x, 1 / norm(x))
    ### END CODE HERE ###
    return direction

# %% test="unit" points=1
with checks.exercise("unit") as check:
    check.close("unit", check.call(np.array([0.0, -2.0]), returns=(2,)), np.array([0.0, -1.0]))
    check.close("unit", check.call(np.array([3.0, 0.0, 4.0]), returns=(3,)), np.array([0.6, 0.0, 0.8]))

# %% experiment="a picture"
print(unit(np.array([1.0, 1.0])))
'''


@dataclass(frozen=True)
class Victim:
    """The course, and the random words that nobody may ever see again, by where they lie."""

    course: Course
    home: Path
    canaries: dict[str, str]
    held: list[str] = field(default_factory=list)  # in the memory of the grader

    def filled(self, text: str) -> str:
        """`text` with what an attacker may know by other means: where everything is."""
        known = {
            "@COURSE@": str(self.course.root),
            "@HOME@": str(self.home),
            "@NEIGHBOUR@": str(self.folder(NEIGHBOUR) / f"{NOTEBOOK}.ipynb"),
            "@PID@": str(os.getpid()),
        }
        for word, value in known.items():
            text = text.replace(word, value)
        return text

    def released(self) -> NotebookNode:
        """The notebook that learners get."""
        return nbformat.read(self.course.release / WEEK / f"{NOTEBOOK}.ipynb", as_version=4)

    def source(self) -> NotebookNode:
        """The instructor's notebook."""
        return nbformat.read(self.course.source / WEEK / f"{NOTEBOOK}.ipynb", as_version=4)

    def folder(self, student: str) -> Path:
        """Where a student hands in."""
        return self.course.root / "submitted" / student / WEEK

    def leaked(self, text: str, *, but: tuple[str, ...] = ()) -> list[str]:
        """Which secrets stand in `text`, in any case of letters."""
        low = text.lower()
        return [kind for kind, word in self.canaries.items() if kind not in but and word in low]


@contextmanager
def victim(root: Path) -> Iterator[Victim]:
    """A course in `root`, built, released and full of secrets; in the block this process holds some of them."""
    canaries = {kind: secrets.token_hex(8) for kind in KINDS}
    canaries["number"] = str(10**12 + secrets.randbelow(9 * 10**12))  # an argument of a hidden test, as "input" is
    made = Victim(_course(root / "course", canaries), root / "home", canaries, [canaries["memory"]])
    made.home.mkdir()
    (made.home / ".netrc").write_text(f"password {canaries['home']}")
    before = dict(os.environ)
    os.environ |= {"HOME": str(made.home), "COURSE_TOKEN": canaries["environment"]}
    try:
        yield made
    finally:
        os.environ.clear()
        os.environ |= before


def _course(root: Path, canaries: dict[str, str]) -> Course:
    text = LESSON
    for kind, word in canaries.items():
        text = text.replace(f"@{kind}@", word)
    script = root / "course" / WEEK / f"{NOTEBOOK}.py"
    script.parent.mkdir(parents=True)
    (root / "source").mkdir()
    script.write_text(text, encoding="utf-8")
    (script.parent / "exam.txt").write_text(canaries["author"])
    (root / ".grading_secret").write_text(canaries["secret"])
    shutil.copy(ROOT / "nbgrader_config.py", root)
    course = Course(root)
    for done in (build(course), release(course)):
        assert not done.errors, done.errors
    with environment_on_path(), Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        gradebook.add_student(NEIGHBOUR, last_name=canaries["database"])
    theirs = root / "submitted" / NEIGHBOUR / WEEK / f"{NOTEBOOK}.ipynb"
    theirs.parent.mkdir(parents=True)
    theirs.write_text(
        (course.release / WEEK / f"{NOTEBOOK}.ipynb").read_text().replace("# Vectors", canaries["neighbour"])
    )
    return course
