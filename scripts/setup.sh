#!/usr/bin/env bash
# Creates .venv with the locked environment.
set -euo pipefail
cd "$(dirname "$0")/.."

find_python() {
    for name in "${STARTCODE_PYTHON:-}" python3 python3.13 python3.12 python3.11; do
        [ -n "$name" ] || continue
        command -v "$name" >/dev/null || continue
        "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { echo "$name"; return; }
    done
    echo "setup: no Python 3.11, 3.12 or 3.13 found. Install one (Debian: apt-get install python3 python3-venv), then try again." >&2
    exit 1
}

PYTHON=$(find_python)
export PYTHON
scripts/system_packages.sh running
[ -x .venv/bin/python ] || "$PYTHON" -m venv .venv
[ -x .venv/bin/pip ] || .venv/bin/python -m ensurepip
echo "setup: installing the locked environment into .venv"
.venv/bin/python -m pip install -q --disable-pip-version-check -r requirements.lock
.venv/bin/python -m pip install -q --disable-pip-version-check --no-deps -e .
touch .venv/ready
echo "setup: ready ($(.venv/bin/python --version))"
