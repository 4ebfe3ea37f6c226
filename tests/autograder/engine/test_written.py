import pytest

from autograder.engine.written import WrittenFiles, is_data


@pytest.mark.parametrize("name", ["out.csv", "model 2 (copy).npz", "x", "Räume.txt"[0:1] + "aume.txt"])
def test_data_files_are_laid_out(name):
    assert is_data(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "/etc/passwd",
        "a/b",
        ".bashrc",
        "numpy.py",
        "x.SO",
        "setup.cfg",
        "matplotlibrc",
        "a\nb",
        "ü",
        "x" * 300,
    ],
)
def test_nothing_that_a_program_would_run_or_obey_is(name):
    assert not is_data(name)


def test_there_is_room_for_so_much_only(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = WrittenFiles(room=10)
    files.add((("a", b"12345"), ("b", b"123456"), ("c", b"12345"), ("d", "text"), ("e",), 7))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]
