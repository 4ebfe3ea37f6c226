"""The places at which a mistake can be planted."""

import ast

from autograder.audit.answer import Answer

CELL = '''\
def outer(x):
    """Nothing here is the learner's."""
    before = x + 1
    ### START CODE HERE ### (≈ 2 lines)
    y = before * 2  # twice
    z = f"{y + 3}"
    ### END CODE HERE ###
    after = y - 1
    ### START CODE HERE ###
    w = after / 7
    ### END CODE HERE ###
    return w
'''
METHOD = """\
class Layer:
    def forward(self, x):
        ### START CODE HERE ###
        self.out = x @ self.W
        ### END CODE HERE ###
        return self.out
"""


def code(answer: Answer) -> list[str]:
    return [ast.unparse(site.node) for site in answer.sites]


def test_only_what_stands_between_the_marks_is_a_place():
    statements = [text for text in code(Answer("outer", CELL)) if " = " in text]
    assert statements == ["y = before * 2", "z = f'{y + 3}'", "w = after / 7"]


def test_the_inside_of_an_f_string_is_no_place():
    assert "y + 3" not in code(Answer("outer", CELL))


def test_a_method_of_a_class_is_reached_and_known_by_its_own_arguments():
    answer = Answer("Layer", METHOD)
    assert "x @ self.W" in code(answer)
    assert {site.function.name for site in answer.sites} == {"forward"}


def test_one_place_is_changed_and_put_back():
    answer = Answer("outer", CELL)
    before = answer.text
    (site,) = (site for site in answer.sites if ast.unparse(site.node) == "before * 2")
    assert "y = 5 + 6" in answer.with_text_at(site, "5 + 6")
    assert answer.text == before == ast.unparse(answer.tree)


def test_a_term_put_into_a_product_keeps_its_parentheses():
    answer = Answer("outer", CELL)
    (site,) = (site for site in answer.sites if ast.unparse(site.node) == "before")
    assert "y = (a + b) * 2" in answer.with_text_at(site, "a + b")


def test_one_statement_may_become_two():
    answer = Answer("outer", CELL)
    (site,) = (site for site in answer.sites if ast.unparse(site.node) == "w = after / 7")
    assert "    w = 1\n    w = 2\n" in answer.with_text_at(site, "w = 1\nw = 2")
