#!/usr/bin/env bash
# Resolves requirements.lock for Python 3.11 to 3.13 from pyproject.toml, and writes the same pins into environment.yml.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python -m pip install -q --disable-pip-version-check uv
.venv/bin/uv pip compile -q --universal --python-version 3.11 --all-extras --no-header --no-emit-index-url \
    pyproject.toml -o requirements.lock
.venv/bin/python scripts/environment.py
