import ast

from autograder.engine.judges import judges_of


def judges(text):
    return judges_of([ast.parse(text)])


def test_a_class_judges_with_the_special_methods_that_it_defines():
    found = judges("class V:\n    def __eq__(self, o): ...\n    def __add__(self, o): ...\n    def norm(self): ...")
    assert found["V"] == {"__eq__", "__ne__", "__add__", "__radd__", "__iadd__"}


def test_a_class_without_special_methods_judges_nothing():
    assert judges("class V:\n    def norm(self): ...") == {"V": frozenset()}


def test_special_methods_are_inherited_from_classes_of_the_notebook():
    assert judges("class A:\n    def __lt__(self, o): ...\nclass B(A): ...")["B"] == {
        "__lt__",
        "__le__",
        "__gt__",
        "__ge__",
    }


def test_an_assigned_method_counts():
    assert "__mul__" in judges("class V:\n    def __mul__(self, k): ...\n    __rmul__ = __mul__")["V"]


def test_dataclasses_and_named_tuples_compare():
    assert "__eq__" in judges("@dataclass(order=True)\nclass P:\n    x: int")["P"]
    assert "__eq__" in judges("@dataclasses.dataclass\nclass P:\n    x: int")["P"]
    assert "__eq__" in judges("P = namedtuple('P', 'x y')")["P"]
    assert "__eq__" in judges("class P(NamedTuple):\n    x: int")["P"]
