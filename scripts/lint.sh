#!/usr/bin/env bash
# Style, types and the shape of the house, before any test runs.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/ruff check .
.venv/bin/ruff format --check --quiet .
.venv/bin/mypy
