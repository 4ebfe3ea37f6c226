"""Imports that the source notebook makes, made again by the grader itself."""

import importlib

from autograder.engine.names import Import
from autograder.engine.remote.libraries import REMOTE, is_library


def is_importable(origin: Import) -> bool:
    """Does the grader import this itself? Other modules stay with the learner's process."""
    whole = origin.module if origin.attribute is None else f"{origin.module}.{origin.attribute}"
    return is_library(origin.module) and origin.module not in REMOTE and whole not in REMOTE


def imported(origin: Import) -> object:
    """What the import statement would bind; raises what the statement would raise."""
    module = importlib.import_module(origin.module)
    if origin.attribute is None:
        return module
    try:
        return getattr(module, origin.attribute)
    except AttributeError:
        return importlib.import_module(f"{origin.module}.{origin.attribute}")
