"""What week 6 says about optimisers is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets

START = (-9.0, 1.5)


@pytest.fixture(scope="module")
def ours():
    return lesson("week06/optimization")


def walk(step, slopes, start, steps):
    """Points on the way of step(parameters, grads, number of the step)."""
    parameters, points = {"W1": np.array([[start[0]]]), "b1": np.array([[start[1]]])}, [start]
    for t in range(1, steps + 1):
        dW1, db1 = slopes(parameters["W1"], parameters["b1"])
        parameters = step(parameters, {"dW1": dW1, "db1": db1}, t)
        points.append((parameters["W1"].item(), parameters["b1"].item()))
    return np.array(points)


def ways(ours, slopes, start, steps, rates):
    """The path of each optimiser; `rates` holds learning rates, and for momentum beta as well."""
    v, s, m, q = {}, {}, {}, {}

    def momentum(parameters, grads, t):
        stepped, new = ours.update_parameters_with_momentum(
            parameters, grads, v or ours.initialize_velocity(parameters), rates["momentum"][1], rates["momentum"][0]
        )
        v.update(new)
        return stepped

    def rmsprop(parameters, grads, t):
        stepped, new = ours.update_parameters_with_rmsprop(
            parameters, grads, s or ours.initialize_rmsprop(parameters), rates["rmsprop"]
        )
        s.update(new)
        return stepped

    def adam(parameters, grads, t):
        if not m:
            first, second = ours.initialize_adam(parameters)
            m.update(first)
            q.update(second)
        stepped, first, second, _, _ = ours.update_parameters_with_adam(parameters, grads, m, q, t, rates["adam"])
        m.update(first)
        q.update(second)
        return stepped

    def descent(parameters, grads, t):
        return ours.update_parameters_with_gd(parameters, grads, rates["descent"])

    named = {"descent": descent, "momentum": momentum, "rmsprop": rmsprop, "adam": adam}
    return {name: walk(step, slopes, start, steps) for name, step in named.items() if name in rates}


def bowl(point):
    return 0.5 * (point[0] ** 2 + 25 * point[1] ** 2)


def slopes_of_bowl(w, b):
    return w, 25 * b


def test_short_steps_crawl_long_ones_zigzag_and_longer_ones_climb_out(ours):
    ends = {}
    for rate in (0.02, 0.07, 0.082):
        (way,) = ways(ours, slopes_of_bowl, START, 30, {"descent": rate}).values()
        ends[rate] = bowl(way[-1])
        assert (np.sign(way[1, 1]) != np.sign(way[0, 1])) == (rate > 0.04)
    assert ends[0.07] < ends[0.02] < bowl(START) < ends[0.082]


def test_a_ball_stands_a_rate_that_throws_descent_out_and_rolls_past_with_too_little_friction(ours):
    (even,) = ways(ours, slopes_of_bowl, START, 60, {"momentum": (0.21, 0.5)}).values()
    (wild,) = ways(ours, slopes_of_bowl, START, 60, {"momentum": (0.21, 0.9)}).values()
    (plain,) = ways(ours, slopes_of_bowl, START, 60, {"descent": 0.07}).values()
    (out,) = ways(ours, slopes_of_bowl, START, 60, {"descent": 0.21}).values()
    assert bowl(even[20]) < bowl(plain[20]) < bowl(START) < bowl(out[20])
    assert bowl(wild[60]) < 0.1
    assert wild[:, 0].max() > 1
    assert even[:, 0].max() < 0.2


def test_adam_goes_equally_far_along_both_and_descent_nearly_straight_across(ours):
    rates = {"descent": 0.07, "momentum": (0.21, 0.5), "rmsprop": 0.3, "adam": 0.5}
    across = {}
    for name, way in ways(ours, slopes_of_bowl, START, 1, rates).items():
        across[name] = abs(way[1, 1] - way[0, 1]) / abs(way[1, 0] - way[0, 0])
    assert across["rmsprop"] == pytest.approx(1, rel=1e-6)
    assert across["adam"] == pytest.approx(1, rel=1e-6)
    assert across["descent"] == pytest.approx(25 / 6)
    assert across["momentum"] == pytest.approx(25 / 6)


def test_descent_and_momentum_wait_at_the_saddle_and_the_others_turn_off_early(ours):
    rates = {"descent": 0.1, "momentum": (0.1, 0.9), "rmsprop": 0.03, "adam": 0.03}
    left = {}
    for name, way in ways(ours, lambda w, b: (w, -b + b**3), (1.5, 0.001), 120, rates).items():
        left[name] = int(np.argmax(way[:, 1] > 0.5))
    assert 0 < left["rmsprop"] < left["adam"] < 30 < 60 < left["descent"] < left["momentum"]


def test_on_an_even_slope_adagrad_comes_to_a_standstill_and_rmsprop_begins_rashly(ours):
    here, slope = {"W1": np.zeros((1, 1))}, {"dW1": np.ones((1, 1))}
    s, lengths = ours.initialize_rmsprop(here), []
    for _ in range(50):
        after, s = ours.update_parameters_with_rmsprop(here, slope, s, learning_rate=1.0)
        lengths.append((here["W1"] - after["W1"]).item())
        here = after
    assert np.round([lengths[0], lengths[1], lengths[49]], 3).tolist() == [3.162, 2.294, 1.003]


def test_minima_get_rare_in_many_dimensions():
    rng, saddles = np.random.default_rng(7), []
    for n in range(1, 6):
        entries = rng.normal(size=(4000, n, n))
        bends = np.linalg.eigvalsh(entries + np.swapaxes(entries, 1, 2))
        saddles.append(np.mean((bends.min(axis=1) < 0) & (bends.max(axis=1) > 0)))
    assert saddles[0] == 0
    assert saddles == sorted(saddles)
    assert saddles[-1] > 0.99


@pytest.mark.parametrize("seed", [3, 4])
def test_in_the_race_those_who_measure_slopes_by_their_size_are_far_ahead(ours, seed):
    X, Y = datasets.moons(400, noise=0.2, rng=np.random.default_rng(1))
    ends = {
        name: ours.model(X, Y, [2, 10, 5, 1], name, 0.02, num_epochs=40, rng=np.random.default_rng(seed))[1][-1]
        for name in ("gd", "momentum", "rmsprop", "adam")
    }
    assert max(ends["rmsprop"], ends["adam"]) < 0.5 * min(ends["gd"], ends["momentum"])


def test_decay_calms_the_cost_and_lets_it_settle_lower(ours):
    X, Y = datasets.moons(400, noise=0.2, rng=np.random.default_rng(1))
    schedules = {
        "always": [1.5] * 60,
        "inverse time": [ours.update_lr(1.5, epoch, 0.1) for epoch in range(60)],
        "exponential": [ours.exponential_lr_decay(1.5, epoch, 0.95) for epoch in range(60)],
        "cosine": [ours.cosine_lr(1.5, epoch, 60) for epoch in range(60)],
    }
    last = {
        name: ours.model(
            X, Y, [2, 10, 5, 1], "gd", 1.5, 32, num_epochs=60, schedule=rates, rng=np.random.default_rng(3)
        )
        for name, rates in schedules.items()
    }
    mean = {name: np.mean(costs[-10:]) for name, (_, costs) in last.items()}
    calm = {name: np.ptp(costs[-10:]) for name, (_, costs) in last.items()}
    assert min(mean, key=mean.get) != "always"
    assert all(mean[name] < mean["always"] and calm[name] < calm["always"] for name in mean if name != "always")


def test_the_small_examples_of_the_text_are_right(ours):
    np.testing.assert_allclose(ours.exp_weighted_average([10, 12], 0.9, False), [1, 2.1])
    np.testing.assert_allclose(ours.exp_weighted_average([10, 12], 0.9), [10, 11.05], atol=0.01)
    assert round((64 * 2 + 20 * 5) / 84, 2) == 2.71
    rates = [round(ours.update_lr(0.5, epoch, 1), 4) for epoch in range(4)]
    assert rates == [0.5, 0.25, 0.1667, 0.125]
