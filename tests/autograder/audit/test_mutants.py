"""All mutants of an answer, each once."""

import ast

from autograder.audit.mutants import mutants
from autograder.audit.operators import Operator

from .tiny import answer


class Says(Operator):
    """Whatever it was told to say."""

    name = "says"

    def __init__(self, *lines):
        self.lines = lines

    def mutate(self, answer):
        yield from (answer.text.replace("Z = X + Y", line) for line in self.lines)


ANSWER = answer("Z = X + Y")


def diffs(*lines):
    return [mutant.diff for mutant in mutants(ANSWER, [Says(*lines)])]


def test_two_that_are_the_same_text_are_one():
    assert len(diffs("Z = X - Y", "Z = (X  -  Y)  # otherwise written", "Z = Y - X")) == 2


def test_the_reference_in_other_words_is_no_mutant():
    assert diffs("Z = (X + Y)") == []


def test_what_is_no_python_is_no_mutant():
    assert diffs("Z = X +", "return = 3", "Z = 1 = 2", "continue") == []


def test_a_mutant_is_named_by_the_lines_that_went_and_came():
    assert diffs("Z = X - Y") == ["- Z = X + Y\n+ Z = X - Y"]


def test_a_line_that_only_came_is_named_with_the_one_above():
    assert diffs("Z = X + Y\n    Z = 0 * Z") == ["  Z = X + Y\n+ Z = 0 * Z"]


def test_the_real_operators_give_the_same_mutants_each_time_and_all_of_them_run():
    long = answer("mu = np.mean(X, axis=1, keepdims=True)\nfor i in range(3):\n    Z = X[:, i] - mu")
    made = mutants(long)
    assert made == mutants(long)
    assert len(made) > 50
    assert len({mutant.diff for mutant in made}) == len(made)
    assert all(ast.parse(mutant.source) for mutant in made)


def test_two_mutants_that_differ_in_indentation_only_have_two_names():
    looped = answer("for y in Y:\n    X = X + y\nZ = X")
    last = "        X = X + y\n"

    class Leaves(Operator):
        """Returns in the loop, and after it."""

        name = "leaves"

        def mutate(self, answer):
            for indent in ("        ", "    "):
                yield answer.text.replace(last, f"{last}{indent}return 0\n")

    inside, after = mutants(looped, [Leaves()])
    assert "+         return 0" in inside.diff
    assert "+     return 0" in after.diff
    assert inside.diff != after.diff
