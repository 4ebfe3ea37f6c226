"""What crosses, and how it arrives."""

import collections
import enum
import math

import numpy as np
import pytest
from hypothesis import given, settings

from autograder.engine.values import BadFrame, Handle, Limits, NotAValue, ValueTooLarge, decode, encode
from tests.autograder.engine.values.values_of import VALUES, same

CALM = settings.get_profile("calm")


def crossed(value, **hooks):
    return decode(encode(value, **hooks))


@settings(CALM, max_examples=200)
@given(VALUES)
def test_every_value_arrives_with_its_type_bits_and_layout(value):
    assert same(crossed(value), value)


def test_the_comparison_of_these_tests_sees_a_changed_bit_type_or_layout():
    array = np.arange(6.0).reshape(2, 3)
    assert not same(array, array.T)
    assert not same(array, np.asfortranarray(array))
    assert not same(array, array.astype(">f8"))
    assert not same(0.0, -0.0)
    assert not same(np.float64(1), 1.0)
    assert not same({"a": [1]}, {"a": [True]})


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, 2**4000, -(10**300), 0, -1])
def test_integers_of_any_size_arrive(value):
    assert crossed(value) == value


def test_a_nan_from_the_library_is_still_the_object_that_list_equality_knows():
    assert crossed([np.nan]) == [np.nan]
    computed = math.inf - math.inf
    assert crossed([computed]) != [computed]


@pytest.mark.parametrize(
    "value",
    [
        type("AlwaysEqual", (np.ndarray,), {"__eq__": lambda *_: True})((2,)),
        np.ma.masked_array([1.0]),
        np.array([object()]),
        np.zeros(2, [("a", "i4")]),
        np.zeros(1, "V3"),
        np.void(b"abc"),
        type("Float", (float,), {})(1.0),
        enum.IntEnum("Colour", "RED").RED,
        collections.OrderedDict(),
        bytearray(b"x"),
        object(),
        len,
        int,
        "\ud800",
        np.str_("\ud800"),
        np.array(["\ud800"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_value_is_refused_or_named_by_the_caller(value):
    with pytest.raises(NotAValue):
        encode([value])
    assert crossed([value], on_other=lambda other: Handle("object", 7, type(other).__name__)) == [
        Handle("object", 7, type(value).__name__)
    ]


def test_a_handle_becomes_what_the_receiver_says():
    frame = encode({"f": Handle("call", 3, ("f", 2))})
    assert decode(frame, on_handle=lambda handle: (handle.kind, handle.id, handle.detail)) == {
        "f": ("call", 3, ("f", 2))
    }


def test_what_is_shared_in_a_message_stays_shared():
    array, inner, text = np.zeros(3), [1], "long " * 20
    one, two, three, four, five = crossed([array, (inner, array), {"k": inner}, text, text])
    assert one is two[1]
    assert two[0] is three["k"]
    assert four is five
    assert crossed([np.zeros(3), np.zeros(3)])[0] is not crossed([np.zeros(3), np.zeros(3)])[1]


def test_a_value_that_contains_itself_is_named_or_refused():
    loop = []
    loop.append([loop])
    with pytest.raises(NotAValue):
        encode(loop)
    assert crossed(loop, on_other=lambda other: Handle("loop", int(other is loop))) == [[Handle("loop", 1)]]


def test_a_value_can_keep_an_identity_beyond_one_message():
    array, known = np.arange(3), {}

    def name(value):
        if not isinstance(value, np.ndarray):
            return None
        first = id(value) not in known
        number = known.setdefault(id(value), len(known))
        return Handle("array", number, value if first else None)

    table = {}

    def meet(handle):
        if handle.detail is not None:
            table[handle.id] = handle.detail
        return table[handle.id]

    first = decode(encode([array, [array]], on_value=name), on_handle=meet)
    second = decode(encode({"again": array}, on_value=name), on_handle=meet)
    assert first[0] is first[1][0] is second["again"]
    assert len(encode({"again": array}, on_value=name)) < array.nbytes + 30


def test_a_hook_that_changes_the_list_it_is_asked_in_does_no_harm():
    growing = [object()]

    def name(_other):
        growing.append(1)
        return Handle("object", 1)

    assert crossed(growing, on_other=name) == [Handle("object", 1)]


@pytest.mark.parametrize(
    ("value", "limits"),
    [
        (np.zeros(1000), Limits(frame_bytes=7000)),
        (np.broadcast_to(np.float64(0), (10**6, 10**6)), Limits()),
        (np.zeros((0, 2**40)), Limits()),
        ("x" * 5000, Limits(frame_bytes=4000)),
        (1 << 9000, Limits(int_bytes=1000)),
        ([0] * 101, Limits(items=100)),
        ([[[[]]]], Limits(depth=3)),
        ((((1,),),), Limits(depth=2)),
    ],
)
def test_what_is_larger_than_the_limits_is_refused_by_both_ends(value, limits):
    with pytest.raises(ValueTooLarge):
        encode(value, limits=limits)
    if getattr(value, "nbytes", 0) < 10**6 and getattr(value, "size", 1):
        with pytest.raises(BadFrame):
            decode(encode(value), limits=limits)


def test_sharing_cannot_unfold_into_more_than_the_limits():
    bomb = []
    for _ in range(60):
        bomb = [bomb, bomb]
    with pytest.raises(ValueTooLarge):
        encode(bomb)
    with pytest.raises(BadFrame):
        decode(encode(bomb, limits=Limits(items=2**62)))


def test_a_value_as_deep_as_a_hook_makes_it_is_refused():
    with pytest.raises(ValueTooLarge):
        encode(object(), on_other=lambda other: Handle("object", 1, other))
