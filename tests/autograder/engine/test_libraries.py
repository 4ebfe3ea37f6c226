import collections
import math
import os
import types

import numpy as np
import pytest

from autograder.engine.remote.libraries import is_library, library_class, library_error, library_name


def test_installed_libraries_are_known_and_nothing_else():
    assert is_library("numpy.linalg")
    assert is_library("json")
    assert not is_library("autograder.reference")
    assert not is_library("__main__")
    assert not is_library(None)


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        (np.linalg.norm, ("numpy.linalg", "norm")),
        (np.tanh, ("numpy", "tanh")),
        (math.exp, ("math", "exp")),
        (len, ("builtins", "len")),
        (np.random.randn, ("numpy.random", "randn")),
        (np, ("numpy", "")),
        (collections.Counter, ("collections", "Counter")),
    ],
)
def test_functions_classes_and_modules_of_libraries_have_a_name(thing, name):
    assert library_name(thing) == name


class Local:
    pass


@pytest.mark.parametrize("thing", [Local, Local(), lambda: 0, 3, "x", [].append, types.ModuleType("numpy")])
def test_nothing_else_has(thing):
    assert library_name(thing) is None


def test_a_class_that_calls_itself_a_librarys_has_no_name():
    class Fake:
        pass

    Fake.__module__, Fake.__qualname__ = "numpy", "ndarray"
    assert library_name(Fake) is None


def test_classes_are_looked_up_but_never_those_of_values():
    assert library_class("builtins", "generator") is types.GeneratorType
    assert library_class("collections", "ChainMap") is collections.ChainMap
    for module, name in (
        ("numpy", "ndarray"),
        ("numpy", "float64"),
        ("builtins", "int"),
        ("builtins", "type"),
        ("os", "system"),
    ):
        assert library_class(module, name) is None


def test_exceptions_come_from_libraries_only():
    assert library_error([("__main__", "Mine"), ("builtins", "KeyError")]) == (KeyError, False)
    assert library_error([("numpy.linalg", "LinAlgError")]) == (np.linalg.LinAlgError, True)
    assert library_error([("os", "system"), ("startcode.checks.failure", "Failure")]) == (Exception, False)
    assert os.system is not None
