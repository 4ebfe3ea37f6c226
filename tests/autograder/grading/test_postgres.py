"""The gradebook in a real PostgreSQL server, started here from Debian's binaries."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment

from autograder import stock
from autograder.course import Course
from autograder.errors import CourseError
from tests.autograder.grading import tiny_course
from tests.autograder.grading.tiny_course import HALF_HIDDEN, LATE, PARTLY, RIGHT, WEEK, db_url, hand_in, rows

pytestmark = [
    pytest.mark.xdist_group("grading"),
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning", "ignore::RuntimeWarning"),  # of stock nbgrader
]
BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))


def somebody():
    """A user for the server, which refuses to be root: Debian's own, else nobody."""
    names = {found.pw_name for found in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


@pytest.fixture(scope="module")
def server():
    """The address of an empty database."""
    pytest.importorskip("psycopg", reason='psycopg is not installed: pip install "start-code[postgres]"')
    if not BINARIES:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    options = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if os.geteuid() == 0:
        user = somebody()
        os.chown(folder, user.pw_uid, user.pw_gid)
        options |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    binary, data = BINARIES[-1].parent, folder / "data"
    initdb = [binary / "initdb", "-D", data, "-U", "teacher", "-A", "trust", "--no-sync", "--no-locale", "-E", "UTF8"]
    subprocess.run(initdb, check=True, **options)
    words = [binary / "postgres", "-D", data, "-k", folder, "-h", "", "-F", "-c", "shared_buffers=1MB"]
    process = subprocess.Popen(words, **options)
    try:
        wait_for(folder)
        yield f"postgresql+psycopg://teacher@/postgres?host={folder}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
        shutil.rmtree(folder)


def wait_for(folder):
    import psycopg

    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(host=str(folder), user="teacher", dbname="postgres").close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


@pytest.fixture
def in_postgres(tiny, server, tmp_path):
    """A copy of the tiny course with its gradebook in the server, released there."""
    course = Course(Path(shutil.copytree(tiny.root, tmp_path / "in postgres")))
    (course.root / "gradebook.db").unlink()
    with (course.root / "nbgrader_config.py").open("a") as config:
        config.write(f"c.CourseDirectory.db_url = {server!r}\n")
    stock.run(GenerateAssignment, course, WEEK, force=True)
    with Gradebook(server, "tiny") as gradebook:
        gradebook.update_or_create_assignment(WEEK, duedate=tiny_course.DUE)
    return course


def test_the_rows_are_those_of_sqlite(tiny, in_postgres, server, grade_plainly):
    for course in (tiny, in_postgres):
        hand_in(course.root, "ada", RIGHT, names=("tiny", "more"))
        hand_in(course.root, "zoë o'neil", PARTLY)
        hand_in(course.root, "cy", HALF_HIDDEN, LATE)
        (hand_in(course.root, "eve", {}) / "tiny.ipynb").write_text("[")
        hand_in(course.root, "x" * 129, RIGHT)
        grade_plainly(course)
        hand_in(course.root, "ada", PARTLY, LATE)
        result = grade_plainly(course)
        assert [found.kept for found in result.students] == [False, True, True, False, True]
    assert rows(server) == rows(db_url(tiny.root))
    assert len(rows(server)["grade"]) == 24
    with pytest.raises(CourseError, match='there is no week "week91"'):
        grade_plainly(in_postgres, "week91")
    assert not (in_postgres.root / "gradebook.db").exists()


def test_a_server_that_is_gone_is_told_without_its_password(tiny, grade_plainly, tmp_path):
    pytest.importorskip("psycopg")
    with (tiny.root / "nbgrader_config.py").open("a") as config:
        config.write(f"c.CourseDirectory.db_url = 'postgresql+psycopg://me:hush@/grades?host={tmp_path}'\n")
    with pytest.raises(CourseError, match=r"me:\*\*\*@.*cannot be read") as told:
        grade_plainly(tiny)
    assert "hush" not in str(told.value)
