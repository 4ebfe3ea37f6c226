"""What week 13 says about the trigger word is what its own functions and a training of them show."""

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from autograder.reference import lesson


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="module")
def ours():
    return lesson("week13/trigger_word")


@pytest.fixture(scope="module")
def new(ours):
    return ours.make_sounds(200, np.random.default_rng(5))


@pytest.fixture(scope="module")
def network(ours):
    X, Y, _ = ours.make_sounds(300, np.random.default_rng(1))
    return ours.train(X, Y, 3, 300)[0]


def measured(ours, parameters, X, ends):
    return ours.precision_and_recall(ours.sigmoid(ours.read(X, parameters)[0])[0], ends)


def test_words_of_a_sound_do_not_overlap_and_labels_follow_the_trigger_words(ours, new):
    X, Y, all_ends = new
    assert (X.shape, Y.shape) == ((12, 200, 200), (1, 200, 200))
    assert 0.04 < Y.mean() < 0.08  # seldom 1
    for y, ends in zip(Y[0], all_ends, strict=True):
        wanted = {t for end in ends for t in range(end + 1, end + 9) if t < 200}
        assert set(np.flatnonzero(y)) == wanted
        assert (np.diff(ends) > 8).all()  # a chime is never near two


def test_the_slopes_of_the_training_are_those_that_are_measured(ours):
    rng = np.random.default_rng(3)
    X, Y, _ = ours.make_sounds(2, rng)
    start = ours.start_parameters(3, 12, rng)

    def loss(Wy):
        return ours.sequence_loss(ours.read(X, {**start, "Wy": Wy})[0], Y, 3)

    z, a, _ = ours.read(X, start)
    slopes = ours.output_backward(ours.sequence_loss(z, Y, 3)[1], a, start["Wy"])
    for k in range(3):
        move = np.zeros((1, 3))
        move[0, k] = 1e-3
        slope = (loss(start["Wy"] + move)[0] - loss(start["Wy"] - move)[0]) / 2e-3
        assert slopes["dWy"][0, k] == pytest.approx(slope, rel=1e-3, abs=1e-5)


def test_the_network_hears_the_word_and_loudness_does_not_tell_it_from_others(ours, network, new):
    X, _, ends = new
    precision, recall = measured(ours, network, X, ends)
    assert precision > 0.88
    assert recall > 0.95
    loud = np.stack([np.convolve(sound, np.ones(6) / 6)[:200] for sound in X.sum(axis=0)])
    pairs = [
        ours.precision_and_recall(loud, ends, level, 20, 8) for level in np.quantile(loud, (0.6, 0.75, 0.85, 0.95))
    ]
    assert max(precision for precision, _ in pairs) < 0.6


def test_a_higher_threshold_makes_fewer_false_alarms_and_misses_more(ours, network, new):
    X, _, ends = new
    chances = ours.sigmoid(ours.read(X, network)[0])[0]
    low, high = (ours.precision_and_recall(chances, ends, level) for level in (0.05, 0.95))
    assert high[0] > low[0]
    assert high[1] < low[1]


def test_it_answers_soon_after_the_end_of_a_word_and_seldom_before(ours, network, new):
    X, _, all_ends = new
    chances = ours.sigmoid(ours.read(X, network)[0])[0]
    delays = [
        chime - end
        for p, ends in zip(chances, all_ends, strict=True)
        for chime in ours.find_triggers(p, 0.5, 10)
        for end in ends
        if abs(chime - end) <= 4
    ]
    assert 0 < np.mean(delays) < 4
    assert 0 < np.mean(np.less(delays, 0)) < 0.2


def test_other_sounds_than_those_it_knows_harm_it_and_quiet_ones_most(ours, network, new):
    X, _, ends = new
    precision, recall = measured(ours, network, X, ends)
    loud, quiet = (measured(ours, network, size * X, ends) for size in (2, 0.2))
    assert loud[0] < precision - 0.05
    assert quiet[1] < 0.1 < recall


def test_one_label_without_a_weight_is_never_chimed_at(ours, new):
    X, Y, _ = ours.make_sounds(300, np.random.default_rng(1), 1)
    assert 1 - Y.mean() > 0.99
    parameters, _ = ours.train(X, Y, 1, 150)
    assert ours.sigmoid(ours.read(new[0], parameters)[0]).max() < 0.5


def test_eight_labels_make_fewer_false_alarms_than_one_that_weighs_more(ours, new):
    X_new, _, ends = new
    precisions = {}
    for ones, weight in ((1, 20), (8, 3)):
        X, Y, _ = ours.make_sounds(300, np.random.default_rng(1), ones)
        precisions[ones] = measured(ours, ours.train(X, Y, weight, 150)[0], X_new, ends)[0]
    assert precisions[8] > precisions[1] + 0.03
