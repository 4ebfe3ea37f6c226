"""Starting bubblewrap, as root and as an ordinary user, and saying what is wrong."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.engine.sandbox import Zygote, bubblewrap
from autograder.engine.sandbox.bubblewrap import spare_identity
from autograder.engine.sandbox.probes import SCRIPT
from autograder.errors import MachineError

AS_ANYBODY = """
from autograder.engine.sandbox import Fresh, Zygote, open_pool, self_test
from autograder.engine.sandbox.probes import SCRIPT
with open_pool(SCRIPT) as pool:
    print(type(pool).__name__)
for kind in (Zygote, Fresh):
    with kind(SCRIPT) as pool:
        print([probe for probe in self_test(pool) if not probe.ok])
"""


def test_without_bubblewrap_nothing_starts_and_the_command_is_told(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MachineError, match="apt-get install bubblewrap"):
        Zygote(SCRIPT).open()


@pytest.mark.parametrize("does", ["echo no namespaces for you >&2; exit 1", "exit 0", "kill -9 $$"])
def test_a_bubblewrap_that_fails_is_a_clear_refusal(monkeypatch, tmp_path, does):
    fake = tmp_path / "bwrap"
    fake.write_text(f"#!/bin/sh\n{does}\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(MachineError, match="no namespaces for you" if "echo" in does else "without a word"):
        Zygote(SCRIPT).open()


def test_only_root_with_rights_over_all_users_takes_a_spare_one(monkeypatch):
    status = {"status": "CapEff:\t000001ffffffffff\n", "uid_map": "0 0 4294967295\n"}
    monkeypatch.setattr(Path, "read_text", lambda path: status[path.name])
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert (spare_identity() or 0) >= bubblewrap.FIRST_IDENTITY
    status["uid_map"] = "0 1000 1\n"
    assert spare_identity() is None
    status.update(uid_map="0 0 4294967295\n", status="CapEff:\t00000000a80425fb\n")
    assert spare_identity() is None
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert spare_identity() is None


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="only root can be somebody else")
def test_an_ordinary_user_has_the_same_walls():
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable]
    if Path(sys.base_prefix).is_relative_to(Path.home()):
        pytest.skip("this Python lies in root's home, which no sandbox of another user shows")
    if subprocess.run([*user, "-c", "import autograder.engine.sandbox"], capture_output=True, check=False).returncode:
        pytest.skip("others may not read this installation")
    done = subprocess.run([*user, "-c", AS_ANYBODY], capture_output=True, text=True, check=False, cwd="/")
    assert (done.stdout, done.stderr) == ("Zygote\n[]\n[]\n", "")
