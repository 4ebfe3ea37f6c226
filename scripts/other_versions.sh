#!/usr/bin/env bash
# The lessons and their checks on NumPy 1.26, and on a second Python where one is found. The main run has the locked versions.
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

try() {  # name, python, lock file, tests
    local folder=.venv/other/$1
    if [ ! -f "$folder/ready" ] || [ requirements.lock -nt "$folder/ready" ]; then
        echo "other versions: preparing $1"
        "$2" -m venv --clear "$folder"
        "$folder/bin/python" -m pip install -q --disable-pip-version-check -r "$3"
        "$folder/bin/python" -m pip install -q --disable-pip-version-check --no-deps -e .
        touch "$folder/ready"
    fi
    echo "other versions: $("$folder/bin/python" -c 'import sys, numpy; print(f"Python {sys.version.split()[0]}, NumPy {numpy.__version__}")')"
    # shellcheck disable=SC2086  # several words are meant
    PATH="$PWD/$folder/bin:$PATH" "$folder/bin/python" -m pytest -q -n 2 --dist loadgroup $4
}

# Every check, every variant and every notebook; what else the suite asks (seeds, mutants, claims of the text) it asks once.
checks="tests/startcode tests/contract/test_lessons.py tests/contract/test_notebooks.py -k not(fifty_seeds)"
notebooks="tests/startcode tests/contract/test_notebooks.py"
older=$(mktemp)
trap 'rm -f "$older"' EXIT
{ grep -v -E '^numpy==' requirements.lock; echo "numpy==1.26.4"; } > "$older"

python3=$(.venv/bin/python -c 'import sys; print(sys._base_executable)')
minor=$(.venv/bin/python -c 'import sys; print(sys.version_info[1])')
if [ "$minor" = 11 ]; then try numpy-1.26 "$python3" "$older" "$checks"; fi  # SciPy's wheels for newer Pythons ask for NumPy 2
other=$(second_python)
if [ -n "$other" ]; then try second-python "$other" requirements.lock "$notebooks"
else echo "other versions: no second Python between 3.11 and 3.13 here; the main run is the only one"; fi
