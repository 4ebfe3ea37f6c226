"""What week 13 says about searching and measuring is what its own functions and the shipped translator show."""

import re

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets, layers, pretrained, problems
from tests.data.phrases_scripts import FOLDER, scripts

__all__ = ["scripts"]  # a fixture
STALE = "stale figures. Run python data/phrases/measure.py."


@pytest.fixture(scope="module")
def ours():
    return lesson("week13/sequence_to_sequence")


@pytest.fixture(scope="module")
def data():
    return datasets.load_phrases(FOLDER)


@pytest.fixture(scope="module")
def model():
    return pretrained.translator(FOLDER / "translator.h5")


@pytest.fixture(scope="module")
def found(scripts, ours, model, data):
    return {width: scripts.measure.search(ours, model, data, width) for width in (1, 5)}


@pytest.fixture(scope="module")
def stated():
    """The rows of both tables of the README, as numbers."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\d.]+) \| (.*) \|$", readme.partition("<!-- figures: begin")[2], re.M)
    return {key: [float(value.strip(" %")) for value in rest.split("|")] for key, rest in rows}


@pytest.mark.parametrize("width", [1, 5])
def test_the_readme_states_what_is_measured(scripts, ours, model, data, found, stated, width):
    measured = scripts.measure.figures(ours, model, data, found[width])
    whose = scripts.measure.faults(ours, model, data, found[width])
    bleu, exact, log_p, tokens, search, fault = stated[str(width)]
    assert measured == pytest.approx((bleu, exact / 100, log_p, tokens), abs=0.006), STALE
    assert (whose["search"], whose["model"]) == pytest.approx((search, fault), abs=1), STALE


def test_a_wider_beam_finds_likelier_sentences_and_leaves_hardly_a_fault_of_the_search(stated):
    rows = np.array([stated[width] for width in ("1", "2", "3", "5", "10")])
    assert (np.diff(rows[:, 2]) > 0).all()
    assert rows[-2, 4] < 0.25 * rows[0, 4]
    assert rows[-1, 0] > rows[0, 0] + 0.01


def test_without_normalisation_sentences_are_short_and_alpha_makes_them_longer(stated, data):
    lengths = np.array([stated[alpha][3] for alpha in ("0.0", "0.4", "0.7", "1.0", "1.5")])
    assert (np.diff(lengths) > 0).all()
    assert lengths[0] < np.mean([len(some[0].split()) + 1 for some in data.references]) < lengths[-1]


def test_long_sentences_are_translated_far_worse(scripts, ours, data, found):
    lengths = np.array([len(french.split()) for french, _ in data.test])
    texts = np.array(found[5].texts, dtype=object)

    def score(chosen):
        return scripts.measure.bleu(ours, texts[chosen], [data.references[i] for i in np.flatnonzero(chosen)])

    assert score(lengths >= 12) < 0.6 * score(lengths <= 8)


def test_greedy_and_a_beam_of_one_say_the_same(ours, model, data, found):
    for place, (french, _) in enumerate(data.test[:40]):
        first = model.encode(french)

        def step(state, token, first=first):
            return model.step(first if state is None else state, token)

        assert ours.greedy_decode(step, model.bos, model.eos, 30) == found[1].tokens[place]


def test_the_toy_of_the_text_is_searched_as_it_says(ours):
    A, B, C, e, x = 3, 4, 5, 6, 7
    table = {(): {A: 0.4, B: 0.5, C: 0.1}, (A,): {e: 0.9, x: 0.1}, (B,): {x: 0.7, e: 0.3}, (C,): {e: 0.5, x: 0.5}}
    toy = problems.a_table(table, words=8, bos=1, eos=2)
    for width, tokens, chance in ((1, [B, x, 2], 0.35), (2, [A, e, 2], 0.36)):
        score, best = ours.beam_search(toy.step, toy.state0, 1, 2, width, 3)[0]
        assert (best, np.exp(score)) == (tokens, pytest.approx(chance))


def test_the_numbers_of_the_text(ours, model, scripts):
    assert ours.length_normalized_score(3 * np.log(0.9), 3, 0) == pytest.approx(-0.316, abs=5e-4)
    assert ours.length_normalized_score(3 * np.log(0.9), 3, 1) == pytest.approx(-0.105, abs=5e-4)
    assert ours.length_normalized_score(np.log(0.5), 1, 1) == pytest.approx(-0.693, abs=5e-4)
    assert ours.brevity_penalty(3, 6) == pytest.approx(0.368, abs=5e-4)
    assert ours.modified_precision(["the"] * 7, [["the", "girl", "reads", "the", "book"]], 1) == pytest.approx(2 / 7)
    assert abs(len(model.words) - 240) < 10
    assert 19_500 < scripts.train.Recipe().extra + 5000 - scripts.train.ASIDE < 20_000


def test_before_it_learns_the_loss_is_the_logarithm_of_the_vocabulary(scripts, data):
    pairs = list(data.train[:40])
    source, target = (scripts.network.vocabulary([pair[side] for pair in data.train]) for side in (0, 1))
    begun = layers.initialize_encoder_decoder(len(source), len(target), 24, 64, rng=np.random.default_rng(1))
    learner = scripts.train.Learner(source, target, begun)
    assert layers.encoder_decoder_slopes(begun, learner.batch(pairs))[0] == pytest.approx(np.log(len(target)), abs=0.1)


def test_the_loss_of_the_lesson_is_that_of_the_layer_and_padding_changes_no_state(ours):
    rng = np.random.default_rng(5)
    logits, Y, mask = problems.masked_scores(rng, n_y=8, m=4, T_y=6)
    assert ours.masked_sequence_loss(logits, Y, mask) == pytest.approx(layers.masked_cross_entropy(logits, Y, mask)[0])
    x, mask, params = problems.padded_reading(rng, n_x=3, n_a=5, m=4, T_x=6)
    ends = mask.sum(axis=1).astype(int) - 1
    states, _ = layers.gru_forward(x, np.zeros((5, 4)), params)
    np.testing.assert_allclose(ours.encoder_forward(x, mask, params), states[:, np.arange(4), ends])
