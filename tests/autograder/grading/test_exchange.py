"""A whole round through nbgrader's exchange: an instructor, two students, and files that each of them may see.

On one machine nbgrader takes the student from the system's user. Here each student is one: a process of their own in
which the system knows a user of that name. The instructor's commands run in this process, with our configuration.
"""

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import (
    AutogradeApp,
    CollectApp,
    GenerateFeedbackApp,
    ReleaseAssignmentApp,
    ReleaseFeedbackApp,
)

from autograder.course import Course
from autograder.feedback import feedback
from autograder.grading.classroom import grade_class
from autograder.report.gather import gather
from startcode.progress.ledger import Entry, write
from startcode.progress.states import State
from tests.autograder.grading.tiny_course import db_url, rows

pytestmark = [
    pytest.mark.usefixtures("warm_sandbox"),
    pytest.mark.xdist_group("grading"),
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning", "ignore::RuntimeWarning"),  # of stock nbgrader
]
WEEK, LESSON, NAME = "week01", "areas", "areas.ipynb"
HIDDEN = "the hidden numbers"
BIN = Path(sys.executable).parent
EVERYONE = """
c = get_config()
c.Exchange.root = {exchange!r}
c.CourseDirectory.course_id = "start-code"
"""
SQUARE = "class Square:\n    def __init__(self, side):\n        self.side = abs(side)"
ANSWERS = {
    "ada": {"area": "def area(width, height):\n    return width * height", "Square": SQUARE, "why": "Ada's own words."},
    "bob": {
        "area": "def area(width, height):\n    return 6  # Bob's trick",
        "Square": SQUARE,
        "why": "Bob's own words.",
    },
}
USERS = {"ada": 2001, "bob": 2002}
NBGRADER = str(BIN / "nbgrader")
IN_TURN = """
import shutil, sys
from nbgrader import apps
for name, *arguments in (command.split() for command in sys.argv[1:]):
    if name == "copy":
        shutil.copy(*arguments)
        continue
    app = getattr(apps, name)()
    app.initialize(arguments)
    app.start()
    type(app).clear_instance()
"""  # several commands in one process, for starting one takes seconds


