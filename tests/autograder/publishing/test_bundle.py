"""What learners get."""

import zipfile
from pathlib import Path

import nbformat
import pytest

from autograder.course import Course
from autograder.errors import CourseError
from autograder.publishing import bundle as bundles
from autograder.publishing.bundle import bundle


@pytest.fixture
def ready(released: Course) -> Course:
    """The released tiny course with everything else that a bundle needs, and with what must not be in it."""
    for name in ("pyproject.toml", "environment.yml", "requirements.lock", "LICENSE", "LICENSE-CONTENT", "notes.txt"):
        (released.root / name).write_text(name)
    for name in ("cats/cats.h5", "cats/README.md", "cats/LICENCE", "cats/make.py", "cats/cats.tmp", "names/names.txt"):
        (released.data / name).parent.mkdir(parents=True, exist_ok=True)
        (released.data / name).write_text(name)
    for name in ("report/week01.html", ".grading_times.jsonl", "release/.startcode/progress.json"):
        (released.root / name).parent.mkdir(exist_ok=True)
        (released.root / name).write_text("names of students")
    (released.release / "week01" / ".ipynb_checkpoints").mkdir()
    (released.release / "week01" / ".ipynb_checkpoints" / "areas-checkpoint.ipynb").write_text("{}")
    return released


def test_learners_get_the_lessons_the_packages_the_data_and_how_to_begin(ready: Course) -> None:
    made = bundle(ready)
    assert made.folder == ready.root / "bundle" / "start-code"
    files = [name for name in made.files if not name.startswith(("startcode/", "autograder/"))]
    assert files == [
        "LICENSE",
        "LICENSE-CONTENT",
        "README.md",
        "data/cats/LICENCE",
        "data/cats/README.md",
        "data/cats/cats.h5",
        "data/names/names.txt",
        "environment.yml",
        "pyproject.toml",
        "release/week01/areas.ipynb",
        "requirements.lock",
    ]
    assert {"startcode/markers.py", "startcode/py.typed", "autograder/cli.py"} < set(made.files)
    assert "jupyter lab release" in (made.folder / "README.md").read_text()
    assert "- `release/week01/areas.ipynb`" in (made.folder / "README.md").read_text()


def test_lessons_are_told_in_the_order_in_which_they_are_taken(ready: Course) -> None:
    for room in (ready.source, ready.release):
        notebook = nbformat.read(room / "week01" / "areas.ipynb", as_version=4)
        notebook.metadata.startcode = {"lesson": "week01/a_later_one", "place": 2}
        nbformat.write(notebook, room / "week01" / "a_later_one.ipynb")
    readme = (bundle(ready).folder / "README.md").read_text()
    assert "- `release/week01/areas.ipynb`\n- `release/week01/a_later_one.ipynb`\n" in readme
    assert "autograder check release/week01/areas.ipynb" in readme


def test_nothing_of_the_author_or_a_class_is_in_it(ready: Course) -> None:
    everything = " ".join(bundle(ready).files)
    for private in (
        "source/",
        "course/",
        "gradebook",
        "nbgrader_config",
        "variants.py ",
        "__pycache__",
        "notes",
        "tests/",
    ):
        assert private not in everything.replace("autograder/authoring/variants.py ", "")


def test_the_zip_is_the_folder_and_the_same_bytes_every_time(ready: Course, tmp_path: Path) -> None:
    first, second = bundle(ready), bundle(ready, tmp_path / "elsewhere")
    assert first.archive.read_bytes() == second.archive.read_bytes()
    with zipfile.ZipFile(first.archive) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == [f"start-code/{name}" for name in first.files]
        assert packed.read("start-code/LICENSE") == b"LICENSE"


def test_an_old_bundle_is_replaced_whole(ready: Course) -> None:
    old = bundle(ready).folder / "release" / "week07" / "gone.ipynb"
    old.parent.mkdir()
    old.write_text("{}")
    bundle(ready)
    assert not old.exists()


def test_a_folder_that_is_no_bundle_is_never_replaced(ready: Course, tmp_path: Path) -> None:
    work = tmp_path / "start-code" / "thesis.txt"
    work.parent.mkdir()
    work.write_text("years of work")
    with pytest.raises(CourseError, match=r"holds thesis\.txt, so it is no bundle"):
        bundle(ready, tmp_path)
    assert work.is_file()
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "start-code").symlink_to(tmp_path)
    with pytest.raises(CourseError, match="is no folder"):
        bundle(ready, tmp_path / "to")


def test_a_leak_stops_the_bundle_and_leaves_the_last_one(ready: Course) -> None:
    made = bundle(ready)
    (ready.data / "cats" / "README.md").write_text("surface = width * height + 0 * width\n")
    with pytest.raises(CourseError, match=r"data/cats/README\.md, line 1: holds the answer of"):
        bundle(ready)
    assert (made.folder / "data" / "cats" / "README.md").read_text() == "cats/README.md"


def test_a_link_into_the_course_stops_the_bundle(ready: Course) -> None:
    (ready.root / "LICENSE-LINK").symlink_to(ready.root / "gradebook.db")
    with pytest.raises(CourseError, match="LICENSE-LINK: is a symbolic link"):
        bundle(ready)


def test_a_bundle_without_lessons_or_licence_is_refused(ready: Course) -> None:
    (ready.root / "LICENSE").unlink()
    with pytest.raises(CourseError, match="a bundle needs LICENSE"):
        bundle(ready)
    (ready.root / "LICENSE").write_text("x")
    (ready.release / "week01" / "areas.ipynb").unlink()
    with pytest.raises(CourseError, match=r"a bundle needs release/\. Run: make release"):
        bundle(ready)


@pytest.mark.parametrize(
    "name", ["release/week01/../../x.ipynb", "startcode/.env", "data/x.db", "LICENSE/x", "x/README.md"]
)
def test_the_list_lets_no_other_name_pass(name: str) -> None:
    assert not any(pattern.fullmatch(name) for pattern in bundles.ALLOWED)
