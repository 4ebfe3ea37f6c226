"""What an author sees, and what a program reads."""

import io
import json

from rich.console import Console

from autograder.audit.page import cells
from autograder.audit.results import ExerciseAudit, LessonAudit
from autograder.audit.show import as_json, show

from .test_page import AUDIT

KEYS = ["lesson", "name", "mutants", "killed", "survivors"]
KEYS += ["wrong_variants", "wrong_caught", "right_variants", "right_accepted"]


def shown(*audits):
    console = Console(file=io.StringIO(), width=100)
    show(console, audits, 12.34)
    return console.file.getvalue()


def test_the_table_the_survivors_and_the_sums_are_shown():
    text = shown(LessonAudit("week01/areas", (AUDIT,)))
    assert "39/40" in text
    assert "centre: no test notices\n    - Z = X - mu\n    + Z = secret\n" in text
    assert 'centre: the wrong variant "odd" keeps its points.' in text
    assert "39 of 40 mutants killed, 2 more are the same function." in text
    assert "Of 5 wrong variants 3 got the right diagnosis, 1 none, 1 a wrong one. 12.3 s." in text


def test_no_number_is_cut_off_in_a_narrow_terminal():
    wide = ExerciseAudit.of({**AUDIT.recorded(), "name": "initialize_with_zeros", "mutants": 1234, "killed": 1234})
    console = Console(file=io.StringIO(), width=70)
    show(console, [LessonAudit("week01/areas", (wide,))], 1.0)
    text = console.file.getvalue()
    assert all(f" {cell} " in text for cell in cells(wide)[1:-1])
    assert "…" not in text


def test_code_is_shown_as_it_is():
    odd = ExerciseAudit.of({**AUDIT.recorded(), "survivors": ["- Z = X[red]\n+ Z = X[bold]"]})
    assert "    - Z = X[red]\n    + Z = X[bold]\n" in shown(LessonAudit("week01/areas", (odd,)))


def test_the_json_has_the_keys_of_the_contract_and_no_others():
    (exercise,) = json.loads(as_json([LessonAudit("week01/areas", (AUDIT,))]))["exercises"]
    assert list(exercise) == KEYS
    assert exercise["survivors"] == ["- Z = X - mu\n+ Z = secret"]
    assert (exercise["wrong_caught"], exercise["right_accepted"]) == (4, 3)


def test_a_lesson_without_exercises_is_no_error():
    assert "0 of 0 mutants killed" in shown(LessonAudit("week01/areas", ()))
