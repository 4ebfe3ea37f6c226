import io
import random
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from autograder.engine.learner import extras
from autograder.engine.learner.shared import PUT, Shared
from autograder.engine.values import BadFrame, Handle, NotAValue, decode, encode

VALUES = [
    Fraction(1, 3),
    Decimal("1.50"),
    date(2024, 2, 29),
    datetime(2024, 2, 29, 12, 30),
    timedelta(days=1, microseconds=5),
    OrderedDict(b=1, a=[2]),
    Counter("aab"),
    defaultdict(list, a=[1]),
    defaultdict(None, a=1),
    deque([1, 2], maxlen=2),
    np.dtype("float32"),
    np.dtype(">i4"),
    int,
    type(None),
    ValueError,
    np.float64,
    np.ndarray,
]
FOREIGN = [object(), type("Mine", (), {}), type("List", (list,), {})(), len, np, np.array([None]), np.dtype("i4,f4")]


def through(value):
    here, there = Shared(0), Shared(1)

    def name(thing):
        return extras.name(thing, here) or Handle("other", 1)

    def resolve(handle):
        return there.resolve(handle) if handle.kind in (PUT, "known") else extras.resolve(handle)

    return decode(encode(value, on_other=name, on_value=here.name), on_handle=resolve)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_standard_values_come_through(value):
    came = through(value)
    assert came == value
    assert type(came) is type(value)


def test_a_deque_keeps_its_bound_and_a_defaultdict_its_factory():
    assert through(deque([1], maxlen=3)).maxlen == 3
    assert through(defaultdict(int))["new"] == 0


def test_the_order_of_an_ordered_dict_stays():
    assert list(through(OrderedDict(b=1, a=2))) == ["b", "a"]


def test_files_in_memory_keep_their_position():
    file = io.StringIO("abc")
    file.read(1)
    assert through(file).read() == "bc"
    assert through(io.BytesIO(b"abc")).read() == b"abc"
    file.close()
    assert through(file).closed


def test_a_random_generator_goes_on_where_it_was():
    generator = random.Random(3)
    came = through(generator)
    assert came.random() == generator.random()


@pytest.mark.parametrize("thing", FOREIGN, ids=lambda thing: type(thing).__name__)
def test_anything_else_is_no_extra_value(thing):
    assert extras.name(thing, Shared(0)) is None


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("type", "os.system"),
        ("type", "builtins.type"),
        ("type", 7),
        ("dtype", "O"),
        ("dtype", "V8"),
        ("dtype", ["i4"]),
        ("Fraction", ("1e1000000", 1)),
        ("Fraction", (1, 0)),
        ("Decimal", "x"),
        ("Decimal", "1" * 100_000),
        ("date", "yesterday"),
        ("Counter", [1]),
        ("deque", 3),
        ("deque", ([], -1)),
        ("Random", (3, (0,) * 624 + (1,), None)),
        ("Random", (3, (1,) * 624 + (9999,), None)),
        ("defaultdict", (3, [])),
        ("StringIO", (1, 2)),
        ("nonsense", None),
    ],
)
def test_a_forged_description_is_refused(kind, detail):
    with pytest.raises(BadFrame):
        extras.resolve(Handle(kind, 0, detail))


def test_only_value_types_and_exceptions_have_names():
    assert all(
        issubclass(kind, (BaseException, np.generic)) or kind in (*extras._VALUES, np.ndarray)
        for kind in extras.TYPES.values()
    )
    with pytest.raises(NotAValue):
        encode(object)
