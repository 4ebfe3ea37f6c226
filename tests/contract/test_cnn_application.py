"""What week 9 says about its network is what its own functions show; with Keras where that is installed."""

from pathlib import Path

import numpy as np
import pytest

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.authoring.libraries import library_of
from autograder.authoring.rehearsal import Rehearsal
from autograder.reference import lesson
from startcode import datasets, debuglab, layers
from startcode.checks import Outcome
from startcode.optional import is_installed
from tests.missing import without_keras

LESSON = read_lesson(Path(__file__).parents[2] / "course" / "week09" / "cnn_application.py")
OPTIONAL = {cell.name for cell in LESSON.of(Kind.TEST) if library_of(cell.source)}
needs_keras = pytest.mark.skipif(not is_installed("keras"), reason="Keras is not installed")


@pytest.fixture(scope="module")
def ours():
    return lesson("week09/cnn_application")


@pytest.fixture(scope="module")
def digits():
    return datasets.load_digits(rng=np.random.default_rng(1))


def enlarged(X):
    big = X.T.reshape(-1, 8, 8).repeat(2, axis=1).repeat(2, axis=2)
    for axis in (1, 2):
        before, behind = big.take([0, *range(15)], axis), big.take([*range(1, 16), 15], axis)
        big = (before + 2 * big + behind) / 4
    return big[..., np.newaxis].astype(np.float32)


def shifted(X, rng, most=2):
    framed, moved = layers.zero_pad(X, most), np.zeros_like(X)
    for i, (row, column) in enumerate(rng.integers(0, 2 * most + 1, size=(len(X), 2))):
        moved[i] = framed[i, row : row + 16, column : column + 16]
    return moved


def columns(X):
    return X.reshape(len(X), -1).T


@pytest.fixture(scope="module")
def pictures(digits):
    """Training pictures with their labels, test pictures, moved test pictures."""
    rng = np.random.default_rng(7)
    X = enlarged(digits.X_train)
    many = np.concatenate([X] + [shifted(X, rng) for _ in range(7)])
    truth = np.tile(layers.one_hot(digits.Y_train, 10).astype(np.float32), 8)
    X_test = enlarged(digits.X_test)
    return many, truth, X_test, np.concatenate([shifted(X_test, rng) for _ in range(4)])


@pytest.fixture(scope="module")
def trained(ours, pictures):
    """Parameters and costs of the lesson's training run."""
    start = ours.initialize_cnn(np.random.default_rng(2))
    settings = {"learning_rate": 0.002, "num_epochs": 12, "mini_batch_size": 64, "rng": np.random.default_rng(3)}
    return ours.cnn_model(*pictures[:2], start, ours.settings, **settings)


