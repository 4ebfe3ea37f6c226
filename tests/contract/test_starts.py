"""What week 5 says about starts is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, layers

DIMS = [2, 10, 5, 1]


@pytest.fixture(scope="module")
def ours():
    return lesson("week05/initialization")


@pytest.fixture(scope="module")
def rings():
    return datasets.circles(300, noise=0.1, rng=np.random.default_rng(1))


def starts(ours, dims, seed):
    large, xavier, he = (
        draw(dims, rng=np.random.default_rng(seed))
        for draw in (
            ours.initialize_parameters_random,
            ours.initialize_parameters_xavier,
            ours.initialize_parameters_he,
        )
    )
    small = {name: value / 1000 for name, value in large.items()}
    return {
        "zeros": ours.initialize_parameters_zeros(dims),
        "small": small,
        "large": large,
        "xavier": xavier,
        "he": he,
    }


def living(parameters, X):
    """Units of the last hidden layer that are not silent."""
    for layer in range(1, len(parameters) // 2):
        X, _ = layers.linear_activation_forward(X, parameters[f"W{layer}"], parameters[f"b{layer}"], "relu")
    return int(np.sum(np.any(X > 0, axis=1)))


def test_from_zeros_nothing_moves_and_with_uneven_labels_the_last_bias_alone(ours, rings):
    X, Y = rings
    zeros = ours.initialize_parameters_zeros(DIMS)
    for labels, moved in [(Y, []), (np.where(np.arange(300) < 60, 1, Y), ["b3"])]:
        end, costs = ours.train(zeros, X, labels)
        assert [name for name in end if np.abs(end[name]).max() > 1e-9] == moved
        assert costs[0] == pytest.approx(np.log(2))


def test_twins_stay_twins(ours, rings):
    half = {name: value + 0.5 * (name[0] == "W") for name, value in ours.initialize_parameters_zeros(DIMS).items()}
    end, costs = ours.train(half, *rings)
    assert [ours.different_units(end[f"W{layer}"], end[f"b{layer}"]) for layer in (1, 2)] == [1, 1]
    assert costs[-1] < costs[0] - 0.5


def test_the_five_starts_end_in_the_order_that_the_figure_shows(ours, rings):
    costs = {name: ours.train(start, *rings)[1] for name, start in starts(ours, DIMS, seed=4).items()}
    assert costs["large"][0] > 100 * np.log(2)
    assert costs["he"][-1] < costs["xavier"][-1] < costs["large"][-1] < 0.5
    assert [costs[name][-1] for name in ("zeros", "small")] == pytest.approx([np.log(2)] * 2, abs=1e-3)


@pytest.mark.parametrize(("hidden", "alive"), [(2, True), (4, False), (8, False)])
def test_spread_10_does_well_in_a_shallow_net_and_kills_the_units_of_a_deep_one(ours, rings, hidden, alive):
    start = starts(ours, [2, *[16] * hidden, 1], seed=3)["large"]
    with np.errstate(all="ignore"):
        end, costs = ours.train(start, *rings, num_iterations=800)
        assert (living(end, rings[0]) > 0) == alive
    assert not costs[-1] < 0.69 or alive
    assert np.isnan(costs[-1]) == (hidden == 8)


def test_in_deep_nets_he_learns_more_than_xavier_and_small_weights_nothing(ours, rings):
    for hidden in (2, 8):
        begun = starts(ours, [2, *[16] * hidden, 1], seed=3)
        ends = {name: ours.train(begun[name], *rings, num_iterations=800)[1][-1] for name in ("small", "xavier", "he")}
        assert ends["he"] < ends["xavier"] < 0.5
        assert ends["small"] == pytest.approx(np.log(2), abs=1e-4)


def test_with_tanh_large_weights_saturate_units_and_let_the_slopes_explode(ours):
    X = np.random.default_rng(5).standard_normal((100, 60))
    sizes, slopes, saturated = {}, {}, {}
    for name, start in starts(ours, [100] * 21, seed=6).items():
        parameters = {key: value / 10 for key, value in start.items()} if name == "large" else start
        A, caches = X, []
        for layer in range(1, 21):
            A, cache = layers.linear_activation_forward(A, parameters[f"W{layer}"], parameters[f"b{layer}"], "tanh")
            caches.append(cache)
        dA = np.random.default_rng(7).standard_normal(A.shape)
        for cache in reversed(caches):
            dA = layers.linear_activation_backward(dA, cache, "tanh")[0]
        sizes[name], slopes[name] = np.sqrt(np.mean(A**2)), np.sqrt(np.mean(dA**2))
        saturated[name] = np.mean(np.abs(A) > 0.95)
    assert slopes["large"] > 1e5
    assert saturated["large"] > 0.5
    for name in ("xavier", "he"):  # both ways within a factor of ten
        assert 0.1 < sizes[name] < 1
        assert 0.1 < slopes[name] < 10
