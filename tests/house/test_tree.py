"""The house as it was drawn: a newcomer finds the rooms where the README says."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ["course", "source", "release", "autograder", "data", "environment.yml", "README.md"]
MODULES = [path for package in ("startcode", "autograder") for path in sorted((ROOT / package).rglob("*.py"))]


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_of_the_house_is_there(room):
    assert (ROOT / room).exists()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_stays_small(path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no module docstring"
    assert text.count("\n") <= 300, "split it"
    assert path.stem not in {"utils", "helpers", "misc"}


def test_the_readme_names_only_what_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for verb in re.findall(r"`?make ([a-z]+)", readme):
        assert re.search(rf"^{verb}:", makefile, re.MULTILINE), f"make {verb}"
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", readme):
        assert (ROOT / target).exists(), target


def test_the_licences_say_who_and_what():
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    content = (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
    assert "CC BY 4.0" in content
    assert "the Start Code authors" in content
