"""Random networks with one hidden layer stay where every answer is clear."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 10**6)
FEW = st.integers(2, 9)


@given(SEEDS, FEW, FEW, FEW, st.integers(3, 20))
def test_no_unit_of_a_shallow_network_is_saturated_or_nearly_linear(seed, n_x, n_h, n_y, m):
    parameters, X, Y = problems.shallow(np.random.default_rng(seed), n_x, n_h, n_y, m)
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    assert (W1.shape, W2.shape, X.shape, Y.shape) == ((n_h, n_x), (n_y, n_h), (n_x, m), (n_y, m))
    for W, b, incoming in ((W1, b1, X), (W2, b2, np.tanh(W1 @ X + b1))):
        peak = np.abs(W @ incoming).max(axis=1)
        assert 1.49 < peak.min() <= peak.max() < 3.01
        assert 0.2 <= np.abs(b).min() <= np.abs(b).max() <= 0.8


@given(SEEDS, FEW, st.integers(3, 20))
def test_every_output_has_labels_of_both_classes_and_no_sure_guess(seed, n_y, m):
    A2, Y = problems.guesses(np.random.default_rng(seed), n_y, m)
    assert A2.shape == Y.shape == (n_y, m)
    assert 0.05 <= A2.min() <= A2.max() <= 0.95
    assert set(Y.mean(axis=1) * m) <= set(range(1, m)) - {m / 2}


@given(SEEDS, FEW, FEW, FEW)
def test_a_step_has_a_slope_for_every_parameter(seed, n_x, n_h, n_y):
    parameters, grads = problems.shallow_step(np.random.default_rng(seed), n_x, n_h, n_y)
    assert {name: value.shape for name, value in grads.items()} == {
        f"d{name}": value.shape for name, value in parameters.items()
    }


@given(SEEDS)
def test_no_straight_border_tells_xor_apart(seed):
    X, Y = problems.xor(np.random.default_rng(seed), 12)
    for corner in range(4):  # the middles of opposite sides coincide, and belong to different classes
        assert np.all(np.abs(X[:, corner]) >= 0.7)
    assert Y[0, :4].tolist() == [0, 1, 1, 0]
    assert 0 < Y.mean() < 1


@given(SEEDS, st.integers(2, 7))
def test_a_study_is_led_by_different_sizes_on_train_and_validation(seed, sizes):
    results = problems.size_study(np.random.default_rng(seed), sizes)
    assert len(results) == sizes
    assert list(results) == sorted(results)
    best = {part: max(results, key=lambda n_h, part=part: results[n_h][part]) for part in ("train", "validation")}
    assert best["train"] == max(results)
    assert best["validation"] != best["train"]
    accuracies = [value for row in results.values() for value in row.values()]
    assert len(set(accuracies)) == 2 * sizes
