import warnings

import pytest

from autograder.engine.budget import Budget
from autograder.engine.plain import PlainProcess
from autograder.engine.remote.errors import LearnerStoppedError, LearnerTooSlowError
from autograder.engine.session import Session, Start
from tests.autograder.engine.small_notebooks import FAST


@pytest.fixture
def session():
    made = Session(Start(PlainProcess, 1, False, ()), Budget(FAST))
    yield made
    made.close()


def learn(session, text):
    return session.lasting(lambda grader: grader.request("run", "cell x", (text, 5.0)))


def test_cells_are_replayed_in_a_new_process(session):
    learn(session, "x = 1")
    learn(session, "x += 1")
    with pytest.raises(LearnerStoppedError, match="the program ended"):
        session.request("execute", None, "import os; os._exit(1)")
    assert session.request("evaluate", None, "x") == 2
    assert session.restarts == 1


def test_what_killed_the_process_is_not_replayed(session):
    learn(session, "x = 1")
    with pytest.raises(LearnerStoppedError):
        learn(session, "import os; os._exit(1)")
    assert session.request("evaluate", None, "x") == 1
    assert session.restarts == 1


def test_a_cell_that_dies_only_when_replayed_is_left_out(session, tmp_path):
    learn(session, "x = 1")
    learn(session, f"import os\nif os.path.exists({str(tmp_path / 'mark')!r}): os._exit(1)\ny = 2")
    (tmp_path / "mark").touch()
    with pytest.raises(LearnerStoppedError):
        session.request("execute", None, "import os; os._exit(1)")
    assert session.request("has", None, ("x", "y")) == (True, False)


def test_output_of_a_replay_is_not_shown_again(session):
    session.begin_cell()
    learn(session, "print('once')")
    with pytest.raises(LearnerStoppedError):
        session.request("execute", None, "import os; os._exit(1)")
    session.request("evaluate", None, "1")
    assert session.output.shown() == "once\n"


def test_a_process_is_not_started_for_ever(session):
    for _ in range(FAST.restarts + 1):
        with pytest.raises(LearnerStoppedError):
            session.request("execute", None, "import os; os._exit(1)")
    with pytest.raises(LearnerStoppedError, match="too often"):
        session.request("evaluate", None, "1")


def test_code_that_ignores_every_signal_is_ended_from_outside(session):
    learn(session, "x = 1")
    with pytest.raises(LearnerTooSlowError):
        session.request("execute", None, "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwhile True: pass")
    assert session.events.stops
    assert session.request("evaluate", None, "x") == 1


def test_code_that_takes_too_long_is_stopped_and_its_process_lives(session):
    learn(session, "x = 1")
    with pytest.raises(LearnerTooSlowError):
        session.request("execute", None, "x = 2\nwhile True: pass")
    assert session.restarts == 0
    assert session.request("evaluate", None, "x") == 2


def test_what_an_old_process_gave_cannot_be_used_with_a_new_one(session):
    thing = session.request("evaluate", None, "object()")
    with pytest.raises(LearnerStoppedError):
        session.request("execute", None, "import os; os._exit(1)")
    session.request("evaluate", None, "1")
    with pytest.raises(LearnerStoppedError):
        dir(thing)
    with pytest.raises(TypeError, match="has ended"):
        session.request("call", 1, ((thing,), ()))


def test_time_is_counted_over_all_processes(session):
    learn(session, "for i in range(10**5): pass")
    session.close()
    assert session.cpu_seconds > 0


def test_the_most_memory_of_all_processes_is_kept(session):
    learn(session, "x = b'x' * (60 << 20)\ndel x")
    session.close()
    first = session.memory_bytes
    assert first > 60 << 20
    session.request("evaluate", None, "1")
    session.close()
    assert session.memory_bytes >= first


def test_warnings_reach_a_test_and_are_text_elsewhere(session):
    text = "import warnings\nwarnings.warn('odd')"
    session.request("execute", None, text)
    assert session.output.streams() == [("stderr", "UserWarning: odd\n")]
    session.in_test = True
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        session.request("execute", None, text)
    assert [str(warning.message) for warning in seen] == ["odd"]


def test_a_warning_tells_no_number_of_a_hidden_test(session):
    session.is_hidden = lambda: True
    session.request("execute", None, "import warnings\nwarnings.warn('x is 1234')\nwarnings.warn('plain')")
    assert session.output.streams() == [("stderr", "UserWarning: a warning\nUserWarning: plain\n")]


def test_a_process_that_answers_nonsense_is_given_up(session):
    session.request(
        "execute", None, "import autograder.engine.learner.process as p\np.REQUESTS['has'] = lambda *a: 'x'"
    )
    with pytest.raises(LearnerStoppedError, match="disturbed"):
        session.expect("has", ("x",), tuple)
    assert session.expect("has", ("x",), tuple) == (False,)
