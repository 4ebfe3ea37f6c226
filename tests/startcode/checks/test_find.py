"""Finding what a learner wrote, and whether they have begun."""

import linecache

import pytest

from startcode.checks.failure import Failure
from startcode.checks.find import find
from startcode.checks.outcome import Outcome

CELL = """
class Number:
    def __init__(self, data):
        self.data = data

    def __add__(self, other):
        ### START CODE HERE ###
        {answer}
        ### END CODE HERE ###
        return result
"""


def learner_s(answer):
    """The names of a cell that was run as in a notebook, where nobody knows in which file a class stands."""
    text, name, namespace = CELL.format(answer=answer), f"<cell {answer}>", {"__name__": "__main__"}
    linecache.cache[name] = len(text), None, text.splitlines(keepends=True), name
    exec(compile(text, name, "exec"), namespace)
    return namespace


def test_an_untouched_class_is_not_attempted():
    with pytest.raises(Failure) as told:
        find("Number", learner_s("result = None"))
    assert told.value.outcome is Outcome.NOT_ATTEMPTED


def test_a_class_that_somebody_has_written_in_is_found():
    namespace = learner_s("result = Number(self.data + other.data)")
    assert find("Number", namespace) is namespace["Number"]


def test_a_class_without_methods_of_its_own_is_an_attempt():
    class Empty:
        pass

    assert find("Empty", {"Empty": Empty}) is Empty
