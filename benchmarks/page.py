"""The page of measures, benchmarks/README.md: one part a measure, each rewritten on its own."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

from rich.table import Table

PAGE = Path(__file__).with_name("README.md")
HEAD = """# What we measured

Made by `python -m benchmarks --record` (`make bench` only prints). Every claim about speed in this project
stands here, beside its peer in the same run on the same machine. Machines differ and are noisy: look at the ratios.
"""


def write(name: str, about: str | None, tables: list[Table]) -> None:
    """Put what the measure `name` found in its place on the page, after what is there if it is new."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    part = (
        begin
        + "\n".join([f"## `{name}`", "", (about or "").strip(), "", _machine(), "", *map(_markdown, tables)])
        + end
    )
    found = re.search(re.escape(begin) + ".*?" + re.escape(end), page, re.DOTALL)
    page = page.replace(found.group(), part) if found else f"{page}\n{part}"
    PAGE.write_text(page, encoding="utf-8")


def _machine() -> str:
    packages = ", ".join(f"{package} {version(package)}" for package in ("numpy", "nbgrader"))
    return (
        f"Measured with {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, {packages}."
    )


def _markdown(table: Table) -> str:
    heads = [str(column.header) for column in table.columns]
    rows = zip(*([str(cell) for cell in column.cells] for column in table.columns), strict=True)
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    body = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return f"**{table.title}**\n\n{body}\n"
