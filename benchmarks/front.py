"""What the front page says of our measures, taken from benchmarks/README.md: `python -m benchmarks.front` writes it."""

import re
from pathlib import Path

from benchmarks.page import PAGE

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->\n"
NOTEBOOKS = {"Grading a short notebook": "a short notebook", "Grading lesson week02": "lesson week02"}
STOCK, OURS = "stock nbgrader", "forked from a warm parent, 2 workers"
HEAD = "| grading a submission, the command's start-up included | stock nbgrader | Start Code | times as fast |\n"
RULE = "|---|---:|---:|---:|\n"


def updated(readme: str, measures: str) -> str:
    """The text of the front page with the figures of the page of measures."""
    before, _, rest = readme.partition(BEGIN)
    return before + BEGIN + table(measures) + END + rest.partition(END)[2]


def table(measures: str) -> str:
    """The table of the front page; KeyError if a figure is not among the measures."""
    rows = []
    for title, name in NOTEBOOKS.items():
        found = figures(measures, title)
        stock, ours = (float(found[row][0]) / 1000 for row in (STOCK, OURS))
        rows.append(f"| {name} | {stock:.1f} s | {ours:.2f} s | {float(found[OURS][1]):.0f} |\n")
    return HEAD + RULE + "".join(rows)


def figures(measures: str, title: str) -> dict[str, list[str]]:
    """The rows of one table of the page of measures: the figures by name."""
    part = measures.partition(f"**{title}**\n\n")[2].partition("\n\n")[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines()]
    return {name: values for name, *values in cells if not re.fullmatch("-*:?", name)}


if __name__ == "__main__":
    README.write_text(updated(README.read_text(encoding="utf-8"), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
