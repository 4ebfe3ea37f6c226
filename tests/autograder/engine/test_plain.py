import os
import signal
from pathlib import Path

import pytest

from autograder.engine.plain import PlainProcess


@pytest.fixture
def process():
    with PlainProcess() as made:
        yield made


def ask(process, *message):
    process.channel.send(message)
    return process.channel.receive(5)


def begin(process):
    assert ask(process, 1, "begin", None, (1, 5.0, 1 << 20, False), None)[:2] == (1, "return")


def test_it_answers(process):
    begin(process)
    assert ask(process, 2, "run", "cell x", ("x = 2\nx * 21", 5.0), None)[3] == ("42", None)


def test_its_end_is_told(process):
    begin(process)
    assert process.outcome(timeout=0.01) is None
    process.channel.close()
    assert process.outcome(timeout=5) == "exited"


def test_a_killed_process_is_told_apart(process):
    os.kill(process._pid, signal.SIGKILL)
    assert process.outcome(timeout=5) == "killed"


def test_its_time_is_counted(process):
    begin(process)
    ask(process, 2, "run", "cell x", ("for i in range(10**6): pass", 5.0), None)
    assert process.usage().cpu_seconds > 0
    assert process.usage().memory_bytes > 1 << 20


def test_it_works_in_a_folder_of_its_own_that_is_removed(process):
    begin(process)
    folder = Path(eval(ask(process, 2, "run", "cell x", ("import os\nos.getcwd()", 5.0), None)[3][0]))
    assert folder != Path.cwd()
    assert folder.is_dir()
    process.close()
    assert not folder.exists()


def test_nothing_but_the_channel_leads_out(process, tmp_path):
    begin(process)
    with (tmp_path / "open").open("w") as file:
        text = f"import os\n[fd for fd in range(3, 99) if os.path.exists(f'/proc/self/fd/{{fd}}')], {file.fileno()}"
        open_fds, _ = eval(ask(process, 2, "run", "cell x", (text, 5.0), None)[3][0])
    assert len(open_fds) <= 2


def test_closing_twice_does_no_harm(process):
    process.close()
    process.close()
