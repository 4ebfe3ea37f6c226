"""One set of versions, whichever way it is installed."""

import importlib.metadata
import re
import runpy
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "environment.py"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAMED = ["h5py", "jupyter", "matplotlib", "nbgrader", "numpy", "pytest"]


def conda_pins() -> dict[str, list[str]]:
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    (pip,) = [entry["pip"] for entry in entries if isinstance(entry, dict)]
    assert "-r requirements.lock" in pip
    assert "-e ." in pip
    return SCRIPT["pins"]("\n".join(pip))


def test_environment_yml_has_the_pins_of_the_lock():
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == SCRIPT["environment"](), "Run: make lock"
    locked = SCRIPT["pins"](LOCK)
    for name, pins in conda_pins().items():
        assert pins == locked[name]


@pytest.mark.parametrize("name", NAMED)
def test_the_packages_that_the_course_rests_on_are_asked_for_by_name(name):
    assert name in conda_pins()


def test_a_pin_that_differs_is_seen():
    changed = re.sub(r"^numpy==[\d.]+", "numpy==1.0", LOCK, flags=re.MULTILINE)
    assert SCRIPT["pins"](changed)["numpy"] != SCRIPT["pins"](LOCK)["numpy"]


def test_everything_that_pyproject_asks_for_is_locked():
    assert set(SCRIPT["asked_for"](PROJECT)) <= set(SCRIPT["pins"](LOCK))


def test_nbgrader_is_of_the_series_that_this_project_knows():
    assert importlib.metadata.version("nbgrader").startswith("0.9.")
