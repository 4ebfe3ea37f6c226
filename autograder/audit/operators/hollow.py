"""Whole answers that compute nothing."""

from collections.abc import Iterator

from autograder.audit.answer import Answer
from autograder.audit.hollow import HOLLOWS, previous
from autograder.audit.operators.operator import Operator


class Hollow(Operator):
    """A hollow answer: None, zeros, ones, halves, an argument, the first result, the exercise before."""

    name = "hollow"

    def mutate(self, answer: Answer) -> Iterator[str]:
        """The reference, hollowed out from behind, so that its signature and its shapes stay right."""
        for hollow in HOLLOWS:
            yield _hollowed(answer, hollow.__name__, answer.exercise)
        if answer.earlier:
            yield _hollowed(answer, previous.__name__, f"{answer.exercise}, {answer.earlier}")


def _hollowed(answer: Answer, way: str, arguments: str) -> str:
    imported = f"from {previous.__module__} import {way}"
    return "\n".join([answer.text, imported, f"{answer.exercise} = {way}({arguments})"])
