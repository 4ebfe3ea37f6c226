import numpy as np
import pytest

from autograder.engine.blueprint import blueprint
from autograder.engine.references import safe_references
from tests.autograder.engine.small_notebooks import notebook

TEXT = """
#[given]
import numpy as np
from pathlib import Path
def read(path):
    return Path(path).read_text()
#[solution plain]
def plain(x):
    return np.abs(x)
#[solution reader]
def reader(path):
    return open(path).read()
#[solution indirect]
def indirect(path):
    return read(path)
#[solution Thing]
class Thing:
    pass
"""


@pytest.fixture
def plan():
    return blueprint(notebook(TEXT))


def test_only_functions_of_exercises_that_reach_nothing_are_lent(plan):
    class Thing:
        pass

    def any_function(x):
        return x

    offered = dict.fromkeys(["plain", "reader", "indirect", "read", "unknown"], any_function) | {"Thing": Thing}
    assert set(safe_references(plan, offered)) == {"plain"}


def test_what_a_reference_gives_is_a_copy(plan):
    kept = np.zeros(3)
    lent = safe_references(plan, {"plain": lambda x: kept})["plain"]
    lent(1)[:] = 7
    assert kept.tolist() == [0, 0, 0]
