"""Random generators cross by their state."""

import copy

import numpy as np
import pytest

from autograder.engine.values import BadFrame, Handle, decode, encode
from autograder.engine.values.generators import BIT_GENERATORS, generator, random_state


@pytest.mark.parametrize("name", BIT_GENERATORS)
def test_a_generator_goes_on_where_it_was(name):
    rng = np.random.Generator(BIT_GENERATORS[name](3))
    rng.integers(0, 9, 5, dtype=np.int32)  # leaves half a word in the buffer
    arrived = decode(encode([rng, rng]))
    assert arrived[0] is arrived[1]
    assert np.array_equal(arrived[0].normal(size=700), rng.normal(size=700))


def test_a_random_state_goes_on_where_it_was():
    rng = np.random.RandomState(3)
    rng.normal()  # leaves a second number in store
    assert np.array_equal(decode(encode(rng)).normal(size=700), rng.normal(size=700))


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("MT19937", ("state", "pos"), 625),
        ("MT19937", ("state", "pos"), -1),
        ("MT19937", ("state", "key"), np.zeros(623, np.uint32)),
        ("MT19937", ("state", "key"), np.zeros(624)),
        ("Philox", ("buffer_pos",), 5),
        ("Philox", ("buffer_pos",), -1),
        ("PCG64", ("state", "state"), 1 << 128),
        ("PCG64", ("has_uint32",), 2),
        ("PCG64", ("uinteger",), 1 << 32),
        ("SFC64", ("bit_generator",), "PCG64"),
        ("SFC64", ("more",), 0),
    ],
)
def test_a_state_that_numpy_could_not_have_made_is_refused(name, path, value):
    state = copy.deepcopy(BIT_GENERATORS[name](0).state)
    generator((name, state))
    place = state
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(BadFrame):
        generator((name, state))


@pytest.mark.parametrize("content", [None, ("PCG64",), ("object", {}), ([], {}), ("PCG64", None)])
def test_what_is_no_generator_is_refused(content):
    with pytest.raises(BadFrame):
        generator(content)
    with pytest.raises(BadFrame):
        random_state(content)


def test_a_generator_of_another_kind_is_no_value():
    class Mine(np.random.PCG64):
        pass

    frame = encode(np.random.Generator(Mine(1)), on_other=lambda _: Handle("object", 1))
    assert decode(frame) == Handle("object", 1)
    frame = encode(np.random.RandomState(np.random.PCG64(1)), on_other=lambda _: Handle("object", 1))
    assert decode(frame) == Handle("object", 1)
