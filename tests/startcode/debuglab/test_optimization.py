"""Each broken run shows its own symptom, and it is the bug that makes it."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, debuglab
from startcode.debuglab.optimization import EPOCHS, SIZE


@pytest.fixture(scope="module")
def own():
    ours = lesson("week06/optimization")
    return debuglab.Optimization(
        ours.random_mini_batches, ours.initialize_adam, ours.update_parameters_with_adam, ours.update_lr
    )


@pytest.fixture(scope="module")
def runs(own):
    X, Y = datasets.moons(80, noise=0.3, rng=np.random.default_rng(4))
    return debuglab.optimization(own, X, Y, rng=np.random.default_rng(5))


def test_adam_at_step_0_has_no_cost_after_its_first_step(runs):
    assert np.isnan(runs[1]).all()


def test_plain_numbers_that_cannot_be_divided_by_0_end_in_the_same_way(own):
    def strict(parameters, grads, v, s, t, learning_rate):
        return (1 / (1 - 0.9**t),)

    X, Y = datasets.moons(40, noise=0.3, rng=np.random.default_rng(4))
    broken = debuglab.Optimization(own.random_mini_batches, own.initialize_adam, strict, own.update_lr)
    assert np.isnan(debuglab.optimization(broken, X, Y, rng=np.random.default_rng(5))[1]).all()


def test_the_cost_shoots_up_where_a_mini_batch_holds_one_example_and_nowhere_else(runs):
    costs = runs[2]
    steps_an_epoch = len(costs) // EPOCHS
    rises = np.diff(costs, prepend=costs[0]).reshape(EPOCHS, steps_an_epoch)
    assert rises[:, -1].max() > 0.3
    assert rises[:, -1].max() > 3 * rises[:, :-1].max()
    assert np.nanmin(costs) < 0.4


def test_the_rate_that_decays_from_the_last_one_falls_asleep(runs):
    costs = runs[3]
    assert costs[0] - costs[len(costs) // 3] > 0.1
    assert np.ptp(costs[len(costs) // 3 :]) < 1e-3
    assert costs[-1] > np.nanmin(runs[2]) + 0.05


def test_the_size_leaves_a_rest_of_one():
    assert (80 - 1) // SIZE * SIZE + 1 == 65
