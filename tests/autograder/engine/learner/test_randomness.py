import random

import numpy as np
import pytest

from autograder.engine.learner import randomness


@pytest.fixture(autouse=True)
def keep_state():
    ours, numpys = random.getstate(), np.random.get_state()
    yield
    random.setstate(ours)
    np.random.set_state(numpys)


def test_the_state_is_told_when_it_has_changed_and_only_then():
    carried = randomness.GlobalRandomness()
    randomness.seed(1)
    assert carried.news() is not None
    assert carried.news() is None
    np.random.rand()
    ours, numpys = carried.news()
    assert ours is None
    assert numpys is not None


def test_the_other_side_goes_on_with_the_same_numbers():
    carried = randomness.GlobalRandomness()
    randomness.seed(5)
    random.gauss(0, 1)
    np.random.randn()
    state = carried.news()
    expected = random.random(), random.gauss(0, 1), np.random.randn(3).tolist()
    randomness.seed(6)
    assert carried.hear(state)
    assert (random.random(), random.gauss(0, 1), np.random.randn(3).tolist()) == expected


def good():
    carried = randomness.GlobalRandomness()
    randomness.seed(1)
    return carried.news()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda ours, numpys: None,
        lambda ours, numpys: (1, 2),
        lambda ours, numpys: (ours, numpys, 1),
        lambda ours, numpys: (None, (b"", *numpys[1:])),
        lambda ours, numpys: (None, (bytes(len(numpys[0])), *numpys[1:])),
        lambda ours, numpys: (None, (numpys[0], 10**9, *numpys[2:])),
        lambda ours, numpys: (None, (numpys[0], -1, *numpys[2:])),
        lambda ours, numpys: (None, (numpys[0], "x", *numpys[2:])),
        lambda ours, numpys: ((ours[0], bytes(len(ours[1])), None), None),
        lambda ours, numpys: ((ours[0], ours[1][:-4] + b"\xff\xff\xff\xff", None), None),
        lambda ours, numpys: ((9, *ours[1:]), None),
    ],
)
def test_a_state_that_no_generator_can_have_is_refused(spoil):
    assert not randomness.GlobalRandomness().hear(spoil(*good()))


def test_a_good_state_is_taken():
    assert randomness.GlobalRandomness().hear(good())
