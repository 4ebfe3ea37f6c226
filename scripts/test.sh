#!/usr/bin/env bash
# The whole test suite: style and types, then the tests, then the lessons' checks on another NumPy and another Python where found.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH" OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1
scripts/system_packages.sh testing
scripts/other_versions.sh prepare &  # mostly waiting for the network, so beside what follows
preparing=$!
scripts/keras.sh
scripts/lint.sh
wait "$preparing"
scripts/other_versions.sh
STARTCODE_ALL_LIBRARIES=1 .venv/bin/python -m pytest -n 2 --dist loadgroup "$@"
