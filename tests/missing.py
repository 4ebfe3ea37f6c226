"""A machine without an optional library, played here: whoever looks for it is told that it is not there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from pathlib import Path

REFUSED = ("keras", "torch")
SITECUSTOMIZE = """\
import sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {refused!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Refuse())
"""


class Refuse:
    """A finder that finds none of these, and lets nobody else look for them."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """As importlib asks for it."""
        if name.partition(".")[0] in REFUSED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


@contextmanager
def without_keras() -> Iterator[None]:
    """In this process, for the length of the block."""
    finder = Refuse()
    hidden = {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] in REFUSED}
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        sys.modules.update(hidden)


def python_path_without_keras(folder: Path) -> str:
    """A PYTHONPATH for processes that are to find neither Keras nor PyTorch; `folder` is empty."""
    (folder / "sitecustomize.py").write_text(SITECUSTOMIZE.format(refused=REFUSED), encoding="utf-8")
    return str(folder)
