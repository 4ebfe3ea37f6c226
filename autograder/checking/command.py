"""The verb `check`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from autograder.checking.checked import check_notebook
from autograder.checking.progress import keep_verdicts, show_progress
from autograder.checking.table import show
from autograder.errors import MachineError, StartCodeError
from autograder.grading.show import progress_bar


def run(
    paths: Sequence[Path], *, as_json: bool = False, progress: bool = False, trust: bool = False
) -> list[StartCodeError]:
    """Grade each notebook and print its verdict as soon as it is there; the errors of those that could not be graded.

    With `progress` the verdicts are kept, and what is done and left stands at the end. MachineError, at once, if this
    machine can grade none.
    """
    errors: list[StartCodeError] = []
    with progress_bar(Console(stderr=True, quiet=not as_json or sys.stdout.isatty()), "checking") as moved:
        for number, path in enumerate(paths, start=1):
            try:
                checked = check_notebook(path, trust=trust)
            except MachineError:
                raise
            except StartCodeError as error:
                errors.append(error)
            else:
                if progress and (error_of_file := keep_verdicts(checked)):
                    errors.append(error_of_file)
                if as_json:
                    sys.stdout.write(f"{checked.to_json()}\n")
                    sys.stdout.flush()
                else:
                    show(Console(), checked)
            moved(number, len(paths))
    if progress:
        show_progress(paths, as_json=as_json)
    return errors
