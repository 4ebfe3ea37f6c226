import os

import pytest

from autograder.engine.learner.files import LARGEST, WrittenFiles


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_new_and_changed_files_are_told_once(folder):
    files = WrittenFiles()
    (folder / "a.txt").write_text("one")
    assert files.news() == (("a.txt", b"one"),)
    assert files.news() == ()
    (folder / "a.txt").write_text("longer")
    assert files.news() == (("a.txt", b"longer"),)


def test_links_folders_pipes_and_code_are_left_out(folder):
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "folder").mkdir()
    (folder / "helper.py").write_text("print('hello')")
    os.mkfifo(folder / "pipe")
    assert WrittenFiles().news() == ()


def test_a_huge_file_is_left_out(folder):
    with (folder / "huge").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert WrittenFiles().news() == ()
