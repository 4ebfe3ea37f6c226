"""Pools to take sandboxes from: real ones."""

import subprocess
import sys

import pytest

from autograder.engine.sandbox import Fresh, Zygote
from autograder.engine.sandbox.probes import SCRIPT


@pytest.fixture(scope="session", params=[Zygote, Fresh], ids=["zygote", "fresh"])
def pool(request):
    """Both kinds, one after the other."""
    with request.param(SCRIPT) as made:
        yield made


@pytest.fixture(scope="session")
def zygote():
    with Zygote(SCRIPT) as made:
        yield made


@pytest.fixture
def ask():
    """Run a program in a sandbox and give what it leaves in `result`."""

    def run(sandbox, program):
        sandbox.channel.send(program)
        result, error = sandbox.channel.receive(20)
        assert error is None, error
        return result

    return run


@pytest.fixture
def outside(tmp_path):
    """Run a program in an ordinary process, and give what it leaves in `result`."""

    def run(program):
        command = [sys.executable, "-c", f"{program}\nprint(result, end='')"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, timeout=60)
        return done.stdout

    return run
