import numpy as np
import pytest

from startcode.diagnosis.reading import floats, real_array, real_arrays, real_sizes


@pytest.mark.parametrize("value", [1, 2.5, True, np.float32(3), np.int8(4), np.ones((2, 3), np.float16), np.array(5)])
def test_numbers_and_arrays_of_any_real_type_are_read(value):
    array = floats(value)

    assert array is not None
    assert array.dtype == np.float64
    assert np.array_equal(array, np.asarray(value))


@pytest.mark.parametrize(
    "value", [None, "1", [1.0], (1.0,), 1j, {}, len, 10**400, np.array(["a"]), np.array([None]), np.array([1j])]
)
def test_everything_else_is_not(value):
    assert real_array(value) is None


def test_subclasses_of_arrays_are_stripped():
    class Agreeable(np.ndarray):
        def __eq__(self, other):
            return True

    assert type(real_array(np.ones(3).view(Agreeable))) is np.ndarray


def test_named_values_that_are_no_numbers_are_left_out():
    assert list(real_arrays({"X": np.ones(3), "name": "relu", "b": 1})) == ["X", "b"]


def test_sizes_that_explain_nothing_are_left_out():
    assert real_sizes({"m": 5, "one": 1, "zero": 0, "nan": float("nan"), "p": 0.8, "X": np.ones(2)}) == {
        "m": 5,
        "p": 0.8,
    }
