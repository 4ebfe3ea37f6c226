"""Arguments before and after."""

import numpy as np
import pytest

from startcode.checks.calls import same


@pytest.mark.parametrize(
    "value", [1, "a", None, np.array([1.0, np.nan]), {"W": np.zeros(2)}, [1, (2, np.ones(3))], float("nan")]
)
def test_a_value_is_the_same_as_itself(value):
    assert same(value, value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (np.zeros(3), np.zeros((3, 1))),
        (np.zeros(3), np.zeros(3, dtype=np.float32)),
        ({"W": np.zeros(2)}, {"W": np.array([0.0, 1e-12])}),
        ([1, 2], [1, 2, 3]),
        (1.0, 2.0),
    ],
)
def test_a_difference_in_value_type_or_shape_is_seen(one, other):
    assert not same(one, other)
