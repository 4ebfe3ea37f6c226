"""Memory of arrays: whose it is, and what is in it."""

import numpy as np
import pytest

from autograder.engine.values import BadFrame, decode, encode
from autograder.engine.values.arrays import ALIGNMENT, PADDED
from autograder.engine.values.decoder import decode_in_place
from autograder.engine.values.limits import DEFAULT


@pytest.mark.parametrize("size", [3, 30_000])
def test_an_array_that_arrives_is_writable_and_its_own(size):
    sent = np.arange(float(size))
    frame = encode(sent)
    first, second = decode(frame), decode(frame)
    first[0] = 9
    assert (sent[0], second[0]) == (0, 0)
    assert first.flags.owndata


def test_a_large_array_stays_in_a_buffer_that_is_handed_over():
    frame = np.frombuffer(encode(["x", np.arange(30_000.0)]), np.uint8).copy()
    array = decode_in_place(memoryview(frame), None, DEFAULT)[1]
    assert np.shares_memory(array, frame)
    assert array.flags.writeable
    assert array.ctypes.data % ALIGNMENT == frame.ctypes.data % ALIGNMENT


@pytest.mark.parametrize("shape", [(2,), (2, 1), ()])
def test_a_truth_value_is_zero_or_one_whatever_was_sent(shape):
    frame = bytearray(encode(np.ones(shape, bool)))
    frame[-1] = 255
    assert np.asarray(decode(frame)).view(np.uint8).max() == 1


@pytest.mark.parametrize("order", ["<", ">"])
def test_text_arrays_hold_characters_only(order):
    text = np.array(["a"], order + "U1")
    for code_point in (0x110000, 0xD800, 0xFFFFFFFF):
        frame = encode(text)[:-4] + code_point.to_bytes(4, "little" if order == "<" else "big")
        with pytest.raises(BadFrame):
            decode(frame)
    assert decode(encode(text)) == text


@pytest.mark.skipif(not PADDED, reason="long doubles have no unused bytes on this machine")
def test_unused_bytes_of_long_doubles_carry_no_memory_of_the_sender():
    array = np.zeros(4, np.longdouble)
    array.view(np.uint8)[:] = 0xAA
    assert encode(array)[-6:] == bytes(6)
    assert encode(array[0])[-6:] == bytes(6)
    assert encode(array.astype(np.clongdouble))[-6:] == bytes(6)


@pytest.mark.parametrize("shape", [(0,), (3, 0, 400), (0, 10**6)])
def test_an_empty_array_keeps_its_dimensions(shape):
    assert decode(encode(np.zeros(shape))).shape == shape


def test_dimensions_whose_product_wraps_around_are_refused():
    frame = bytearray(encode(np.zeros((2, 2, 2))))
    header = frame.index((2).to_bytes(8, "little") * 3)
    frame[header : header + 24] = (2**32).to_bytes(8, "little") * 2 + (0).to_bytes(8, "little")
    with pytest.raises(BadFrame):
        decode(frame)
