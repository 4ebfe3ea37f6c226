"""Whole answers that compute nothing."""

from collections.abc import Iterator

from autograder.audit.answer import Answer
from autograder.audit.hollow import HOLLOWS
from autograder.audit.operators.operator import Operator


class Hollow(Operator):
    """A hollow answer: None, zeros, ones or one half of the right shape, an argument unchanged, the first result."""

    name = "hollow"

    def mutate(self, answer: Answer) -> Iterator[str]:
        """The reference, hollowed out from behind, so that its signature and its shapes stay right."""
        for hollow in HOLLOWS:
            way = hollow.__name__
            lines = (f"from {hollow.__module__} import {way}", f"{answer.exercise} = {way}({answer.exercise})")
            yield "\n".join([answer.text, *lines])
