"""Run all measures: `python -m benchmarks`, or some: `python -m benchmarks lessons`."""

import importlib
import os
import sys

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
MEASURES = ("lessons", "grading")

if __name__ == "__main__":
    for name in sys.argv[1:] or MEASURES:
        importlib.import_module(f"benchmarks.{name}").main()
