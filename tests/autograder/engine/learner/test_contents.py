import io
import random
from collections import Counter, OrderedDict, defaultdict, deque

import numpy as np
import pytest

from autograder.engine.learner.contents import SNAPSHOT, changed, has_identity, put, snapshot


def append(items):
    items.append(4)


def add(items):
    items.add(4)


def set_key(items):
    items["new"] = 4


def draw(generator):
    generator.random()


def scale(array):
    array *= 2


def write(file):
    file.write(file.getvalue()[:0] + ("x" if isinstance(file, io.StringIO) else b"x"))


CASES = {
    "list": (lambda: [1, 2], append),
    "deque": (lambda: deque([1, 2], maxlen=5), append),
    "set": (lambda: {1, 2}, add),
    "dict": (lambda: {"a": 1}, set_key),
    "OrderedDict": (lambda: OrderedDict(a=1), set_key),
    "defaultdict": (lambda: defaultdict(int, a=1), set_key),
    "Counter": (lambda: Counter("aab"), set_key),
    "array": (lambda: np.arange(6.0).reshape(2, 3), scale),
    "large array": (lambda: np.arange(9999.0), scale),
    "array in Fortran order": (lambda: np.asfortranarray(np.arange(9000.0).reshape(90, 100)), scale),
    "view of an array": (lambda: np.arange(20000)[::2], scale),
    "nan": (lambda: np.full(9000, np.nan), lambda a: a.__setitem__(0, 1.0)),
    "large array of texts": (lambda: np.full(800, "seventy"), lambda a: a.__setitem__(9, "eight")),
    "large array of bytes": (lambda: np.full(1600, b"seven"), lambda a: a.__setitem__(9, b"eight")),
    "large array of complex numbers": (lambda: np.full(801, 1j), scale),
    "bool array": (lambda: np.zeros(9001, dtype=bool), lambda a: a.__setitem__(-1, True)),
    "Generator": (lambda: np.random.default_rng(1), draw),
    "MT19937": (lambda: np.random.Generator(np.random.MT19937(1)), draw),
    "RandomState": (lambda: np.random.RandomState(1), lambda g: g.rand()),
    "Random": (lambda: random.Random(1), draw),
    "StringIO": (lambda: io.StringIO("abc"), write),
    "BytesIO": (lambda: io.BytesIO(b"abc"), write),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_seen_and_no_change_is_not(name):
    make, change = CASES[name]
    thing = make()
    seen = snapshot(thing)
    assert not changed(thing, seen)
    change(thing)
    assert changed(thing, seen)


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_put_back_in_place(name):
    make, change = CASES[name]
    here, there = make(), make()
    change(there)
    assert put(here, there)
    if isinstance(here, list | dict | deque | set):
        assert here == there
    else:
        assert not changed(here, snapshot(there))


def test_every_type_that_can_be_remembered_is_tried_above():
    assert set(SNAPSHOT) == {type(make()) for make, _ in CASES.values()}


def test_an_array_changes_when_its_shape_or_dtype_does():
    array = np.arange(6)
    seen = snapshot(array)
    array.shape = (2, 3)
    assert changed(array, seen)
    assert put(array, np.arange(6).reshape(3, 2))
    assert array.shape == (3, 2)
    assert not put(array, np.arange(6.0).reshape(3, 2))
    assert not put(array, np.arange(7))


def test_a_read_only_array_stays_as_it_is():
    array = np.arange(3)
    array.flags.writeable = False
    assert put(array, np.zeros(3, dtype=array.dtype))
    assert array.tolist() == [0, 1, 2]


def test_content_of_another_type_is_refused():
    assert not put([1], (1,))
    assert not put({}, [])
    assert not put(np.random.default_rng(1), np.random.Generator(np.random.MT19937(1)))


def test_a_closed_file_closes_its_copy():
    here, there = io.StringIO("a"), io.StringIO("a")
    there.close()
    assert put(here, there)
    assert here.closed
    assert not put(here, io.StringIO("b"))


def test_generators_that_repeat_one_number_have_no_identity():
    dead = np.random.Generator(np.random.MT19937(1))
    state = dead.bit_generator.state
    state["state"]["key"] = np.zeros(624, dtype=np.uint32)
    dead.bit_generator.state = state
    stuck = np.random.default_rng(1)
    state = stuck.bit_generator.state
    state["state"]["inc"] = 2
    stuck.bit_generator.state = state
    assert not has_identity(dead)
    assert not has_identity(stuck)
    assert has_identity(np.random.default_rng(1))


@pytest.mark.parametrize(
    "thing", [np.array([None]), np.zeros(2, dtype="i4,f4"), (1,), 3, np.ma.zeros(2), type("L", (list,), {})()]
)
def test_what_does_not_cross_by_value_has_no_identity(thing):
    assert not has_identity(thing)
