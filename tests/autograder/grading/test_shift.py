"""Tasks that are lost, workers that fail, and being told to stop."""

import threading
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor

import pytest

from autograder.errors import MachineError
from autograder.grading.crew import LentCrew
from autograder.grading.shift import Shift
from autograder.grading.task import Graded, Standing, Task


def tasks(*names):
    return [Task("", "week90", "tiny", name, b"", b"", 1) for name in names]


def graded(task, message=""):
    return Graded(task.student, task.notebook, Standing.GRADED, "", 1.0, 1.0, message=message)


def lost(task, error):
    return Graded(task.student, task.notebook, Standing.DAMAGED, "", 0.0, 1.0, message=f"lost: {error}")


class Scripted:
    """A crew whose workers do what `script` says: an error to raise, or "die" to take the whole crew along, "hang"."""

    def __init__(self, script, size=2, log=None, *, barren=False):
        self.script, self.size, self.log, self.dead = script, size, [] if log is None else log, False
        self.barren = barren  # no worker begins at all
        self.hanging = []

    def submit(self, task):
        if self.dead:
            raise BrokenExecutor("a worker has died")
        self.log.append(task.student)
        future = Future()
        does = self.script.get(task.student, [])
        act = does.pop(0) if does else None
        if act == "hang":
            self.hanging.append(future)
            return future
        if act == "die" or self.dead:
            self.dead = True
        if act is None and not self.dead:
            future.set_result(graded(task))
        else:
            future.set_exception(BrokenExecutor("a worker has died") if self.dead else act)
        return future

    def dismiss(self):
        self.log.append("dismissed")
        for future in self.hanging:
            future.set_exception(BrokenExecutor("it was ended"))
        self.hanging.clear()

    def apart(self):
        return Scripted(self.script, 1, self.log)

    def lives(self):
        return not self.barren

    def renew(self):
        self.log.append("renewed")
        self.dead = False

    def close(self):
        self.dead = True


def run(crew, names, stopped=lambda: False, patience=60):
    return {found.student: found for found in Shift(crew, lost, stopped, patience).work_through(tasks(*names))}


def test_every_task_is_done_once():
    crew = Scripted({})
    found = run(crew, "abcdef")
    assert {name for name, result in found.items() if result.standing is Standing.GRADED} == set("abcdef")
    assert crew.log == list("abcdef")


def test_a_task_whose_worker_died_is_done_again_and_costs_no_grade():
    crew = Scripted({"c": ["die"]}, size=3)
    found = run(crew, "abcdef")
    assert all(result.standing is Standing.GRADED for result in found.values())
    assert found.keys() == set("abcdef")
    assert crew.log.count("c") == 2
    assert crew.log.count("renewed") == 1


def test_a_task_that_another_took_along_has_its_second_try_still():
    found = run(Scripted({"a": ["die"], "b": [None, "die"]}, size=3), "abc")
    assert {result.standing for result in found.values()} == {Standing.GRADED}


def test_a_task_that_kills_every_worker_is_lost_alone():
    found = run(Scripted({"c": ["die"] * 9}, size=4), "abcdef")
    assert [name for name, result in found.items() if result.standing is Standing.DAMAGED] == ["c"]
    assert found["c"].message == "lost: a worker has died"
    assert found.keys() == set("abcdef")


def test_where_no_worker_begins_at_all_nobody_is_marked_damaged():
    crew = Scripted({name: ["die"] * 9 for name in "abc"}, barren=True)
    with pytest.raises(MachineError, match="no worker takes any task"):
        run(crew, "abc")


def test_a_task_that_fails_by_itself_needs_no_new_crew():
    crew = Scripted({"b": [ValueError("once")], "d": [ValueError("one"), ValueError("two")]})
    found = run(crew, "abcd")
    assert found["b"].standing is Standing.GRADED
    assert found["d"].message == "lost: two"
    assert "renewed" not in crew.log


def test_what_speaks_of_the_machine_ends_it_all_when_it_comes_twice():
    no_sandbox = MachineError("sandbox", "there is none.", "")
    assert run(Scripted({"a": [no_sandbox]}), "ab").keys() == {"a", "b"}
    with pytest.raises(MachineError, match="there is none"):
        run(Scripted({"a": [no_sandbox, no_sandbox]}), "ab")


def test_tasks_are_drawn_only_when_somebody_is_free():
    drawn = []

    def drawing():
        for task in tasks(*"abcdefgh"):
            drawn.append(task.student)
            yield task

    crew = Scripted({}, size=2)
    for number, _ in enumerate(Shift(crew, lost, lambda: False).work_through(drawing()), start=1):
        assert len(drawn) <= number + 2


def test_nothing_more_is_handed_out_after_a_stop():
    crew = Scripted({}, size=2)
    results = []
    for result in Shift(crew, lost, lambda: len(results) >= 2).work_through(tasks(*"abcdef")):
        results.append(result.student)
    assert len(results) == 2
    assert len(crew.log) == 2


def test_a_task_that_hangs_is_ended_tried_alone_and_lost():
    crew = Scripted({"b": ["hang"] * 3, "d": ["hang"]}, size=2)
    found = run(crew, "abcde", patience=0.05)
    assert found["b"].message == "lost: it took more than 0 seconds"
    assert [name for name, result in found.items() if result.standing is Standing.DAMAGED] == ["b"]
    assert found.keys() == set("abcde")
    assert "dismissed" in crew.log


def test_workers_that_are_lent_and_hang_are_told():
    blocked = threading.Event()
    with ThreadPoolExecutor(1) as executor:
        try:
            with pytest.raises(MachineError, match="no worker has finished anything for too long"):
                run(LentCrew(lambda task: blocked.wait(), executor, 1), "ab", patience=0.05)
        finally:
            blocked.set()


def test_a_lent_executor_that_takes_nothing_any_more_is_told():
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    with pytest.raises(MachineError, match=r"no worker takes any task .*what was graded is kept"):
        run(LentCrew(graded, executor, 2), "ab")
