"""Stopping calmly, and one grader at a time."""

import signal
import subprocess
import sys
import threading

import pytest

from autograder.errors import CourseError
from autograder.grading.calm import calm_stop, only_grader


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_only_asks(number):
    before = signal.getsignal(number)
    with calm_stop() as stopped:
        assert not stopped()
        signal.raise_signal(number)
        assert stopped()
    assert signal.getsignal(number) is before


@pytest.fixture
def as_in_a_terminal():
    """SIGINT interrupts, also where a shell has begun the tests in the background and with it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("as_in_a_terminal")
def test_the_second_signal_is_as_ever():
    with calm_stop():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_another_thread_is_never_stopped():
    told = []

    def run():
        with calm_stop() as stopped:
            told.append(stopped())

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert told == [False]


def test_a_second_grader_is_told_that_somebody_is_grading(tmp_path):
    with only_grader(tmp_path):
        with pytest.raises(CourseError, match="somebody is grading here already"), only_grader(tmp_path):
            pass
        with pytest.raises(CourseError), only_grader(tmp_path):
            pass
    with only_grader(tmp_path):
        pass


def test_the_lock_goes_with_a_killed_grader(tmp_path):
    hold = "import sys, os, signal, pathlib; from autograder.grading.calm import only_grader\n"
    hold += "with only_grader(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)"
    done = subprocess.run([sys.executable, "-c", hold, str(tmp_path)])
    assert done.returncode == -signal.SIGKILL
    with only_grader(tmp_path):
        pass
