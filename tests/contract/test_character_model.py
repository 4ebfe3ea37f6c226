"""What week 11 says about invented names is what its own functions show."""

from itertools import pairwise

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, debuglab, layers

SCHEDULE = {500: 0.03, 2_000: 0.03, 10_000: 0.02, 30_000: 0.01, 50_000: 0.003}
CHARS = ["\n", *"abcdefghijklmnopqrstuvwxyz"]
NUMBERS = {letter: number for number, letter in enumerate(CHARS)}


@pytest.fixture(scope="module")
def ours():
    return lesson("week11/character_model")


@pytest.fixture(scope="module")
def names():
    everyone = datasets.load_names()
    shuffled = [everyone[i] for i in np.random.default_rng(1).permutation(len(everyone))]
    return shuffled[500:], shuffled[:500]


def begin(seed, n_a=60):
    rng = np.random.default_rng(seed)
    sizes = {"Wax": (n_a, 27), "Waa": (n_a, n_a), "Wya": (27, n_a)}
    weights = {name: rng.normal(scale=n_a**-0.5, size=size) for name, size in sizes.items()}
    return {**weights, "ba": np.zeros((n_a, 1)), "by": np.zeros((27, 1))}


@pytest.fixture(scope="module")
def trained(ours, names):
    parameters, read = begin(3), 0
    for after, rate in SCHEDULE.items():
        order = [names[0][i % len(names[0])] for i in range(read, after)]
        parameters, losses = ours.model(order, NUMBERS, parameters, len(order), rate)
        read += len(losses)
    return parameters


def measured(ours, parameters, some):
    loss = letters = 0
    for X, Y in (ours.name_to_arrays(name, NUMBERS) for name in some):
        said = layers.rnn_forward(ours.one_hot(X, 27), np.zeros(parameters["ba"].shape), parameters)[1]
        loss, letters = loss + ours.sequence_loss(said[:, 0, :], Y), letters + len(Y)
    return ours.perplexity(loss, letters)


def perplexity_of_pairs(ours, names):
    """How much the counts of pairs of letters in the training names are surprised by those set aside."""
    counts = np.ones((27, 27))
    coded = [[[NUMBERS[letter] for letter in f"\n{name}\n"] for name in some] for some in names]
    for name in coded[0]:
        np.add.at(counts, (name[:-1], name[1:]), 1)
    shares = counts / counts.sum(axis=1, keepdims=True)
    seen = [shares[a, b] for name in coded[1] for a, b in pairwise(name)]
    return ours.perplexity(-np.log(seen).sum(), len(seen))


def test_the_network_beats_counts_of_pairs_and_has_not_learned_the_names_by_heart(ours, names, trained):
    read, aside = (measured(ours, trained, some) for some in (names[0][:500], names[1]))
    assert aside < 0.75 * perplexity_of_pairs(ours, names)
    assert 0.85 * aside < read < aside


def test_knowing_nothing_is_a_perplexity_of_27(ours, names):
    blank = {name: 0 * value for name, value in begin(0).items()}
    assert measured(ours, blank, names[1][:50]) == pytest.approx(27)


def test_most_invented_names_are_new(ours, names, trained):
    rng = np.random.default_rng(6)
    invented = ["".join(CHARS[k] for k in ours.sample(trained, NUMBERS, rng)[:-1]) for _ in range(300)]
    real = sum(name in {*names[0], *names[1]} for name in invented)
    assert 10 < real < 100


def test_behind_jacq_comes_u(ours, trained):
    X, _ = ours.name_to_arrays("jacq", NUMBERS)
    said = layers.rnn_forward(ours.one_hot(X, 27), np.zeros(trained["ba"].shape), trained)[1][:, 0, -1]
    assert CHARS[said.argmax()] == "u"
    assert said.max() > 0.6


@pytest.mark.parametrize(("bound", "worse"), [(0.3, False), (np.inf, True)])
def test_without_clipping_a_large_rate_makes_it_worse_than_knowing_nothing(ours, names, bound, worse):
    now, losses = begin(4), []
    for name in names[0][:3000]:
        X, Y = ours.name_to_arrays(name, NUMBERS)
        loss, slopes = ours.loss_and_gradients(X, Y, np.zeros((60, 1)), now)
        now = layers.update_parameters(now, layers.clip(slopes, bound), 0.1)
        losses.append(loss / len(Y))
    assert (np.mean(losses[-100:]) > 1.3 * np.log(27)) == worse
    assert (np.mean(losses[-100:]) > np.log(27)) == worse


def test_the_debug_lab_shows_what_its_answers_say(names):
    runs = debuglab.broken_writers(names[0][:2000], NUMBERS)
    ends = {number: run.losses[-1] for number, run in runs.items()}
    assert ends[1] < 0.1
    assert min(ends[2], ends[3]) > 2
    assert len(set(runs[2].words)) == 1
    assert all(len(word) > 30 for word in runs[1].words + runs[3].words)
    assert all(sum(a == b for a, b in pairwise(word)) > 20 for word in runs[1].words)