@dataclass(frozen=True)
class Desk:
    """Where everything lies: the system's settings, the exchange, the students' homes and the course."""

    folder: Path
    course: Course

    @property
    def exchange(self) -> Path:
        return self.folder / "exchange"

    def home(self, student: str) -> Path:
        return self.folder / "home" / student

    def student(self, name: str, *command: str) -> str:
        """What the student `name` reads when they type `command` in their home; their system knows them by name."""
        home, number = self.home(name), USERS[name]
        users = self.folder / f"passwd-{name}"
        users.write_text(f"{name}:x:{number}:{number}::{home}:/bin/sh\n")
        home.mkdir(parents=True, exist_ok=True)
        sandbox = ["bwrap", "--dev-bind", "/", "/", "--ro-bind", str(users), "/etc/passwd", "--unshare-user"]
        as_user = ["--uid", str(number), "--gid", str(number), "--chdir", str(home), *command]
        environment = {**os.environ, "HOME": str(home), "JUPYTER_DATA_DIR": str(home / "jupyter")}
        done = subprocess.run([*sandbox, *as_user], env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def instructor(self, app_class: type, *arguments: str) -> None:
        """One of nbgrader's commands, in the course's folder."""
        before = Path.cwd()
        os.chdir(self.course.root)
        try:
            app = app_class()
            app.initialize(list(arguments))
            app.start()
        finally:
            app_class.clear_instance()
            os.chdir(before)

    def fetched(self, student: str) -> list[Path]:
        """The pages of feedback that a student has."""
        return sorted((self.home(student) / WEEK / "feedback").rglob("*.html"))


def close_hand_in(course: Course) -> None:
    """Let the work be due now, as an instructor may set it in the formgrader."""
    with Gradebook(db_url(course.root), "start-code") as gradebook:
        gradebook.update_or_create_assignment(WEEK, duedate=datetime.now(UTC).replace(tzinfo=None))


def fill_in(desk: Desk, student: str) -> str:
    """The lesson as a student solves it, and the file of progress that comes of it; where the former lies."""
    notebook = nbformat.read(desk.course.release / WEEK / NAME, as_version=4)
    for cell in notebook.cells:
        cell.source = ANSWERS[student].get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    desk.home(student).mkdir(parents=True)
    write(desk.home(student), f"{WEEK}/{LESSON}", {"area": Entry.now(State.DONE)})
    nbformat.write(notebook, desk.home(student) / "solved.ipynb")
    return "solved.ipynb"


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the administrator of a system writes for everybody, as in /etc/jupyter."""
    folder = tmp_path_factory.mktemp("jupyter").resolve()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_CONFIG_DIR", str(folder))
        patch.delenv("STARTCODE_PROGRESS", raising=False)
        yield folder


def opened(folder: Path, system: Path) -> Desk:
    """The desk in `folder`, its exchange made known to everybody."""
    desk = Desk(folder, Course(folder / "course"))
    (system / "nbgrader_config.py").write_text(EVERYONE.format(exchange=str(desk.exchange)))
    return desk


@pytest.fixture(scope="module")
def collected(system: Path, tmp_path_factory, _released_once: Course, warm_sandbox) -> Desk:
    """Release, list, fetch, submit (Bob too late), collect."""
    folder = tmp_path_factory.mktemp("exchange").resolve()
    shutil.copytree(_released_once.root, folder / "course")
    desk = opened(folder, system)
    desk.instructor(ReleaseAssignmentApp, WEEK)
    solved = f"copy {fill_in(desk, 'ada')} {WEEK}/{NAME}"
    python = (sys.executable, "-c", IN_TURN)
    assert f"start-code {WEEK}" in desk.student("ada", *python, "ListApp", f"FetchAssignmentApp {WEEK}", solved)
    desk.student("ada", NBGRADER, "submit", WEEK)
    close_hand_in(desk.course)
    solved = f"copy {fill_in(desk, 'bob')} {WEEK}/{NAME}"
    desk.student("bob", *python, f"FetchAssignmentApp {WEEK}", solved, f"SubmitApp {WEEK}")
    desk.instructor(CollectApp, WEEK)
    return desk


@pytest.fixture(scope="module")
def played(collected: Desk) -> Desk:
    """And: autograde, generate_feedback, release_feedback, fetch_feedback."""
    collected.instructor(AutogradeApp, WEEK)
    collected.instructor(GenerateFeedbackApp, WEEK)
    collected.instructor(ReleaseFeedbackApp, WEEK)
    for student in USERS:
        collected.student(student, NBGRADER, "fetch_feedback", WEEK)
    return collected


def test_each_submission_is_collected_under_its_students_name(played: Desk):
    collected = sorted(path.relative_to(played.course.root / "submitted") for path in _notebooks(played, "submitted"))
    assert collected == [Path(student) / WEEK / NAME for student in USERS]
    for student in USERS:
        text = (played.course.root / "submitted" / student / WEEK / NAME).read_text()
        assert ANSWERS[student]["why"] in text


def test_the_scores_are_those_of_the_tests_visible_and_hidden(played: Desk):
    grades = rows(db_url(played.course.root))["grade"]
    points = {(student, name): grade[0] for (student, _, name), grade in grades.items() if name.startswith("test_")}
    assert points == {
        ("ada", "test_area"): 10.0,
        ("ada", "test_Square"): 5.0,
        ("bob", "test_area"): 0.0,  # passes what anybody can see
        ("bob", "test_Square"): 5.0,
    }
    assert grades["ada", LESSON, "why"] == (None, None, None, True)  # waits for a reader


def test_who_was_late_is_known(played: Desk):
    late = {learner.student: learner.seconds_late > 0 for learner in gather(played.course, WEEK).learners}
    assert late == {"ada": False, "bob": True}


def test_each_student_fetches_their_own_page_and_no_other(played: Desk):
    for student, other in (("ada", "bob"), ("bob", "ada")):
        (page,) = played.fetched(student)
        assert page.name == f"{LESSON}.html"
        told = html.unescape(page.read_text(encoding="utf-8"))
        assert f"{student.title()}'s own words." in told
        for path in played.home(student).rglob("*"):
            if path.is_file():
                assert f"{other.title()}" not in path.read_text(encoding="utf-8", errors="replace"), path


def test_no_feedback_and_nothing_that_was_released_holds_a_hidden_test(played: Desk):
    assert HIDDEN in (played.course.source / WEEK / NAME).read_text()
    handed_out = [path for path in (*played.exchange.rglob("*"), *played.folder.glob("home/**/*")) if path.is_file()]
    assert len(handed_out) > 8
    for path in handed_out:
        assert HIDDEN not in path.read_text(encoding="utf-8", errors="replace"), path


def test_students_cannot_list_what_others_handed_in_or_got_back(played: Desk):
    """The rights of the folders keep them out: they may enter them, and see no names there."""
    for room in ("inbound", "feedback"):
        rights = (played.exchange / "start-code" / room).stat().st_mode
        assert rights & 0o044 == 0
        assert rights & 0o011 == 0o011
    names = [path.stem for path in (played.exchange / "start-code" / "feedback").iterdir()]
    assert len(names) == 2
    assert not any(word in name for name in names for word in (*USERS, LESSON))


def test_a_learners_file_of_progress_stays_at_home(played: Desk):
    assert (played.home("ada") / ".startcode" / "progress.json").is_file()
    for room in (played.exchange, played.course.root):
        assert not list(room.rglob(".startcode"))


def test_what_our_commands_graded_is_released_and_fetched_just_so(collected: Desk, system: Path, tmp_path: Path):
    shutil.copytree(collected.folder, tmp_path / "desk", ignore=shutil.ignore_patterns("autograded", "feedback"))
    desk = opened(tmp_path / "desk", system)
    with ThreadPoolExecutor(1) as executor:
        grade_class(desk.course, WEEK, executor=executor)
    feedback(desk.course, WEEK)
    desk.instructor(ReleaseFeedbackApp, WEEK)
    desk.student("ada", NBGRADER, "fetch_feedback", WEEK)
    (page,) = desk.fetched("ada")
    assert page.read_bytes() == (desk.course.root / "feedback" / "ada" / WEEK / f"{LESSON}.html").read_bytes()


def _notebooks(desk: Desk, room: str) -> list[Path]:
    return sorted((desk.course.root / room).rglob("*.ipynb"))
