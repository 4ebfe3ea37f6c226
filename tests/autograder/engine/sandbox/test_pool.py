"""Many sandboxes: none touches another, and the warm parent outlives them all."""

import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from autograder.engine.sandbox import Fresh, Limits, SandboxRefused, Zygote, choice, fresh, open_pool
from autograder.engine.sandbox.inside import kernel
from autograder.engine.sandbox.probes import SCRIPT, Probe
from autograder.engine.values import ChannelClosed, WireError
from autograder.errors import MachineError

DEATHS = [
    "import os; os._exit(1)",
    "import ctypes; ctypes.string_at(0)",
    "import os; os.kill(0, 9); os.killpg(0, 9)",
    "import os; os.kill(-1, 9)",
    "import os; os.close(3); os.close(4)",
    "import os; os.write(4, b'\\xff' * 100)",
    "import sys; sys.setrecursionlimit(10**9)\ndef f(): f()\nf()",
    "import signal, os; os.kill(os.getpid(), signal.SIGSTOP)",
]


def test_the_warm_parent_survives_every_death_of_a_child(zygote, ask):
    first = zygote._warm()
    for program in DEATHS:
        with zygote.open(Limits(wall_seconds=1)) as sandbox:
            sandbox.channel.send(program)
            with suppress(WireError):
                sandbox.channel.receive(0.3)
        with zygote.open() as after:
            assert ask(after, "result = 6 * 7") == 42
    assert zygote._warm() is first


def test_a_dead_warm_parent_is_replaced(ask):
    with Zygote(SCRIPT) as pool:
        with pool.open() as sandbox:
            signal.pidfd_send_signal(pool._warm()._inside, signal.SIGKILL)
            with pytest.raises(ChannelClosed):
                sandbox.channel.receive(5)
            assert sandbox.outcome() == "killed"
        with pool.open() as sandbox:
            assert ask(sandbox, "result = 1") == 1


KILLED_GRADER = """
import os, sys
from autograder.engine.sandbox import Fresh, Zygote
from autograder.engine.sandbox.inside import processes
from autograder.engine.sandbox.probes import SCRIPT
pool = {kind}(SCRIPT)
sandbox = pool.open()
sandbox.channel.send("import os\\nos.fork(); os.setsid()\\nwhile True: pass")
names = [name for name in os.listdir("/proc") if name.isdigit()]
family = [os.getpid()]
for name in sorted(names, key=int):
    try:
        parent = open(f"/proc/{{name}}/stat").read().rpartition(")")[2].split()[1]
    except OSError:  # it has just ended
        continue
    if int(parent) in family:
        family.append(int(name))
print(*family[1:], flush=True)
os.kill(os.getpid(), 9)
"""


def lives(pid):
    """Does it run? A zombie waits for whoever adopted it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("kind", ["Zygote", "Fresh"])
def test_nothing_lives_on_when_the_grader_is_killed(kind):
    command = [sys.executable, "-c", KILLED_GRADER.format(kind=kind)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    family = [int(word) for word in done.stdout.split()]
    assert len(family) >= 3
    deadline = time.monotonic() + 10
    while any(map(lives, family)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not [pid for pid in family if lives(pid)]


def test_nothing_lives_on_when_a_pool_is_closed():
    with Zygote(SCRIPT) as pool:
        sandbox = pool.open()
    with pytest.raises(ChannelClosed):
        sandbox.channel.receive(5)
    sandbox.close()


def test_answers_go_to_the_sandbox_that_was_asked(zygote):
    sandboxes = [zygote.open() for _ in range(6)]
    try:
        for number, sandbox in enumerate(sandboxes):
            sandbox.channel.send(f"result = ({number}, b'x' * 300_000)")
        for number, sandbox in reversed(list(enumerate(sandboxes))):
            assert sandbox.channel.receive(5) == ((number, b"x" * 300_000), None)
    finally:
        for sandbox in sandboxes:
            sandbox.close()


def test_threads_may_open_sandboxes_of_one_pool(zygote, ask):
    answers = []

    def work(number):
        for _ in range(4):
            with zygote.open() as sandbox:
                answers.append(ask(sandbox, f"result = {number}"))

    zygote._warm()
    threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [0] * 4 + [1] * 4 + [2] * 4


def test_state_does_not_go_from_one_sandbox_to_the_next(pool, ask):
    with pool.open() as sandbox:
        ask(sandbox, "import numpy, builtins\nnumpy.pi = 3; builtins.mark = 1\nopen('left', 'w').close()")
    with pool.open() as sandbox:
        assert ask(
            sandbox, "import numpy, os\nresult = (numpy.pi > 3.1, 'mark' in dir(__builtins__), os.listdir('.'))"
        ) == (
            True,
            False,
            [],
        )


def test_open_files_do_not_pile_up(zygote):
    def count():
        return len(list(Path("/proc/self/fd").iterdir()))

    with zygote.open():
        pass
    before = count()
    for _ in range(10):
        with zygote.open():
            pass
    assert count() == before


def test_the_fastest_kind_that_is_complete_is_chosen(monkeypatch):
    with open_pool(SCRIPT) as pool:
        assert isinstance(pool, Zygote)
    monkeypatch.setattr(choice, "quick_test", lambda pool: [Probe("rights", isinstance(pool, Fresh), "is root")])
    with open_pool(SCRIPT) as pool:
        assert isinstance(pool, Fresh)
    monkeypatch.setattr(choice, "quick_test", lambda pool: [Probe("rights", False, "is root")])
    with pytest.raises(MachineError, match="rights: is root"):
        open_pool(SCRIPT)


def test_a_refusal_of_the_kernel_leads_to_the_fallback(monkeypatch):
    real = choice.quick_test

    def refuse(pool):
        if isinstance(pool, Zygote):
            raise SandboxRefused("sandbox", "no user namespaces.", "")
        return real(pool)

    monkeypatch.setattr(choice, "quick_test", refuse)
    with open_pool(SCRIPT) as pool:
        assert isinstance(pool, Fresh)


def test_one_fresh_sandbox_can_be_had_without_a_pool(ask):
    with fresh(SCRIPT) as sandbox:
        assert ask(sandbox, "result = 2") == 2
    assert sandbox.outcome() == "killed"


def test_an_incomplete_confinement_runs_nothing(zygote):
    with pytest.raises(SandboxRefused, match="nobody"):
        zygote.open(entry="nobody:serve")
    with pytest.raises(SandboxRefused):
        zygote.open(Limits(scratch_bytes=-1))


def test_a_missing_module_is_said_before_anything_starts():
    with pytest.raises(MachineError, match="no_such_module"):
        Zygote(SCRIPT, preload=("no_such_module",)).open()
    with pytest.raises(MachineError, match="no_such_module"):
        Fresh(SCRIPT, preload=("no_such_module",)).open()


def test_the_learners_process_ends_with_its_supervisor(zygote, ask):
    with zygote.open() as sandbox:
        call = f"import ctypes\nresult = ctypes.CDLL(None).prctl({kernel.SET_PARENT_DEATH_SIGNAL}, 0)"
        assert ask(sandbox, call) == -1
        assert ask(
            sandbox, "import ctypes\nx = ctypes.c_int()\nctypes.CDLL(None).prctl(2, ctypes.byref(x))\nresult = x.value"
        ) == (signal.SIGKILL)
