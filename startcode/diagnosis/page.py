"""The page `docs/diagnosis.md`, written from the registry."""

from .confidence import MEASURED, UNMEASURED
from .model import Relation
from .registry import FAMILIES

COMMAND = "python -m startcode.diagnosis > docs/diagnosis.md"
_HINTS = {1: "a nudge", 2: "the formula", 3: "a neighbour example"}

_HEAD = f"""# What a wrong answer says

<!-- Written by `{COMMAND}`. Edit the relations in startcode/diagnosis/ instead. -->

When a result is wrong, `startcode.diagnosis` looks for a relation between what came and what was expected, and says
what kind of mistake makes such a relation. It shows no expected value. Where nothing fits beyond chance, or where two
relations fit a single number equally well, it stays silent.

**Trust** is measured, not felt: mistakes are planted on many random cases, and of all the times a relation is named,
trust is the share in which it was the planted one (unrelated wrong results among the cases count against it). A
hundred namings, all of them right, show 0.99 and no more. The first number is for arrays, the second for results of
one number; a dash: not named in the measurement. A learner who makes two mistakes at once mostly gets silence.
**Hint** is the rung of an exercise's hints that fits.

Where no relation is known, or one that holds in part only, a visible check also draws |got − expected| as a small
picture: a dot for every right entry, a square for every wrong one, the fuller the further off. Where the author names
the axis of time, the message says up to which time step the result is right. Hidden tests show neither.
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *(_table(title, relations) for title, relations in FAMILIES.items())])


def _table(title: str, relations: tuple[Relation, ...]) -> str:
    rows = [
        f"| `{relation.key}` | {relation.measured} | {_HINTS[relation.rung]} | {_trust(relation)} |"
        for relation in relations
    ]
    return "\n".join(
        [f"## {title}", "", "| relation | what is measured | hint | trust |", "|---|---|---|---|", *rows, ""]
    )


def _trust(relation: Relation) -> str:
    measured = MEASURED[relation.key]
    return " · ".join("–" if share == UNMEASURED else f"{share:.2f}" for share in measured)
