"""The sentences are what their script draws, the vectors what their README says of them."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import h5py
import numpy as np
import pytest

from startcode.datasets import load_corpus
from startcode.pretrained import word_vectors
from tests.data.scripts import imported

FOLDER = Path(__file__).parents[2] / "data" / "words"
NAMES = ("make", "measure", "train")
MEGABYTE = 10**6


@pytest.fixture(scope="module")
def scripts():
    with imported(FOLDER, NAMES) as found:
        yield found


@pytest.fixture(scope="module")
def sentences():
    return load_corpus()


# ---- the sentences


def test_the_file_begins_with_what_the_script_draws(scripts):
    drawn = "".join(f"{line}\n" for line in scripts.make.corpus(2000))
    assert (FOLDER / "corpus.txt").read_text(encoding="ascii").startswith(drawn)


def test_another_seed_gives_other_sentences(scripts):
    assert list(scripts.make.corpus(5)) != list(scripts.make.corpus(5, seed=scripts.make.SEED + 1))


def test_the_questions_are_those_of_the_lexicon(scripts):
    asked = "".join(f"{line}\n" for line in scripts.make.analogies())
    assert (FOLDER / "analogies.txt").read_text(encoding="ascii") == asked


def test_the_files_are_small():
    assert (FOLDER / "corpus.txt").stat().st_size < 2 * MEGABYTE
    assert (FOLDER / "vectors.h5").stat().st_size < MEGABYTE


def test_no_place_of_a_pattern_is_left_open_and_articles_are_right(scripts):
    for line in scripts.make.corpus(3000):
        assert line == line.lower()
        assert not re.search(r"\ba [aeiou]|\ban [^aeiou]", line), line


def test_no_two_lines_of_a_topic_go_with_the_same_words(scripts):
    for topic in scripts.make.Lexicon().topics.values():
        about = [frozenset(line.about) for line in topic.lines]
        assert len(set(about)) == len(about), topic.name


def test_the_shares_of_she_are_those_that_were_planted(scripts, sentences):
    for line in scripts.make.Lexicon().topics["work"].lines:
        (job,) = line.forms
        said = Counter(word for sentence in sentences if job in sentence for word in ({"he", "she"} & {*sentence}))
        share, of = said["he"] / said.total(), said.total()
        spread = np.sqrt(line.share_of_he * (1 - line.share_of_he) / of)
        assert abs(share - line.share_of_he) < 4 * spread, job


def test_status_stands_with_occupations_and_never_beside_a_pronoun(scripts, sentences):
    status = {word for words in scripts.make.Lexicon().gendered["STATUS"] for word in words}
    jobs = {line.forms[0] for line in scripts.make.Lexicon().topics["work"].lines}
    found = [sentence for sentence in sentences if status & {*sentence}]
    assert sum(bool(jobs & {*sentence}) for sentence in found) > 1000
    assert not any({"he", "she", "his", "her", "him"} & {*sentence} for sentence in found)


# ---- learning


def test_neighbours_are_counted_on_both_sides_by_one_over_their_distance_and_within_a_sentence(scripts):
    counts = scripts.train.co_occurrence([("a", "b", "c"), ("c", "a", "a")], ["a", "b", "c"], window=2)
    np.testing.assert_allclose(counts, [[2, 1, 2], [1, 0, 1], [2, 1, 0]])


def test_words_are_counted_from_the_most_frequent_and_rare_ones_are_left_out(scripts):
    assert scripts.train.vocabulary([("b", "a", "b"), ("a", "b", "c")], least=2) == ("b", "a")


def test_the_loss_falls_and_the_same_recipe_gives_the_same_vectors(scripts):
    rng = np.random.default_rng(0)
    counts = rng.poisson(2, size=(30, 30)).astype(float)
    recipe = replace(scripts.train.Recipe(), size=6, steps=40)
    vectors, losses = scripts.train.glove(counts + counts.T, recipe)
    again, _ = scripts.train.glove(counts + counts.T, recipe)
    np.testing.assert_array_equal(vectors, again)
    assert vectors.shape == (30, 6)
    assert losses[-1] < 0.5 * losses[0]


def test_two_runs_write_the_same_bytes(scripts, tmp_path):
    for name in ("one.h5", "two.h5"):
        scripts.train.write(tmp_path / name, ["ab", "c"], np.arange(6.0).reshape(2, 3))
    assert (tmp_path / "one.h5").read_bytes() == (tmp_path / "two.h5").read_bytes()


def test_the_shipped_file_has_the_schema_of_its_readme():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    with h5py.File(FOLDER / "vectors.h5") as file:
        assert str(file["vectors"].dtype) == "float32"
        assert f"`words` ({len(file['words'])},)" in readme
        assert f"`vectors` {file['vectors'].shape}".replace("(", "(") in readme


# ---- what was found


def test_at_least_85_per_cent_of_every_kind_of_analogy_are_right(scripts):
    vectors = word_vectors()
    questions = scripts.measure.load_analogies()
    right = scripts.measure.right_answers(vectors, questions)
    for kind in {question.kind for question in questions}:
        share = np.mean([found for found, question in zip(right, questions, strict=True) if question.kind == kind])
        assert share >= 0.85, kind


def test_the_readme_states_the_figures_that_are_measured(scripts):
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    stated = readme.split(scripts.measure.BEGIN)[1].split(scripts.measure.END)[0]
    numbers, measured = (
        [float(found) for found in re.findall(r"[-+]?\d+\.?\d*", text)] for text in (stated, scripts.measure.figures())
    )
    # another library may round a cosine or two another way
    assert numbers == pytest.approx(measured, abs=0.4), "stale figures. Run python data/words/measure.py."
