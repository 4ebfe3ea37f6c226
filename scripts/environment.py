"""Writes environment.yml: the pins of requirements.lock for everything that pyproject.toml asks for by name."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAD = """\
# Made by `make lock` from pyproject.toml and requirements.lock; a test compares them.
#   conda env create -f environment.yml && conda activate start-code
# Grading also needs the system packages bubblewrap and libseccomp2 (`autograder doctor` tells).
name: start-code
channels: [conda-forge]
dependencies:
  - python=3.11
  - pip
  - pip:
"""
NOT_LOCKED = "keras"  # see scripts/keras.sh


def asked_for(project: dict) -> list[str]:
    """Names of the packages that pyproject.toml names, extras but one included, sorted."""
    extras = project["optional-dependencies"]
    wanted = [
        *project["dependencies"],
        *(line for name, extra in extras.items() if name != NOT_LOCKED for line in extra),
    ]
    return sorted({re.match(r"[A-Za-z0-9_.-]+", line)[0].lower() for line in wanted})


def pins(lock: str) -> dict[str, list[str]]:
    """Every `name==version ; marker` line of a lock file, by name; a name may fork by Python version."""
    found: dict[str, list[str]] = {}
    for line in lock.splitlines():
        if match := re.match(r"([a-z0-9_.-]+)(\[[a-z,]+\])?==\S+.*", line):
            found.setdefault(match[1], []).append(match[0].strip())
    return found


def environment() -> str:
    """The text of environment.yml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = pins((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    rows = [f'      - "{pin}"' for name in asked_for(project) for pin in locked[name]]
    return HEAD + "\n".join([*rows, "      - -r requirements.lock", "      - -e ."]) + "\n"


if __name__ == "__main__":
    (ROOT / "environment.yml").write_text(environment(), encoding="utf-8")
