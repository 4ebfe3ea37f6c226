"""The self-test passes on a machine that can grade, and would not pass without a sandbox."""

import os
import threading

import pytest

from autograder.engine.sandbox import attempts, self_test
from autograder.engine.sandbox.attempts import as_text
from autograder.engine.sandbox.inside import script
from autograder.engine.sandbox.probes import attempt, quick_test
from autograder.engine.values import Channel


def test_no_attempt_to_break_out_succeeds(pool):
    probes = self_test(pool)
    assert [probe for probe in probes if not probe.ok] == []
    assert len(probes) > 20


def test_the_quick_test_passes(pool):
    assert all(probe.ok for probe in quick_test(pool))


class Unconfined:
    """What a sandbox is to a probe, without any sandbox."""

    def __init__(self):
        (reads, we_write), (we_read, writes) = os.pipe(), os.pipe()
        self.channel = Channel(we_read, we_write)
        self.thread = threading.Thread(target=script.serve, args=(reads, writes))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.channel.close()
        self.thread.join()


def test_a_probe_fails_where_nothing_stops_the_attempt():
    with Unconfined() as nothing:
        probe = attempt(nothing, "files", as_text(attempts.see_files, ["/etc/passwd"]))
        assert (probe.ok, probe.detail) == (False, "/etc/passwd")
        assert attempt(nothing, "fine", "result = ''").ok


@pytest.mark.parametrize("program", ["1 / 0", "raise SystemExit", "result = None", "result = 5"])
def test_a_probe_without_a_clear_answer_fails(program):
    with Unconfined() as nothing:
        assert not attempt(nothing, "unclear", program).ok


def test_a_probe_whose_sandbox_dies_fails(zygote):
    with zygote.open() as sandbox:
        assert not attempt(sandbox, "dies", "import os\nos._exit(0)").ok
