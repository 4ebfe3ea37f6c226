"""A learner's own functions come from their earlier notebook, or they hear what is missing there."""

import inspect
import json
import types

import numpy as np
import pytest

import startcode
from startcode import layers
from startcode.errors import StartCodeError

LESSON = "week04/deep_network_step_by_step"
GIVEN = "import numpy as np\nSIZE = 3\nprint('hello')"
DOUBLE = "def double(x):\n    ### START CODE HERE ###\n    y = SIZE * x - x\n    ### END CODE HERE ###\n    return y"
FOUR = "def four(x):\n    ### START CODE HERE ###\n    y = double(double(x))\n    ### END CODE HERE ###\n    return y"
UNTOUCHED = "def later(x):\n    ### START CODE HERE ###\n    y = None\n    ### END CODE HERE ###\n    return y"


def code(source, kind="", name=""):
    about = {"kind": kind, **({"name": name} if name else {})}
    return {"cell_type": "code", "source": source, "metadata": {"startcode": about} if kind else {}, "outputs": []}


def prose(text):
    return {"cell_type": "markdown", "source": text, "metadata": {"startcode": {"kind": "prose"}}}


FINISHED = [
    prose("# A lesson"),
    code(GIVEN, "given"),
    code(DOUBLE, "exercise", "double"),
    code(FOUR, "exercise", "four"),
]


SIGNS = ("NBGRADER_EXECUTION", "STARTCODE_GRADING")


@pytest.fixture(autouse=True)
def not_grading(monkeypatch):
    """Nobody grades, unless a test says so."""
    for sign in SIGNS:
        monkeypatch.delenv(sign, raising=False)


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a notebook into a learner's folder, and goes there."""

    def written(cells, lesson=LESSON, at="."):
        path = tmp_path / at / f"{lesson}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8"
        )
        monkeypatch.chdir(path.parent)
        return path

    return written


def test_the_functions_work_together_with_the_given_code(write):
    path = write(FINISHED)
    module = startcode.mine(LESSON)
    assert isinstance(module, types.ModuleType)
    assert module.__file__ == str(path)
    np.testing.assert_array_equal(module.four(np.array([1, 2])), [4, 8])


def test_loading_is_silent(write, capsys):
    write([*FINISHED, code("import warnings\nwarnings.warn('careful')", "given")])
    startcode.mine(LESSON)
    assert capsys.readouterr() == ("", "")


def test_every_call_reads_the_saved_notebook_anew(write):
    write(FINISHED)
    old = startcode.mine(LESSON)
    write([*FINISHED[:2], code(DOUBLE.replace("SIZE", "1 + SIZE"), "exercise", "double")])
    new = startcode.mine(LESSON)
    assert (old.double(1), new.double(1)) == (2, 3)


def test_tests_and_experiments_are_not_run(write):
    crash = "raise RuntimeError('not to be run')"
    write([*FINISHED, code(crash, "test", "double"), code(crash, "experiment", "a long training"), prose(crash)])
    assert startcode.mine(LESSON).double(2) == 4


def test_of_cells_that_the_learner_added_the_definitions_are_taken(write):
    added = "import math\ndef helper(x):\n    return math.floor(x)\nraise RuntimeError('a scratch')\nprint(helper(1.5))"
    using = DOUBLE.replace("SIZE * x - x", "helper(2 * x)")
    write(
        [
            code(GIVEN, "given"),
            code(added),
            code("half written ("),
            code("import no_such_module"),
            code(using, "exercise", "double"),
        ]
    )
    assert startcode.mine(LESSON).double(2) == 4


def test_magics_and_lists_of_lines_are_read_as_jupyter_does(write):
    magic = ["%matplotlib inline\n", "!pip list\n", "number = 5\n", "if number:\n", "    %time number\n"]
    write([code(magic, "given"), *FINISHED[1:]])
    assert startcode.mine(LESSON).number == 5


def test_the_learner_s_text_can_be_shown(write):
    write(FINISHED)
    assert inspect.getsource(startcode.mine(LESSON).double) == DOUBLE


def test_a_class_of_the_notebook_is_a_class_like_any_other(write):
    text = "from dataclasses import dataclass\n@dataclass\nclass Point:\n    x: 'int'"
    write([code(text, "given"), *FINISHED])
    assert startcode.mine(LESSON).Point(3).x == 3


# ---- where it is looked for


@pytest.mark.parametrize("at", [".", "week05", "work/week05"])
def test_it_is_found_beside_and_above(write, tmp_path, monkeypatch, at):
    write(FINISHED)
    (tmp_path / at).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / at)
    assert startcode.mine(LESSON).double(2) == 4


@pytest.mark.parametrize("at", [".", "notes"])
def test_it_is_found_in_a_folder_release_from_the_course_s_own_folder(write, tmp_path, monkeypatch, at):
    write(FINISHED, at="release")
    (tmp_path / at).mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / at)
    assert startcode.mine(LESSON).double(2) == 4


