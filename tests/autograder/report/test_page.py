"""The page: everything in it, nothing fetched, nothing of a learner's that a browser would run."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from autograder.report.figures import figures
from autograder.report.model import Exercise, Mark
from autograder.report.page import COMMONEST, FEW, SIGNS, kind, render
from tests.autograder.report.classes import NASTY, SIGMOID, finding, klass, learner, sheet, small

VOID = {"meta", "col", "br", "hr", "img", "link"}


class Reader(HTMLParser):
    """Collects tags with their attributes, and complains about tags that are not closed in turn."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.open, self.words = [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    @property
    def text(self):
        return re.sub(r" (?=[,:)])", "", " ".join(" ".join(self.words).split()))


def page_of(*learners, **more):
    return render(figures(klass(*learners, **more)))


def cells(page):
    """The cells of the map: (sign, class)."""
    body = page.partition('<table class="map">')[2].partition("</table>")[0]
    return re.findall(r'<td class="m ([\w-]+)" title="[^"]*">(.*?)</td>', body)


def test_nothing_is_fetched_and_nothing_is_run():
    page = render(figures(small()))
    for tag, attributes in Reader(page).tags:
        assert tag not in ("script", "link", "iframe", "img", "object", "base", "form")
        assert not any(name.startswith("on") for name in attributes)
        for name in ("src", "href", "xlink:href", "action", "style"):
            address = attributes.get(name, "")
            assert address.startswith(("#", "../autograded/")) or address == ""
    assert "url(" not in page
    assert "@import" not in page
    assert "http" not in page.replace("http-equiv", "")


def nasty():
    """A learner, a lesson and a class full of hostile text."""
    exercise = Exercise(NASTY, NASTY, NASTY, 10.0)
    found = finding(f"{NASTY} `{NASTY}`", NASTY)
    one = learner(NASTY, sheet(Mark.FAILED, Mark.FAILED, found=found, looks=(NASTY,), seconds=1.0), name=NASTY)
    attempts = tuple(replace(attempt, exercise=exercise) for attempt in one.sheets[0].attempts[:1])
    one = replace(one, sheets=(replace(one.sheets[0], notebook=NASTY, attempts=attempts, link="../autograded/x"),))
    about = {"absent": (NASTY,), "ungraded": (NASTY,), "notes": (NASTY,)}
    return replace(klass(one, **about), week=NASTY, exercises=(exercise,))


def test_all_text_is_escaped_wherever_it_comes_from():
    page = render(figures(nasty()))
    assert not any(tag in ("script", "img") for tag, _ in Reader(page).tags)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 10


def test_the_search_for_unescaped_text_would_find_it():
    with pytest.raises(AssertionError):
        assert not any(tag == "script" for tag, _ in Reader(f"<p>{NASTY.removeprefix('</script>')}</p>").tags)


@pytest.mark.parametrize(
    "name", ['O\'Hara "Q" <i>', "עדה לאבלייס", "Zoë Ødegård", "李明", "x" * 200, "\u202eevil", "a\nb"]
)
def test_names_of_all_kinds_stand_in_their_place(name):
    page = page_of(learner(name), learner("bob"))
    assert "\u202e" not in page
    row = next(row for row in page.split("<tr>") if "<bdi>" in row)
    assert row.count("<bdi>") == row.count("</bdi>") == 1
    assert len(re.sub("<[^>]*>", "", row)) < 200
    assert Reader(page).text.count("bob") == 2  # in the map, and his answer that waits


def test_no_text_turns_the_direction_of_what_follows():
    turned = "\u202eevil\x1b[31m"
    found = finding(turned, turned)
    one = learner("ada", sheet(Mark.FAILED, found=found, looks=(turned,)), name=turned)
    page = page_of(replace(one, looks=(turned,)), notes=(turned,), absent=(turned,), ungraded=(turned,))
    assert "evil" in page
    assert not {"\u202e", "\x1b"} & set(page)


def test_the_same_class_gives_the_same_bytes():
    assert render(figures(small())) == render(figures(small()))


def test_every_outcome_has_a_sign_and_a_class_of_its_own():
    marks = [mark for mark in Mark if mark in SIGNS]
    page = page_of(*(learner(f"s{number}", sheet(mark, Mark.PASSED)) for number, mark in enumerate(marks)))
    shown = cells(page)
    assert {(kind(mark), SIGNS[mark]) for mark in marks} <= set(shown)
    assert len({SIGNS[mark] for mark in marks}) == len(marks)
    legend = page.partition('class="legend"')[2].partition("</ul>")[0]
    for mark in marks:
        assert f">{SIGNS[mark]}</span> {mark}" in legend
        assert f".{kind(mark)}" in page


def test_points_stand_where_no_outcome_is_known():
    page = page_of(learner("ada", sheet(Mark.UNKNOWN, Mark.UNKNOWN, (Mark.BY_HAND, 7.5))))
    assert cells(page) == [("unknown", "0"), ("unknown", "0"), ("by-hand", "7.5")]
    assert "not known (its points)" in Reader(page).text


def test_the_page_counts_as_the_figures_do():
    text = Reader(render(figures(small()))).text
    for told in (
        "graded 4 of 6 students",
        "median score 8.5 of 40",
        "late 1",
        "answers to read 2",
        "need a look 1",
        "2 of 4 dw: every entry is 5 times too large. sum-for-mean bob, cy",
        "Damaged: cut off",
        "cy: 2 hours, 3 points off",
        "Nothing was handed in by 1 student on the list: eve",
        "1 submission waits to be graded ( fay). Run: autograder grade week02",
    ):
        assert told in text, told


def test_only_the_commonest_findings_and_the_first_names_are_shown():
    learners = [learner(f"s{n:02}", sheet(Mark.FAILED, found=finding(f"rare {n}" if n else "rare"))) for n in range(20)]
    page = page_of(*learners, *(learner(f"t{n}", sheet(Mark.FAILED, found=finding("common"))) for n in range(9)))
    text = Reader(page).text
    assert f"t{FEW - 1} and {9 - FEW} more" in text
    assert text.index("common") < text.index("rare")
    assert f"And {21 - COMMONEST} other findings" in text


def test_every_drawing_says_what_it_shows():
    reader = Reader(render(figures(small())))
    drawn = [attributes for tag, attributes in reader.tags if tag == "svg"]
    ids = {attributes.get("id") for _, attributes in reader.tags}
    assert len(drawn) == 3
    for attributes in drawn:
        assert attributes["role"] == "img"
        assert set(attributes["aria-labelledby"].split()) <= ids


def test_no_id_is_given_twice():
    ids = [attributes["id"] for _, attributes in Reader(render(figures(nasty()))).tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_two_lessons_are_told_apart():
    other = Exercise("planar", "sigmoid", "test_sigmoid", 10.0)
    first = replace(sheet(), attempts=sheet().attempts[:1])
    second = replace(first, notebook="planar", attempts=(replace(first.attempts[0], exercise=other),))
    found = figures(replace(klass(learner("ada", first, second)), exercises=(SIGMOID, other)))
    reader = Reader(render(found))
    assert {"logistic", "planar"} <= {words.strip() for words in reader.words}
    assert len([tag for tag, _ in reader.tags if tag == "svg"]) == 3  # scores, and the points of each lesson


def test_it_is_made_for_dark_screens_and_for_paper():
    page = render(figures(small()))
    assert page.count("prefers-color-scheme: dark") >= 2
    assert page.count("@media print") >= 2
