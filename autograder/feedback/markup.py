"""From a learner's text to HTML that is safe to print: Python in colours, Markdown without pictures and scripts."""

from typing import Any
from urllib.parse import urlsplit

import mistune
from markupsafe import escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.feedback.plain import SOURCE, plain

_PYTHON = PythonLexer(stripnl=False, ensurenl=False)
_COLOURS: HtmlFormatter[str] = HtmlFormatter(nowrap=True, classprefix="t-")


def code(source: str) -> str:
    """Python source as the inside of a <pre>, with classes for the colours."""
    return highlight(plain(source, SOURCE), _PYTHON, _COLOURS).rstrip("\n")


def prose(source: str) -> str:
    """A learner's Markdown as HTML; whatever HTML they typed is shown as text, pictures by their description."""
    html = _MARKDOWN(plain(source, SOURCE))
    assert isinstance(html, str)
    return html


class _Renderer(mistune.HTMLRenderer):
    """Headings stay below those of the page, and nothing is fetched from anywhere."""

    def heading(self, text: str, level: int, **attrs: Any) -> str:  # noqa: ANN401, ARG002  (mistune's signature)
        rank = min(level + 3, 6)
        return f"<h{rank}>{text}</h{rank}>\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002
        return f"<em>[picture: {text or 'without a description'}]</em>"

    def link(self, text: str, url: str, title: str | None = None) -> str:  # noqa: ARG002
        if urlsplit_scheme(url) not in ("http", "https", "mailto"):
            return text
        return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{text}</a>'


def urlsplit_scheme(url: str) -> str:
    """The scheme of an address in small letters, "" if it has none or is no address."""
    try:
        return urlsplit(url.strip()).scheme.lower()
    except ValueError:
        return ""


_MARKDOWN = mistune.create_markdown(escape=True, renderer=_Renderer(escape=True), plugins=["table", "strikethrough"])
