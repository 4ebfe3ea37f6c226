"""What a worker does with one notebook, with the engine and its sandbox."""

import json
import select
import signal
from dataclasses import replace

import nbformat
import pytest
from nbgrader.utils import determine_grade

from autograder.course import Course
from autograder.engine.results import Outcome
from autograder.errors import MachineError
from autograder.grading import warm, worker
from autograder.grading.task import Standing, Task
from tests.autograder.grading.tiny_course import PARTLY, RIGHT, WEEK

OPEN = warm._open
pytestmark = pytest.mark.xdist_group("grading")


@pytest.fixture(scope="module")
def course(_tiny_once, warm_sandbox):
    return Course(_tiny_once)


@pytest.fixture
def cold(monkeypatch):
    """No warm sandbox yet; what is warmed is ended."""
    monkeypatch.setattr(warm, "_pools", {})
    yield monkeypatch
    warm.close_all()


def task(course, answers, **options):
    source = course.source / WEEK / "tiny.ipynb"
    notebook = nbformat.read(course.release / WEEK / "tiny.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    values = {"submitted": nbformat.writes(notebook).encode(), "seed": 1} | options
    return Task(str(course.root), WEEK, "tiny", "ada", source.read_bytes(), **values)


def test_stock_nbgrader_reads_the_engines_points_from_the_notebook(course):
    third = RIGHT | {"area": "def area(a, b):\n    return 5"}
    for answers, score in ((RIGHT, 10.0), (PARTLY, 2.5), ({}, 0.0), (third, 7.5)):
        result = worker.grade(task(course, answers))
        tests = [cell for cell in nbformat.v4.reads(result.text).cells if "test_" in str(cell.metadata)]
        assert result.score == score
        assert sum(determine_grade(cell)[0] for cell in tests) == score
        assert result.max_score == 10.0


def test_points_that_are_no_round_number_are_read_to_the_last_digit(course):
    given = task(course, RIGHT)
    given = replace(given, source=given.source.replace(b'"earned"\n', b'"earned / 7"\n'))
    result = worker.grade(given)
    (cell,) = [cell for cell in nbformat.v4.reads(result.text).cells if "test_area" in str(cell.metadata)]
    assert result.score == 4.0 + 6 / 7
    assert determine_grade(cell)[0] == 6 / 7


def test_time_and_memory_come_with_the_result_and_make_no_difference_to_it(course):
    greedy = RIGHT | {"double": "def double(x):\n    return len(b'x' * (80 << 20)) * 0 + 2 * x"}
    plain, large = worker.grade(task(course, RIGHT)), worker.grade(task(course, greedy))
    assert plain.seconds > 0
    assert plain.cpu_seconds > 0
    assert 0 < plain.memory_bytes < large.memory_bytes - (50 << 20)
    assert replace(plain, seconds=9.0, cpu_seconds=9.0, memory_bytes=9) == plain


def test_one_submission_sees_nothing_of_another(course):
    look = "import builtins\nfirst = not hasattr(builtins, 'left')\nbuiltins.left = 1\n"
    look += "def double(x):\n    return 2 * x if first else 0"
    results = [worker.grade(task(course, RIGHT | {"double": look})) for _ in range(2)]
    assert [result.score for result in results] == [10.0, 10.0]


def test_the_sandbox_stays_warm_and_a_dead_one_costs_nothing(course, cold):
    cold.setattr(warm, "_open", OPEN)
    for _ in range(2):
        worker.grade(task(course, RIGHT))
    (pool,) = warm._pools.values()
    first = pool._first
    worker.grade(task(course, RIGHT))
    assert pool._first is first
    signal.pidfd_send_signal(first._inside, signal.SIGKILL)
    select.select([first._inside], [], [])  # until it is dead
    assert worker.grade(task(course, RIGHT)).score == 10.0
    assert pool._first is not first


def test_a_sandbox_is_not_used_again_after_a_defect(course, cold):
    closed = []
    pool = type("Pool", (), {"open": None, "close": lambda self: closed.append(self)})()
    cold.setattr(warm, "_open", lambda course: warm._pools.setdefault(course.root, pool))
    with pytest.raises(ZeroDivisionError), warm.sandboxes(course, trust=False):
        raise ZeroDivisionError
    assert closed == [pool]
    assert not warm._pools


def test_what_is_no_notebook_needs_no_sandbox(course, cold):
    cold.setattr(warm, "_open", lambda course: pytest.fail("a sandbox was opened"))
    result = worker.grade(task(course, {}, submitted=b"[]"))
    assert result.standing is Standing.DAMAGED
    assert result.message.startswith("the notebook is JSON, but no notebook.")
    assert (result.score, result.max_score) == (0.0, 10.0)


def test_without_a_sandbox_nothing_is_run(course, cold, tmp_path):
    def refuse(course):
        raise MachineError("sandbox", "there is none.", 'Run "autograder doctor".')

    cold.setattr(warm, "_open", refuse)
    with pytest.raises(MachineError):
        worker.grade(task(course, RIGHT | {"double": f"open({str(tmp_path / 'ran')!r}, 'w')"}))
    assert not (tmp_path / "ran").exists()


def test_trusted_code_runs_without_a_sandbox(course, cold, tmp_path):
    cold.setattr(warm, "_open", lambda course: pytest.fail("a sandbox was opened"))
    proof = f"open({str(tmp_path / 'ran')!r}, 'w').close()\n" + RIGHT["double"]
    assert worker.grade(task(course, RIGHT | {"double": proof}, trust=True)).score == 10.0
    assert (tmp_path / "ran").exists()


def test_sandboxed_code_reaches_no_file_of_the_course(course):
    steal = f"def double(x):\n    open({str(course.root / 'gradebook.db')!r}, 'rb').read()\n    return 2 * x"
    result = worker.grade(task(course, RIGHT | {"double": steal}))
    assert result.exercises[0].outcome is Outcome.CRASHED
    assert result.score == 6.0


def test_a_note_that_a_learner_planted_is_gone(course):
    planted = nbformat.reads(task(course, RIGHT).submitted.decode(), as_version=4)
    planted.metadata["startcode"] = {"graded": {"score": 1000}}
    result = worker.grade(task(course, RIGHT, submitted=nbformat.writes(planted).encode()))
    assert "graded" not in json.loads(result.text)["metadata"].get("startcode", {})


def test_the_same_seed_gives_the_same_notebook(course):
    first, second = (worker.grade(task(course, PARTLY, seed=7)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("answer", "passes"), [(RIGHT["area"], True), ("def area(a, b):\n    return 5", False)])
def test_an_exercise_that_is_worth_nothing_stands_in_the_notebook_as_it_ended(course, answer, passes):
    given = task(course, RIGHT | {"area": answer})
    source = nbformat.reads(given.source.decode(), as_version=4)
    (cell,) = [cell for cell in source.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "test_area"]
    cell.metadata.nbgrader.points, cell.source = 0, "assert area(2, 3) == 6"
    result = worker.grade(replace(given, source=nbformat.writes(source).encode()))
    (cell,) = [cell for cell in nbformat.v4.reads(result.text).cells if "test_area" in str(cell.metadata)]
    assert determine_grade(cell) == (0, 0)
    assert any(output.output_type == "error" for output in cell.outputs) is not passes
