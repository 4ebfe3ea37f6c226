"""The drawing."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest

from startcode.checks.pictures.grid import grid_of
from startcode.checks.pictures.svg import WRONG, svg


def drawing(gaps, **options):
    gaps = np.asarray(gaps, dtype=float)
    return svg(grid_of(gaps, gaps == 0), "what it shows", **options)


def squares(text):
    """How many squares of each fullness there are, without the legend's one each."""
    found = re.findall(rf'<path d="([^"]*)" fill="{WRONG}" fill-opacity="([0-9.]+)"', text)
    count = {float(fullness): 0 for _, fullness in found}
    for path, fullness in found:
        count[float(fullness)] += path.count("M")
    return {fullness: number - 1 for fullness, number in count.items() if number > 1}


def dots(text):
    return sum(path.count("M") for path in re.findall(r'<path d="([^"]*)" [^>]*stroke-linecap="round"', text)) - 1


GAPS = [[0, 0, 1, 0, 0], [0, 4, 0, 0, 0], [0, 0, 0, 0, 2]]


def test_right_entries_are_dots_and_wrong_ones_squares_the_fuller_the_further_off():
    assert dots(drawing(GAPS)) == 12
    assert squares(drawing(GAPS)) == {0.4: 1, 0.6: 1, 1.0: 1}


def test_a_tiny_gap_is_still_a_square():
    assert squares(drawing([[0, 0, 1e-9], [0, 0, 5]])) == {0.2: 1, 1.0: 1}


def test_it_is_well_formed_and_has_a_text_alternative():
    root = ElementTree.fromstring(drawing(GAPS))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == "what it shows"


def test_it_needs_nothing_from_elsewhere():
    text = drawing(GAPS)
    for word in ("href", "url(", "<script", "<style", "http"):
        assert word not in text


def test_text_and_frames_take_the_colour_of_the_page():
    text = drawing(GAPS)
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) == {"none", "currentColor", WRONG}
    assert all('fill="currentColor"' in tag for tag in re.findall(r"<text[^>]*>", text))


def test_the_scale_is_said():
    assert "off, by up to 4" in drawing(GAPS)


def test_the_worst_square_is_ringed():
    ring = re.search(r'<rect x="(\d+)" y="(\d+)" [^>]*stroke-width="2.5"/>', drawing(GAPS))
    corner = re.search(rf'<path d="M(\d+) (\d+)[^"]*" fill="{WRONG}" fill-opacity="1"', drawing(GAPS))
    assert [int(number) for number in ring.groups()] == [int(number) - 1 for number in corner.groups()]


def test_a_line_stands_before_the_first_wrong_column_only_if_asked():
    assert "stroke-dasharray" not in drawing(GAPS)
    assert "stroke-dasharray" in drawing(GAPS, first=1)


@pytest.mark.parametrize("shape", [(1, 13), (3, 5), (16, 28), (200, 3), (3, 900)])
def test_it_stays_small_on_the_page_and_in_the_file(shape):
    text = drawing(np.random.default_rng(0).random(shape))
    root = ElementTree.fromstring(text)
    assert float(root.attrib["width"]) <= 520
    assert float(root.attrib["height"]) <= 320
    assert len(text) < 20_000


@pytest.mark.parametrize("shape", [(1, 13), (3, 5), (16, 28), (200, 3), (3, 900)])
def test_numbers_along_the_axes_do_not_run_into_each_other(shape):
    text = drawing(np.ones(shape))
    columns = [
        (float(x), len(word) * 6.2)
        for x, word in re.findall(r'<text x="([^"]+)"[^>]*text-anchor="middle">([^<]*)<', text)
    ]
    for (left, width), (right, next_width) in pairwise(columns):
        assert left + width / 2 < right - next_width / 2
