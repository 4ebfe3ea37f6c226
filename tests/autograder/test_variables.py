"""Environment variables that hold for a block only."""

import os
from contextlib import suppress

from autograder.variables import variables


def test_they_hold_within_the_block_and_are_as_before_afterwards(monkeypatch):
    monkeypatch.setenv("STARTCODE_A", "before")
    monkeypatch.delenv("STARTCODE_B", raising=False)
    with variables(STARTCODE_A=None, STARTCODE_B="now"):
        assert "STARTCODE_A" not in os.environ
        assert os.environ["STARTCODE_B"] == "now"
    assert os.environ["STARTCODE_A"] == "before"
    assert "STARTCODE_B" not in os.environ


def test_an_error_in_the_block_leaves_nothing_behind(monkeypatch):
    monkeypatch.delenv("STARTCODE_B", raising=False)
    with suppress(ZeroDivisionError), variables(STARTCODE_B="now"):
        raise ZeroDivisionError
    assert "STARTCODE_B" not in os.environ
