"""Is each notebook spoiled as it is said to be, and no further?"""

import json

import nbformat
import pytest

from autograder.demo import damage
from autograder.demo.student import HandedIn


@pytest.fixture
def handed_in():
    cells = []
    for name in ("one", "test_one", "two"):
        cells.append(nbformat.v4.new_code_cell(name, id=name, metadata={"nbgrader": {"grade_id": name}}))
    notebook = nbformat.v4.new_notebook(cells=[*cells, nbformat.v4.new_markdown_cell("# own", id="own")])
    return HandedIn("lesson.ipynb", nbformat.writes(notebook).encode())


def ids(handed_in):
    return [cell["id"] for cell in json.loads(handed_in.data)["cells"]]


def test_a_file_that_is_cut_off_is_json_no_more(handed_in):
    cut = damage.cut_off(handed_in)
    assert handed_in.data.startswith(cut.data)
    with pytest.raises(json.JSONDecodeError):
        json.loads(cut.data)


def test_renaming_changes_the_name_alone(handed_in):
    assert damage.renamed(handed_in) == HandedIn("lesson (1).ipynb", handed_in.data)


def test_a_cell_is_copied_below_itself_id_and_all(handed_in):
    assert ids(damage.with_cell_twice("one")(handed_in)) == ["one", "one", "test_one", "two", "own"]


def test_cells_are_deleted(handed_in):
    assert ids(damage.without_cells("one", "test_one")(handed_in)) == ["two", "own"]


def test_a_cell_that_is_not_there_cannot_be_deleted(handed_in):
    with pytest.raises(ValueError, match="three"):
        damage.without_cells("three")(handed_in)


def test_the_kernel_is_exchanged(handed_in):
    spoiled = json.loads(damage.for_another_language(handed_in).data)
    assert spoiled["metadata"]["kernelspec"]["language"] == "R"
    assert spoiled["cells"] == json.loads(handed_in.data)["cells"]


def test_an_own_cell_stands_at_the_end(handed_in):
    spoiled = json.loads(damage.with_cell_of_their_own("exit()")(handed_in).data)
    nbformat.validate(nbformat.from_dict(spoiled))
    assert spoiled["cells"][-1]["source"] == "exit()"
