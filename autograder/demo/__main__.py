"""`python -m autograder.demo FOLDER`"""

import os
from pathlib import Path

import click
from rich.console import Console

from autograder.course import Course
from autograder.demo.folder import KEPT, fresh
from autograder.demo.play import play
from autograder.demo.table import show
from autograder.errors import StartCodeError
from autograder.grading.show import progress_bar

WEEK = "week02"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo"))
@click.option("--jobs", type=click.IntRange(1), default=min(os.cpu_count() or 1, 8), help="Processes that grade.")
def main(folder: Path, jobs: int) -> None:
    """Play a small class in FOLDER: from author text to grades and feedback.

    Exit 1 if a score is not what the submission deserves.
    """
    console = Console(width=None if Console().is_terminal else 120)
    try:
        with fresh(folder.absolute()) as strangers:
            if strangers:
                console.print(
                    f"{strangers} files that the demo did not make are now in {folder / KEPT}.", soft_wrap=True
                )
            with progress_bar(console, "grading") as moved:
                played = play(
                    Course.find(),
                    WEEK,
                    folder.absolute(),
                    jobs=jobs,
                    say=lambda text: console.print(text),
                    progress=moved,
                )
    except StartCodeError as error:
        raise click.ClickException(str(error)) from error
    show(console, played)
    if any(line.wrong for line in played.lines):
        raise click.exceptions.Exit(1)


if __name__ == "__main__":
    main(prog_name="python -m autograder.demo")
