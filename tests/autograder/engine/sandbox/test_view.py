"""What a sandbox sees."""

import json
import os
import sys
from pathlib import Path

import pytest

from autograder.engine.sandbox import Fresh, Zygote, view
from autograder.engine.sandbox.inside import places
from autograder.engine.sandbox.probes import SCRIPT, quick_test
from autograder.engine.sandbox.view import ROOT, View
from autograder.errors import MachineError

WALK = """
import os
result = []
for folder, folders, files in os.walk("/sandbox", onerror=lambda _: None):
    if folder == "/sandbox/env":
        folders.clear()
    result += [folder + "/" + name for name in files]
"""


def test_of_our_packages_only_a_few_are_seen(pool, ask):
    with pool.open() as sandbox:
        seen = {Path(path).relative_to(places.SITE) for path in ask(sandbox, WALK) if path.startswith(places.SITE)}
    assert Path("startcode/__init__.py") in seen
    assert {path.parts[1:3] for path in seen if path.parts[0] == "autograder"} <= {
        ("__init__.py",),
        ("engine", "__init__.py"),
        ("engine", "values"),
        ("engine", "learner"),
        ("engine", "sandbox"),
    }
    assert {path.parts[3] for path in seen if path.parts[:3] == ("autograder", "engine", "sandbox")} == {"inside"}


def test_the_folder_of_the_course_is_not_there(pool, ask):
    with pool.open() as sandbox:
        assert ask(sandbox, f"import os\nresult = os.path.lexists({str(ROOT / 'pyproject.toml')!r})") is False
        assert ask(sandbox, f"import os\nresult = os.path.lexists({str(ROOT / 'autograder')!r})") is False
    assert (ROOT / "autograder").is_dir()


def test_an_editable_installation_neither_works_nor_tells(zygote, ask):
    program = f"""
import os, sys, site
root = {str(ROOT)!r}
names = [name for name in sys.modules if name.startswith("__editable__")]
folders = site.getsitepackages()
told = []
for folder in filter(os.path.isdir, folders):
    for name in os.listdir(folder):
        if name.endswith((".pth", ".py")):
            try:
                if root in open(os.path.join(folder, name), errors="replace").read():
                    told.append(name)
            except OSError:
                pass
result = (names, told, [path for path in sys.path if path.startswith(root)])
"""
    with zygote.open() as sandbox:
        assert ask(sandbox, program) == ([], [], [])


def test_the_environment_is_ours_alone(monkeypatch, ask):
    monkeypatch.setenv("SECRET_OF_THE_GRADER", "x")
    with Zygote(SCRIPT) as pool, pool.open() as sandbox:
        variables = ask(sandbox, "import os\nresult = dict(os.environ)")
    assert variables.pop("PWD", "/") == "/"
    assert variables == View().variables()
    assert variables["OPENBLAS_NUM_THREADS"] == "1"


def test_the_search_path_has_no_working_folder(pool, ask):
    with pool.open() as sandbox:
        path, folder, flags = ask(sandbox, "import os, sys\nresult = sys.path, os.getcwd(), sys.flags.safe_path")
    assert path[0] == places.SITE
    assert not {"", ".", places.WORK} & set(path)
    assert (folder, flags) == (places.WORK, True)


def test_data_is_shown_read_only(tmp_path, ask):
    tmp_path.chmod(0o755)
    (tmp_path / "numbers.txt").write_text("1 2 3")
    program = """
import os
folder = os.environ["STARTCODE_DATA"]
text = open(folder + "/numbers.txt").read()
try:
    open(folder + "/numbers.txt", "w")
except OSError as error:
    text += " " + type(error).__name__
result = text
"""
    with Zygote(SCRIPT, data=tmp_path) as pool, pool.open() as sandbox:
        assert ask(sandbox, program) == "1 2 3 OSError"


@pytest.mark.parametrize("kind", [Zygote, Fresh])
def test_data_that_a_learner_could_not_read_is_refused(kind, tmp_path):
    tmp_path.chmod(0o755)
    (tmp_path / "numbers.h5").touch(mode=0o000)
    with pytest.raises(MachineError, match=r"numbers.h5 .* is not readable for everybody"):
        kind(SCRIPT, data=tmp_path).open()


