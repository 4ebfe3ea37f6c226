"""What week 13 says about attention is what its own functions, the shipped weights and the dates show."""

import re

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from autograder.reference import lesson
from startcode import datasets, layers, pretrained

FEW = 300  # dates of the test; those of the data folder count all of them


@pytest.fixture(scope="module")
def ours():
    return lesson("week13/attention")


@pytest.fixture(scope="module")
def data():
    return datasets.load_dates()


@pytest.fixture(scope="module")
def reader():
    return pretrained.date_reader()


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    with threadpool_limits(1):
        yield


def written(ours, reader, texts):
    X = np.array([ours.string_to_int(text, 30, reader.human_vocab) for text in texts])
    numbers, weights = ours.decode(*reader.read(X), reader.parameters, 0, 10)
    signs = {number: sign for sign, number in reader.machine_vocab.items()}
    return ["".join(signs[int(number)] for number in row) for row in numbers], weights


@pytest.fixture(scope="module")
def tested(ours, data, reader):
    return written(ours, reader, [text for text, _ in data.test_pairs[:FEW]])


def test_the_learners_functions_and_the_finished_ones_agree(data, reader, tested):
    X, Y = datasets.coded_dates(data.test_pairs[:FEW], data)
    said, weights = reader.write(X)
    np.testing.assert_allclose(tested[1], weights, atol=1e-4)
    np.testing.assert_array_equal(said, Y)


def test_exact_match_is_at_least_97_per_cent(data, tested):
    assert np.mean([date == iso for date, (_, iso) in zip(tested[0], data.test_pairs, strict=False)]) >= 0.97


def test_one_vector_loses_most_where_all_is_digits_and_mixes_them_up(data):
    X, Y = datasets.coded_dates(data.test_pairs, data)
    said, _ = pretrained.date_reader(attention=False).write(X)
    right = np.all(said == Y, axis=1)
    letters = np.array([any(map(str.isalpha, text)) for text, _ in data.test_pairs])
    assert right[~letters].mean() < right[letters].mean() - 0.1
    assert right.mean() < 0.97
    differences = (said != Y)[~right].sum(axis=1)
    assert np.median(differences) <= 3  # of ten signs: nothing is invented, some are taken for others


def where(text):
    """Year, month and day: as the lesson finds them."""
    numbers = [found.span() for found in re.finditer(r"\d+", text)]
    if len(numbers) == 3:
        first, second, year = numbers
        return (year, first, second) if "/" in text else (year, second, first)
    return numbers[1], [found.span() for found in re.finditer(r"[^\W\d]{3,}", text)][-1], numbers[0]


def test_the_weights_are_on_the_part_that_is_written(data, tested):
    steps = ([0, 1, 2, 3], [5, 6], [8, 9])
    share = np.zeros((3, 3))
    for weights, (text, _) in zip(tested[1], data.test_pairs, strict=False):
        for row, places in enumerate(steps):
            share[row] += [weights[places, begin:end].sum() / len(places) / FEW for begin, end in where(text)]
    assert np.diag(share).min() > 0.8
    assert (share - np.diag(np.diag(share))).max() < 0.1
    assert share[0, 0] > 0.95


def test_year_month_and_day_are_found_in_every_text_as_the_lesson_finds_them(data):
    for text, iso in data.test_pairs:
        year, month, day = (text[begin:end] for begin, end in where(text))
        assert iso[2:4] == year[-2:]
        assert int(day) == int(iso[8:])
        assert month.isalpha() or int(month) == int(iso[5:7])


def test_strange_texts_get_a_date_each_and_some_a_wrong_one(ours, reader):
    texts = ["spetember 3, 1997", "3 mayo 1997", "1997, may 3", "february 30 1997", "3rd of may", "hello"]
    dates, _ = written(ours, reader, texts)
    assert dates[:2] == ["1997-09-03", "1997-05-03"]
    assert dates[2] != "1997-05-03"
    assert dates[3] == "1997-02-30"
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) for date in dates)


def test_it_looks_from_the_month_that_is_written_to_the_month_that_is_read(ours, reader):
    for text, (begin, end) in {"july 15, 1957": (0, 5), "9/30/98": (0, 2)}.items():
        weights = written(ours, reader, [text])[1][0]
        assert weights[5:7, begin:end].sum(axis=1).min() > 0.5


def test_the_slopes_of_the_lessons_training_are_those_of_the_finished_reader(ours, data):
    rng = np.random.default_rng(1)
    parameters = layers.reader_parameters(len(data.human_vocab), 4, 3, 5, len(data.machine_vocab), rng=rng)
    X, Y = datasets.coded_dates(data.pairs[:6], data)
    loss, found = ours.loss_and_gradients(X, Y, parameters)
    wanted, slopes = layers.reader_loss(X, Y, parameters)
    assert loss == pytest.approx(wanted)
    assert found.keys() == slopes.keys()
    for name, slope in slopes.items():
        np.testing.assert_allclose(found[name], slope, rtol=1e-9, atol=1e-12, err_msg=name)


def test_it_learns_short_dates_and_the_year_first(data):
    rng = np.random.default_rng(2)
    short = [tuple(pair for pair in some if len(pair[0]) <= 11) for some in (data.pairs, data.test_pairs)]
    (X, Y), (X_new, Y_new) = (datasets.coded_dates(some, data) for some in short)
    X, X_new = X[:, :11], X_new[:, :11]
    sizes = (len(data.human_vocab), 16, 16, 32, len(data.machine_vocab))
    now = {name: value.astype(np.float32) for name, value in layers.reader_parameters(*sizes, rng=rng).items()}
    optimizer, losses = layers.Adam(0.01), []
    for _ in range(150):
        some = rng.choice(len(X), 40, replace=False)
        loss, slopes = layers.reader_loss(X[some], Y[some], now)
        now = optimizer.step(now, layers.clip(slopes, 1.0))
        losses.append(loss)
    found = layers.reader_decode(X_new, now, 0, 10)[0] == Y_new
    year, rest = found[:, :4].mean(), found[:, [5, 6, 8, 9]].mean()
    assert losses[0] == pytest.approx(np.log(12), abs=0.5)
    assert np.mean(losses[-10:]) < 0.4
    assert year > 0.9
    assert year > rest + 0.05


def test_half_of_the_signs_of_a_year_are_19_or_20(data):
    assert {iso[:2] for _, iso in data.pairs} == {"19", "20"}
