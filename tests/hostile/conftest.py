"""The course under attack, one for each module of tests."""

import pytest

from autograder.grading import warm

from .victim import victim


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The course, its secrets, and what an attacker may know of it."""
    with victim(tmp_path_factory.mktemp("hostile")) as made:
        yield made
    warm.close_all()
