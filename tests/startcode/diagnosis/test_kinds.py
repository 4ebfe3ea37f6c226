import numpy as np
import pytest

from startcode.diagnosis import diagnose


@pytest.mark.parametrize(
    ("got", "words"),
    [
        (None, "return missing"),
        ([[1.0, 2.0]], "np.array"),
        ("0.53", "type str"),
        (np.mean, "parentheses"),
        ((1.0, {}), "a tuple of 2"),
        (np.array([[1.0], None], dtype=object), "Python objects"),
        (np.array([1j]), "complex"),
        (1j, "complex"),
        (np.array(["a"]), "numbers are meant"),
        (np.ones((1, 1)).view(np.matrix), "np.matrix"),
        ({"dw": 1.0}, "type dict"),
    ],
)
def test_what_is_no_number_is_called_what_it_is(got, words):
    diagnosis = diagnose(got, np.ones((2, 3)))

    assert diagnosis is not None
    assert words in diagnosis.message


def test_a_key_that_is_spelt_otherwise_is_pointed_out():
    diagnosis = diagnose({"dw": 1.0, "DB": 2.0}, {"dw": 1.0, "db": 2.0})

    assert diagnosis.relation == "missing-keys"
    assert "Did you mean 'db' where 'DB' stands?" in diagnosis.message


def test_keys_that_look_like_nothing_are_only_missed():
    assert diagnose({"x": 1.0}, {"dw": 1.0, "db": 2.0}).message == "the keys 'dw' and 'db' are missing."


@pytest.mark.parametrize(
    ("got", "words"), [((1, 2), "2 values"), (1.0, "one value"), (None, "None"), ([1] * 4, "4 val")]
)
def test_too_many_or_too_few_values_are_counted(got, words):
    assert words in diagnose(got, (1.0, 2.0, 3.0)).message


def test_as_many_values_as_meant_are_left_to_the_caller():
    assert diagnose((1.0, 5.0), (1.0, 2.0)) is None
