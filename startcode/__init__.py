"""What a learner imports: checks, data sets, plots, finished layers and networks, their earlier functions, progress.

This package holds no answer to any exercise and imports nothing of `autograder`. Its rooms are opened when they are
first used: checking an answer loads no plotting library.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from startcode.mine import mine
from startcode.optional import optional
from startcode.progress import progress

if TYPE_CHECKING:
    from startcode import checks, datasets, debuglab, layers, plots, pretrained, problems

__all__ = [
    "checks",
    "datasets",
    "debuglab",
    "layers",
    "mine",
    "optional",
    "plots",
    "pretrained",
    "problems",
    "progress",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a room, which is a module
    if name in __all__:
        return import_module(f"startcode.{name}")
    raise AttributeError(f"module 'startcode' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
