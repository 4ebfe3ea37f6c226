#!/usr/bin/env bash
# Installs the system packages that are missing where that is allowed, else stops with the one command to type.
#   scripts/system_packages.sh running   what grading needs
#   scripts/system_packages.sh testing   what the test suite needs besides: a browser and a database server
set -euo pipefail

missing_for_running() {
    command -v bwrap >/dev/null || echo bubblewrap
    { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep -q 'libseccomp\.so\.2' || echo libseccomp2
    "${PYTHON:-python3}" -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv
}

missing_for_testing() {
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || echo chromium
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo postgresql
}

install() {
    local command="apt-get install -y --no-install-recommends $*" as=""
    if ! command -v apt-get >/dev/null; then
        echo "setup: please install with this system's package manager: $*" >&2
        exit 1
    fi
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null && as=sudo; } || as=ask
    if [ "$as" != ask ]; then
        echo "setup: installing $*"
        if $as apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as $command -qq >/dev/null; then return; fi
    fi
    echo "setup: these system packages are missing: $*" >&2
    echo "setup: type this, then try again:  sudo $command" >&2
    exit 1
}

case "${1:-}" in
    running) packages=$(missing_for_running) ;;
    testing) packages=$(missing_for_testing) ;;
    *) echo "usage: $0 running|testing" >&2; exit 2 ;;
esac
# shellcheck disable=SC2086  # one word a package is meant
[ -z "$packages" ] || install $packages