def test_a_hidden_folder_is_empty_where_it_would_be_seen(monkeypatch, tmp_path, ask):
    secret = tmp_path / "library" / "course"
    secret.mkdir(parents=True)
    (secret / "answers.py").write_text("answers")
    (tmp_path / "library" / "tool.py").write_text("tool")
    real = view._shown()
    monkeypatch.setattr(view, "_shown", lambda: [*real, (tmp_path / "library", Path("/sandbox/library"))])
    list_all = "import os\nresult = sorted(os.listdir('/sandbox/library')), os.listdir('/sandbox/library/course')"
    with Fresh(SCRIPT) as pool, pool.open() as sandbox:
        assert ask(sandbox, list_all) == (["course", "tool.py"], ["answers.py"])
    with Fresh(SCRIPT, hide=[secret]) as pool, pool.open() as sandbox:
        assert ask(sandbox, list_all) == (["course", "tool.py"], [])


def test_an_installed_package_is_hidden_but_for_what_may_be_seen(monkeypatch):
    site = Path(sys.prefix, "lib", "site-packages")
    monkeypatch.setattr(view, "ROOT", site)
    monkeypatch.setattr(view.sysconfig, "get_path", lambda _: str(site))
    words = View().arguments()
    cover = f"{places.VENV}/lib/site-packages/autograder" if sys.prefix != sys.base_prefix else f"{site}/autograder"
    assert words[words.index(cover) - 1] == "--tmpfs"


def test_an_environment_that_cannot_be_moved_is_shown_where_it_is(monkeypatch, tmp_path):
    monkeypatch.setattr(view.sys, "prefix", str(tmp_path))
    monkeypatch.setattr(view.sys, "base_prefix", str(tmp_path))
    monkeypatch.setattr(view.sys, "base_exec_prefix", str(tmp_path))
    words = " ".join(View().arguments())
    assert f"--ro-bind {tmp_path} {tmp_path} " in words
    assert places.VENV not in words
    assert view.python() == sys.executable


def test_the_folder_of_python_itself_cannot_be_hidden():
    with pytest.raises(MachineError, match="cannot be hidden"):
        View(hide=(Path(sys.prefix),)).arguments()


def test_no_path_of_this_machine_is_in_a_traceback(zygote, ask):
    program = "import numpy, traceback\ntry: numpy.linalg.inv(numpy.zeros((2, 2)))\nexcept ValueError: result = "
    program += "traceback.format_exc()"
    with zygote.open() as sandbox:
        said = ask(sandbox, program)
    assert "LinAlgError" in said
    assert str(ROOT) not in said


def test_secrets_are_samples_of_what_is_not_shown(monkeypatch, tmp_path):
    home, course = tmp_path / "home", tmp_path / "shown" / "course"
    for folder in (home / "python", course, tmp_path / "shown" / "tools"):
        folder.mkdir(parents=True)
    for file in (home / "diary", course / "answers", tmp_path / "shown" / "tools" / "spade"):
        file.touch()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path / "shown" / "tools")
    monkeypatch.setattr(view, "_shown", lambda: [(folder, folder) for folder in (home / "python", tmp_path / "shown")])
    monkeypatch.setattr(view.places, "SCRATCH", (places.WORK,))  # pytest's folders are in /tmp
    secrets = View(hide=(course,)).secrets()
    assert {"/etc/passwd", str(home / "diary"), str(course / "answers")} <= set(secrets)
    assert not {str(home), str(home / "python"), str(tmp_path / "shown" / "tools" / "spade")} & set(secrets)


def test_a_home_that_every_sandbox_has_is_no_secret(monkeypatch, zygote):
    monkeypatch.setenv("HOME", "/tmp")
    for folder in ("/usr", "/"):
        monkeypatch.chdir(folder)
        assert all(probe.ok for probe in quick_test(zygote))


def test_devices_are_few_and_terminals_are_none(pool, ask):
    with pool.open() as sandbox:
        assert ask(sandbox, "import os\nresult = sorted(os.listdir('/dev'))") == sorted([*view.DEVICES, "shm"])


def test_what_is_shown_is_only_what_the_arguments_say():
    words = View().arguments()
    sources = {words[at + 1] for at, word in enumerate(words) if word in ("--ro-bind", "--bind", "--dev-bind")}
    assert json.dumps(sorted(sources)).count(str(ROOT)) == sum(os.fspath(ROOT) in source for source in sources)
    assert str(ROOT) not in sources
    assert "--bind" not in words
