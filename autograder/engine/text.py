"""Text that came from the learner's process, fit to be shown and stored."""

import re

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CUT = " ... [cut]"


def said(error: BaseException, longest: int) -> str:
    """What an exception says; nothing if its text would have to come from the learner's process and does not."""
    try:
        return clean(str(error), longest)
    except Exception:
        return ""


def clean(text: str, longest: int) -> str:
    """`text` without terminal escapes, control characters and changes of direction, cut to `longest` characters."""
    text = text[: 4 * longest]  # more than that is not worth looking through
    text = _CONTROL.sub("", _ANSI.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    return text if len(text) <= longest else text[: longest - len(CUT)] + CUT
