"""A class graded by the separate worker processes of a real Dask cluster."""

import os
import signal
from pathlib import Path

import pytest

from autograder.errors import CourseError, MachineError
from autograder.grading.classroom import grade_class
from autograder.grading.cluster import cluster
from tests.autograder.grading.tiny_course import PARTLY, RIGHT, WEEK, hand_in

distributed = pytest.importorskip("distributed", reason='Dask is not installed: pip install "start-code[cluster]"')
pytestmark = pytest.mark.xdist_group("grading")


@pytest.fixture(scope="module")
def dask():
    """Two worker processes of one thread each."""
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0"}
    with distributed.LocalCluster(processes=True, silence_logs=50, **options) as made:
        yield made


def test_a_worker_that_is_killed_half_way_costs_no_grade(dask, tiny):
    """Graded with the engine, in sandboxes of the workers."""
    students = {f"student{number}": RIGHT if number % 2 else PARTLY for number in range(8)}
    for student, answers in students.items():
        hand_in(tiny.root, student, answers)
    with distributed.Client(dask, set_as_default=False) as client:
        killed = min(client.run(os.getpid).values())

    def kill_one(done, _total):
        if done >= 2 and Path(f"/proc/{killed}").exists():
            os.kill(killed, signal.SIGKILL)

    with cluster(dask.scheduler_address) as (executor, at_once):
        assert at_once == 4
        result = grade_class(tiny, WEEK, jobs=at_once, executor=executor, progress=kill_one)
    assert not Path(f"/proc/{killed}").exists()
    assert {found.student: found.total.score for found in result.students} == {
        student: 10.0 if answers is RIGHT else 2.5 for student, answers in students.items()
    }


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr("autograder.grading.cluster.SECONDS", 0.2)
    with (
        pytest.raises(MachineError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers"),
        cluster("tcp://127.0.0.1:9"),
    ):
        pass


def test_a_cluster_without_workers_is_told():
    empty = distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0", silence_logs=50)
    with empty, pytest.raises(CourseError, match="the cluster has no workers"), cluster(empty.scheduler_address):
        pass
