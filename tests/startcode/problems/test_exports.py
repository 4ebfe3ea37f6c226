"""Lessons find every maker of problems as problems.NAME."""

import importlib
import pkgutil
from collections import Counter

from startcode import problems

MODULES = [
    importlib.import_module(f"{problems.__name__}.{found.name}") for found in pkgutil.iter_modules(problems.__path__)
]


def test_no_name_is_listed_by_two_modules():
    listed = Counter(name for module in MODULES for name in module.__all__)
    assert [name for name, times in listed.items() if times > 1] == []


def test_what_a_module_lists_is_its_own_and_is_found_here():
    for module in MODULES:
        for name in module.__all__:
            thing = getattr(module, name)
            assert getattr(problems, name) is thing
            assert getattr(thing, "__module__", module.__name__) == module.__name__
