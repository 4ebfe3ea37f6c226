"""Has the learner begun?"""

import pytest

from startcode.untouched import is_untouched


def cell(*body: str) -> str:
    inner = "".join(f"    {line}\n" for line in body)
    return f"def f(x):\n    ### START CODE HERE ### (≈ 2 lines)\n{inner}    ### END CODE HERE ###\n    return x\n"


@pytest.mark.parametrize(
    "body",
    [
        ["A = None  # activations", "cost = None"],
        ['grads["dw"] = None', "self.side = None", "A[:, i] = None"],
        ["pass  # your code here"],
        ["return None"],
        ["a, b = None, None  # both"],
        ["# only a comment", ""],
        [],
        ["..."],
    ],
)
def test_placeholders_are_untouched(body: list[str]) -> None:
    assert is_untouched(cell(*body))


@pytest.mark.parametrize(
    "body",
    [
        ["A = 1"],
        ["A = None", "cost = 0"],
        ["A = None", "A = sigmoid(x)"],
        ["A = x", "cost = None"],
        ["return x"],
        ["a, b = None, 0"],
        ["a, b = None"],
        ["a, b = x, None"],
        ["print(x)"],
        ["if x:", "    A = None"],
        ["A = (None"],
        ['"""I do not know."""'],
    ],
)
def test_anything_a_learner_wrote_is_touched(body: list[str]) -> None:
    assert not is_untouched(cell(*body))


def test_one_filled_region_of_two_is_touched() -> None:
    assert is_untouched(cell("a = None") + cell("b = None"))
    assert not is_untouched(cell("a = None") + cell("b = 2"))


def test_without_marks_nobody_can_tell() -> None:
    assert not is_untouched("def f(x):\n    a = None\n    return a\n")
    assert not is_untouched("def f(x):\n    ### START CODE HERE ###\n    a = None\n")


def test_windows_line_ends_and_a_method_make_no_difference() -> None:
    assert is_untouched(cell("a = None").replace("\n", "\r\n"))
    assert is_untouched("".join(f"    {line}\n" for line in cell("a = None").splitlines()))


def test_looking_at_an_odd_string_gives_no_warning(recwarn: pytest.WarningsRecorder) -> None:
    assert not is_untouched(cell(r'a = "\s" is 3'))
    assert not recwarn.list


def test_absurd_text_is_no_crash() -> None:
    for absurd in ("(" * 100_000, "-" * 100_000 + "1", "\0", "x" + ".a" * 100_000):
        assert not is_untouched(cell(absurd))
