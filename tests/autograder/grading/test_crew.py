"""Worker processes, real ones."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from autograder.grading.classroom import grade_class
from autograder.grading.crew import ProcessCrew
from autograder.grading.task import Standing
from tests.autograder.grading.plain_work import deadly, plainly
from tests.autograder.grading.tiny_course import RIGHT, WEEK, db_url, hand_in, rows

pytestmark = pytest.mark.xdist_group("grading")
LEADER = """
if __name__ == "__main__":
    import sys, time
    from functools import partial
    from pathlib import Path
    from autograder.grading import crew
    from autograder.grading.worker import prepare

    pool = crew.ProcessCrew(time.sleep, 1, partial(prepare, sys.argv[1], False))
    pool.submit(0).result()
    (worker,) = pool._pool._processes
    children = [
        child
        for thread in Path(f"/proc/{worker}/task").iterdir()
        for child in thread.joinpath("children").read_text().split()
    ]
    pool.submit(60)
    print(worker, *children, flush=True)
    time.sleep(60)
"""


def notebooks(course):
    return {
        str(path.relative_to(course.root)): path.read_bytes() for path in course.root.glob("autograded/*/*/*.ipynb")
    }


def test_one_and_three_workers_give_the_same_grades_and_notebooks(tiny):
    for name, answers in (("ada", RIGHT), ("bob", {}), ("cy", RIGHT | {"more": "# say the seed"})):
        hand_in(tiny.root, name, answers, names=("tiny", "more"))
    grade_class(tiny, WEEK, jobs=1, work=plainly)
    one = notebooks(tiny), rows(db_url(tiny.root))
    result = grade_class(tiny, WEEK, jobs=3, work=plainly, force=True)
    assert (notebooks(tiny), rows(db_url(tiny.root))) == one
    assert len(one[0]) == 6
    assert [found.student for found in result.students] == ["ada", "bob", "cy"]


def test_a_worker_that_dies_costs_no_grade_and_one_that_always_dies_costs_one(tiny):
    kill = "import os\n# kill the grader {}\n" + RIGHT["double"]
    hand_in(tiny.root, "always", RIGHT | {"double": kill.format("always")})
    hand_in(tiny.root, "once", RIGHT | {"double": kill.format("once")})
    hand_in(tiny.root, "raises", RIGHT | {"double": "# raise in the grader\n" + RIGHT["double"]})
    for number in range(4):
        hand_in(tiny.root, f"right{number}", RIGHT)
    result = grade_class(tiny, WEEK, jobs=2, work=deadly)
    standing = {found.student: found.notebooks[1].standing for found in result.students}
    lost = {student for student, found in standing.items() if found is Standing.DAMAGED}
    assert lost == {"always", "raises"}
    assert {found.total.score for found in result.students if found.student not in lost} == {10.0}
    looks = {look.student: look.what for look in result.looks if look.what.startswith("tiny")}
    assert looks.keys() == lost
    assert looks["raises"].startswith(
        "tiny: the grader could not finish (a defect of ours). Grade it again with --force"
    )


def die_at_once():
    os._exit(1)


def test_a_crew_knows_whether_a_worker_begins_at_all():
    crew = ProcessCrew(plainly, 1)
    try:
        assert crew.lives()
        crew._prepare = die_at_once
        assert not crew.lives()
    finally:
        crew.close()


def test_no_worker_and_no_sandbox_outlive_their_leader(tiny, tmp_path):
    script = tmp_path / "leader.py"
    script.write_text(LEADER)
    leader = subprocess.Popen([sys.executable, str(script), str(tiny.root)], stdout=subprocess.PIPE, text=True)
    worker, *sandboxes = (Path("/proc", pid) for pid in leader.stdout.readline().split())
    assert lives(worker)
    assert sandboxes
    assert all(lives(sandbox) for sandbox in sandboxes)
    leader.send_signal(signal.SIGKILL)
    leader.wait()
    leader.stdout.close()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any(map(lives, (worker, *sandboxes))):
        time.sleep(0.02)
    assert not [process for process in (worker, *sandboxes) if lives(process)]


def lives(process):
    with suppress(OSError):
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
