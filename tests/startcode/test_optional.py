"""Libraries that a lesson may use and no grade needs."""

import subprocess
import sys

import pytest

import startcode
from startcode.errors import StartCodeError
from startcode.optional import LIBRARIES, Later, is_installed, title
from tests.missing import without_keras


@pytest.fixture
def small(monkeypatch, tmp_path):
    """A library of our own, "small", which takes the package of that name and the one called other."""
    monkeypatch.setitem(LIBRARIES, "small", ("Small", ("small", "other")))
    monkeypatch.syspath_prepend(str(tmp_path))

    def install(*names):
        for name in names:
            (tmp_path / name).mkdir()
            (tmp_path / name / "__init__.py").write_text("number = 7\n")
        return tmp_path

    yield install
    for name in ("small", "other"):
        sys.modules.pop(name, None)


def test_a_library_that_is_there_is_imported_when_it_is_first_used(small, capsys):
    small("small", "other")
    library = startcode.optional("small")
    assert bool(library)
    assert "small" not in sys.modules
    assert library.number == 7
    assert "small" in sys.modules
    assert "number" in dir(library)
    assert capsys.readouterr().out == ""


def test_a_library_that_is_missing_is_none_and_two_short_lines_say_how_to_install_it(small, capsys):
    assert startcode.optional("small") is None
    told = capsys.readouterr().out
    assert [len(line) < 110 for line in told.splitlines()] == [True, True]
    assert 'pip install "start-code[small]"' in told


def test_a_library_lacks_if_a_part_of_what_it_takes_does(small):
    small("small")
    assert not is_installed("small")
    (small() / "other").mkdir()
    (small() / "other" / "__init__.py").touch()
    assert is_installed("small")


def test_a_notebook_or_script_of_the_same_name_beside_us_is_not_the_library(small):
    folder = small("other")
    (folder / "small.py").write_text("raise RuntimeError('the lesson itself')\n")
    assert not is_installed("small")


def test_nothing_is_said_while_a_notebook_is_graded(small, monkeypatch, capsys):
    monkeypatch.setenv("STARTCODE_GRADING", "1")
    assert startcode.optional("small") is None
    assert capsys.readouterr().out == ""


def test_an_unknown_library_is_told_with_the_known_ones():
    with pytest.raises(StartCodeError, match="There are: keras"):
        startcode.optional("kerras")


def test_where_somebody_refuses_keras_it_is_not_installed():
    with without_keras():
        assert not is_installed("keras")
        assert startcode.optional("keras") is None
    assert title("keras") == "Keras"


def test_asking_whether_keras_is_there_imports_nothing_of_it():
    code = "import sys, startcode; startcode.optional('keras'); print({'keras', 'torch'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
    assert isinstance(Later("keras"), type(sys))
