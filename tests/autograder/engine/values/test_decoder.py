"""The reader believes nothing."""

import math
import random
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.engine.values import BadFrame, Handle, Limits, decode, encode
from tests.autograder.engine.values.values_of import VALUES

CALM = settings.get_profile("calm")
SMALL = Limits(frame_bytes=1 << 16, items=2000, depth=50, int_bytes=1 << 10)


def refused_or_read(frame, limits=SMALL):
    try:
        return decode(frame, limits=limits)
    except BadFrame:
        return None


@settings(CALM, max_examples=400)
@given(st.binary(max_size=300))
def test_random_bytes_raise_nothing_but_bad_frame(data):
    refused_or_read(data)
    refused_or_read(b"\x01" + data)


@settings(CALM, max_examples=200)
@given(VALUES, st.randoms(use_true_random=False))
def test_damaged_frames_raise_nothing_but_bad_frame(value, rng):
    frame = encode([value, Handle("x", 1, value), np.random.default_rng(1)])
    for _ in range(4):
        damaged = bytearray(frame)
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(len(damaged))
            damaged[place : place + rng.choice([0, 1, 1, 4])] = rng.randbytes(rng.choice([0, 1, 1, 4, 8]))
        refused_or_read(damaged)
        refused_or_read(frame[: rng.randrange(len(frame))])


TAGS = b"NTF.iIfcsbltSZd:rAguBGRH@"


@settings(CALM, max_examples=400)
@given(st.lists(st.sampled_from([*TAGS, 0, 1, 2, 255]), max_size=200), st.randoms(use_true_random=False))
def test_frames_made_of_tags_and_lengths_raise_nothing_but_bad_frame(tags, rng):
    lengths = [b"", b"\x00\x00\x00\x00", b"\x02\x00\x00\x00", b"\xff\xff\xff\xff", b"\xff" * 8]
    refused_or_read(b"\x01" + b"".join(bytes((tag,)) + rng.choice(lengths) for tag in tags))


def test_no_frame_makes_the_reader_allocate_beyond_the_limits():
    rng = random.Random(5)
    seeds = [
        encode([np.zeros((30, 40)), "x" * 200, {"a": [1, 2, (3,)]}, {4, 5}, 1 << 500, Handle("h", 1)]),
        encode([np.array(["abc"] * 9), np.random.default_rng(1), b"y" * 100, range(9), slice(2), np.float32(2)]),
        b"\x01l" + b"\xff\xff\xff\xff",
        b"\x01AC*\x0a|S99999999\x01" + (2**40).to_bytes(8, "little"),
        b"\x01AC?\x02" + (0).to_bytes(8, "little") + (2**60).to_bytes(8, "little"),
        b"\x01" + b"l\x01\x00\x00\x00" * 5000,
    ]
    tracemalloc.start()
    try:
        refused_or_read(seeds[0])
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(800):
            damaged = bytearray(rng.choice(seeds))
            for _ in range(rng.randint(0, 3)):
                damaged[rng.randrange(len(damaged))] = rng.choice([0, 1, 127, 255, rng.randrange(256)])
            refused_or_read(damaged)
        peak = tracemalloc.get_traced_memory()[1] - before
        assert peak < SMALL.frame_bytes * 3 + SMALL.items * 200
        tracemalloc.reset_peak()
        bytearray(1 << 20)
        assert tracemalloc.get_traced_memory()[1] - before > 1 << 20  # more would have been seen
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (b"", "version"),
        (b"\x02N", "version"),
        (b"\x01", "too early"),
        (b"\x01NN", "after its value"),
        (b"\x01?", "unknown tag"),
        (b"\x01@\x00\x00\x00\x00", "never written"),
        (b"\x01l\x01\x00\x00\x00@\x00\x00\x00\x00", "never written"),
        (b"\x01s\x02\x00\x00\x00\xc3\x28", "UTF-8"),
        (b"\x01s\x03\x00\x00\x00\xed\xa0\x80", "UTF-8"),
        (b"\x01d\x01\x00\x00\x00l\x00\x00\x00\x00N", "key"),
        (b"\x01S\x01\x00\x00\x00l\x00\x00\x00\x00", "member"),
        (b"\x01S\x01\x00\x00\x00:l\x00\x00\x00\x00NN", "member"),
        (b"\x01rNNN", "bounds"),
        (b"\x01AX?\x00\x01", "header"),
        (b"\x01AC!\x00\x01", "dtype"),
        (b"\x01AC*\x02|O\x00", "dtype"),
        (b"\x01g*\x03<U1aaaa", "header"),
    ],
)
def test_a_bad_frame_is_refused_and_says_why(frame, reason):
    with pytest.raises(BadFrame, match=reason):
        decode(frame)


def test_keys_with_one_hash_cannot_stall_the_reader():
    modulus = 2**61 - 1  # of the hash of an integer
    with pytest.raises(BadFrame, match="one hash"):
        decode(encode([modulus * (k + 1) for k in range(1000)]).replace(b"\x01l", b"\x01S", 1))
    assert len(decode(encode(set(range(100_000))))) == 100_000


def test_what_a_hook_raises_is_passed_on():
    def refuse(handle):
        raise KeyError(handle.id)

    with pytest.raises(KeyError):
        decode(encode([Handle("x", 1)]), on_handle=refuse)


def test_a_nan_keeps_its_payload():
    odd = np.uint64(0x7FF8DEADBEEF0001).view(np.float64)
    assert np.float64(decode(encode(float(odd)))).view(np.uint64) == odd.view(np.uint64)
    assert decode(encode(math.nan)) is np.nan
