"""The phrases are what their scripts draw, both sides are right, and the translator learns as its script says."""

import re

import numpy as np
import pytest

from startcode import layers
from startcode.datasets import load_phrases
from startcode.pretrained import translator
from tests.data.phrases_scripts import FOLDER, scripts

__all__ = ["scripts"]  # a fixture


@pytest.fixture(scope="module")
def data():
    return load_phrases(FOLDER)


def test_the_files_begin_as_their_script_draws_them(scripts):
    drawn = scripts.make.draw({"test": scripts.make.COUNTS["test"], "train": 150})
    for part, rows in drawn.items():
        shipped = (FOLDER / f"{part}.tsv").read_text(encoding="utf-8").splitlines()
        assert [line.split("\t") for line in shipped[: len(rows)]] == [list(row) for row in rows]


def test_there_are_as_many_as_the_readme_says(data, scripts):
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^5,000 French sentences .* 400 with", readme, re.M)
    assert (len(data.train), len(data.test)) == (5000, 400) == tuple(scripts.make.COUNTS[p] for p in ("train", "test"))
    assert max(map(len, data.references)) == 8 == scripts.make.MOST_REFERENCES


def test_no_sentence_of_the_test_is_learned_from(data, scripts):
    test = {french for french, _ in data.test}
    train = [french for french, _ in data.train]
    assert len(test) == 400
    assert len(set(train)) == len(train)
    assert not test & set(train)
    more = [french for french, _ in scripts.make.more(300, test | set(train))]
    assert len(set(more)) == 300
    assert not (test | set(train)) & set(more)


def test_further_pairs_are_the_same_again(scripts):
    assert scripts.make.more(20, set()) == scripts.make.more(30, set())[:20]


def test_french_elides_and_english_has_its_articles(data):
    for french, english in data.train:
        assert not re.search(r"\b(je|ne|la|le|de|que) [aeiouéêâôœh]", french), french
        assert not re.search(r"\ba [aeiou]|\ban [^aeiou]", english), english
        assert french.endswith(" .")
        assert english.endswith(" .")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (r"^elles? .* pas ", r"^(she|they) .*\bnot\b|^\w+"),
        (r"^elle va à l' école \.$", r"^she (goes|is going) to school \.$"),
        (r"^ils sont allés", r"^they (went|have gone)"),
        (r"^elles sont allées", r"^they (went|have gone)"),
        (r"^nous allons (?!à|au)\w+", r"^we (are going to|will) "),
        (r"^j' ai vu", r"^i (saw|have seen) "),
        (r"^il y a une? ", r"^there is an? "),
        (r"^cet homme ", r"(this|that) man "),
    ],
)
def test_what_is_said_in_french_is_said_in_english(data, french, english):
    pairs = [pair for pair in (*data.train, *data.test) if re.search(french, pair[0])]
    pairs = [pair for pair in pairs if not re.search(r" (et|mais|parce|maintenant|soir|jours) | [a-zé]+ \.$^", pair[0])]
    for pair in pairs:
        assert re.search(english, re.sub(r"^[a-z ]+ , ", "", pair[1])), pair


@pytest.fixture(scope="module")
def subject(scripts):
    return scripts.grammar.Subject(scripts.grammar.Piece("elle", ((1.0, "she"),)), 2, "f")


def test_agreement_and_negation(scripts, subject):
    grammar, go = scripts.grammar, scripts.words.GO
    assert grammar._french(go, subject, "past", False) == "est allée"
    eat = scripts.words.VERBS[0]
    assert grammar._french(eat, subject, "present", True) == "ne mange pas"
    assert grammar._french(eat, subject, "past", True) == "ne a pas mangé"  # elided when the sentence is joined
    assert grammar.elided("elle ne a pas mangé") == "elle n' a pas mangé"
    english = {text for _, text in grammar._english(eat, subject, "present", True, "")}
    assert english == {"does not eat", "is not eating"}
    assert {text for _, text in grammar._english(eat, subject, "past", False, "simple")} == {"ate"}


