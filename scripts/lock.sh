#!/usr/bin/env bash
# Resolves requirements.lock for Python 3.11 to 3.13 from pyproject.toml, and writes the same pins into environment.yml.
# The extra "keras" is left out: see scripts/keras.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python -m pip install -q --disable-pip-version-check uv
.venv/bin/uv pip compile -q --universal --python-version 3.11 --no-header --no-emit-index-url \
    --extra audit --extra cluster --extra mnist --extra postgres --extra test pyproject.toml -o requirements.lock
.venv/bin/python scripts/environment.py
