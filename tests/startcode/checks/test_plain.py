"""Errors as Python and NumPy really word them, and what is said of them."""

import math

import numpy as np
import pytest

from startcode.checks import plain
from startcode.checks.plain import in_plain_words

NOTHING = None


def used_before():
    total += 1  # noqa: F821
    return total


MISTAKES = {
    "a placeholder in a sum": (lambda: NOTHING + 1, plain.NONE),
    "a placeholder in an array": (lambda: np.ones(3) * None, plain.NONE),
    "an entry of nothing": (lambda: NOTHING["dw"], plain.NONE),
    "the transpose of nothing": (lambda: NOTHING.T, plain.NONE),
    "a name that is not there": (lambda: sigmiod(0), plain.NAME),  # noqa: F821
    "a name used too early": (used_before, plain.UNBOUND),
    "factors of @": (lambda: np.ones((3, 1)) @ np.ones((3, 5)), plain.PRODUCT),
    "factors of np.dot": (lambda: np.dot(np.ones((3, 1)), np.ones((3, 5))), plain.PRODUCT),
    "shapes that do not fit": (lambda: np.ones((3, 5)) * np.ones((5, 3)), plain.BROADCAST),
    "a shape with another number": (lambda: np.ones((3, 5)).reshape(4, 4), plain.RESHAPE),
    "the math module": (lambda: math.exp(np.ones(3)), plain.SINGLE),
    "an index of a list": (lambda: [1, 2][2], plain.INDEX),
    "an index of an array": (lambda: np.ones((2, 3))[2, 0], plain.INDEX),
    "a key": (lambda: {"dw": 1}["dW"], plain.KEY),
    "too few arguments": (lambda: used_after(), plain.CALL),
    "an unknown argument": (lambda: used_after(1, rate=2), plain.CALL),
}


def used_after(x):
    return x


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_frequent_error_is_put_into_plain_words(mistake):
    run, meaning = MISTAKES[mistake]
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever this version of Python says
        run()
    assert in_plain_words(caught.value) == meaning


def test_an_error_that_says_it_itself_is_left_alone():
    assert in_plain_words(ZeroDivisionError("division by zero")) == ""
