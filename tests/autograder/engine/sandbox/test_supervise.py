"""How a sandbox ends, what it used, what it wrote."""

import os
import time

import pytest

from autograder.engine.sandbox import Fresh, Limits, Zygote
from autograder.engine.sandbox.inside import processes
from autograder.engine.sandbox.probes import SCRIPT
from autograder.engine.values import ChannelClosed, ChannelTimeout

MEGABYTE = 1 << 20


@pytest.fixture
def proc():
    fd = os.open("/proc", os.O_RDONLY)
    yield fd
    os.close(fd)


def run(pool, program, limits=None):
    """Let it end by itself; the sandbox, closed."""
    with pool.open(limits) as sandbox:
        sandbox.channel.send(program)
        with pytest.raises(ChannelClosed):
            sandbox.channel.receive(20)
        assert sandbox.outcome() is not None
    return sandbox


def test_a_program_that_returns_has_exited(pool):
    with pool.open() as sandbox:
        sandbox.channel.close()
        assert (sandbox.outcome(), sandbox.detail) == ("exited", "exit status 0")


@pytest.mark.parametrize(
    ("program", "outcome", "detail"),
    [
        ("import os; os._exit(3)", "exited", "exit status 3"),
        ("import ctypes; ctypes.string_at(0)", "killed", "signal SIGSEGV"),
        ("import os; os.abort()", "killed", "signal SIG"),
    ],
)
def test_a_program_that_ends_itself_says_how(zygote, program, outcome, detail):
    sandbox = run(zygote, program)
    assert sandbox.outcome() == outcome
    assert detail in sandbox.detail


def test_a_program_that_waits_too_long_is_timed_out(pool):
    sandbox = run(pool, "import time; time.sleep(60)", Limits(wall_seconds=0.2))
    assert sandbox.outcome() == "timed out"
    assert sandbox.usage().wall_seconds < 5


@pytest.mark.parametrize("program", ["while True: pass", "import os\nos.fork(); os.fork()\nwhile True: pass"])
def test_a_program_that_computes_too_long_is_at_its_cpu_limit(pool, program):
    sandbox = run(pool, program, Limits(cpu_seconds=0.4))
    assert sandbox.outcome() == "cpu limit"


def test_a_program_that_ignores_signals_is_ended_all_the_same(pool):
    deaf = "import signal\nfor s in signal.valid_signals() - {9, 19}: signal.signal(s, signal.SIG_IGN)\n"
    assert run(pool, deaf + "while True: pass", Limits(cpu_seconds=0.3)).outcome() == "cpu limit"


def test_memory_beyond_the_limit_is_a_memory_error_inside(pool, ask):
    program = "try:\n    bytearray(200 << 20); result = 'got it'\nexcept MemoryError:\n    result = 'refused'"
    with pool.open(Limits(memory_bytes=100 * MEGABYTE)) as sandbox:
        assert ask(sandbox, program) == "refused"
    with pool.open(Limits(memory_bytes=300 * MEGABYTE)) as sandbox:
        assert ask(sandbox, program) == "got it"


def test_memory_of_all_processes_together_is_bounded(pool):
    program = "import os, time\nos.fork(); os.fork()\nx = b'x' * (60 << 20)\ntime.sleep(30)"
    assert run(pool, program, Limits(memory_bytes=100 * MEGABYTE)).outcome() == "out of memory"


def test_a_fork_bomb_stays_small_and_is_gone_at_once(pool):
    bomb = "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"
    with pool.open(Limits(processes=30, cpu_seconds=100)) as sandbox:
        sandbox.channel.send(bomb)
        with pytest.raises(ChannelTimeout):
            sandbox.channel.receive(0.3)
        begin = time.monotonic()
        sandbox.kill()
        assert time.monotonic() - begin < 5


@pytest.mark.parametrize("kind", [Zygote, Fresh])
def test_three_hundred_daemons_are_gone_when_kill_returns(kind, ask, proc):
    daemons = """
import os, time
for _ in range(300):
    if os.fork() == 0:
        os.setsid()
        time.sleep(60)
result = 300
"""
    with kind(SCRIPT, limits=Limits(processes=400, memory_bytes=1 << 32)) as pool, pool.open() as sandbox:
        assert ask(sandbox, daemons) == 300
        bubblewrap = sandbox._first._process.pid
        assert processes.load(proc, bubblewrap).processes > 300
        sandbox.kill()
        assert processes.load(proc, bubblewrap).processes <= 3  # bubblewrap, warm parent, supervisor
        assert sandbox.outcome() == "killed"


def test_usage_is_known_while_it_runs_and_afterwards(zygote, ask):
    with zygote.open() as sandbox:
        ask(sandbox, "import time\nwhile time.process_time() < 0.2: pass\nx = b'x' * (50 << 20)")
        running = sandbox.usage()
        assert sandbox.outcome(0) is None
    ended = sandbox.usage()
    assert 0.15 < running.cpu_seconds <= ended.cpu_seconds + 0.02 < 5
    assert running.wall_seconds < ended.wall_seconds
    assert ended.memory_bytes > 50 * MEGABYTE


def test_the_beginning_of_what_is_written_to_the_descriptors_is_kept(pool, ask):
    with pool.open(Limits(output_bytes=1000)) as sandbox:
        ask(sandbox, "import os\nos.write(1, b'hello '); os.write(2, b'there')\nos.system('echo !')")
    assert sandbox.output == b"hello there!\n"


def test_a_flood_of_output_neither_blocks_nor_grows(pool, ask):
    with pool.open(Limits(output_bytes=1000)) as sandbox:
        ask(sandbox, "import os\nfor _ in range(300): os.write(1, b'x' * 100_000)")
    assert sandbox.output == b"x" * 1000


def test_closed_output_does_no_harm(zygote, ask):
    with zygote.open() as sandbox:
        assert ask(sandbox, "import os\nos.close(1); os.close(2)\nresult = 7") == 7


def test_what_is_registered_for_the_end_does_not_run(zygote, ask):
    with zygote.open() as sandbox:
        ask(sandbox, "import atexit, os\natexit.register(lambda: os.write(1, b'late'))")
        sandbox.channel.close()
        sandbox.outcome()
    assert sandbox.output == b""


def test_a_program_that_raises_says_so_in_its_output(zygote):
    with zygote.open(entry="autograder.engine.sandbox.inside.confine:become") as sandbox:
        assert (sandbox.outcome(), sandbox.detail) == ("exited", "exit status 1")
    assert b"TypeError" in sandbox.output