@pytest.mark.parametrize(
    ("noun", "adjective", "number", "wanted"),
    [
        ("homme", ("vieux", "vieille", "vieux", "vieilles"), 0, "vieil"),
        ("voiture", ("blanc", "blanche", "blancs", "blanches"), 1, "blanches"),
        ("cheval", ("vieux", "vieille", "vieux", "vieilles"), 1, "vieux"),
    ],
)
def test_an_adjective_agrees_with_its_noun(scripts, noun, adjective, number, wanted):
    words = scripts.words
    (thing,) = (one for one in words.NOUNS if one.fr[0] == noun)
    (how,) = (one for one in (*words.COLOURS, *words.SIZES) if one.fr == adjective)
    assert scripts.grammar._form(how, thing.gender, number, thing.fr[number]) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (("this", "m", 0, "homme", False, False), "cet"),
        (("my", "f", 0, "amie", False, False), "mon"),
        (("his", "f", 0, "robe", False, False), "sa"),
        (("a", "f", 1, "petites robes", False, True), "de"),
        (("a", "m", 0, "livre", True, False), "de"),
        (("the", "m", 1, "chats", False, False), "les"),
    ],
)
def test_an_article_agrees_with_what_follows(scripts, given, wanted):
    assert scripts.grammar._article(*given) == wanted


def test_references_are_the_likeliest_translations(scripts):
    piece = scripts.grammar.Piece(
        "x", tuple((share, f"t{k}") for k, share in enumerate([1, 3, 2, 3, 1, 1, 1, 1, 1, 1]))
    )
    assert scripts.make.references(piece) == ["t1", "t3", "t2", "t0", "t4", "t5", "t6", "t7"]


# ---- the translator


def test_a_little_training_makes_the_loss_smaller_and_is_the_same_again(scripts, data, tmp_path):
    recipe = scripts.train.Recipe(epochs=2, size=20, n_e=6, n_a=8, rate=0.01)
    runs = []
    for _ in range(2):
        losses = []
        learner = scripts.train.learn(recipe, list(data.train[:60]), lambda _, __, loss, kept=losses: kept.append(loss))
        runs.append((losses, learner))
    (losses, one), (again, other) = runs
    assert losses[1] < losses[0]
    assert losses == again
    for name, value in one.parameters.items():
        np.testing.assert_array_equal(value, other.parameters[name])
    scripts.train.write(tmp_path / "t.h5", one)
    finished = translator(tmp_path / "t.h5")
    assert finished.words == one.target
    batch = one.batch(list(data.train[:1]))
    loss, _ = layers.encoder_decoder_slopes(one.parameters, batch)
    state, total = finished.encode(data.train[0][0]), 0.0
    for before, now in zip(batch.reads[0], batch.says[0], strict=True):
        logs, state = finished.step(state, int(before))
        total -= logs[now]
    assert total / batch.says.shape[1] == pytest.approx(float(loss), abs=2e-3)  # float16


def test_a_batch_is_what_the_network_wants(scripts):
    made = scripts.network.batch([([5, 6], [7, 8, 9]), ([4, 5, 6, 7], [9])])
    assert made.source.tolist() == [[5, 6, 0, 0], [4, 5, 6, 7]]
    assert made.reads.tolist() == [[1, 7, 8, 9], [1, 9, 0, 0]]
    assert made.says.tolist() == [[7, 8, 9, 2], [9, 2, 0, 0]]
    assert made.mask.tolist() == [[True] * 4, [True, True, False, False]]


def test_the_shipped_weights_are_small_and_know_every_word(data):
    assert (FOLDER / "translator.h5").stat().st_size < 4e6
    model = translator(FOLDER / "translator.h5")
    assert {word for french, _ in data.test for word in french.split()} <= set(model.source_words)
    assert {word for some in data.references for one in some for word in one.split()} <= set(model.words)