def right(answers, labels):
    return np.mean(answers == np.tile(labels[0], len(answers) // labels.size))


def test_the_network_reads_98_of_100_test_digits_and_is_ahead_of_dense_ones(ours, digits, pictures, trained):
    many, truth, X_test, X_moved = pictures
    parameters, costs = trained
    assert costs[-1] < 0.05 * costs[0]
    clean, moved = (ours.predict(X, parameters, ours.settings)[0][0] for X in (X_test, X_moved))
    assert right(clean, digits.Y_test) >= 0.98
    assert right(moved, digits.Y_test) > 0.95
    Y, rng = layers.one_hot(digits.Y_train, 10), np.random.default_rng(2)
    old = debuglab.DenseReader.trained(digits.X_train, Y, [64, 32, 16, 10], rate=0.005, epochs=40, rng=rng)
    rng = np.random.default_rng(2)
    dense = debuglab.DenseReader.trained(columns(many), truth, [256, 64, 32, 10], rate=0.002, epochs=12, rng=rng)
    sizes = [sum(value.size for value in net.values()) for net in (dense.parameters, parameters)]
    assert 0.9 < sizes[0] / sizes[1] < 1.1  # "about as many parameters"
    smaller = X_moved[..., 0].reshape(-1, 8, 2, 8, 2).mean(axis=(2, 4))
    labels = np.tile(digits.Y_test, 4)
    assert old.accuracy(columns(smaller), labels) < 0.6 < 0.9 < dense.accuracy(columns(X_moved), labels)
    assert dense.accuracy(columns(X_test), digits.Y_test) < old.accuracy(digits.X_test, digits.Y_test) + 0.01
    assert max(dense.accuracy(columns(X_test), digits.Y_test), old.accuracy(digits.X_test, digits.Y_test)) < right(
        clean, digits.Y_test
    )
    assert dense.accuracy(columns(X_moved), labels) < right(moved, digits.Y_test)


def test_most_mistakes_are_made_where_the_network_is_unsure(ours, digits, pictures, trained):
    called, certainty = (part[0] for part in ours.predict(pictures[3], trained[0], ours.settings))
    wrong = called != np.tile(digits.Y_test[0], 4)
    sure = certainty > 0.99
    assert np.sum(wrong & sure) < 0.3 * np.sum(wrong)
    assert np.sum(sure) > 0.7 * sure.size


def test_the_plan_counts_what_the_network_holds(ours):
    conv = {"kind": "conv", "f": 3, "stride": 1, "pad": 1}
    pool = {"kind": "pool", "f": 2, "stride": 2}
    ends = [{"kind": "flatten"}, {"kind": "dense", "n": 64}, {"kind": "dense", "n": 10}]
    shapes, counts = ours.network_summary((16, 16, 1), [{**conv, "n_C": 8}, pool, {**conv, "n_C": 16}, pool, *ends])
    start = ours.initialize_cnn(np.random.default_rng(1))
    assert sum(counts) == sum(value.size for value in start.values())
    assert shapes == [(16, 16, 8), (8, 8, 8), (8, 8, 16), (4, 4, 16), (256,), (64,), (10,)]
    assert np.argmax(counts) == 5  # the dense layer behind the flattening


def test_the_three_tests_before_the_training(ours, digits):
    X, Y = enlarged(digits.X_train), layers.one_hot(digits.Y_train, 10).astype(np.float32)
    here, optimizer = ours.initialize_cnn(np.random.default_rng(2)), layers.Adam(0.005)
    assert ours.compute_cost(ours.cnn_forward(X, here, ours.settings)[0], Y) == pytest.approx(np.log(10), abs=0.02)
    for _ in range(40):
        A4, caches = ours.cnn_forward(X[:20], here, ours.settings)
        here = optimizer.step(here, ours.cnn_backward(A4, Y[:, :20], caches))
    assert np.mean(ours.predict(X[:20], here, ours.settings)[0] == digits.Y_train[:, :20]) > 0.95


@pytest.mark.parametrize("mode", ["max", "average"])
def test_fifty_slopes_of_a_tiny_network_are_the_measured_ones(ours, mode):
    rng = np.random.default_rng(4)
    settings = {name: {**ours.block_settings, "mode": mode} for name in ("block1", "block2")}
    tiny = ours.initialize_cnn(rng, side=8, filters=(2, 3), units=5)
    tiny = {name: value.astype(float) for name, value in tiny.items()}
    few, truth = rng.normal(size=(4, 8, 8, 1)), layers.one_hot([3, 1, 4, 1], 10)
    grads = ours.cnn_backward(*_answer(ours, few, tiny, settings, truth))
    for _ in range(50):
        name = rng.choice([*tiny])
        place = tuple(rng.integers(0, n) for n in tiny[name].shape)
        costs = []
        for step in (1e-6, -1e-6):
            moved = {**tiny, name: tiny[name].copy()}
            moved[name][place] += step
            costs.append(ours.compute_cost(ours.cnn_forward(few, moved, settings)[0], truth))
        assert grads[f"d{name}"][place] == pytest.approx((costs[0] - costs[1]) / 2e-6, abs=1e-7)


def _answer(ours, X, parameters, settings, truth):
    A4, caches = ours.cnn_forward(X, parameters, settings)
    return A4, truth, caches


def test_relu_and_pooling_may_be_exchanged_for_the_maximum_only(ours):
    Z = np.random.default_rng(1).normal(size=(3, 6, 6, 2))
    for mode, same in [("max", True), ("average", False)]:
        first = ours.pool_forward(np.maximum(0, Z), {"f": 2, "stride": 2}, mode)[0]
        last = np.maximum(0, ours.pool_forward(Z, {"f": 2, "stride": 2}, mode)[0])
        assert np.allclose(first, last) == same


def test_in_the_debug_lab_plain_descent_shows_the_colleagues_and_adam_hides_them(ours, digits):
    X, Y = enlarged(digits.X_train), layers.one_hot(digits.Y_train, 10).astype(np.float32)
    means = {name: {**ours.block_settings, "mode": "average"} for name in ("block1", "block2")}
    ends = {"plain": {}, "adam": {}}
    for number, way in debuglab.broken_picture_nets(ours.cnn_backward).items():
        for name, optimizer in {"plain": None, "adam": layers.Adam(0.002)}.items():
            start = ours.initialize_cnn(np.random.default_rng(2))
            costs = debuglab.train_pictures(
                *(ours.cnn_forward, way, start, (X, Y, means)),
                steps=240,
                rng=np.random.default_rng(5),
                optimizer=optimizer,
            )
            ends[name][number] = costs[-40:].mean()
    assert ends["plain"][1] > 2
    assert ends["plain"][2] < ends["plain"][3] < 0.5
    assert ends["plain"][4] == pytest.approx(ends["plain"][2], abs=0.05)
    assert max(ends["adam"].values()) < min(ends["adam"].values()) + 0.08
    assert ends["adam"][1] == pytest.approx(ends["adam"][2], abs=0.02)
    assert min(ends["adam"], key=ends["adam"].get) != 2


def test_with_a_calm_start_residual_towers_do_not_mind_their_depth_and_plain_ones_do(ours, digits):
    X, Y = digits.X_train, layers.one_hot(digits.Y_train, 10)
    residual = debuglab.Tower(ours.residual_block_forward, ours.residual_block_backward)
    towers = {"plain": (debuglab.plain_tower(), 1.0), "calm": (residual, 0.1), "he": (residual, 1.0)}
    slopes, costs = {}, {}
    for name, (tower, second) in towers.items():
        for blocks in (2, 20):
            starts = [
                tower.start(64, 32, 10, blocks=blocks, second=second, rng=np.random.default_rng(seed))
                for seed in range(5)
            ]
            norms = [np.linalg.norm(tower.cost_and_slopes(X[:, :200], Y[:, :200], begun)[1]["din"]) for begun in starts]
            slopes[name, blocks] = np.median(norms)
            costs[name, blocks] = tower.train(X, Y, starts[-1], epochs=4, rng=np.random.default_rng(3))[-1]
    assert slopes["calm", 20] == pytest.approx(slopes["calm", 2], rel=0.3)
    assert slopes["plain", 20] < 0.3 * slopes["plain", 2]
    assert slopes["he", 20] > 100 * slopes["he", 2]
    assert costs["calm", 20] < 0.5 < 1.5 < min(costs["plain", 20], costs["he", 20])
    assert costs["calm", 20] < costs["calm", 2] + 0.05


def test_all_points_are_where_no_keras_is_needed():
    points = {cell.name: cell.points for cell in LESSON.of(Kind.TEST)}
    assert {"happyModel", "convolutional_model", "identity_block"} == OPTIONAL
    assert sum(points.values()) == sum(points[name] for name in points.keys() - OPTIONAL) == 100


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_without_keras_an_optional_exercise_is_skipped(name):
    with without_keras():
        assert Rehearsal(LESSON).grade(name).outcome is Outcome.SKIPPED


@needs_keras
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # of PyTorch's tensors
def test_keras_with_the_same_weights_agrees_to_five_digits(ours, pictures, trained):
    parameters, X = trained[0], pictures[2]
    weights = [
        part
        for layer in (1, 2, 3, 4)
        for part in (
            parameters[f"W{layer}"] if layer < 3 else parameters[f"W{layer}"].T,
            parameters[f"b{layer}"].ravel(),
        )
    ]
    own = ours.cnn_forward(X, parameters, ours.settings)[0]
    for twin in (ours.happyModel(), ours.convolutional_model((16, 16, 1))):
        twin.set_weights(weights)
        np.testing.assert_allclose(np.asarray(twin.predict(X, verbose=0)).T, own, rtol=0, atol=1e-5)
