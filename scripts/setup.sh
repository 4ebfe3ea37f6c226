#!/usr/bin/env bash
# Creates .venv with the locked environment. System packages are installed where that is allowed, else named in one command.
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

missing_packages() {
    command -v bwrap >/dev/null || echo bubblewrap
    ldconfig -p 2>/dev/null | grep -q 'libseccomp\.so\.2' || echo libseccomp2
    "$1" -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || echo chromium
}

install_packages() {
    local install="apt-get install -y --no-install-recommends $*"
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        echo "setup: installing $*"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null; } && return
    elif command -v apt-get >/dev/null && command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        echo "setup: installing $* with sudo"
        { sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null; } && return
    fi
    echo "setup: these system packages are missing: $*" >&2
    echo "setup: type this, then try again:  sudo $install" >&2
    exit 1
}

python=$(find_python)
# shellcheck disable=SC2046  # one word a package is meant
set -- $(missing_packages "$python")
[ $# -eq 0 ] || install_packages "$@"

[ -x .venv/bin/python ] || "$python" -m venv .venv
[ -x .venv/bin/pip ] || .venv/bin/python -m ensurepip -q
.venv/bin/python -m pip install -q --disable-pip-version-check -r requirements.lock
.venv/bin/python -m pip install -q --disable-pip-version-check --no-deps -e .
touch .venv/ready
echo "setup: ready ($(.venv/bin/python --version))"