def test_the_nearest_one_is_taken(write, tmp_path, monkeypatch):
    write([*FINISHED, code("place = 'far'", "given")], at="release")
    write([*FINISHED, code("place = 'near'", "given")], at="handed_in")
    assert startcode.mine(LESSON).place == "near"
    monkeypatch.chdir(tmp_path)
    assert startcode.mine(LESSON).place == "far"


def test_a_folder_that_is_named_is_the_only_one(write, tmp_path):
    write(FINISHED, at="elsewhere")
    here = write([*FINISHED, code("place = 'here'", "given")])
    assert not hasattr(startcode.mine(LESSON, folder=tmp_path / "elsewhere"), "place")
    with pytest.raises(StartCodeError, match="there is no week04/"):
        startcode.mine(LESSON, folder=str(here.parent))


def test_a_missing_notebook_is_told_with_where_it_was_looked_for(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StartCodeError, match=r"there is no week04/deep_network_step_by_step\.ipynb in") as caught:
        startcode.mine(LESSON)
    assert str(tmp_path) in caught.value.what
    assert "side by side" in caught.value.next_step


@pytest.mark.parametrize("name", ["deep_network", "week04/../secret", "week4/deep", "week04/deep.ipynb", ""])
def test_what_is_no_name_of_a_lesson_is_refused(name):
    with pytest.raises(StartCodeError, match="this is no name of a lesson"):
        startcode.mine(name)


# ---- what is wrong with it


def test_unfinished_exercises_are_named_all_at_once(write):
    write([*FINISHED, code(UNTOUCHED, "exercise", "later"), code(UNTOUCHED, "exercise", "much_later")])
    with pytest.raises(StartCodeError, match=r"later, much_later are not written yet\. Finish them .* save it"):
        startcode.mine(LESSON)
    write([*FINISHED, code(UNTOUCHED, "exercise", "later")])
    with pytest.raises(StartCodeError, match=r"later is not written yet\. Finish it"):
        startcode.mine(LESSON)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (DOUBLE.replace("SIZE", "size_of") + "\ndouble(1)", r"NameError: .* at the line `y = size_of \* x - x`"),
        (DOUBLE.replace("- x", "- (x"), r"SyntaxError: .* at the line `y = SIZE \* x - \(x`"),
        (DOUBLE + "\nraise SystemExit(1)", "SystemExit: 1, at the line `raise SystemExit"),
        (DOUBLE + "\nimport no_such_module", "ModuleNotFoundError: No module named 'no_such_module'"),
    ],
    ids=["a name", "a parenthesis", "an exit", "an import"],
)
def test_an_exercise_that_raises_is_told_with_its_cell_and_line(write, text, message):
    path = write([*FINISHED[:2], code(text, "exercise", "double")])
    with pytest.raises(StartCodeError, match=message) as caught:
        startcode.mine(LESSON)
    assert caught.value.where == f"{path}, cell 3 (double)"
    assert "Mend that cell in JupyterLab" in caught.value.next_step


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": 3}', '{"cells": [3]}', '{"cells": [{"cell_type": "code"}]}', "\x00"]
)
def test_a_damaged_notebook_is_refused_with_the_next_step(write, text):
    path = write(FINISHED)
    path.write_text(text)
    with pytest.raises(StartCodeError, match=r"cannot be read as a notebook .* Take a fresh copy"):
        startcode.mine(LESSON)


def test_a_notebook_in_another_encoding_is_refused(write):
    path = write(FINISHED)
    path.write_bytes("{'cells': 'ä'}".encode("latin-1"))
    with pytest.raises(StartCodeError, match="cannot be read as a notebook"):
        startcode.mine(LESSON)


def test_a_notebook_that_lost_the_course_s_marks_is_refused(write):
    write([code(GIVEN), code(DOUBLE)])
    with pytest.raises(StartCodeError, match="the course's marks are lost"):
        startcode.mine(LESSON)


# ---- while grading


@pytest.mark.parametrize("sign", SIGNS)
def test_while_grading_the_finished_layers_stand_in_whatever_lies_around(write, monkeypatch, sign):
    write([code(UNTOUCHED, "exercise", "later")])
    monkeypatch.setenv(sign, "autograde")
    module = startcode.mine(LESSON)
    assert module.L_model_forward is layers.L_model_forward
    assert set(layers.__all__) <= set(dir(module))
    with pytest.raises(StartCodeError, match="later is not at hand while a notebook is graded"):
        module.later(1)
    assert not hasattr(module, "__wrapped__")


def test_the_package_offers_it_however_it_was_imported_first():
    import importlib

    importlib.import_module("startcode.mine")
    assert callable(startcode.mine)
