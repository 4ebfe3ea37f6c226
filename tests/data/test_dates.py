"""The files of dates are what their script writes, every text means one day, and the networks read what is said."""

import importlib.util
import re
import sys
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from startcode import datasets, layers, pretrained

FOLDER = Path(__file__).parents[2] / "data" / "dates"
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def script(name):
    spec = importlib.util.spec_from_file_location(f"dates_{name}", FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look there
    spec.loader.exec_module(module)
    return module


make, train = script("make"), script("train")


@pytest.fixture(scope="module")
def data():
    return datasets.load_dates()


@pytest.mark.parametrize("part", ["train", "test"])
def test_a_file_begins_with_what_the_script_writes(part, data):
    shipped = data.pairs if part == "train" else data.test_pairs
    assert tuple(islice(make.pairs(part), 200)) == shipped[:200], "stale. Run python data/dates/make.py."
    assert len(shipped) == make.COUNTS[part]


def test_what_is_written_is_what_is_read(tmp_path):
    make.write(tmp_path, {"train": 5, "test": 3})
    small = datasets.load_dates(tmp_path)
    assert small.pairs == tuple(islice(make.pairs("train"), 5))
    assert small.test_pairs == tuple(islice(make.pairs("test"), 3))


def test_no_text_stands_twice_and_no_day_of_the_test_is_learned_from(data):
    texts = [text for text, _ in data.pairs + data.test_pairs]
    assert len(texts) == len(set(texts))
    assert max(map(len, texts)) <= make.LONGEST
    assert {iso for _, iso in data.test_pairs}.isdisjoint({iso for _, iso in data.pairs})


def test_every_text_means_one_day():
    means = defaultdict(set)
    ways = make.writers()
    for step in range(0, (make.LAST - make.FIRST).days + 1, 29):
        for way in ways:
            day = make.FIRST + timedelta(days=step)
            means[way(day)].add(day)
    assert all(len(days) == 1 for days in means.values())


def test_ordinals_of_english():
    told = {
        1: "1st",
        2: "2nd",
        3: "3rd",
        4: "4th",
        11: "11th",
        12: "12th",
        13: "13th",
        21: "21st",
        22: "22nd",
        31: "31st",
    }
    assert {day: make.ordinal(day) for day in told} == told


def test_the_note_says_how_many_there_are(data):
    assert f"{len(data.pairs):,} dates as people write them" in README
    assert f"{len(data.test_pairs):,} more for a test" in README
    assert f"{len(make.writers())} ways of writing" in README
    assert f"{len(data.pairs) - train.ASIDE:,} pairs" in README
    assert train.Recipe.epochs == 6
    assert "six times" in README


@pytest.mark.parametrize(("attention", "words"), [(True, "with attention"), (False, "without attention")])
def test_the_networks_are_as_good_as_the_note_says(data, attention, words):
    X, Y = datasets.coded_dates(data.test_pairs, data)
    with threadpool_limits(1):
        said, _ = pretrained.date_reader(attention=attention).write(X)
    exact = np.mean(np.all(said == Y, axis=1))
    (told,) = re.findall(rf"^\| {words} \| ([\d.]+) %", README, re.MULTILINE)
    assert 100 * exact == pytest.approx(float(told), abs=0.3)
    assert exact >= 0.97 or not attention


def test_a_network_learns_and_goes_on_where_it_was(data, tmp_path):
    recipe = train.Recipe(attention=6, units=5, writing=8, epochs=2, batch=20)
    X, Y = datasets.coded_dates(data.pairs[:200], data)
    state = train.first(recipe, len(data.human_vocab), len(data.machine_vocab))
    losses = [train.learn(state, X, Y)]
    train.keep(tmp_path / "a.state", state)
    again = train.kept(tmp_path / "a.state", recipe)
    losses.append(train.learn(state, X, Y))
    assert train.learn(again, X, Y) == losses[1] < losses[0]
    assert train.kept(tmp_path / "a.state", replace(recipe, seed=6)) is None
    assert train.kept(tmp_path / "none.state", recipe) is None


def test_the_rate_rises_and_falls():
    recipe = train.Recipe()
    rates = [train.rate_at(epoch, recipe) for epoch in np.linspace(0, recipe.epochs, 61)]
    assert max(rates) <= recipe.rate
    assert rates.index(max(rates)) in (5, 6, 7)
    assert rates[-1] < 0.02 * recipe.rate


def test_what_was_learned_is_written_for_the_loader(data, tmp_path):
    sizes = (len(data.human_vocab), 3, 4, 5, len(data.machine_vocab))
    both = {
        "with_attention": layers.reader_parameters(*sizes, rng=np.random.default_rng(1)),
        "without_attention": layers.reader_parameters(*sizes[:2], 0, *sizes[3:], rng=np.random.default_rng(1)),
    }
    train.write(tmp_path / "new.h5", both)
    reader = pretrained.date_reader(tmp_path / "new.h5")
    np.testing.assert_allclose(reader.parameters["attention"]["v"], both["with_attention"]["attention/v"], rtol=1e-3)
    assert "attention" not in pretrained.date_reader(tmp_path / "new.h5", attention=False).parameters
