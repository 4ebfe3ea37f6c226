"""Installed libraries: the only modules that the grader imports by itself, and whose contents both sides can name."""

import sys
import types
from collections.abc import Iterable
from typing import Any

import numpy as np

SCIENCE = {
    "numpy",
    "scipy",
    "matplotlib",
    "pandas",
    "sklearn",
    "h5py",
    "PIL",
    "skimage",
    "networkx",
    "sympy",
    "seaborn",
}
SCIENCE |= {"statsmodels", "keras", "torch", "tensorflow", "jax", "tqdm", "IPython", "ipywidgets", "startcode"}
TESTING = {"pytest", "nose", "hypothesis"}
LIBRARIES = frozenset(SCIENCE | TESTING | (sys.stdlib_module_names - {"__main__", "antigravity", "this"}))
REMOTE = frozenset({"matplotlib.pyplot", "pylab"})  # figures are the learner's: these modules stay in their process
_ITERATORS: tuple[Iterable[object], ...] = ([], (), {}, set(), "", range(1))
_OWN: tuple[type, ...] = (
    *(types.GeneratorType, types.CoroutineType, types.MethodType, types.BuiltinFunctionType, types.ModuleType),
    *(map, filter, zip, enumerate, reversed, type({}.keys()), type({}.values())),
    *(type({}.items()), types.MappingProxyType, types.SimpleNamespace),
    *(type(iter(empty)) for empty in _ITERATORS),
)
OWN_CLASSES = {(kind.__module__, kind.__qualname__): kind for kind in _OWN}
_NO_PROXY = (np.ndarray, np.generic, int, float, complex, str, bytes, list, tuple, dict, set, frozenset)
_WHERE_UFUNCS_ARE = ("numpy", "scipy.special", "numpy.random", "math", "numpy.linalg")


def is_library(module: object) -> bool:
    """May both sides import this module by name?"""
    return isinstance(module, str) and module.partition(".")[0] in LIBRARIES


def library_name(thing: Any) -> tuple[str, str] | None:  # noqa: ANN401 - any object
    """(module, path in it) under which any process finds this function, class or module of a library."""
    if isinstance(thing, types.ModuleType):
        return (thing.__name__, "") if is_library(thing.__name__) and sys.modules.get(thing.__name__) is thing else None
    path = getattr(thing, "__qualname__", None) or getattr(thing, "__name__", None)
    if not isinstance(path, str) or not callable(thing):
        return None
    for module in (getattr(thing, "__module__", None), *_WHERE_UFUNCS_ARE):
        for name in (path, path.rpartition(".")[2]):
            if is_library(module) and found_in(str(module), name) is thing:
                return str(module), name
    return None


def found_in(module: str, path: str) -> object:
    """What an imported module holds at `path`, without asking anything that could answer by itself; else None."""
    found: Any = sys.modules.get(module)
    for part in path.split("."):
        found = vars(found).get(part) if isinstance(found, types.ModuleType | type) else None
    return found


def library_class(module: str, name: str) -> type | None:
    """The grader's own class of this name, for `isinstance` on a stand-in; never one whose instances cross by value."""
    if (module, name) in OWN_CLASSES:
        return OWN_CLASSES[module, name]
    found = found_in(module, name) if is_library(module) and module != "builtins" else None
    if isinstance(found, type) and not issubclass(found, (*_NO_PROXY, type)):
        return found
    return None


def library_error(names: Iterable[tuple[str, str]]) -> tuple[type[BaseException], bool]:
    """The first of these classes that is an exception known here, and whether it is the very first of them."""
    for position, (module, name) in enumerate(names):
        found = found_in(module, name) if is_library(module) and not module.startswith("startcode") else None
        if isinstance(found, type) and issubclass(found, BaseException):
            return found, position == 0
    return Exception, False
