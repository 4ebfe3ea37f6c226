"""Windows stand where they should, and see what lies there."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError
from startcode.layers.windows import places, rows_of_windows

SIZES = [(n, f, pad, stride) for n in (5, 6, 7, 9) for f in (1, 2, 3, 5) for pad in (0, 1, 2) for stride in (1, 2, 3)]


def counted(n, f, pad, stride):
    """One place after the other, until the window sticks out."""
    count = 0
    while count * stride + f <= n + 2 * pad:
        count += 1
    return count


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_the_number_of_places_is_what_counting_gives(sizes):
    assert layers.conv_output_size(*sizes) == counted(*sizes)


def test_a_frame_of_zeros_stands_around_each_picture_and_nowhere_else():
    X = np.random.default_rng(1).normal(size=(2, 3, 5, 4)).astype(np.float32)
    for pad in (0, 1, 2):
        framed = layers.zero_pad(X, pad)
        assert framed.shape == (2, 3 + 2 * pad, 5 + 2 * pad, 4)
        assert framed.dtype == np.float32
        assert framed is not X
        np.testing.assert_array_equal(framed, np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0))))


@pytest.mark.parametrize(("f", "stride"), [(3, 1), (2, 3), (3, 2), (1, 1)])
def test_every_row_is_what_one_window_sees(f, stride):
    X = np.arange(2 * 7 * 5 * 3.0).reshape(2, 7, 5, 3)
    rows = rows_of_windows(X, f, stride)
    down, across = counted(7, f, 0, stride), counted(5, f, 0, stride)
    for place, (i, h, w) in enumerate(np.ndindex(2, down, across)):
        seen = X[i, h * stride : h * stride + f, w * stride : w * stride + f]
        np.testing.assert_array_equal(rows[place], seen.reshape(-1))
    assert len(rows) == 2 * down * across
    pixel = X[places(down, across, f - 1, 0, stride)]
    np.testing.assert_array_equal(pixel, rows.reshape(2, down, across, f, f, 3)[:, :, :, f - 1, 0])


def test_a_picture_that_became_a_batch_by_newaxis_is_seen_right():
    picture = np.arange(12.0).reshape(3, 4)
    rows = rows_of_windows(picture[np.newaxis, :, :, np.newaxis], 2, 1)
    np.testing.assert_array_equal(rows[0], [0, 1, 4, 5])
    np.testing.assert_array_equal(rows[-1], [6, 7, 10, 11])


@pytest.mark.parametrize("sizes", [(3, 5, 0, 1), (3, 0, 0, 1), (3, 2, -1, 1), (3, 2, 0, 0)])
def test_a_window_that_fits_nowhere_is_refused(sizes):
    with pytest.raises(StartCodeError, match="conv_output_size"):
        layers.conv_output_size(*sizes)
