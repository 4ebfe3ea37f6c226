"""The proof that nothing private is handed out, shown to fail on every kind of leak."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.course import Course
from autograder.errors import CourseError
from autograder.notebooks import to_text
from autograder.publishing.leaks import RELEASED, Leak, leaks_in_folder, refuse_leaks
from autograder.publishing.private import Secrets

ANSWER = "    surface = width * height + 0 * width"
HIDDEN = 'assert area(7, 11) == 77, "the hidden numbers"'
Cells = list[dict[str, Any]]


def leaks(course: Course) -> list[str]:
    return [str(leak) for leak in leaks_in_folder(course.release, RELEASED, Secrets.of(course.source))]


def test_a_clean_release_holds_no_leak(released: Course) -> None:
    assert leaks(released) == []


def spoil(course: Course, change: Callable[[Cells], None]) -> None:
    path = course.release / "week01" / "areas.ipynb"
    notebook = json.loads(path.read_text())
    change(notebook["cells"])
    path.write_text(to_text(nbformat.reads(json.dumps(notebook), as_version=4)))


def set_source(number: int, text: str) -> Callable[[Cells], None]:
    return lambda cells: cells[number - 1].update(source=text)


def set_outputs(cells: Cells) -> None:
    cells[4]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "77"}]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (set_source(2, f"import math\n{ANSWER}"), 'cell 2, line 2: holds the answer of "area".'),
        (set_source(1, f"# Areas\n\nThe answer is `{ANSWER.strip()}`."), 'cell 1, line 3: holds the answer of "area".'),
        (set_source(6, f"# {HIDDEN}"), 'cell 6, line 1: holds the hidden test of "area".'),
        (
            set_source(
                3,
                "It is a product of two lengths,\nBecause it is a product of two lengths, so its unit is the "
                "square of one.",
            ),
            'cell 3, line 2: holds the model answer to "why".',
        ),
        (set_source(8, "Because."), "cell 8: the model answer was not replaced by the stub."),
        (
            set_source(4, "def area(w, h):\n    ### START CODE HERE ###\n    return w * h\n    ### END CODE HERE ###"),
            "cell 4: the answer was not replaced by placeholders.",
        ),
        (
            set_source(5, "### BEGIN HIDDEN TESTS\nassert True\n### END HIDDEN TESTS"),
            "cell 5: a hidden test was not taken out.",
        ),
        (set_outputs, "cell 5: has outputs."),
        (lambda cells: cells[4].update(execution_count=7), "cell 5: has an execution count."),
        (lambda cells: cells[0]["metadata"].update(note=[{"x": HIDDEN}]), 'cell 1: carries the hidden test of "area".'),
        (
            lambda cells: cells[0].update(attachments={"a.txt": {"text/plain": ANSWER}}),
            'cell 1: carries the answer of "area".',
        ),
    ],
)
def test_a_leak_in_a_notebook_is_found(released: Course, change: Callable[[Cells], None], expected: str) -> None:
    spoil(released, change)
    assert leaks(released) == [f"week01/areas.ipynb, {expected}"]


def test_a_leak_in_the_metadata_of_a_notebook_is_found(released: Course) -> None:
    path = released.release / "week01" / "areas.ipynb"
    path.write_text(path.read_text().replace('"pygments_lexer": "ipython3"', f'"pygments_lexer": {json.dumps(HIDDEN)}'))
    assert leaks(released) == ['week01/areas.ipynb: its metadata hold the hidden test of "area".']


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("week01/notes.txt", "is not on the list of what learners get"),
        ("week01/areas.py", "is not on the list of what learners get"),
        ("areas.ipynb", "is not on the list of what learners get"),
        ("week01/areas.variants.py", "is private by its name"),
        ("week01/gradebook.db", "is private by its name"),
        ("gradebook.db-journal", "is private by its name"),
        ("source/week01/areas.ipynb", "is private by its name"),
        ("course/week01/areas.py", "is private by its name"),
        ("submitted/ada/week01/areas.ipynb", "is private by its name"),
    ],
)
def test_a_file_that_is_not_for_learners_is_found_by_its_name(released: Course, name: str, what: str) -> None:
    path = released.release / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}")
    assert leaks(released) == [f"{name}: {what}."]


def test_links_are_leaks_even_under_an_allowed_name(released: Course, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "x.ipynb").write_text(HIDDEN)
    (released.release / "week01" / "link.ipynb").symlink_to(secret / "x.ipynb")
    (released.release / "week02").symlink_to(secret)
    assert leaks(released) == [
        "week02: is not on the list of what learners get.",
        "week01/link.ipynb: is a symbolic link, not a file.",
    ]


def test_what_reading_a_notebook_would_drop_is_a_leak(released: Course) -> None:
    path = released.release / "week01" / "areas.ipynb"
    path.write_text(path.read_text().replace('"execution_count": null', f'"odd": {json.dumps(HIDDEN)}', 1))
    assert leaks(released) == ["week01/areas.ipynb: is not as nbgrader writes it."]


def test_a_notebook_without_a_source_to_compare_it_with_is_a_leak(released: Course) -> None:
    (released.source / "week01" / "areas.ipynb").unlink()
    assert leaks(released) == ["week01/areas.ipynb: has no source notebook, so nobody can tell what is private in it."]


def test_a_notebook_that_cannot_be_looked_into_is_a_leak(released: Course) -> None:
    (released.release / "week01" / "areas.ipynb").write_bytes(b"PK\x03\x04")
    assert "not JSON" in leaks(released)[0]


def test_text_files_are_searched_and_what_is_no_text_is_refused(released: Course, tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    folder.mkdir()
    (folder / "layers.py").write_text(f"def area(width, height):\n{ANSWER}\n    return surface\n")
    (folder / "picture.py").write_bytes(b"\xff\xfe\x00")
    (folder / "good.h5").write_bytes(b"\xff\xfe\x00")
    found = leaks_in_folder(folder, [re.compile(r"\w+\.(py|h5)")], Secrets.of(released.source))
    assert found == [
        Leak("layers.py", 0, 2, 'holds the answer of "area"'),
        Leak("picture.py", 0, 0, "is not text, so nobody can look into it"),
    ]


def test_what_jupyter_leaves_behind_is_no_leak(released: Course) -> None:
    folder = released.release / "week01" / ".ipynb_checkpoints"
    folder.mkdir()
    (folder / "areas-checkpoint.ipynb").write_text("{}")
    assert leaks(released) == []


def test_the_progress_of_somebody_who_tries_the_lessons_is_no_leak(released: Course) -> None:
    folder = released.release / ".startcode"
    folder.mkdir()
    (folder / "progress.json").write_text("{}")
    assert leaks(released) == []


def test_leaks_are_refused_one_to_a_line() -> None:
    refuse_leaks(Path("release"), [])
    with pytest.raises(CourseError) as caught:
        refuse_leaks(Path("release"), [Leak("a", 0, 0, "x"), Leak("b", 2, 3, "y")])
    assert str(caught.value).split("\n") == [
        "release: private text would reach learners:",
        "  a: x.",
        "  b, cell 2, line 3: y. ",
        "Do not hand this out.",
    ]
