"""What a learner finds in place of an answer."""

import ast
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.authoring.placeholders import strip
from autograder.authoring.regions import RegionError
from startcode.untouched import is_untouched


def answer(*lines: str, above: str = "", below: str = "return out", hint: str = "") -> str:
    inner = textwrap.indent("\n".join(lines), "    ")
    start, end = f"    ### START CODE HERE ###{hint and ' ' + hint}\n", "\n    ### END CODE HERE ###\n"
    return f"def f(w, b, X):\n    {above or 'pass'}\n{start}{inner}{end}    {below}\n"


def left_of(*lines: str, **around: str) -> list[str]:
    """The lines that a learner finds between the marks."""
    stripped = strip(answer(*lines, **around))
    ast.parse(stripped)
    assert is_untouched(stripped)
    first, last = (n for n, line in enumerate(stripped.split("\n")) if "CODE HERE" in line)
    return [line.removeprefix("    ") for line in stripped.split("\n")[first + 1 : last]]


def test_every_name_assigned_becomes_a_line_with_its_comment_in_one_column() -> None:
    assert left_of(
        "A = sigmoid(w.T @ X + b)                  # activations, shape (1, m)",
        "cost = -np.mean(Y * np.log(A))            # scalar",
    ) == ["A = None     # activations, shape (1, m)", "cost = None  # scalar"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a, b = f(X)  # both"], ["a, b = None, None  # both"]),
        (["a, _ = f(X)", "c, _ = f(a)"], ["a, _ = None, None", "c = None"]),
        (["a, grads['b'] = f(X)"], ["a = None", "grads['b'] = None"]),
        (["a = 1", "a, b = f(X)  # both"], ["a = None", "b = None  # both"]),
        (["a, a = f(X)"], ["a = None"]),
        (["a = b = 0"], ["a = None", "b = None"]),
        (["(a, (b, *c)) = f(X)"], ["a = None", "b = None", "c = None"]),
        (["a: int = 3  # three"], ["a = None  # three"]),
        (["a = 1  # first", "a = 2  # second"], ["a = None  # first"]),
        (["grads['dW' + str(l)] = 1", "A[:, i - 1] = 2"], ["grads['dW' + str(l)] = None", "A[:, i - 1] = None"]),
        (["self.side = abs(side)"], ["self.side = None"]),
        (['parameters[f"W{l}"] = 1'], ['parameters[f"W{l}"] = None']),
        (["a = (1 +", "     2)  # sum"], ["a = None  # sum"]),
        (["a = (1 +  # sum", "     2)  # of two"], ["a = None  # sum"]),
        (["# a thought of the author", "a = 1"], ["a = None"]),
        (["return X + 1  # shifted"], ["return None  # shifted"]),
        (["if w:", "    return 1", "return 2"], ["return None"]),
        (["out.append(X)"], ["pass  # your code here"]),
        (["w += 1", "X[0] -= 2"], ["pass  # your code here"]),
        (["w = w - b  # update", "b = b - 1"], ["w = None  # update", "b = None"]),
        (["def g(x):", "    y = x", "    return y"], ["pass  # your code here"]),
        (["a = 1; b = 2"], ["a = None", "b = None"]),
    ],
)
def test_an_answer_becomes_placeholders(lines: list[str], expected: list[str]) -> None:
    assert left_of(*lines) == expected


@pytest.mark.parametrize("target", ["Z[Z < 0]", "Z[np.isnan(Z)]", "Z[i * stride]", "f(X)[0]", "Z[[k for k in X]]"])
def test_a_target_that_tells_the_answer_is_not_shown(target: str) -> None:
    assert left_of("A = X", f"{target} = 0") == ["A = None"]


def test_names_of_inner_blocks_stay_if_the_code_below_reads_them() -> None:
    loop = ["for l in range(3):", "    A = X", "    caches = [k for k in X]"]
    assert left_of(*loop, below="return A") == ["A = None"]
    assert left_of(*loop, below="A += 1") == ["A = None"]
    assert left_of(*loop, below="return l") == ["l = None"]
    assert left_of(*loop, below="return X") == ["pass  # your code here"]
    assert left_of("def g(x):", "    y = x", "    return y", below="return g(y)") == ["g = None"]
    assert left_of("import math", "from os import path as p", below="return math, p") == ["math = None", "p = None"]
    assert left_of("try:", "    import a", "except ValueError as e:", "    c = 1", below="return c") == ["c = None"]


def test_what_was_bound_above_keeps_its_value() -> None:
    loop = ["for x in X:", "    total = total + x", "    w = x"]
    assert left_of(*loop, above="total = 0", below="return total + w") == ["pass  # your code here"]


def test_the_hint_counts_logical_lines_unless_the_author_gave_one() -> None:
    assert "### START CODE HERE ### (≈ 1 line)\n" in strip(answer("a = (1 +", "     2)"))
    assert "### START CODE HERE ### (≈ 3 lines)\n" in strip(
        answer("for x in X:", "    # thought", "    a = 1", "b = 2")
    )
    assert "### START CODE HERE ### (2 or 3 lines)\n" in strip(answer("a = 1", hint="(2 or 3 lines)"))


def test_all_around_the_region_stays_to_the_letter() -> None:
    before, after = answer("a = 1").split("\n"), strip(answer("a = 1")).split("\n")
    assert before[:2] == after[:2]
    assert before[4:] == after[4:]


def test_two_regions_and_deeper_indentation_are_kept_apart() -> None:
    source = answer("a = 1") + textwrap.indent(answer("b = 1"), "    ").replace("    def f", "class C:\n    def f")
    stripped = strip(source)
    assert "\n    a = None\n" in stripped
    assert "\n        b = None\n" in stripped


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("def f():\n    ### START CODE HERE ###\n    # nothing\n    ### END CODE HERE ###\n    return 1", "no answer"),
        ("x = [\n### START CODE HERE ###\n1,\n### END CODE HERE ###\n]", "cuts a statement"),
        ("### START CODE HERE ###\nx = 1", "never closed"),
    ],
)
def test_a_region_that_cannot_be_taken_out_is_refused(source: str, what: str) -> None:
    with pytest.raises(RegionError, match=what):
        strip(source)


STATEMENTS = st.sampled_from(
    [
        ["a = X @ w  # product"],
        ["a, b = X"],
        ["w += 1"],
        ["grads['dW'] = X"],
        ["for i in X:", "    c = i", "    if c:", "        d = c"],
        ["while w:", "    w -= 1"],
        ["with X as e:", "    pass"],
        ["if w: c = 1"],
        ["return a"],
        ["print(X)"],
        ["d = [k for k in X]", ""],
        ["try:", "    c = 1", "finally:", "    d = 2"],
        ["(n := 3)"],
        ["global z", "z = 1"],
        ["@X", "def g(): return 1"],
        ["lambda q: q"],
        ['"""text"""'],
        ["d = '''", "### not a mark", "'''"],
    ]
)


@given(st.lists(STATEMENTS, min_size=1, max_size=6))
def test_whatever_the_answer_is_what_is_left_is_python_and_untouched(parts: list[list[str]]) -> None:
    source = answer(*(line for part in parts for line in part), below="return a, b, c, d, e, n, z, g")
    stripped = strip(source)
    ast.parse(stripped)
    assert is_untouched(stripped)
    assert strip(stripped) == stripped
