"""Each of the three writers shows its own bug, and is the same again with the same seed."""

import numpy as np
import pytest

from startcode import debuglab

NUMBERS = {letter: number for number, letter in enumerate("\nabcde")}
NAMES = ["abe", "bea", "dace", "ada", "ebba", "cade"] * 60


@pytest.fixture(scope="module")
def runs():
    return debuglab.broken_writers(NAMES, NUMBERS)


def test_one_has_a_loss_near_zero_and_the_others_do_not(runs):
    assert runs[1].losses[-1] < 0.5 * min(runs[2].losses[-1], runs[3].losses[-1])


def test_one_writes_a_single_word_and_one_never_ends(runs):
    assert len(set(runs[2].words)) == 1
    assert all(word.endswith("…") for word in runs[3].words)


def test_losses_are_means_over_pieces_of_all_names(runs):
    for run in runs.values():
        assert run.read[-1] == len(NAMES)
        assert run.read.shape == run.losses.shape


def test_the_same_seed_gives_the_same_runs(runs):
    again = debuglab.broken_writers(NAMES, NUMBERS)
    assert [run.words for run in again.values()] == [run.words for run in runs.values()]
    np.testing.assert_array_equal(again[2].losses, runs[2].losses)
