import pytest

from autograder.engine.attempts import is_untouched

OURS = "def f(x):\n    ### START CODE HERE ###\n    y = x * x\n    ### END CODE HERE ###\n    return y"
THEIRS = "def f(x):\n    m = 3\n    ### BEGIN SOLUTION\n    y = x * x\n    ### END SOLUTION\n    return y"
WHOLE = "def f(x):\n    return x * x"


@pytest.mark.parametrize(
    ("source", "submitted"),
    [
        (OURS, OURS.replace("y = x * x", "y = None")),
        (OURS, OURS.replace("    y = x * x\n", "")),
        (THEIRS, "def f(x):\n    m = 3\n    # YOUR CODE HERE\n    raise NotImplementedError()\n    return y"),
        (THEIRS, "def f(x):\n    m = 3\n    pass\n    return y"),
        (WHOLE, "# YOUR CODE HERE\nraise NotImplementedError()"),
        (WHOLE, "f = None"),
        (WHOLE, ""),
    ],
)
def test_placeholders_alone_are_no_attempt(source, submitted):
    assert is_untouched(source, submitted)


@pytest.mark.parametrize(
    ("source", "submitted"),
    [
        (OURS, OURS),
        (OURS, OURS.replace("y = x * x", "y = 0")),
        (OURS, WHOLE),
        (THEIRS, THEIRS),
        (THEIRS, "def f(x):\n    m = 3\n    # YOUR CODE HERE\n    return x\n    return y"),
        (WHOLE, WHOLE),
        (WHOLE, "def f(x):\n    y = None\n    return y + 1"),
    ],
)
def test_anything_else_is_one(source, submitted):
    assert not is_untouched(source, submitted)
