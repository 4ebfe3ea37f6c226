import pytest

from autograder.engine.learner.shell import Shell, display


def test_settings_are_taken_without_a_word(capsys):
    assert Shell(eval).run_line_magic("matplotlib", "inline") is None
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "use",
    [
        lambda shell: shell.system("ls"),
        lambda shell: shell.getoutput("ls"),
        lambda shell: shell.run_line_magic("run", "x.py"),
        lambda shell: shell.run_cell_magic("bash", "", "ls"),
    ],
)
def test_what_is_not_run_is_said(capsys, use):
    assert not use(Shell(eval))
    assert "is not run when a notebook is graded" in capsys.readouterr().out


def test_a_timed_statement_runs():
    assert Shell(eval).run_line_magic("time", "1 + 1") == 2
    assert Shell(eval).run_cell_magic("time", "", "1 + 1") == 2


def test_writefile_writes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shell = Shell(eval)
    shell.run_cell_magic("writefile", "a.txt", "one\n")
    shell.run_cell_magic("writefile", "-a a.txt", "two\n")
    assert (tmp_path / "a.txt").read_text() == "one\ntwo\n"


def test_display_shows_text(capsys):
    display([1, 2], "x")
    assert capsys.readouterr().out == "[1, 2]\n'x'\n"
