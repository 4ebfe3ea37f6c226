"""Libraries that a lesson may use and no grade needs.

keras = optional("keras")    # like `import keras`, but calm where it is not installed
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from startcode.errors import StartCodeError
from startcode.grading import is_grading

LIBRARIES = {"keras": ("Keras", ("keras", "torch"))}  # what people call it, and the modules that it takes
COMMAND = 'pip install "start-code[{name}]"'


class Later(ModuleType):
    """Stands for a library that is imported when it is first used, for that may take seconds."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the library holds
        return getattr(import_module(self.__name__), name)

    def __dir__(self) -> list[str]:
        return dir(import_module(self.__name__))


def optional(name: str) -> ModuleType | None:
    """The library `name`, which is imported when it is first used; None where it is not installed.

    Where somebody sits in front of the notebook, a sentence then says what that means, and another how to install it.
    StartCodeError for a library that no lesson knows.
    """
    if is_installed(name):
        return Later(name, f"{title(name)}, imported when it is first used.")
    if not is_grading():
        sys.stdout.write(
            f"{title(name)} is not installed here: what needs it is skipped; all that is graded works without it.\n"
            f"To have it, run {COMMAND.format(name=name)} and restart the kernel.\n"
        )
    return None


def is_installed(name: str) -> bool:
    """Whether the library is there, with all that it takes; nothing is imported."""
    return all(map(_is_there, _known(name)[1]))


def title(name: str) -> str:
    """What people call the library."""
    return _known(name)[0]


def _known(name: str) -> tuple[str, tuple[str, ...]]:
    if name not in LIBRARIES:
        step = f"There are: {', '.join(LIBRARIES)}."
        raise StartCodeError(f'optional("{name}")', "this is no library that lessons know as optional.", step)
    return LIBRARIES[name]


def _is_there(module: str) -> bool:
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):  # somebody refuses it, or half of it is loaded
        return False
    return spec is not None and spec.submodule_search_locations is not None  # a file keras.py is not the library
