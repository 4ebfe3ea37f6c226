"""The reader of dates writes dates, with attention or without, and says what it cannot take."""

import shutil
from pathlib import Path

import h5py
import numpy as np
import pytest

from startcode.datasets import coded_dates, load_dates
from startcode.errors import DatasetError, StartCodeError
from startcode.pretrained import date_reader

SHIPPED = Path(__file__).parents[3] / "data" / "dates" / "reader.h5"


@pytest.fixture(scope="module")
def reader():
    return date_reader()


@pytest.fixture(scope="module")
def X():
    data = load_dates()
    return coded_dates(data.test_pairs[:20], data)[0]


def test_it_reads_a_date(reader):
    data = load_dates()
    X, _ = coded_dates((("the 30th of september 1998", "0000-00-00"),), data)
    said, _ = reader.write(X)
    signs = {number: sign for sign, number in reader.machine_vocab.items()}
    assert "".join(signs[number] for number in said[0]) == "1998-09-30"


def test_what_was_read_has_a_state_and_a_mask_for_every_sign(reader, X):
    a, mask = reader.read(X)
    assert a.shape == (20, 30, 64)
    assert a.dtype == np.float32
    np.testing.assert_array_equal(mask, X != 0)


def test_weights_sum_to_one_over_the_signs_and_without_attention_there_are_none(reader, X):
    said, weights = reader.write(X)
    assert said.shape == (20, 10)
    np.testing.assert_allclose(weights.sum(axis=2), 1, rtol=1e-5)
    assert (weights.max(axis=1)[X == 0] == 0).all()
    narrow = date_reader(attention=False)
    assert narrow.write(X)[1] is None
    assert set(narrow.parameters) == set(reader.parameters) - {"attention"}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (np.ones(5, int), "whole numbers in rows"),
        (np.ones((1, 5)), "whole numbers in rows"),
        (np.ones((0, 5), int), "whole numbers in rows"),
        ([[1, 99]], "human_vocab knows 0 to 42"),
        ([[1, -1]], "human_vocab knows 0 to 42"),
        ([[0, 3]], "stands behind the text"),
        ([[3, 0, 4]], "stands behind the text"),
    ],
)
def test_what_are_no_texts_is_refused(reader, wrong, message):
    with pytest.raises(StartCodeError, match=message):
        reader.write(wrong)


def test_other_files_are_refused(tmp_path):
    with pytest.raises(DatasetError, match="there is no such file"):
        date_reader(tmp_path / "none.h5")
    (tmp_path / "text.h5").write_text("no HDF5")
    with pytest.raises(DatasetError, match="cannot be read as HDF5"):
        date_reader(tmp_path / "text.h5")


def spoil_nothing_there(file):
    del file["with_attention"]


def spoil_a_part(file):
    del file["with_attention/decoder/Wc"]


def spoil_a_shape(file):
    del file["with_attention/attention/v"]
    file["with_attention/attention/v"] = np.zeros(31)


def spoil_a_rank(file):
    del file["with_attention/attention/v"]
    file["with_attention/attention/v"] = np.zeros((32, 1))


def spoil_a_number(file):
    file["with_attention/attention/v"][3] = np.nan


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (spoil_nothing_there, "do not fit together"),
        (spoil_a_part, "do not fit together"),
        (spoil_a_shape, "do not fit together"),
        (spoil_a_rank, "has 2 axes"),
        (spoil_a_number, "no finite numbers"),
    ],
)
def test_weights_that_do_not_fit_are_refused_with_the_next_step(tmp_path, spoil, message):
    shutil.copy(SHIPPED, tmp_path / "spoiled.h5")
    with h5py.File(tmp_path / "spoiled.h5", "r+") as file:
        spoil(file)
    with pytest.raises(DatasetError, match=r"data/dates/README\.md describes") as refused:
        date_reader(tmp_path / "spoiled.h5")
    assert message in str(refused.value)
