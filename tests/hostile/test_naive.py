"""The corpus is able to fail: in a grader of one process the same submissions gain points, read secrets and end it."""

import nbformat
import pytest

from . import spoil
from .corpus import BY_NAME, CASES
from .naive import naively
from .victim import NOTEBOOK

TRIED = [case for case in CASES if case.naive is not None]


@pytest.mark.parametrize("case", TRIED, ids=lambda case: case.id)
def test_one_process_gives_what_the_table_says(case, place):
    found = naively(case, place)
    assert found.score == case.naive
    if case.family in ("reading", "telling"):
        assert place.leaked(found.text) or found.score > case.deserves


@pytest.mark.parametrize("family", ["comparison", "patching", "telling", "memory"])
def test_in_one_process_cheats_gain_points(family):
    assert any(case.naive > case.deserves for case in TRIED if case.family == family)


def test_in_one_process_a_hard_exit_costs_every_point():
    assert BY_NAME["hard exit"].naive == 0 < BY_NAME["hard exit"].deserves


@pytest.mark.parametrize("name", ["an endless loop", "sleep"])
def test_in_one_process_a_loop_never_ends(name, place):
    assert naively(BY_NAME[name], place, seconds=2).points == {}


def test_in_one_process_a_flood_is_kept(place):
    assert len(naively(BY_NAME["one line of fifty megabytes"], place).text) > 50_000_000


@pytest.mark.parametrize(("name", "word"), [("terminal escapes", "u001b[2J"), ("HTML in messages", "<script>alert")])
def test_in_one_process_escapes_and_scripts_come_through(name, word, place):
    assert word in naively(BY_NAME[name], place).text


@pytest.mark.parametrize("name", ["more points", "edited tests", "tests of its own"])
def test_a_grader_that_believes_the_notebook_gives_too_much(name, place):
    assert naively(BY_NAME[name], place, believe=True).score > BY_NAME[name].deserves


def test_a_grader_that_follows_links_grades_the_instructors_answers(place, tmp_path):
    spoil.link(tmp_path, None, place)
    assert place.leaked((tmp_path / f"{NOTEBOOK}.ipynb").read_text())


@pytest.mark.parametrize("name", ["cut off", "an empty file", "not UTF-8", "nested JSON", "a folder", "format 3"])
def test_a_grader_that_only_knows_good_notebooks_stops(name, place, tmp_path):
    BY_NAME[name].write(tmp_path, place)
    with pytest.raises(Exception):  # noqa: B017, PT011  of many kinds, which is the point
        nbformat.validate(nbformat.read(tmp_path / f"{NOTEBOOK}.ipynb", as_version=nbformat.NO_CONVERT), version=4)
