"""Worker processes, real ones."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.grading.classroom import grade_class
from autograder.grading.task import Standing
from tests.autograder.grading.plain_work import deadly, plainly
from tests.autograder.grading.tiny_course import RIGHT, WEEK, db_url, hand_in, rows

pytestmark = pytest.mark.xdist_group("grading")
LEADER = """
if __name__ == "__main__":
    import time
    from autograder.grading import crew

    crew.PRELOAD = ("autograder.grading.crew",)
    pool = crew.ProcessCrew(time.sleep, 2)
    [pool.submit(60) for _ in range(2)]
    print(*(process.pid for process in pool._pool._processes.values()), flush=True)
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


def test_no_worker_outlives_its_leader(tmp_path):
    script = tmp_path / "leader.py"
    script.write_text(LEADER)
    leader = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    workers = [int(pid) for pid in leader.stdout.readline().split()]
    assert len(workers) == 2
    assert all(Path(f"/proc/{pid}").exists() for pid in workers)
    leader.send_signal(signal.SIGKILL)
    leader.wait()
    leader.stdout.close()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(Path(f"/proc/{pid}").exists() for pid in workers):
        time.sleep(0.02)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
