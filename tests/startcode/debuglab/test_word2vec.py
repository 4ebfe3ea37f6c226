"""Each of the three programs for word vectors shows its own bug, and is the same again with the same seed."""

import numpy as np
import pytest

from startcode import debuglab

WORDS = 90
SENTENCES = [[place % 4, 4 + place % 86, (place + 1) % WORDS, (place + 7) % 10] for place in range(WORDS)] * 12


@pytest.fixture(scope="module")
def runs():
    return debuglab.broken_word_vectors(SENTENCES, WORDS)


def test_zeros_in_both_tables_never_learn(runs):
    np.testing.assert_allclose(runs["colleague 1"].losses, 6 * np.log(2), rtol=1e-12)
    assert runs["colleague 1"].cosine == 0


def test_without_negative_samples_the_loss_nearly_vanishes_and_all_vectors_point_one_way(runs):
    assert runs["colleague 2"].losses[-1] < 0.05
    assert runs["colleague 2"].cosine > 0.9


def test_the_logarithm_of_no_count_is_nan_from_the_first_step_on(runs):
    assert np.isnan(runs["colleague 3"].losses).all()
    assert np.isnan(runs["colleague 3"].cosine)


def test_the_right_program_learns(runs):
    losses = runs["right"].losses
    assert 1 < losses[-1] < losses[0] < 6 * np.log(2)
    assert runs["right"].cosine < runs["colleague 2"].cosine


def test_a_run_is_told_in_pieces_that_end_with_the_training(runs):
    for run in runs.values():
        assert run.done[-1] == 1
        assert run.done.shape == run.losses.shape


def test_the_same_seed_gives_the_same_runs(runs):
    again = debuglab.broken_word_vectors(SENTENCES, WORDS)
    for name, run in runs.items():
        np.testing.assert_array_equal(again[name].losses, run.losses)
