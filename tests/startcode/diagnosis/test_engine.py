import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from startcode.diagnosis import diagnose, engine
from startcode.diagnosis.engine import Question

from .evaluation import noise, plants

_DTYPES = st.sampled_from([np.float64, np.float32, np.float16, np.int64, np.uint8, np.bool_, np.complex128, "U3", "O"])
_SHAPES = arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
_ARRAYS = _DTYPES.flatmap(lambda dtype: _SHAPES.map(lambda shape: np.zeros(shape, dtype=dtype))) | arrays.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_]), _SHAPES
)
_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.complex_numbers() | _ARRAYS
_ANYTHING = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)
_SETTINGS = settings(max_examples=120, deadline=None, derandomize=True, database=None)
_KNOWN = st.dictionaries(st.sampled_from(["m", "X", "dW1"]), _LEAVES, max_size=3)


@_SETTINGS
@given(got=_ANYTHING, expected=_ANYTHING, known=_KNOWN, suspects=_KNOWN)
def test_nothing_that_comes_back_breaks_the_search(got, expected, known, suspects):
    engine.find(Question(got, expected, known, known, suspects))


@_SETTINGS
@given(data=st.data(), shape=_SHAPES)
def test_no_pair_of_arrays_of_one_shape_breaks_the_search(data, shape):
    got = data.draw(arrays.arrays(st.sampled_from([np.float64, np.float32, np.int8, np.bool_]), shape))
    expected = data.draw(arrays.arrays(np.float64, shape))
    X = data.draw(arrays.arrays(np.float64, shape))

    engine.find(Question(got, expected, {"m": 3}, {"X": X}, {"slip": X}))


@_SETTINGS
@given(expected=arrays.arrays(np.float64, _SHAPES))
def test_an_array_that_is_right_is_never_accused(expected):
    assert engine.find(Question(expected.copy(), expected, {"m": 3}, {"X": np.ones(3)})) is None


def test_a_fault_of_ours_is_silence_to_the_learner(monkeypatch):
    def broken(question):
        raise RecursionError

    monkeypatch.setattr(engine, "find_leaf", broken)

    assert diagnose(1.0, 2.0) is None
    with pytest.raises(RecursionError):
        engine.find(Question(1.0, 2.0))


def test_objects_that_lie_about_themselves_are_harmless():
    class Liar:
        shape, size, ndim, dtype = (2, 3), 6, 2, np.dtype(float)

        def __array__(self, *_, **__):
            raise MemoryError

        def __eq__(self, other):
            return True

        __hash__ = None

    assert diagnose(Liar(), np.ones((2, 3))).relation == "type"


@pytest.mark.parametrize("single", [False, True])
def test_the_arguments_of_a_diagnosis_stay_as_they_are(single):
    for plant in (plants(single) | noise(single)).values():
        planted = plant(np.random.default_rng(1))
        before = repr((planted.got, planted.expected, planted.inputs))
        diagnose(planted.got, planted.expected, inputs=planted.inputs, sizes=planted.sizes)
        assert repr((planted.got, planted.expected, planted.inputs)) == before


def test_the_trust_in_a_single_number_is_its_own():
    expected = np.array([0.71, 0.23001])

    assert diagnose(-0.71234, 0.71234).confidence == engine.MEASURED["sign"].single
    assert diagnose(-expected, expected).confidence == engine.MEASURED["sign"].array
