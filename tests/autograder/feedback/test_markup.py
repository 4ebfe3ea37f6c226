"""Is a learner's text safe to print as HTML?"""

import re

import pytest

from autograder.feedback.markup import code, prose

from .papers import NASTY

TAG = re.compile(r"<(\w+)([^>]*)>")


def tags(html):
    return {(name, rest.strip()) for name, rest in TAG.findall(html)}


def test_python_gets_colours_and_is_escaped():
    html = code(f"def f(x):\n    return {NASTY!r}")
    assert 'class="t-k"' in html
    assert {name for name, _ in tags(html)} == {"span"}


def test_python_that_is_none_is_shown_all_the_same():
    html = code("def (:\n  %%html <b>\n!rm")
    assert re.sub("<[^>]*>", "", html) == "def (:\n  %%html &lt;b&gt;\n!rm"


def test_html_in_prose_is_shown_as_text():
    html = prose(f"{NASTY}\n\nand {NASTY} inside")
    assert {name for name, _ in tags(html)} <= {"p"}


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,<b>", "vbscript:x", "//evil.example", "&#106;avascript:x"],
)
def test_links_that_are_no_links_are_words(address):
    html = prose(f"[click]({address}) and ![see]({address}) and <{address}>")
    assert "href" not in html
    assert "src" not in html


def test_a_link_to_the_web_is_kept_and_its_address_escaped():
    html = prose('[paper](https://example.org/a?b=1&c="x)')
    assert '<a href="https://example.org/a?b=1&amp;c=' in html
    assert len(tags(html)) == 2


def test_no_picture_is_fetched():
    html = prose("![a cat](https://example.org/cat.png)")
    assert "[picture: a cat]" in html
    assert "example.org" not in html


def test_headings_stay_below_those_of_the_page():
    assert prose("# Mine") == "<h4>Mine</h4>\n"


def test_emphasis_lists_and_tables_are_kept():
    html = prose("*so*\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert {name for name, _ in tags(html)} == {"p", "em", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize(
    "piece", ["[", "*", "> ", "`", "[a](", "- ", "<", "_a", "![[", "***a **", "&#", "|a|\n", "'", "{", "f'{", "\\"]
)
def test_no_text_makes_the_parsers_run_for_ever(piece):
    assert prose(piece * 10_000)
    assert code(piece * 10_000)
