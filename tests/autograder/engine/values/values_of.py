"""Values of every kind, for hypothesis, and what it means that two of them are the same."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

settings.register_profile("calm", deadline=None, derandomize=True, database=None)

DTYPES = st.one_of(
    st.sampled_from([np.dtype(character) for character in "?bhilqBHILQefdgFDG"]),
    hnp.integer_dtypes(endianness=">", sizes=(16, 32, 64)),
    hnp.floating_dtypes(endianness=">", sizes=(32, 64)),
    hnp.byte_string_dtypes(min_len=1, max_len=5),
    hnp.unicode_string_dtypes(min_len=1, max_len=5),
    hnp.datetime64_dtypes(max_period="s", min_period="us"),
    hnp.timedelta64_dtypes(),
)


def _layout(array, how):
    if how == "slice":
        return np.repeat(array, 2, -1)[..., ::2]
    return np.asarray(array, order=how)


def _arrays(shapes):
    """Arrays of every plain dtype, without lone surrogates in text."""
    arrays = DTYPES.flatmap(lambda dtype: hnp.arrays(dtype, shapes))
    return arrays.filter(lambda array: array.dtype.kind != "U" or _is_text(array))


def _is_text(array):
    return not any(0xD800 <= ord(character) < 0xE000 for text in array.flat for character in text)


ARRAYS = st.builds(
    _layout,
    _arrays(hnp.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=4)),
    st.sampled_from(["C", "F", "slice"]),
)
ZERO_DIMENSIONAL = _arrays(())
SCALARS = ZERO_DIMENSIONAL.filter(lambda array: array.dtype.isnative).map(lambda array: array[()])
NUMBERS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), SCALARS)
KEYS = st.one_of(NUMBERS, st.text(), st.binary(max_size=100))
LEAVES = st.one_of(
    KEYS,
    st.just(...),
    st.slices(9),
    st.builds(range, st.integers(), st.integers(), st.integers().filter(bool)),
    st.text(min_size=60, max_size=80),
    ARRAYS,
    ZERO_DIMENSIONAL,
)
HASHABLE = st.recursive(
    KEYS, lambda inner: st.one_of(st.tuples(inner, inner), st.frozensets(inner, max_size=3)), max_leaves=5
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(HASHABLE, inner, max_size=4),
        st.sets(HASHABLE, max_size=4),
        st.frozensets(HASHABLE, max_size=4),
    ),
    max_leaves=12,
)


def same(a, b):
    """Equal in type, in bits and in layout."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        layout = a.flags.fnc == b.flags.fnc or not a.flags.forc  # what is in neither order arrives in C order
        return layout and (a.dtype, a.shape, _bits(a)) == (b.dtype, b.shape, _bits(b))
    if isinstance(a, np.generic):
        return a.dtype == b.dtype and _bits(np.asarray(a)) == _bits(np.asarray(b))
    if isinstance(a, float):
        return np.float64(a).tobytes() == np.float64(b).tobytes()
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return same(list(a.items()), list(b.items()))
    if isinstance(a, set | frozenset):
        return len(a) == len(b) and all(any(same(x, y) for y in b) for x in a)
    return a == b


def _bits(array):
    if array.dtype.char in "gG" and array.dtype.itemsize in (16, 32):
        return array.reshape(-1).copy().view(np.uint8).reshape(-1, 16)[:, :10].tobytes() if array.size else b""
    return array.tobytes()
