"""What week 11 says about four ways to run an LSTM is what they show."""

import numpy as np
import pytest

from startcode import debuglab, layers, problems

STEPS = 7


@pytest.fixture(scope="module")
def given():
    rng = np.random.default_rng(3)
    x, a0, parameters = problems.lstm_sequence(rng, n_x=3, n_a=5, n_y=2, m=2, T_x=STEPS)
    return x, a0, problems.biased(parameters, bf=2)


@pytest.fixture(scope="module")
def maps(given):
    broken = debuglab.broken_sequences(layers.lstm_forward)
    return {number: debuglab.influences(forward, *given) for number, forward in broken.items()}


def test_all_give_states_of_the_right_shape_and_one_is_right(given):
    right = layers.lstm_forward(*given)[0]
    for number, forward in debuglab.broken_sequences(layers.lstm_forward).items():
        (a,) = forward(*given)
        assert a.shape == right.shape
        assert np.allclose(a, right) == (number == 3)


def test_nothing_is_changed_in_what_comes_in(given):
    before = [given[0].copy(), given[1].copy()]
    for forward in debuglab.broken_sequences(layers.lstm_forward).values():
        debuglab.influences(forward, *given)
    np.testing.assert_array_equal(given[0], before[0])
    np.testing.assert_array_equal(given[1], before[1])


def test_nobody_hears_of_the_future(maps):
    for table in maps.values():
        assert table.shape == (STEPS, STEPS + 1)
        assert not np.triu(table, 2).any()


def test_the_right_program_hears_of_all_of_the_past(maps):
    assert np.all(maps[3][np.tril_indices(STEPS, 1, STEPS + 1)] > 0.01)


def test_who_ignores_a0_hears_nothing_of_it_and_of_all_else(maps):
    assert not maps[2][:, 0].any()
    assert np.all(maps[2][np.tril_indices(STEPS, 0)[0], np.tril_indices(STEPS, 0)[1] + 1] > 0.01)


def test_who_carries_nothing_on_hears_of_a0_and_of_the_step_itself(maps):
    own = np.eye(STEPS, STEPS + 1, 1, dtype=bool)
    own[:, 0] = True
    np.testing.assert_array_equal(maps[4] > 0, own)


def test_without_c_the_past_is_heard_of_and_fades_far_faster(maps):
    assert np.all(maps[1][np.tril_indices(STEPS, 1, STEPS + 1)] > 0)
    assert maps[1][-1, 1] < maps[3][-1, 1] / 1000


def test_an_influence_is_the_slope_of_a_program_that_adds_up():
    def sums(x, a0, parameters):
        return (a0[:, :, np.newaxis] + parameters["w"] * np.cumsum(x, axis=2),)

    table = debuglab.influences(sums, np.zeros((2, 3, 4)), np.zeros((2, 3)), {"w": 0.5})
    wanted = np.tril(np.full((4, 5), 0.5), 1)
    wanted[:, 0] = 1
    np.testing.assert_allclose(table, wanted)
