"""What the demo prints when it is done."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.demo.play import Played
from autograder.demo.proof import Line

OTHER_COLUMNS = 45  # their width, in characters


def show(console: Console, played: Played) -> None:
    """The table of scores, what is not as deserved, and where to open everything."""
    console.print(_table(played.lines, max(20, console.width - OTHER_COLUMNS)))
    wrong = [line for line in played.lines if line.wrong]
    for line in wrong:
        console.print(Text(f"{line.student.id}: {'; '.join(line.wrong)}", "bold red"))
    told = f"{len(wrong)} of {len(played.lines)} scores are not what the submission deserves."
    console.print(told if wrong else f"Each of the {len(played.lines)} scores is what the submission deserves.")
    root = played.course.root
    half = next((page for page in played.pages if page.parts[-3] == "half-hal"), played.pages[0])
    for what, path in (
        ("grades", played.csv),
        ("gradebook", root / "gradebook.db"),
        ("report on the class", played.report),
        ("a learner's page", half),
        ("all pages", root / "feedback"),
        ("what they were given", root / "release"),
    ):
        console.print(f"  {what:<21} {path}", soft_wrap=True, highlight=False)
    words = f"  in the formgrader     cd {root} && jupyter lab, then Nbgrader > Formgrader in its menu"
    console.print(words, soft_wrap=True, highlight=False)


def _table(lines: list[Line], width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("student", no_wrap=True)
    table.add_column("score", justify="right")
    table.add_column("of", justify="right")
    table.add_column("deserved", justify="right")
    table.add_column("handed in", no_wrap=True, overflow="ellipsis", max_width=width)
    for line in lines:
        score = Text(f"{line.score:g}", "bold red" if line.wrong else "bold")
        table.add_row(
            line.student.id, score, f"{line.max_score:g}", f"{line.deserved:g}", Text(line.student.story, "dim")
        )
    return table
