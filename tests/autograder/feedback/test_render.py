"""Is the page one safe, whole, accessible file?"""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from autograder.feedback.page import Item, Output, Page, ShownCell, Tone
from autograder.feedback.render import next_item, points, render, with_code

from .papers import NASTY, png

PICTURE = Output(f"{NASTY} a figure", picture=f"data:image/png;base64,{png()}")
CELL = ShownCell("x", heading=NASTY, outputs=(Output(NASTY, is_error=True), PICTURE, Output(NASTY, is_note=True)))
ITEM = Item(
    name=f"double{NASTY}",
    points=0.0,
    max_points=4.0,
    word=NASTY,
    tone=Tone.BAD,
    headline=NASTY,
    details=f"{NASTY}\n{NASTY}",
    hint=NASTY,
    traceback=NASTY,
    printed=NASTY,
    remarks=(NASTY,),
    comment=f"{NASTY}\x1b[31m",
    answer=(CELL,),
    check=replace(CELL, summary=NASTY),
)
DONE = Item("half", 2.0, 2.0, "passed", Tone.GOOD, answer=(ShownCell("y"),))
PAGE = Page(
    title=NASTY,
    student=NASTY,
    week=NASTY,
    notebook=NASTY,
    score=2.0,
    max_score=6.0,
    items=(DONE, ITEM),
    late_penalty=1.0,
    late=NASTY,
    notices=(NASTY,),
    others=(ShownCell("", heading=NASTY), CELL),
)
VOID = {"meta", "img"}


class Reader(HTMLParser):
    """Collects tags, attributes and text, and whether every tag is closed."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.targets, self.open, self.words = [], [], [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.targets += [found["href"]] if "href" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words += data


@pytest.fixture(scope="module")
def page():
    return Reader(render(PAGE))


def test_no_text_becomes_a_tag_or_an_attribute(page):
    assert not {"script", "iframe", "svg", "object", "embed", "link", "form"} & {tag for tag, _ in page.tags}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert page.words.count("<script>alert(1)</script>") > 15


def test_pictures_are_part_of_the_page_and_described(page):
    pictures = [attributes for tag, attributes in page.tags if tag == "img"]
    assert len(pictures) == 3
    assert all(found["src"].startswith("data:image/png;base64,") and "a figure" in found["alt"] for found in pictures)


def test_nothing_is_fetched_and_nothing_can_run(page):
    html = render(PAGE)
    assert not re.search(r"url\(|@import|https?://", html)
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_every_tag_is_closed_every_id_is_unique_and_every_link_has_a_target(page):
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)


def test_headings_have_no_gaps(page):
    ranks = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(ranks))


def test_the_table_has_a_caption_and_headers_for_rows_and_columns(page):
    assert "caption" in {tag for tag, _ in page.tags}
    scopes = [attributes["scope"] for tag, attributes in page.tags if tag == "th"]
    assert scopes == ["col", "col", "col", "row", "row"]


def test_the_page_is_light_dark_and_printable():
    html = render(PAGE)
    for rule in ("prefers-color-scheme: dark", "@media print", 'name="color-scheme" content="light dark"', 'lang="en"'):
        assert rule in html


def contrast(one, other):
    """The contrast of two colours by WCAG 2.2."""

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "card", "code"])
def test_every_colour_of_text_is_readable_on_every_ground(scheme, paper):
    block = re.findall(r":root \{(.*?)\}", render(PAGE), re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", block))
    for name in ("ink", "quiet", "good", "bad", "calm", "link", "t-word", "t-name", "t-text", "t-number", "t-note"):
        assert contrast(colours[name], colours[paper]) >= 4.5, (name, paper)


def test_the_late_penalty_is_told():
    assert "1 point is taken off" in render(PAGE)
    assert "2.5 points are taken off" in render(replace(PAGE, late_penalty=2.5))
    assert "no points are taken off" in render(replace(PAGE, late_penalty=0.0, late="2 days"))
    assert "taken off" not in render(replace(PAGE, late_penalty=0.0, late=""))


def test_a_page_without_any_points_is_whole():
    assert Reader(render(replace(PAGE, score=0.0, max_score=0.0, items=()))).open == []


def test_the_learner_is_sent_to_the_first_thing_that_is_not_done():
    assert next_item(PAGE) is ITEM
    assert next_item(replace(PAGE, items=(DONE,))) is None
    done = render(replace(PAGE, items=(DONE,), notices=()))
    assert "Every exercise is done" in done


def test_of_a_notebook_that_nobody_could_read_the_page_is_short():
    short = render(replace(PAGE, is_readable=False, items=(DONE,), others=()))
    assert "Exercise by exercise" not in short
    assert "Go on with" not in short
    assert Reader(short).targets == []
    assert "From your grader" in render(replace(PAGE, is_readable=False, items=(ITEM,), others=()))


def test_code_in_a_sentence_is_shown_as_code_and_escaped():
    assert with_code("at `x < 1` now") == "at <code>x &lt; 1</code> now"
    assert with_code("one ` alone <b>") == "one ` alone &lt;b&gt;"
    assert with_code(f"`{NASTY}`").count("<") == 2


def test_what_waits_for_a_reader_is_nothing_to_go_on_with():
    waits = Item("why", 0.0, 2.0, "waits for a reader", Tone.CALM, "These points come later.")
    assert next_item(replace(PAGE, items=(waits,))) is None


@pytest.mark.parametrize(
    ("number", "words"), [(10.0, "10"), (2.5, "2.5"), (1 / 3, "0.33"), (0.0, "0"), (12345.678, "12345.68")]
)
def test_points_are_written_as_people_do(number, words):
    assert points(number) == words
