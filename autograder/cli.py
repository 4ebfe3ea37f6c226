"""The command `autograder`: one verb each, thin; what a verb does is imported when it is called."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from autograder.course import Course
from autograder.errors import MachineError, StartCodeError


class Verbs(click.Group):
    """Prints a user's mistake as one message, and knows what a mistyped verb was meant to be."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with "Did you mean ...?"."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            close = get_close_matches(args[0], self.commands, n=1)
            hint = f'Did you mean "{close[0]}"?' if close else f"Commands: {', '.join(self.list_commands(ctx))}."
            raise click.UsageError(f'There is no command "{args[0]}". {hint}', ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (click's own type)
        """Run the verb; exit 1 with the message of a StartCodeError, or of a file that cannot be read or written."""
        try:
            return super().invoke(ctx)
        except StartCodeError as error:
            fail([error])
        except BrokenPipeError:
            raise  # `autograder ... | head` is no mistake, and click deals with it
        except OSError as error:
            fail([MachineError(str(error.filename or "this machine"), f"{error.strerror or error}.", "")])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="start-code")
def main() -> None:
    """Make, hand out and grade the lessons of a Start Code course.

    Run it in the course's folder, or set STARTCODE_COURSE to that folder.
    """


@main.command()
@click.argument("weeks", metavar="[WEEK]...", nargs=-1)
def build(weeks: tuple[str, ...]) -> None:
    """Make instructor notebooks: course/ -> source/.

    Without WEEK (such as week02), all of them.
    """
    from autograder.publishing.build import build as make

    done = make(Course.find(), weeks)
    for path in done.written:
        click.echo(f"written    {path}")
    for path in done.removed:
        click.echo(f"removed    {path}")
    click.echo(f"{len(done.written)} written, {len(done.unchanged)} unchanged, {len(done.removed)} removed")
    fail(done.errors)


@main.command()
@click.argument("weeks", metavar="[WEEK]...", nargs=-1)
def release(weeks: tuple[str, ...]) -> None:
    """Make what learners open: source/ -> release/.

    Without WEEK (such as week02), all of them. Builds first what is out of date, and notes the lessons in gradebook.db.
    Fails if an answer or a hidden test would be handed out.
    """
    from autograder.publishing.build import build as make_source
    from autograder.publishing.release import release as make

    course = Course.find()
    if course.author.is_dir():
        fail(make_source(course, weeks).errors)
    done = make(course, weeks)
    for week in done.weeks:
        click.echo(f"released   {week}")
    fail(done.errors)


@main.command()
@click.option("--to", metavar="FOLDER", type=click.Path(path_type=Path), help="Where to put it (default: bundle/).")
def bundle(to: Path | None) -> None:
    """Pack what learners get, as a folder and a zip."""
    from autograder.publishing.bundle import bundle as make

    done = make(Course.find(), to)
    click.echo(f"{len(done.files)} files in {done.folder} and {done.archive}")


@main.command()
@click.argument("weeks", metavar="[WEEK]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of tables.")
@click.option("--jobs", metavar="N", type=click.IntRange(1), help="Processes that try (default: one per processor).")
@click.option("--sample", metavar="FRACTION", type=click.FloatRange(0, 1, min_open=True), help="Try only this share.")
@click.option("--seed", metavar="N", type=int, default=1, help="Which share is tried.")
@click.option("--record", is_flag=True, help="Write the records beside the lessons, and docs/audit.md.")
def audit(
    weeks: tuple[str, ...], as_json: bool, jobs: int | None, sample: float | None, seed: int, record: bool
) -> None:
    """Measure how good the tests are, with planted mistakes and with answers that people really give.

    Without WEEK (such as week02), all of them. Builds first what is out of date, and lists what no test notices.
    """
    from autograder.audit.command import run

    if record and sample is not None:
        raise click.UsageError("A record is of all mutants: leave out --sample.")
    fail(run(Course.find(), weeks, json=as_json, jobs=jobs, sample=sample or 1.0, seed=seed, record=record))


@main.command()
@click.argument("week")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(1), help="Processes that grade (default: one for each processor)."
)
@click.option("--student", "students", metavar="ID", multiple=True, help="Only this one; may be given again.")
@click.option("--force", is_flag=True, help="Grade also what was graded before.")
@click.option("--scheduler", metavar="ADDRESS", help="Grade on the Dask cluster of this scheduler.")
@click.option("--i-trust-this-code", "trust", is_flag=True, help="Run learners' code WITHOUT a sandbox.")
def grade(
    week: str, jobs: int | None, students: tuple[str, ...], force: bool, scheduler: str | None, trust: bool
) -> None:
    """Grade a class: submitted/ -> autograded/ and the gradebook.

    What was graded before and not handed in anew is kept. Ctrl-C stops after what is in hand; the same command then
    grades the rest.
    """
    from autograder.grading.command import run

    run(Course.find(), week, jobs=jobs, students=students, force=force, scheduler=scheduler, trust=trust)


@main.command()
@click.argument("notebooks", metavar="[NOTEBOOK]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object to a line, for programs.")
@click.option("--progress", is_flag=True, help="Then show what is done and what is left; without NOTEBOOK: of all.")
@click.option("--i-trust-this-code", "trust", is_flag=True, help="Run the notebooks WITHOUT a sandbox.")
def check(notebooks: tuple[Path, ...], as_json: bool, progress: bool, trust: bool) -> None:
    """Grade notebooks without a class and a database, and say what is wrong.

    Exit 0 if each could be graded, whatever its score. With --progress the verdicts are kept beside the notebooks, in
    .startcode/progress.json, as those of the checks in a notebook are.
    """
    from autograder.checking import run

    if not notebooks and not progress:
        raise click.UsageError("Which notebook? Name one or more, or ask for --progress.")
    fail(run(notebooks, as_json=as_json, progress=progress, trust=trust))


@main.command()
@click.argument("week")
@click.option("--student", "students", metavar="ID", multiple=True, help="Only this one; may be given again.")
def feedback(week: str, students: tuple[str, ...]) -> None:
    """Write what learners get back: autograded/ and the gradebook -> feedback/, without any hidden test."""
    from rich.console import Console

    from autograder.feedback import feedback as write
    from autograder.grading.show import progress_bar

    course = Course.find()
    with progress_bar(Console(stderr=True), "feedback") as moved:
        pages = write(course, week, students, moved)
    click.echo(f"{len(pages)} pages in {course.root / 'feedback'}")


@main.command()
@click.argument("week")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a line for each student and exercise instead.")
@click.option(
    "--gradescope",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Write FOLDER/STUDENT/results.json instead: points and messages for learners, without any hidden test.",
)
def report(week: str, as_json: bool, as_csv: bool, gradescope: Path | None) -> None:
    """Show where a class stands: autograded/ and the gradebook -> report/WEEK.html, for instructors."""
    from autograder.report.command import run

    if as_json + as_csv + (gradescope is not None) > 1:
        raise click.UsageError("Choose one of --json, --csv and --gradescope.")
    run(Course.find(), week, json=as_json, csv=as_csv, gradescope=gradescope)


@main.command()
def doctor() -> None:
    """Say whether this machine can grade safely, and how to mend what is missing.

    Tries to break out of the sandbox, and must fail.
    """
    from rich.console import Console

    from autograder.doctor import examine, exit_code, show

    findings = examine()
    show(findings, Console())
    raise click.exceptions.Exit(exit_code(findings))


def fail(errors: Sequence[StartCodeError]) -> None:
    """Print each error and exit 1, if there are any."""
    for error in errors:
        click.echo(str(error), err=True)
    if errors:
        raise click.exceptions.Exit(1)
