"""A tiny complete course: one lesson with a cell of every kind."""

import shutil
from pathlib import Path

from autograder.course import Course

ROOT = Path(__file__).parents[2]
LESSON = '''\
# %% [markdown]
# # Areas
#
# Write between `START CODE HERE` and `END CODE HERE`. A test may hold BEGIN HIDDEN TESTS and END HIDDEN TESTS.

# %%
import math

UNIT = "m²"

# %% [markdown]
# ## Rectangles

# %% exercise="area"
def area(width, height):
    """The area of a rectangle."""
    ### START CODE HERE ###
    surface = width * height + 0 * width  # in square metres
    ### END CODE HERE ###
    return surface

# %% test="area" points=10
assert area(2, 3) == 6
### BEGIN HIDDEN TESTS
assert area(7, 11) == 77, "the hidden numbers"
### END HIDDEN TESTS

# %% experiment="large areas"
print([area(10**k, 10) for k in range(3)])

# %% [markdown]
# Why is an area not a length?

# %% [markdown] exercise="why" points=2.5
# Because it is a product of two lengths, so its unit is the square of one.

# %% exercise="Square"
class Square:
    """A square."""

    def __init__(self, side):
        ### START CODE HERE ### (≈ 1 line)
        self.side = math.fabs(side)
        ### END CODE HERE ###

# %% test="Square" points=5 sandbox=true
assert Square(2).side == 2
'''


def make_course(root: Path, text: str = LESSON) -> Course:
    """A course in `root` with one lesson, week01/areas, not built yet."""
    (root / "source").mkdir(parents=True)
    (root / "course" / "week01").mkdir(parents=True)
    (root / "course" / "week01" / "areas.py").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "nbgrader_config.py", root)
    return Course(root)
