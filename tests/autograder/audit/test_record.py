"""The record beside a lesson: missing, stale, failing, or in order."""

from dataclasses import replace

import pytest

from autograder.audit import record
from autograder.audit.marks import marks_path
from autograder.audit.plan import make_plan
from autograder.audit.record import differences, faults, read_record, record_path, write_record
from autograder.audit.results import LessonAudit
from autograder.audit.run import audit
from autograder.authoring.variants import variants_path

from .tiny import here, script, tiny_course


@pytest.fixture(scope="module")
def finding(tmp_path_factory):
    plan = make_plan(script(tiny_course(tmp_path_factory.mktemp("finding"))))
    (done,) = audit([plan], here(plan))
    return done


@pytest.fixture
def lesson(tmp_path):
    return script(tiny_course(tmp_path))


@pytest.fixture
def recorded(lesson, finding):
    write_record(lesson, finding)
    return lesson


def told(script):
    return [str(fault) for fault in faults(script)]


def test_a_lesson_with_a_good_record_is_in_order(recorded):
    assert told(recorded) == []


def test_a_record_is_read_as_it_was_written(recorded, finding):
    assert read_record(recorded).exercises == finding.exercises


def test_the_same_finding_gives_the_same_bytes(recorded, finding):
    before = record_path(recorded).read_bytes()
    assert write_record(recorded, finding).read_bytes() == before


def test_a_lesson_without_a_record_is_told_the_command(lesson):
    assert told(lesson) == ['course/week01/areas.audit.json: this lesson has no record of an audit. Run "make audit".']


@pytest.mark.parametrize("text", ["", "{}", '{"audited": {}, "exercises": [{"name": "centre"}]}', "[1]"])
def test_a_damaged_record_is_none(recorded, text):
    record_path(recorded).write_text(text, encoding="utf-8")
    assert "has no record" in told(recorded)[0]


def edit(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


STALE = 'course/week01/areas.audit.json: the record is stale: changed since then: {}. Run "make audit".'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("X * X / 7", "X * X / 9"),
        ("Z = X - mu", "Z = -mu + X"),
        ("import numpy", "import math, numpy"),
    ],
    ids=["a test", "an answer", "given code"],
)
def test_a_changed_lesson_makes_the_record_stale(recorded, before, after):
    edit(recorded, before, after)
    assert told(recorded) == [STALE.format("lesson")]


def test_changed_prose_does_not(recorded):
    edit(recorded, "# # Centres", "# # The middle of things")
    assert told(recorded) == []


def test_a_changed_variant_makes_the_record_stale(recorded):
    edit(variants_path(recorded), "minus forgotten", "minus missing")
    assert told(recorded) == [STALE.format("variants")]


def test_a_new_mark_makes_the_record_stale(recorded):
    marks_path(recorded).write_text("# nothing yet\n", encoding="utf-8")
    assert told(recorded) == [STALE.format("marks")]


@pytest.mark.parametrize("part", ["checks", "diagnosis"])
def test_changed_checks_make_the_record_stale(recorded, tmp_path, monkeypatch, part):
    package = tmp_path / "startcode"
    (package / part).mkdir(parents=True)
    (package / part / "new.py").write_text("1\n", encoding="utf-8")
    monkeypatch.setattr(record.startcode, "__file__", str(package / "__init__.py"))
    assert told(recorded) == [STALE.format("checks")]


def test_changed_operators_make_the_record_stale(recorded, monkeypatch):
    monkeypatch.setattr(record, "OPERATORS", record.OPERATORS[1:])
    assert told(recorded) == [STALE.format("operators")]


def test_another_cosmic_ray_makes_the_record_stale(recorded, monkeypatch):
    monkeypatch.setattr(record, "_version", lambda _package: "99")
    assert told(recorded) == [STALE.format("operators")]


WEAK = {
    "a low kill rate": ({"mutants": 100, "killed": 94}, "centre: the tests notice 94 of 100 mutants (94.0 %)."),
    "an answer that computes nothing": ({"hollow_survivors": ("+ zeros",)}, "an answer that computes nothing passes"),
    "a wrong variant kept": ({"wrong_kept": ("odd",)}, 'centre: the wrong variant "odd" keeps its points.'),
    "a right variant lost": ({"right_lost": ("loop",)}, 'centre: the right variant "loop" loses points.'),
    "a wrong diagnosis": ({"misdiagnosed": ("odd",)}, 'wrong variants with a wrong diagnosis: "odd" of centre.'),
}


@pytest.mark.parametrize("weakness", WEAK)
def test_a_record_of_weak_tests_is_refused(recorded, finding, weakness):
    changed, said = WEAK[weakness]
    write_record(recorded, LessonAudit(finding.lesson, (replace(finding.exercises[0], **changed),)))
    (fault,) = told(recorded)
    assert fault.startswith("course/week01/areas.py: ")
    assert said in fault
    assert fault.endswith('then run "make audit".')


def test_ninety_five_of_a_hundred_and_one_wrong_diagnosis_in_fifty_are_enough(recorded, finding):
    exercise = replace(finding.exercises[0], mutants=100, killed=95, wrong_variants=50, misdiagnosed=("odd",))
    write_record(recorded, LessonAudit(finding.lesson, (exercise,)))
    assert told(recorded) == []


def test_a_mutant_that_fares_otherwise_than_recorded_is_shown(recorded, finding):
    known = read_record(recorded)
    assert differences(known, finding) == []
    key = ("centre", "- Z = X - mu\n+ Z = X + mu")
    assert finding.tried[key] is False
    fresh = replace(finding, tried={**finding.tried, key: True})
    assert differences(known, fresh) == [f"centre: this mutant now survives:\n{key[1]}"]
    write_record(recorded, LessonAudit(finding.lesson, (replace(finding.exercises[0], survivors=(key[1],)),)))
    assert differences(read_record(recorded), finding) == [f"centre: this mutant is now noticed:\n{key[1]}"]
