"""names.txt is what its script makes of the two lists."""

import importlib.util
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "data" / "names"


@pytest.fixture
def make(monkeypatch, tmp_path):
    spec = importlib.util.spec_from_file_location("names_make", FOLDER / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "FILE", tmp_path / "names.txt")
    return module


def test_both_lists_are_merged_in_small_letters_and_every_name_stands_once(make, tmp_path):
    (tmp_path / "dist.female.first").write_text("MARY   2.629  2.629      1\nLEE   0.1  2.7      2\n")
    (tmp_path / "dist.male.first").write_text("LEE   0.2  0.2      1\nADAM   0.1  0.3      2\n\n")
    make.main(tmp_path)
    assert make.FILE.read_text() == "adam\nlee\nmary\n"


def test_a_missing_list_is_named(make, tmp_path):
    (tmp_path / "dist.male.first").write_text("LEE   0.2  0.2      1\n")
    with pytest.raises(SystemExit, match=r"holds no dist\.female\.first"):
        make.main(tmp_path)


def test_the_number_of_names_in_the_note_is_that_of_the_file():
    names = (FOLDER / "names.txt").read_text().split()
    assert f"{len(names):,} first names" in (FOLDER / "README.md").read_text()
