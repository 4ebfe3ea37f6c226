"""Each of the three translators shows its own bug, and is the same again with the same seed."""

import numpy as np
import pytest

from startcode import datasets, debuglab


@pytest.fixture(scope="module")
def pairs():
    return datasets.load_phrases().train


@pytest.fixture(scope="module")
def runs(pairs):
    return debuglab.broken_translators(pairs)


def test_only_the_second_has_a_loss_near_zero(runs):
    assert runs[2].losses[-1] < 0.05
    assert min(runs[1].losses[-1], runs[3].losses[-1]) > 0.3
    assert all(run.losses[-1] < 0.3 * run.losses[0] for run in runs.values())


def test_the_first_repeats_a_fitting_word_and_the_second_the_same_for_every_sentence(runs):
    for (_, english), text in zip(runs[1].pairs, runs[1].texts, strict=True):
        said = text.split()
        assert len(set(said[:-1])) == 1
        assert said[-1] == "…"
        assert said[0] in english.split()
    assert len(set(runs[2].texts)) == 1


def test_the_third_ends_its_sentences_and_gets_them_wrong(runs):
    for (_, english), text in zip(runs[3].pairs, runs[3].texts, strict=True):
        assert text.endswith(" .")
        assert text != english


def test_all_say_something_about_pairs_that_were_read(runs, pairs):
    for run in runs.values():
        assert set(run.pairs) <= set(pairs)
        assert run.epochs.shape == run.losses.shape
        assert np.isfinite(run.losses).all()


def test_the_same_seed_gives_the_same_runs(pairs, monkeypatch):
    from startcode.debuglab import sequence_to_sequence

    monkeypatch.setattr(sequence_to_sequence, "EPOCHS", {2: 2})
    one, other = (debuglab.broken_translators(pairs, seed=3)[2] for _ in range(2))
    assert one.texts == other.texts
    np.testing.assert_array_equal(one.losses, other.losses)
