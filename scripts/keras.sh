#!/usr/bin/env bash
# Installs Keras and PyTorch into .venv, beside the locked environment: for the optional parts of weeks 7 and 9 and for
# the measures beside PyTorch. They are large, and nothing else needs them. PyTorch's build for the CPU is enough: where
# pip would take the one for graphics cards, install that build first, as PyTorch's own page says.
set -euo pipefail
cd "$(dirname "$0")/.."
KERAS="keras==3.15.1" TORCH="torch==2.13.0"
have() { .venv/bin/python -c 'import importlib.metadata as m, sys
sys.exit(any(m.version(name).split("+")[0] != wanted for name, wanted in (w.split("==") for w in sys.argv[1:])))' "$@" 2>/dev/null; }
have "$KERAS" "$TORCH" && exit
echo "setup: installing $KERAS and $TORCH into .venv"
.venv/bin/python -m pip install -q --disable-pip-version-check -c requirements.lock "$KERAS" "$TORCH"
