"""What a page of feedback says, before it looks like anything."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a result is coloured; the words beside it carry the meaning."""

    GOOD = "good"
    BAD = "bad"
    CALM = "calm"


@dataclass(frozen=True)
class Output:
    """One output of a cell: `text`, or a picture as a `data:` address with `text` for those who cannot see it."""

    text: str
    picture: str = ""
    is_error: bool = False
    is_note: bool = False


@dataclass(frozen=True)
class ShownCell:
    """A cell as the page shows it; `html` is safe to print as it stands."""

    html: str
    is_code: bool = True
    heading: str = ""
    summary: str = ""  # folded away behind these words
    outputs: tuple[Output, ...] = ()


@dataclass(frozen=True)
class Item:
    """One exercise or written answer: what it earned, why, and what the learner wrote."""

    name: str
    points: float
    max_points: float
    word: str
    tone: Tone
    headline: str = ""
    details: str = ""
    hint: str = ""
    traceback: str = ""
    printed: str = ""
    remarks: tuple[str, ...] = ()
    comment: str = ""
    answer: tuple[ShownCell, ...] = ()
    check: ShownCell | None = None


@dataclass(frozen=True)
class Page:
    """Everything that one page of feedback says."""

    title: str
    student: str
    week: str
    notebook: str
    score: float
    max_score: float
    items: tuple[Item, ...]
    late_penalty: float = 0.0
    late: str = ""  # "2 hours"
    notices: tuple[str, ...] = ()
    is_readable: bool = True  # False: there is nothing of the learner's to show
    others: tuple[ShownCell, ...] = ()
