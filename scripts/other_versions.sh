#!/usr/bin/env bash
# The lessons and their checks on NumPy 1.26, and on a second Python where one is found. The main run has the locked versions.
#   scripts/other_versions.sh prepare   installs what they need, and no more
#   scripts/other_versions.sh           tests, after installing what is missing
set -euo pipefail
cd "$(dirname "$0")/.."

second_python() {  # the newest of 3.13, 3.12, 3.11 that is not the one in .venv
    local main minor path
    main=$(.venv/bin/python -c 'import sys; print(sys.version_info[1])')
    for minor in 13 12 11; do
        [ "$minor" != "$main" ] || continue
        for path in "$(command -v "python3.$minor" || true)" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3."$minor".*/bin/python; do
            [ -x "$path" ] && "$path" -c 'import sys, venv, ensurepip' 2>/dev/null && { echo "$path"; return; }
        done
    done
}

prepare() {  # name, python, lock file
    local folder=.venv/other/$1
    [ ! -f "$folder/ready" ] || [ requirements.lock -nt "$folder/ready" ] || return 0
    echo "other versions: preparing $1"
    "$2" -m venv --clear "$folder"
    "$folder/bin/python" -m pip install -q --disable-pip-version-check -r "$3"
    "$folder/bin/python" -m pip install -q --disable-pip-version-check --no-deps -e .
    touch "$folder/ready"
}

try() {  # name, which tests by name, files
    local folder=.venv/other/$1
    echo "other versions: $("$folder/bin/python" -c 'import sys, numpy; print(f"Python {sys.version.split()[0]}, NumPy {numpy.__version__}")')"
    PATH="$PWD/$folder/bin:$PATH" "$folder/bin/python" -m pytest -q -n 2 --dist loadgroup -k "$2" "${@:3}"
}

# What the main run asks of the lessons' tests themselves (seeds, hollow answers, untouched notebooks), it asks once.
# A solved notebook runs on one of the two: those of the odd weeks on the older NumPy, those of the even weeks on the newer Python.
odd="week01 or week03 or week05 or week07 or week09 or week11 or week13 or week15"
on_numpy="not fifty_seeds and not hollow and not untouched_notebook and not (solved_notebook and not ($odd))"
on_python="not untouched_notebook and not (solved_notebook and ($odd))"
rooms=(tests/startcode --ignore=tests/startcode/debuglab)  # what the debug labs run, the solved notebooks run too
older=$(mktemp)
trap 'rm -f "$older"' EXIT
{ grep -v -E '^numpy==' requirements.lock; echo "numpy==1.26.4"; } > "$older"

python3=$(.venv/bin/python -c 'import sys; print(sys._base_executable)')
minor=$(.venv/bin/python -c 'import sys; print(sys.version_info[1])')
other=$(second_python)
if [ "$minor" = 11 ]; then prepare numpy-1.26 "$python3" "$older"; fi  # SciPy's wheels for newer Pythons ask for NumPy 2
if [ -n "$other" ]; then prepare second-python "$other" requirements.lock
else echo "other versions: no second Python between 3.11 and 3.13 here; the main run is the only one"; fi
[ "${1:-}" != prepare ] || exit 0

if [ "$minor" = 11 ]; then
    try numpy-1.26 "$on_numpy" "${rooms[@]}" tests/contract/test_lessons.py tests/contract/test_notebooks.py
fi
if [ -n "$other" ]; then try second-python "$on_python" "${rooms[@]}" tests/contract/test_notebooks.py; fi
