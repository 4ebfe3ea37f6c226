"""An attempt that could never succeed would prove nothing: outside of a sandbox they do."""

import os
import socket

import pytest

from autograder.engine.sandbox import attempts
from autograder.engine.sandbox.attempts import as_text


def test_the_network_is_in_reach_outside(outside):
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert outside(as_text(attempts.reach_network, server.getsockname()[1])) == "connected to a server"
    assert "AF_INET" in outside(as_text(attempts.reach_network, 1))


def test_abstract_sockets_are_in_reach_outside(outside):
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("\0startcode-test-outside")
        end.listen()
        assert "connect" in outside(as_text(attempts.reach_abstract_socket, "startcode-test-outside"))
    assert "bind" in outside(as_text(attempts.reach_abstract_socket, "startcode-test-nobody"))


@pytest.mark.parametrize(
    ("attempt", "arguments", "achieved"),
    [
        (attempts.see_files, (["/etc/passwd", "/nowhere"],), "/etc/passwd"),
        (attempts.see_processes, (), "processes in /proc"),
        (attempts.reach_processes, (), "could signal"),
        (attempts.use_kernel, (os.uname().machine,), "memfd_create"),
        (attempts.write_outside, (["."],), "."),
        (attempts.fill_folders, (["."], 6 << 20, 20), "bytes"),
        (attempts.raise_limits, (), "no limit"),
        (attempts.gain_rights, (), "programs may gain privileges"),
        (attempts.find_text, ("/",), "PATH"),
        (attempts.use_memory, (100_000_000,), "got"),
        (attempts.start_processes, (10,), "started 11 processes"),
    ],
)
def test_an_attempt_succeeds_outside(outside, attempt, arguments, achieved):
    assert achieved in outside(as_text(attempt, *arguments))


def test_namespaces_can_be_made_outside(outside):
    assert "a user namespace" in outside(as_text(attempts.make_namespaces))


def test_planted_modules_are_imported_outside(outside, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert outside(as_text(attempts.load_planted, str(tmp_path))) == "imported"


def test_open_descriptors_are_found_outside(outside):
    assert "descriptors" in outside("import os\nos.dup2(0, 50)\n" + as_text(attempts.find_descriptors))
