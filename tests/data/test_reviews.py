"""The reviews are what their script makes, their stars follow from their words, and the test is kept apart."""

import re
from collections import Counter

import h5py
import numpy as np
import pytest

from tests.data.reviews_scripts import FOLDER, scripts

__all__ = ["scripts"]  # a fixture
SENTENCE = "completely lacking in good taste good service and good ambience"


@pytest.fixture(scope="module")
def rows():
    lines = (FOLDER / "reviews.tsv").read_text(encoding="ascii").splitlines()
    return [line.split("\t") for line in lines]


def test_the_file_is_what_its_script_makes(scripts):
    made = "\n".join(scripts.make.lines(scripts.make.parts())) + "\n"
    assert made == (FOLDER / "reviews.tsv").read_text(encoding="ascii")


def test_no_text_stands_in_the_file_twice(rows):
    texts = [text for *_, text in rows]
    assert len(set(texts)) == len(texts)
    assert all(re.fullmatch(r"[a-z]+( [a-z]+)*", text) for text in texts)


def test_the_parts_are_as_large_as_the_readme_says(rows):
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    said = {(part, group): int(n) for part, group, n in re.findall(r"^\| (\w+) \| (\w+) \| (\d+) \|", readme, re.M)}
    assert said == Counter((part, group) for part, group, *_ in rows)


def test_every_number_of_stars_is_as_frequent_as_the_others(rows):
    for part, share in (("train", 400), ("test", 60)):
        for group in ("plain", "negated"):
            assert set(Counter(stars for p, g, stars, _ in rows if (p, g) == (part, group)).values()) == {share}


def lacking(text):
    """How many virtues stand behind "lacking" before the next clause."""
    behind = re.search(r"lacking in (.*)", text)
    if not behind:
        return 0
    praise = r"(?:good|nice|great|fine|excellent) "
    virtue = praise + r"(?:taste|service|ambience|flavour|quality|charm|freshness|value|warmth|comfort)"
    return len(re.findall(virtue, re.match(rf"(?:(?:and )?{virtue} ?)+", behind[1])[0]))


def test_no_training_sentence_lacks_three_virtues_and_every_one_of_the_group_does(rows, scripts):
    train = [text for part, _, _, text in rows if part == "train"]
    assert Counter(map(lacking, train)).keys() == {0, 1, 2}
    assert {lacking(text) for _, group, _, text in rows if group == "lacking"} == {3}
    rng = np.random.default_rng(scripts.train.SEED)
    visits = [scripts.grammar.visit(rng) for _ in range(1500)]
    assert max(map(lacking, visits)) == 2
    assert not any(SENTENCE in text for text in [*train, *visits])
    assert any("full of" in text and text.count(" and ") and len(text.split()) == 9 for text in train)


@pytest.mark.parametrize(
    ("template", "text", "value"),
    [
        ("denied", r"the \w+ was (not|never|hardly) good( at all)?", -1),
        ("denied", r"the \w+ was (not|never|hardly) bad( at all)?", 1),
        ("denied", r"the \w+ was (not|never|hardly) terrible( at all)?", 0),
        ("distant", r"the \w+ was far from good", -2),
        ("distant", r"the \w+ was far from terrible", 1),
        ("distant", r"the \w+ was anything but bad", 2),
        ("heightened", r"the \w+ was not only good but excellent", 2),
        ("contrasted", r"the \w+ was bad (and )?not good", -1),
        ("contrasted", r"the \w+ was good (and )?not bad", 1),
        ("nothing", r"there was nothing bad about the \w+", 1),
        ("compared", r"the \w+ could not be better", 2),
        ("lacking", r"lacking in good \w+", -1),
        ("lacking", r"completely lacking in good \w+", -2),
        ("lacking", r"(not|never|hardly) lacking in good \w+ and good \w+", 2),
        ("stated", r"the \w+ was average", 0),
        ("filled", r"full of good \w+ good \w+ and good \w+", 2),
    ],
)
def test_words_are_worth_what_the_readme_says(scripts, template, text, value):
    rng, draw = np.random.default_rng(7), getattr(scripts.grammar, template)
    found = [clause.value for clause in (draw(rng) for _ in range(4000)) if re.fullmatch(text, clause.text)]
    assert found
    assert set(found) == {value}


@pytest.mark.parametrize(
    ("values", "whole", "link"),
    [((2, 1), 2, "and"), ((1, -2), -1, "but"), ((1, -1), 0, "but"), ((0, -1), -1, "and"), ((2, -1), 1, "but")],
)
def test_two_clauses_are_worth_their_mean(scripts, values, whole, link):
    clauses = [scripts.grammar.Clause(name, value) for name, value in zip("ab", values, strict=True)]
    joined = scripts.grammar.joined(*clauses)
    assert (joined.text, joined.value) == (f"a {link} b", whole)


def test_a_visit_keeps_near_its_mood(scripts):
    rng = np.random.default_rng(1)
    sides = []
    for _ in range(200):
        words = scripts.grammar.visit(rng).split()
        sides.append((sum(word in {"terrible", "awful"} for word in words), sum(word == "wonderful" for word in words)))
    assert sum(bad > 0 and good > 0 for bad, good in sides) < 10


# ---- the vectors


def test_words_that_go_together_more_often_than_by_chance_are_near(scripts):
    texts = ["good soup", "nice soup", "good bread", "nice bread", "bad fish", "bad rice"] * 5
    words = sorted({word for text in texts for word in text.split()})
    counts = scripts.train.together(texts, words)
    np.testing.assert_array_equal(counts, counts.T)
    assert counts[words.index("good"), words.index("soup")] == 5
    rows = dict(zip(words, scripts.train.vectors(scripts.train.information(counts), 3), strict=True))
    assert np.linalg.norm(rows["good"] - rows["nice"]) < 0.5 * np.linalg.norm(rows["good"] - rows["bad"])


def test_information_is_never_below_zero_and_zero_for_what_never_goes_together(scripts):
    counts = np.array([[0.0, 4, 0], [4, 0, 1], [0, 1, 0]])
    found = scripts.train.information(counts)
    assert found.min() == 0
    assert found[0, 2] == 0
    assert found[0, 1] > 0


def test_the_vectors_are_those_of_the_words_of_training(rows, scripts, tmp_path):
    with h5py.File(FOLDER / "vectors.h5") as file:
        words, vectors = [word.decode() for word in file["words"][()]], file["vectors"][()]
    assert words == sorted({word for part, _, _, text in rows if part == "train" for word in text.split()})
    assert vectors.shape == (len(words), scripts.train.SIZE)
    np.testing.assert_allclose(vectors.mean(axis=0), 0, atol=1e-5)
    assert np.mean(vectors**2) == pytest.approx(1, abs=1e-4)
    scripts.train.write(tmp_path / "again.h5", words, vectors)
    assert (tmp_path / "again.h5").read_bytes() == (FOLDER / "vectors.h5").read_bytes()
