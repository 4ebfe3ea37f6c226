"""The note in an autograded notebook."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder.engine.results import ExerciseResult, Outcome
from autograder.grading.record import graded_from, read_record, record_in, remove_record, write_record
from autograder.grading.task import Graded, Standing

EXERCISE = ExerciseResult(
    "f", 1.5, 2.0, Outcome.FAILED, "no", "factor", "trace", graded_with=("g",), remarks=("so",), grade_id="test_f"
)
GRADED = Graded("ada", "tiny", Standing.GRADED, "", 1.5, 2.0, (EXERCISE,), "", ("a cell was missing",), 3.0, 2.0)


def test_what_was_noted_is_read_again_from_the_file():
    notebook = new_notebook(metadata={"startcode": {"lesson": "week90/tiny"}})
    write_record(notebook, GRADED, "abc", "def")
    notebook = nbformat.reads(nbformat.writes(notebook), as_version=4)
    record = read_record(notebook)
    assert graded_from(record, "ada", "tiny") == GRADED
    assert (record["submitted"], record["source"]) == ("abc", "def")
    assert notebook.metadata.startcode.lesson == "week90/tiny"


def test_the_note_holds_no_times_so_that_files_are_the_same_every_time():
    notebook = new_notebook()
    write_record(notebook, GRADED, "abc", "def")
    assert "seconds" not in nbformat.writes(notebook)


@pytest.fixture
def noted(tmp_path):
    """A notebook on disk with a note, and in a cell what looks like the beginning of one."""
    notebook = new_notebook(cells=[new_code_cell('x = """\n "metadata": {"startcode": {}}"""')])
    write_record(notebook, GRADED, "abc", "def")
    path = tmp_path / "n.ipynb"
    path.write_text(nbformat.writes(notebook))
    return path


@pytest.mark.parametrize("indent", [None, 0, 1, 4])
def test_the_note_is_found_in_a_file_of_any_layout(noted, indent):
    noted.write_text(json.dumps(json.loads(noted.read_text()), indent=indent))
    assert graded_from(record_in(noted), "ada", "tiny") == GRADED


def test_the_metadata_of_a_cell_is_not_taken_for_that_of_the_notebook(noted):
    whole = json.loads(noted.read_text())
    noted.write_text(f'{{"metadata": {json.dumps(whole["metadata"])}, "cells": [{{\n "metadata": {{"x": 1}}}}]}}')
    assert record_in(noted)["submitted"] == "abc"


def test_the_cells_are_not_parsed_for_it(noted):
    text = noted.read_text()
    noted.write_text(text.replace('"cells": [', '"cells": [ nonsense'))
    assert record_in(noted)["submitted"] == "abc"


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.99])
def test_in_half_a_file_or_none_there_is_no_note(noted, share):
    noted.write_text(noted.read_text()[: int(share * len(noted.read_text()))])
    assert record_in(noted) is None
    assert record_in(noted.with_name("nothing.ipynb")) is None


@pytest.mark.parametrize("content", ["[]", "5", "{}", '{"metadata": 5}', '{"metadata": {"startcode": 5}}', "[" * 9999])
def test_in_nonsense_there_is_no_note(noted, content):
    noted.write_text(content)
    assert record_in(noted) is None


@pytest.mark.parametrize("planted", [{}, {"graded": 1}, {"graded": {"submitted": "abc"}}, "text", None, [1]])
def test_a_notebook_without_a_whole_note_was_not_graded_by_us(planted):
    assert read_record(new_notebook(metadata={"startcode": planted})) is None


@pytest.mark.parametrize("planted", [{"graded": {"score": 100}}, "text", [1]])
def test_a_note_that_a_learner_has_written_is_taken_out(planted):
    notebook = new_notebook(metadata={"startcode": planted})
    remove_record(notebook)
    assert "graded" not in str(notebook.metadata)
    assert "text" not in str(notebook.metadata)
