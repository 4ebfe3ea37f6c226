import numpy as np
import pytest

from startcode.diagnosis import diagnose_shape

SIZES = {"m": 5, "n_x": 3, "n_h": 4}


@pytest.mark.parametrize(
    ("got", "expected", "relation"),
    [
        *(((1, 3), (3, 1), "transpose"), ((5, 3), (3, 5), "transpose")),
        *(((3,), (3, 1), "rank-one"), ((3, 5), (1, 3, 5), "rank-one"), ((), (1, 1), "rank-one")),
        *(((1, 1), (), "extra-axis"), ((3, 1), (3,), "extra-axis")),
        *(((3, 3), (3, 1), "keepdims"), ((5, 5), (1, 5), "keepdims"), ((5, 5), (5,), "keepdims")),
        *(((5, 5), (), "table"), ((3, 5), (), "not-summed"), ((1, 5), (), "not-summed"), ((5,), (), "not-summed")),
        *(((3, 5), (3, 1), "not-summed"), ((3, 5), (1, 5), "not-summed")),
        *(((1, 5), (3, 1), "axis"), ((5,), (3,), "axis")),
        *(((), (3, 5), "over-summed"), ((1, 1), (3, 1), "over-summed"), ((5,), (3, 5), "over-summed")),
        *(((2, 7, 6), (2, 6, 7), "axis-order"), ((7, 6, 2), (2, 6, 7), "axis-order")),
        *(((42, 2), (6, 7, 2), "reshape"), ((3, 4), (3, 5), "wrong-size"), ((4, 4), (3, 3), "wrong-size")),
        *(((3, 7), (3, 8), "off-by-one"), ((4, 9, 10, 5), (2, 9, 10, 3), "padding"), ((3, 0), (3, 5), "empty")),
    ],
)
def test_a_wrong_shape_gives_the_mistake_away(got, expected, relation):
    assert diagnose_shape(got, expected, SIZES).relation == relation
    assert diagnose_shape(np.zeros(got), expected, SIZES).relation == relation


@pytest.mark.parametrize(
    ("got", "expected"), [((3, 5), (3, 5)), ((6, 11), (7, 13, 2)), ((6, 8), (11, 13)), ((6,), (9,))]
)
def test_equal_shapes_and_shapes_with_nothing_in_common_say_nothing(got, expected):
    assert diagnose_shape(got, expected, SIZES) is None


def test_a_length_is_called_by_its_name():
    message = diagnose_shape((3, 5), (3, 1), SIZES).message

    assert "axis 1 with 5 (m) entries" in message
    assert "an elementwise product where a matrix product is meant?" in message


@pytest.mark.parametrize("got", [None, "abc", (1, "x"), object(), 3.5])
def test_anything_may_be_asked_about(got):
    diagnose_shape(got, (3, 1))
