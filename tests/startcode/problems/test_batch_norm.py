"""Rows to normalise are clear cases, and a call tells what a function left in the one argument that it may change."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from startcode import checks, problems

SEEDS = st.integers(0, 10**6)
SIZES = st.integers(3, 11)


@given(SEEDS, SIZES, SIZES)
def test_no_column_and_no_row_is_flat_nor_has_spread_1(seed, N, D):
    x = problems.rows(np.random.default_rng(seed), N, D)
    assert x.shape == (N, D)
    for axis in (0, 1):
        assert x.std(axis=axis).min() > 0.5
        assert np.abs(x.std(axis=axis) - 1).min() > 0.1
    assert np.abs(x.mean(axis=0)).min() > 0.1


@given(SEEDS, SIZES)
def test_gain_and_shift_are_never_the_ones_that_change_nothing(seed, D):
    for values in problems.gain_and_shift(np.random.default_rng(seed), D):
        assert values.shape == (D,)
        assert 0.3 <= np.abs(values).min() <= np.abs(values).max() <= 2.8
        assert not np.any((np.abs(values) > 0.7) & (np.abs(values) < 1.2))
        assert len(set(values)) == D


@given(SEEDS, SIZES, SIZES)
def test_the_averages_of_before_are_not_those_of_the_batch(seed, N, D):
    x, gamma, beta, bn_param = problems.normalisation(np.random.default_rng(seed), N, D, mode="test", eps=0.1)
    assert bn_param["mode"] == "test"
    assert bn_param["eps"] == 0.1
    assert gamma.shape == beta.shape == (D,)
    assert np.all(bn_param["running_mean"] - x.mean(axis=0) >= 0.99)
    assert np.all(bn_param["running_var"] < x.var(axis=0) + 0.5)
    assert bn_param["running_var"].min() > 0.1


@given(SEEDS, SIZES, SIZES)
def test_no_slope_that_comes_back_is_0(seed, N, D):
    dout = problems.upstream(np.random.default_rng(seed), N, D)
    assert dout.shape == (N, D)
    assert np.abs(dout).min() >= 0.3


@given(SEEDS, SIZES)
def test_a_running_average_and_what_is_new_differ_from_0(seed, D):
    running, new, momentum = problems.two_averages(np.random.default_rng(seed), D, 0.7)
    assert momentum == 0.7
    assert running.shape == new.shape == (D,)
    assert min(np.abs(running).min(), np.abs(new).min()) >= 1


def outcome_of(function):
    """The outcome and the message for an answer that stands under the name batchnorm_forward, and what it left."""
    left = {}
    check = checks.Check("batchnorm_forward", {"batchnorm_forward": function})
    x, gamma, beta, bn_param = check.draw(problems.normalisation, N=4, D=3)
    before = {name: np.copy(value) for name, value in bn_param.items()}
    result, left = problems.remembered(check, x, gamma, beta, bn_param, checks.Tuple(out=(4, 3), cache=dict))
    assert all(np.array_equal(bn_param[name], value) for name, value in before.items()), "the drawn one stays"
    return result, left


def test_what_a_function_puts_into_bn_param_is_told():
    def learns(x, gamma, beta, bn_param):
        bn_param["running_mean"] += 1
        bn_param["running_var"] = gamma
        return x, {}

    (out, cache), left = outcome_of(learns)
    assert out.shape == (4, 3)
    assert cache == {}
    assert left["running_var"].shape == (3,)


def changes_x(x, gamma, beta, bn_param):
    x -= 1
    return x, {}


def stops(x, gamma, beta, bn_param):
    raise ZeroDivisionError("no")


def gives_rows(x, gamma, beta, bn_param):
    return x.T, {}


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (changes_x, "changes its argument x"),
        (stops, "stops at the line"),
        (gives_rows, "out has shape"),
        (lambda x, gamma, beta, bn_param: None, "is None"),
    ],
)
def test_every_other_mistake_ends_the_check(function, says):
    with pytest.raises(Exception, match=says) as caught:
        outcome_of(function)
    assert type(caught.value).__name__ == "Failure"


def test_a_warning_is_a_remark():
    def warns(x, gamma, beta, bn_param):
        return x + 0 * np.log(np.zeros(1) + 0), {}

    check = checks.Check("batchnorm_forward", {"batchnorm_forward": warns})
    x, gamma, beta, bn_param = check.draw(problems.normalisation, N=4, D=3)
    problems.remembered(
        check, x, gamma, beta, bn_param, checks.Tuple(out=checks.Array((4, 3), finite=False), cache=dict)
    )
    assert any("divide by zero" in remark for remark in check.remarks)
