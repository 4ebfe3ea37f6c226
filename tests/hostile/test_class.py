"""A class in which nearly everybody is hostile: honest students get what they would get without the others."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

import pytest
from nbgrader.api import Grade, Gradebook

from autograder.feedback import feedback
from autograder.grading.classroom import grade_class
from autograder.grading.room import Room

from .case import POINTS, Case
from .corpus import CASES
from .grading import hand_in, work
from .test_corpus import CONTROL, SEEN_BY_TESTS
from .victim import NEIGHBOUR, NOTEBOOK, ROOT, WEEK
from .watch import descendants, fingerprints

pytestmark = pytest.mark.xdist_group("hostile class")  # one worker runs it once
HONEST = [
    Case(name="ada", tries="", why="", family="honest"),
    Case(name="bob", tries="", why="", family="honest", cells={"norm": "def norm(x):\n    return float(np.sum(x))"}),
    Case(name="eve", tries="", why="", family="honest", cells={"shout": "def shout(text):\n    return None"}),
]
SCORES = {"honest-ada": 15.0, "honest-bob": 13.0, "honest-eve": 11.0}
NOBODY = ["caf\udce9", "x" * 200]  # ids that no gradebook takes: no text, too long
LONGEST = 240  # seconds, after which the class is said to hang
EVERYBODY = [*HONEST, *CASES]


@contextmanager
def no_hanging() -> Iterator[None]:
    """Fails if the block takes far too long."""

    def ring(_number, _frame):
        raise AssertionError("the class hangs")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def grades(place, student):
    """What the gradebook says of every test of a student."""
    with Gradebook(Room.of(place.course).db_url) as gradebook:
        found = gradebook.db.query(Grade).all()
        return {g.name: (g.auto_score, g.needs_manual_grade) for g in found if g.student.id == student}


def autograded(place, student):
    return (place.course.root / "autograded" / student / WEEK / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def alone(place):
    """The honest students graded in a class of their own: rows and notebooks."""
    for case in HONEST:
        hand_in(case, place)
    names = [case.id for case in HONEST]
    result = grade_class(place.course, WEEK, students=names, work=work)
    assert {student.student: student.total.score for student in result.students} == SCORES
    return {name: (grades(place, name), autograded(place, name)) for name in names}


@pytest.fixture(scope="module")
def crowd(place, alone):
    """Everybody graded as one class, with nothing kept from before."""
    for case in CASES:
        hand_in(case, place)
    for name in NOBODY:
        place.folder(name).mkdir(parents=True)
        HONEST[0].write(place.folder(name), place)
    root = place.course.root
    watched = [root / "course", root / "source", root / "release", root / "submitted", place.home]
    before, processes = fingerprints(watched), descendants()
    with no_hanging():
        result = grade_class(place.course, WEEK, jobs=2, force=True, work=work)
    assert fingerprints(watched) == before
    assert descendants(least=processes) <= processes
    graded = {student.student: student for student in result.students}
    # Limits are of time and memory: on a busy machine one may bite early. Who lost by that is graded once again;
    # nobody who gained is.
    lost = [case.id for case in CASES if graded[case.id].total and graded[case.id].total.score < case.deserves]
    if lost:
        again = grade_class(place.course, WEEK, students=lost, force=True, work=work)
        graded |= {student.student: student for student in again.students}
    return graded


def test_honest_scores_are_what_they_are_without_the_others(place, alone, crowd):
    for name, (rows, notebook) in alone.items():
        assert crowd[name].total.score == SCORES[name]
        assert grades(place, name) == rows
        assert autograded(place, name) == notebook


def test_everybody_in_the_class_gets_what_they_deserve(crowd):
    assert crowd.keys() == {NEIGHBOUR, *NOBODY, *(case.id for case in EVERYBODY)}
    wrong = {case.id: crowd[case.id].total for case in CASES if crowd[case.id].total.score != case.deserves}
    assert wrong == {}
    assert {student.total.max_score for student in crowd.values() if student.total} == {float(sum(POINTS.values()))}


def test_a_name_that_no_gradebook_takes_costs_nobody_else_anything(crowd):
    for name in NOBODY:
        assert crowd[name].total is None
        (look,) = crowd[name].looks
        assert "Rename the folder" in look.what or "Rename it" in look.what


def test_what_could_not_be_read_waits_for_a_person(crowd):
    waiting = {name for name, student in crowd.items() if student.total and student.total.to_read}
    assert waiting == {case.id for case in CASES if case.standing == "damaged"}


def test_nothing_that_a_class_leaves_tells_a_secret(place, crowd, capfd):
    pages = feedback(place.course, WEEK)
    assert len(pages) == len(crowd) - len(NOBODY)
    leaks = {}
    for page in pages:
        text, student = page.read_text(encoding="utf-8"), page.parents[1].name
        leaks[student] = place.leaked(text, but=("neighbour",) if student == NEIGHBOUR else ())  # it is her own
        assert not CONTROL.search(text), page
        assert str(ROOT) not in text, page
    assert {student: found for student, found in leaks.items() if found} == {}
    looks = "\n".join(look.what for student in crowd.values() for look in student.looks)
    assert place.leaked(looks) == []
    assert place.leaked("".join(capfd.readouterr())) == []


def test_no_autograded_notebook_tells_more_than_its_tests(place, crowd):
    leaks = {}
    for name in crowd:
        path = place.course.root / "autograded" / name / WEEK / f"{NOTEBOOK}.ipynb"
        if not path.exists():
            continue
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        hers = ("neighbour",) if name == NEIGHBOUR else ()
        for cell in cells:
            is_test = cell["metadata"].get("nbgrader", {}).get("grade")
            text = json.dumps(cell.get("outputs", []) if is_test else cell, ensure_ascii=False)
            leaks.setdefault(name, []).extend(place.leaked(text, but=SEEN_BY_TESTS * bool(is_test) + hers))
    assert {name: found for name, found in leaks.items() if found} == {}


def test_no_feedback_holds_what_a_browser_would_run(place, crowd):
    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            assert tag not in ("script", "iframe", "object", "embed", "base", "form")
            for name, value in attrs:
                assert not name.startswith("on")
                assert not (value or "").strip().lower().startswith("javascript:")
                assert name != "src" or value.startswith("data:image/")

    for page in feedback(place.course, WEEK):
        Reader().feed(page.read_text(encoding="utf-8"))
