"""A download is kept only if it is the wanted file, and what went wrong is said with the next step."""

import hashlib
import sys
from pathlib import Path

import pytest

from startcode.datasets import download
from startcode.errors import DatasetError
from tests.startcode.datasets.serving import served

CONTENT = b"forty thousand bytes" * 2000
SUM = hashlib.sha256(CONTENT).hexdigest()
needed = pytest.mark.skipif(
    any(download.find_spec(name) is None for name in download.NEEDED),
    reason='the extra "mnist" is not installed',
)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")


def fetch(url, file, sha256=SUM):
    download.fetch(url, sha256=sha256, file=file, extra="mnist", instead="read your own copy.")


@needed
def test_a_file_is_fetched_once_with_a_progress_bar_and_kept(tmp_path, capsys):
    file = tmp_path / "cache" / "deep" / "set.npz"
    with served(CONTENT) as (url, asked):
        fetch(url, file)
        fetch(url, file)
    assert file.read_bytes() == CONTENT
    assert len(asked) == 1
    assert "100%" in capsys.readouterr().err
    assert [path.name for path in file.parent.iterdir()] == ["set.npz"]


@needed
def test_a_file_that_was_damaged_on_the_disk_is_fetched_anew(tmp_path):
    file = tmp_path / "set.npz"
    file.write_bytes(CONTENT[:100])
    with served(CONTENT) as (url, asked):
        fetch(url, file)
    assert file.read_bytes() == CONTENT
    assert len(asked) == 1


@needed
def test_another_file_than_the_wanted_one_is_not_kept(tmp_path):
    with served(b"<html>pay for the network first</html>") as (url, _):
        with pytest.raises(DatasetError, match=r"SHA-256 differs\. Nothing was kept.*read your own copy") as caught:
            fetch(url, tmp_path / "set.npz")
        assert caught.value.where == url
    assert list(tmp_path.iterdir()) == []


@needed
@pytest.mark.parametrize("answer", [{"content": None}, {"content": CONTENT, "cut": True}])
def test_a_missing_page_and_a_cut_connection_are_told_as_a_failed_download(tmp_path, answer):
    with served(**answer) as (url, _), pytest.raises(DatasetError, match=r"the download failed .* Is there a network"):
        fetch(url, tmp_path / "set.npz")
    assert list(tmp_path.iterdir()) == []


@needed
def test_a_server_that_is_not_there_is_told_as_a_failed_download(tmp_path):
    with served(None) as (url, _):
        pass  # and closed again
    with pytest.raises(DatasetError, match=r"the download failed \(ConnectionError\)"):
        fetch(url, tmp_path / "set.npz")


@needed
def test_a_place_that_cannot_hold_a_file_is_refused_with_the_next_step(tmp_path):
    (tmp_path / "taken").write_text("a file where a folder should be", encoding="utf-8")
    with served(CONTENT) as (url, _), pytest.raises(DatasetError, match=r"cannot be stored .* STARTCODE_CACHE"):
        fetch(url, tmp_path / "taken" / "set.npz")


def test_missing_packages_are_named_with_the_command_that_installs_them(tmp_path, monkeypatch):
    monkeypatch.setattr(download, "find_spec", lambda name: None if name == "tqdm" else object())
    with pytest.raises(DatasetError, match=r'tqdm cannot be found\. Run pip install "start-code\[mnist\]"'):
        fetch("http://127.0.0.1:9/set.npz", tmp_path / "set.npz")


def test_nothing_for_a_download_is_imported_before_one_is_asked_for():
    assert "pooch" not in vars(download)
    assert "pooch" not in vars(sys.modules["startcode.datasets.mnist"])


def test_the_cache_is_in_the_home_folder_unless_said_otherwise(monkeypatch, tmp_path):
    monkeypatch.delenv("STARTCODE_CACHE", raising=False)
    assert download.cache_folder() == Path.home() / ".cache" / "start-code"
    monkeypatch.setenv("STARTCODE_CACHE", str(tmp_path))
    assert download.cache_folder() == tmp_path
