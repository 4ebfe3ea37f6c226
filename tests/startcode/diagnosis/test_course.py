import numpy as np
import pytest

from startcode.diagnosis import diagnose

from .course import SLIPS


@pytest.mark.parametrize("name", SLIPS)
@pytest.mark.parametrize("seed", range(3))
def test_a_slip_of_the_course_is_called_by_its_name(name, seed):
    relation, make = SLIPS[name]
    slip = make(np.random.default_rng(seed))

    diagnosis = diagnose(slip.got, slip.expected, sizes=slip.sizes, inputs=slip.inputs)

    assert (diagnosis and diagnosis.relation) == relation, diagnosis


@pytest.mark.parametrize("name", SLIPS)
def test_a_right_answer_has_no_diagnosis(name):
    slip = SLIPS[name][1](np.random.default_rng(0))
    right = np.array(slip.expected)

    assert diagnose(right, slip.expected, sizes=slip.sizes, inputs=slip.inputs) is None
