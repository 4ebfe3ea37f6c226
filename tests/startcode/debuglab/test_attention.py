"""Each of the three readers shows its own bug, and is the same again with the same seed."""

import numpy as np
import pytest

from startcode import datasets, debuglab

SHOWN = ("4/24/95", "8/9/05", "3 may 1969")


@pytest.fixture(scope="module")
def runs():
    data = datasets.load_dates()
    short = [pair for pair in data.pairs if len(pair[0]) <= 11][:1500]
    return debuglab.broken_readers(short, SHOWN, data.human_vocab, data.machine_vocab)


def test_one_is_told_the_answer(runs):
    assert runs[1].losses[-1] < 0.02
    assert runs[1].losses[8] < 0.1 * min(runs[2].losses[8], runs[3].losses[8])
    assert all(len(set(date)) == 1 for date in runs[1].dates)


def test_one_never_looks_anywhere(runs):
    np.testing.assert_allclose(runs[2].weights, 1 / len(SHOWN[0]), rtol=1e-5)
    assert runs[2].losses[-1] > 2 * runs[3].losses[-1]


def test_one_begins_anew_at_every_step(runs):
    assert all(len(set(date)) == 1 for date in runs[3].dates)
    np.testing.assert_array_equal(runs[3].weights, np.tile(runs[3].weights[:1], (10, 1)))
    assert runs[3].losses[-1] < 0.5


def test_a_report_fits_what_is_shown(runs):
    for run in runs.values():
        assert run.weights.shape == (10, len(SHOWN[0]))
        assert len(run.dates) == len(SHOWN)
        assert run.steps.shape == run.losses.shape
