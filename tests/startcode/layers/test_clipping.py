"""Clipped slopes stay inside the bound, and what comes in stays as it is."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError


def test_entries_beyond_the_bound_become_the_bound_and_others_stay():
    slopes = {"dW": np.array([[3.0, -20.0], [-5.5, 5.0]]), "db": np.array([[7.0], [-0.5]])}
    clipped = layers.clip(slopes, 5.0)
    np.testing.assert_array_equal(clipped["dW"], [[3, -5], [-5, 5]])
    np.testing.assert_array_equal(clipped["db"], [[5], [-0.5]])
    assert slopes["dW"][0, 1] == -20


def test_single_precision_stays_single():
    assert layers.clip({"dW": np.ones(3, np.float32)}, 0.5)["dW"].dtype == np.float32


@pytest.mark.parametrize("bound", [0, -1.0, float("nan")])
def test_a_bound_that_is_none_is_refused(bound):
    with pytest.raises(StartCodeError, match="above 0"):
        layers.clip({"dW": np.ones(3)}, bound)
