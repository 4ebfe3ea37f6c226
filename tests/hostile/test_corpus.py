"""Every hostile or damaged submission gets exactly the score that it deserves, and tells nobody anything."""

import json
import re

import pytest

from .case import POINTS
from .corpus import BY_NAME, CASES, TRIED
from .grading import executed, for_the_learner, grade
from .victim import NEIGHBOUR
from .watch import descendants, fingerprints

LONGEST = 300_000  # characters, of all that one submission leaves
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SEEN_BY_TESTS = ("input", "number")  # what a hidden test hands to the learner's function may stand beside that test


@pytest.fixture(scope="module")
def untouched(place):
    """What no submission may change, and how it is before any."""
    root = place.course.root
    watched = [
        root / "course",
        root / "source",
        root / "release",
        root / "gradebook.db",
        place.folder(NEIGHBOUR),
        place.home,
    ]
    return watched, fingerprints(watched)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_hostile_submission_gets_what_it_deserves(case, place, untouched, capfd):
    graded = grade(case, place)
    if graded.score < case.deserves:  # a limit may bite early on a busy machine: who lost by it is graded once again
        graded = grade(case, place)
    assert graded.score == case.deserves, [(found.name, found.outcome, found.message) for found in graded.exercises]
    lost = {found.name: str(found.outcome) for found in graded.exercises if found.points == 0}
    assert lost.keys() == case.loses.keys()
    assert all(outcome in (case.loses[name], case.or_else) for name, outcome in lost.items())
    assert all(found.points in (0, POINTS[found.name]) for found in graded.exercises)
    assert graded.standing == case.standing
    told = for_the_learner(graded)
    assert case.says in told
    own, tests = executed(graded, place)
    assert place.leaked(told + own) == []
    assert place.leaked(tests, but=SEEN_BY_TESTS) == []
    assert place.leaked("".join(capfd.readouterr())) == []
    assert len(told) + len(own) + len(tests) < LONGEST
    assert_only_text(told, own, tests)
    watched, before = untouched
    assert fingerprints(watched) == before


def assert_only_text(told, own, tests):
    """Nothing that a terminal or a browser would obey, but what the learner wrote themselves."""
    outputs = [
        *json.loads(tests or "[]"),
        *(cell.get("outputs", []) for cell in json.loads(own or '{"cells": []}')["cells"]),
    ]
    assert not CONTROL.search(told)
    assert not CONTROL.search(json.dumps(outputs, ensure_ascii=False))
    for output in (output for cell in outputs for output in cell):
        assert output.keys() <= {
            "output_type",
            "name",
            "text",
            "ename",
            "evalue",
            "traceback",
            "data",
            "metadata",
            "execution_count",
        }
        assert output.get("data", {}).keys() <= {"text/plain"}


@pytest.mark.parametrize(
    "name", ["a daemon", "a background process", "two that answer", "many processes", "another program"]
)
def test_no_process_outlives_its_submission(name, place):
    grade(BY_NAME["exit"], place)  # a sandbox is warm now
    before = descendants()
    grade(BY_NAME[name], place)
    assert descendants(least=before) <= before


def test_every_line_of_the_list_has_a_case():
    assert [name for name in TRIED.values() if name not in BY_NAME] == []
    assert len(CASES) == len(BY_NAME) == len({case.id for case in CASES}) > 60


def test_the_honest_answer_gets_every_point_and_would_be_seen_to_leak(place):
    """The secrets are found where they are: so a leak would be found elsewhere."""
    graded = grade(BY_NAME["a note for the next"], place)
    assert graded.score == sum(POINTS.values())
    assert place.leaked(graded.text) == ["hidden", "input", "number"]  # in the instructor's own tests
    everything = [path.read_bytes().decode("latin-1") for path in place.course.root.rglob("*") if path.is_file()]
    assert {"author", "answer", "hidden", "database", "neighbour", "secret"} <= set(place.leaked("".join(everything)))
