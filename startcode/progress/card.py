"""Progress as a card in a notebook, in the colours of the page around it."""

import html
from collections.abc import Sequence

from startcode.progress.picture import row, sample
from startcode.progress.standing import Item, Standing
from startcode.progress.states import State
from startcode.progress.words import VISIBLE, go_on, next_step, shown

MONO = "font-family: var(--jp-code-font-family, monospace)"
CARD = (
    '<div role="status" style="border-left: 5px solid #0072b2; padding: 0.5em 0.9em; margin: 0.3em 0; '
    "background: var(--jp-layout-color2, rgba(128, 128, 128, 0.08)); "
    'color: var(--jp-content-font-color1, inherit)">{body}</div>'
)
TABLE = (
    '<div style="overflow-x: auto"><table style="border-collapse: collapse; margin: 0.5em 0; background: none">'
    "{rows}</table></div>"
)
ROW = '<tr style="background: none">{cells}</tr>'
CELL = (
    '<td style="text-align: left; padding: 0.15em 1.2em 0.15em 0; border: none; vertical-align: baseline; '
    'white-space: nowrap">{}</td>'
)
HEAD = ROW.format(cells=CELL.replace("<td ", '<td colspan="4" ').replace("0.15em 1.2em", "0.4em 1.2em"))
SMALLER = 0.7  # than where one notebook is shown
SMALL = '<div style="font-size: 90%; margin-top: 0.4em">{}</div>'


def html_of(standings: Sequence[Standing], notices: Sequence[str], *, is_single: bool) -> str:
    """One notebook, exercise by exercise, or a row of squares for each notebook."""
    body = "".join(f"<div>{html.escape(notice)}</div>" for notice in notices)
    if is_single:
        body += "".join(map(_one, standings))
    elif standings:
        body += _all(standings)
    return CARD.format(body=body)


def _one(standing: Standing) -> str:
    done = standing.of(State.DONE)
    other = [item for item in standing.items if item.state is not State.DONE]
    groups = [(head, items) for head, items in (("You can now write", done), ("What is left", other)) if items]
    rows = "".join(HEAD.format(head) + "".join(map(_exercise, items)) for head, items in groups)
    return (
        f"<div>{_code(standing.lesson)}: {standing.count}, {standing.points}</div>"
        f'<div style="margin: 0.5em 0; overflow-x: auto">{row(standing)}</div>'
        f"{TABLE.format(rows=rows)}<div>{html.escape(next_step(standing))}</div>{SMALL.format(VISIBLE)}"
    )


def _all(standings: Sequence[Standing]) -> str:
    rows = "".join(_row(_code(one.lesson), row(one, SMALLER), f"{one.count}, {one.points}") for one in standings)
    legend = " &nbsp; ".join(f"{sample(state)} {state}" for state in shown(standings))
    going_on = f'<div style="margin-top: 0.4em">{html.escape(go_on(standings))}</div>'
    return TABLE.format(rows=rows) + SMALL.format(legend) + going_on + SMALL.format(VISIBLE)


def _exercise(item: Item) -> str:
    word = "" if item.state is State.DONE else str(item.state)
    return _row(sample(item.state), _code(item.exercise.name), html.escape(item.exercise.about), word)


def _row(*cells: str) -> str:
    """Its third cell is the long one, which may be broken into lines."""
    made = [CELL.format(cell) for cell in cells]
    made[2] = made[2].replace("nowrap", "normal")
    return ROW.format(cells="".join(made))


def _code(text: str) -> str:
    return f'<span style="{MONO}">{html.escape(text)}</span>'
