"""Sounds have their size, every word its course, and nothing but the generator decides."""

import numpy as np
import pytest

from startcode import datasets
from startcode.errors import DatasetError

BANDS = np.arange(12)[:, np.newaxis]


def course(word, seed=1, many=60):
    """The mean band of a word at its begin, middle and end, over many of them."""
    rng = np.random.default_rng(seed)
    found = []
    for clip in (datasets.draw_word(word, rng=rng) for _ in range(many)):
        bands = (clip * BANDS).sum(axis=0) / clip.sum(axis=0)
        found.append([bands[0], bands[len(bands) // 2], bands[-1]])
    return np.mean(found, axis=0)


def test_a_background_is_ten_seconds_without_a_word():
    rng = np.random.default_rng(1)
    for x in (datasets.draw_background(rng=rng) for _ in range(20)):
        assert (x.shape, x.dtype) == ((12, 200), np.float64)
        assert x.min() >= 0
        assert x.mean() < 0.4


def test_a_word_takes_half_a_second_to_nine_tenths_and_is_louder_than_the_background():
    rng = np.random.default_rng(2)
    clips = [datasets.draw_word(word, rng=rng) for word in datasets.WORDS for _ in range(60)]
    lengths = {clip.shape[1] for clip in clips}
    assert (min(lengths), max(lengths)) == (10, 18)
    assert all(clip.shape[0] == 12 and clip.min() >= 0 and clip.max() > 0.25 for clip in clips)


def test_the_trigger_word_rises_and_the_others_do_not():
    assert next(iter(datasets.WORDS)) == "wake up"
    begin, middle, end = course("wake up")
    assert begin + 3 < middle < end - 3
    begin, middle, end = course("go down")
    assert begin - 3 > middle > end + 3
    assert np.ptp(course("all one")) < 0.5
    begin, middle, end = course("over it")
    assert middle > max(begin, end) + 3
    begin, middle, end = course("under it")
    assert middle < min(begin, end) - 3


def test_the_generator_decides_and_goes_on():
    for draw in (datasets.draw_background, lambda rng: datasets.draw_word("wake up", rng=rng)):
        np.testing.assert_array_equal(*(draw(rng=np.random.default_rng(3)) for _ in range(2)))
        rng = np.random.default_rng(3)
        assert not np.array_equal(draw(rng=rng), draw(rng=rng))


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(DatasetError, match="rng is a int"):
        datasets.draw_background(rng=1)
    with pytest.raises(DatasetError, match="rng is a int"):
        datasets.draw_word("wake up", rng=1)
    with pytest.raises(DatasetError, match='"hello" is not known'):
        datasets.draw_word("hello", rng=np.random.default_rng(1))
