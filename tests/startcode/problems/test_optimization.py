"""Numbered examples tell their columns, slopes keep away from 0, and every slip is another wrong answer."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from startcode import checks, problems
from startcode.checks.failure import Failure

SEEDS = st.integers(0, 10**6)


@given(SEEDS, st.integers(1, 5), st.integers(1, 5), st.integers(1, 60))
def test_no_number_comes_twice_and_each_tells_its_column(seed, n_x, n_y, m):
    X, Y = problems.numbered_examples(np.random.default_rng(seed), n_x, n_y, m)
    assert (X.shape, Y.shape) == ((n_x, m), (n_y, m))
    both = np.vstack([X, Y])
    np.testing.assert_array_equal(both.astype(int), np.tile(np.arange(m), (n_x + n_y, 1)))
    assert np.unique(both).size == both.size


@given(SEEDS, st.integers(2, 20))
def test_a_series_has_both_signs_and_no_number_near_0(seed, T):
    x = problems.series(np.random.default_rng(seed), T)
    assert x.shape == (T,)
    assert 1 <= np.abs(x).min() <= np.abs(x).max() <= 10
    assert x.min() < 0 < x.max()


@given(SEEDS, st.lists(st.integers(1, 6), min_size=2, max_size=5))
def test_slopes_and_averages_have_the_shapes_of_their_parameters(seed, layer_dims):
    parameters, grads, v, s = problems.averages(np.random.default_rng(seed), layer_dims)
    assert list(parameters) == [f"{letter}{l}" for l in range(1, len(layer_dims)) for letter in "Wb"]  # noqa: E741
    for name, value in parameters.items():
        for others in (grads, v, s):
            assert others[f"d{name}"].shape == value.shape
    assert min(np.abs(value).min() for value in grads.values()) > 0.1
    assert min(value.min() for value in s.values()) >= 0.3


@given(SEEDS, st.floats(0.55, 0.85))
def test_every_slip_of_an_average_differs_from_the_right_one_and_from_the_others(seed, beta):
    x = problems.series(np.random.default_rng(seed), 9)
    plain, v = [], 0.0
    for number in x:
        v += (1 - beta) * (number - v)
        plain.append(v)
    right = np.array(plain)
    corrected = right / (1 - beta ** np.arange(1, 10))
    for answer, slips in [
        (right, problems.average_slips(x, beta)),
        (corrected, problems.correction_slips(x, right, beta)),
    ]:
        for one, other in combinations([answer, *slips.values()], 2):
            assert not np.allclose(one, other, rtol=1e-4)


def test_the_slips_are_what_their_names_say():
    x, beta = np.array([10.0, 12.0, -3.0]), 0.75
    slips = problems.average_slips(x, beta)
    np.testing.assert_allclose(slips["exchanging β and 1 − β"][:2], [7.5, 0.25 * 7.5 + 0.75 * 12])
    np.testing.assert_allclose(slips["beginning with the first number in place of 0"][:2], [10, 10.5])
    np.testing.assert_allclose(slips["giving the new number the weight 1 in place of 1 − β"][:2], [10, 19.5])
    np.testing.assert_allclose(slips["the plain mean of all numbers so far"], [10, 11, 19 / 3])
    fed_back = problems.correction_slips(x, x, beta)["letting the corrected value go on to the next day"]
    np.testing.assert_allclose(fed_back[:2], [10, (7.5 + 3) / (1 - 0.75**2)])


def test_dicts_are_put_together_entry_by_entry_and_a_step_is_told_by_the_names_of_slopes():
    one, other = {"W1": np.array([1.0, 2.0])}, {"W1": np.array([3.0, 5.0])}
    np.testing.assert_array_equal(problems.entrywise(np.subtract, other, one)["W1"], [2, 3])
    np.testing.assert_array_equal(problems.step_taken(other, one, 0.5)["dW1"], [4, 6])
    assert problems.form_like(one, "d", finite=False).forms == {"dW1": checks.Array((2,), finite=False)}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lambda parameters: {f"d{name}": np.zeros(value.shape) for name, value in parameters.items()}, None),
        (lambda parameters: {name: np.zeros(value.shape) for name, value in parameters.items()}, "keys"),
        (lambda parameters: {"dW1": np.zeros(parameters["W1"].shape)}, "missing"),
        (lambda parameters: {f"d{name}": value for name, value in parameters.items()}, "not-zero"),
        (lambda parameters: {f"d{name}": np.zeros(value.shape, int) for name, value in parameters.items()}, "dtype"),
        (
            lambda parameters: {d + name: np.zeros(value.shape) for name, value in parameters.items() for d in "dv"},
            "too-many",
        ),
    ],
)
def test_the_check_of_zeros_says_what_is_wrong_with_them(answer, told):
    check = checks.Check("answer", {"answer": answer})
    if told is None:
        problems.check_zeros(check, ["v"])
    else:
        with pytest.raises(Failure) as failure:
            problems.check_zeros(check, ["v"])
        assert failure.value.diagnosis == told


def test_several_dicts_are_told_apart():
    def answer(parameters):
        v = {f"d{name}": np.zeros(value.shape) for name, value in parameters.items()}
        return v, {name: value + 1 for name, value in v.items()}

    with pytest.raises(Failure, match="dW1 of s is not zero"):
        problems.check_zeros(checks.Check("answer", {"answer": answer}), ["v", "s"])
