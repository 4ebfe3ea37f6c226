"""What week 11 says about slopes over time is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import debuglab, problems


@pytest.fixture(scope="module")
def ours():
    return lesson("week11/rnn_backward")


def arriving(net):
    """The slope at the first input of 50, relative to the last."""
    sizes = net.slope_norms(50, rng=np.random.default_rng(1))
    return sizes[0] / sizes[-1]


def radius(net):
    return np.abs(np.linalg.eigvals(net.start(np.random.default_rng(1))["Waa"])).max()


def test_a_small_radius_lets_slopes_vanish_and_a_large_one_explode():
    small, middle, large = (debuglab.MemoryNet("rnn", spread=spread, units=32) for spread in (0.5, 1.0, 2.0))
    assert radius(small) < 0.6 < 1 < radius(middle) < 1.1 < 2 < radius(large)
    assert arriving(small) < 1e-12
    assert 1e-3 < arriving(middle) < 0.1
    assert arriving(large) > 1e4


def test_an_lstm_keeps_slopes_only_if_its_forget_gate_is_open():
    closed, open_ = (debuglab.MemoryNet("lstm", forget=forget, units=32) for forget in (0.0, 4.0))
    plain = debuglab.MemoryNet("rnn", units=32)
    assert arriving(closed) < 1e-6 < arriving(plain) < 0.1 < 1 < arriving(open_) < 20


def test_clipping_by_norm_keeps_the_direction_and_by_value_does_not(ours):
    slope = {"dw": np.array([12.0, 16.0])}
    by_value, by_norm = ours.clip(slope, 10.0)["dw"], ours.clip_by_norm(slope, 10.0)["dw"]
    np.testing.assert_allclose(by_value / np.linalg.norm(by_value), [np.sqrt(0.5)] * 2)
    np.testing.assert_allclose(by_norm / np.linalg.norm(by_norm), [0.6, 0.8])


def test_the_tempting_loop_changes_nothing():
    slopes = {"dWaa": np.array([10.0, -20.0, 3.0])}
    for slope in slopes.values():
        slope = np.clip(slope, -5, 5)
    assert slopes["dWaa"].tolist() == [10, -20, 3]


@pytest.mark.parametrize("seed", [2, 3])
def test_without_clipping_training_fails_where_it_succeeds_with(seed):
    runs = [
        debuglab.MemoryNet("rnn", spread=1.5, rate=0.5, max_norm=limit).train(
            10, steps=400, rng=np.random.default_rng(seed)
        )
        for limit in (None, 1.0)
    ]
    assert runs[0].costs[-40:].mean() > 0.3
    assert runs[1].costs[-40:].mean() < 0.01
    assert runs[0].norms.max() > 2
    assert np.mean(runs[1].norms > 1) < 0.2 < np.mean(runs[0].norms > 1)


def right_at_last(kind, length, seed, forget=0.0):
    run = debuglab.MemoryNet(kind, forget=forget).train(length, steps=300, rng=np.random.default_rng(seed))
    return run.right[-50:].mean()


def test_only_an_lstm_with_an_open_forget_gate_remembers_over_45_steps():
    assert right_at_last("rnn", 5, 1) > 0.98
    assert np.mean([right_at_last("rnn", 45, seed) for seed in (1, 2, 3, 4)]) < 0.5
    assert right_at_last("lstm", 45, 1, forget=4.0) > 0.98
    assert right_at_last("lstm", 25, 2) < 0.4


def test_a_plain_network_is_lucky_or_not_at_25_steps():
    shares = [right_at_last("rnn", 25, seed) for seed in (1, 2, 3, 4)]
    assert max(shares) > 0.95
    assert min(shares) < 0.6


def test_curves_of_the_debug_lab_lie_as_the_lesson_says():
    ends = {
        number: net.train(10, steps=400, rng=np.random.default_rng(2)).costs
        for number, net in debuglab.colleagues_back().items()
    }
    last = {number: costs[-20:].mean() for number, costs in ends.items()}
    assert last[3] < last[1] < last[4] < last[2]
    assert last[3] < 0.01
    assert all(costs[:20].mean() > last[number] for number, costs in ends.items())


@pytest.mark.parametrize("kind", ["rnn", "lstm"])
def test_the_answers_of_the_lesson_train_as_the_finished_layers_do(ours, kind):
    back = ours.rnn_backward if kind == "rnn" else ours.lstm_backward
    yours = debuglab.MemoryNet(kind, back=back, plain=True).train(10, steps=5, rng=np.random.default_rng(1))
    np.testing.assert_allclose(
        yours.costs, debuglab.MemoryNet(kind).train(10, steps=5, rng=np.random.default_rng(1)).costs
    )


def test_what_a_plain_network_lets_vanish_can_be_cut_off_and_what_an_open_gate_keeps_cannot(ours):
    missing = {}
    for kind, weight in (("rnn", "dWaa"), ("lstm", "dWc")):
        rng = np.random.default_rng(4)
        parameters = {name: 0.5 * value for name, value in problems.recurrent_weights(rng, kind, 8, 16).items()}
        if kind == "lstm":
            parameters["bf"] = parameters["bf"] + 4
        x, _ = debuglab.memory_task(8, 40, rng=rng)
        steps, _ = problems.kept_caches(kind, x, np.zeros((16, 8)), parameters)
        a, c, shares = rng.normal(size=(16, 8)), np.zeros((16, 8)), []
        for cache in reversed(steps):
            grads = ours.lstm_cell_backward(a, c, cache) if kind == "lstm" else ours.rnn_cell_backward(a, cache)
            a, c = grads["da_prev"], grads.get("dc_prev")
            shares.append(grads[weight])
        whole = sum(shares)
        missing[kind] = np.linalg.norm(sum(shares[:10]) - whole) / np.linalg.norm(whole)
    assert missing["rnn"] < 0.1
    assert missing["lstm"] > 0.7
