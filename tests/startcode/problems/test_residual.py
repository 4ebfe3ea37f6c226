"""Residual blocks: slips are wrong and told apart."""

from itertools import combinations

import numpy as np
import pytest

from startcode import problems
from startcode.checks.numeric import central_difference


def rng(seed=1):
    return np.random.default_rng(seed)


def apart(guesses):
    return all(not np.allclose(one, other) for one, other in combinations(guesses, 2))


@pytest.mark.parametrize(("n", "n_h"), [(5, 5), (4, 6)])
def test_slips_of_a_block_are_wrong_and_told_apart(n, n_h):
    A, params = problems.residual(rng(), n=n, n_h=n_h, m=9)
    slips = problems.residual_slips(A, params)
    assert apart([problems.residual_output(A, params), *slips.values()])
    assert any("behind the first layer" in what for what in slips) == (n == n_h)


def test_with_weights_of_0_a_block_is_the_relu():
    A, params = problems.residual(rng(), n=4, n_h=6, m=9)
    np.testing.assert_array_equal(
        problems.residual_output(A, {name: 0 * value for name, value in params.items()}), np.maximum(A, 0)
    )


@pytest.mark.parametrize(("n", "n_h"), [(5, 5), (4, 6)])
def test_no_slip_of_the_way_back_is_the_measured_slope(n, n_h):
    dA_next, (A, _, A_next, params) = problems.residual_and_message(rng(), n=n, n_h=n_h, m=7)
    np.testing.assert_allclose(A_next, problems.residual_output(A, params))
    slips = problems.residual_backward_slips(
        dA_next, (A, np.maximum(params["W1"] @ A + params["b1"], 0), A_next, params)
    )
    measured = central_difference(lambda v: np.sum(dA_next * problems.residual_output(v, params)), A, 1e-6)
    assert apart([measured, *slips["dA"].values()])
    for name, value in params.items():

        def cost(v, name=name):
            return np.sum(dA_next * problems.residual_output(A, params | {name: v}))

        slope = central_difference(cost, value, 1e-6)
        wrong = [
            guess for what, guess in slips[f"d{name}"].items() if "between the layers" not in what or name[-1] == "1"
        ]
        assert not any(np.allclose(guess, slope, atol=1e-6) for guess in wrong)
