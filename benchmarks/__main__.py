"""Run all measures: `python -m benchmarks`, or some: `python -m benchmarks lessons`.

With `--record` what all of them found is written to benchmarks/README.md, and from there to the front page.
"""

import importlib
import os
import runpy
import sys

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
MEASURES = ("lessons", "layers", "grading", "endurance", "report")

if __name__ == "__main__":
    from rich.console import Console

    from benchmarks.page import write

    chosen = [word for word in sys.argv[1:] if word != "--record"] or list(MEASURES)
    for name in chosen:
        measure = importlib.import_module(f"benchmarks.{name}")
        tables = []
        for table in measure.main():
            Console().print(table)
            tables.append(table)
        if "--record" in sys.argv:
            write(name, measure.__doc__, tables)
            runpy.run_module("benchmarks.front", run_name="__main__")
