"""One course to check notebooks of, with the sandbox that grades them warm."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course import Course
from autograder.grading.warm import close_all

from .answers import RIGHT

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def school(_released_once, tmp_path_factory):
    """The tiny course, built and released."""
    yield Course(Path(shutil.copytree(_released_once.root, tmp_path_factory.mktemp("checking") / "school")))
    close_all()


@pytest.fixture
def write(school, tmp_path) -> Write:
    """Write a learner's notebook with these answers below the course, by default under its own name."""

    def make(answers=RIGHT, name="areas.ipynb", folder="mine", spoil=lambda notebook: None):
        notebook = json.loads((school.release / "week01" / "areas.ipynb").read_text())
        for cell in notebook["cells"]:
            grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
            cell["source"] = answers.get(grade_id, cell["source"])
        spoil(notebook)
        path = school.root / folder / tmp_path.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook))
        return path

    return make
