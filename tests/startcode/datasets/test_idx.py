"""IDX files are read as they were written, and what is damaged is told from what is another file."""

import gzip
import struct

import numpy as np
import pytest

from startcode.datasets import idx
from startcode.errors import DatasetError


def packed(values, *, head=None):
    """The bytes of an IDX file."""
    head = (0, 8, values.ndim, *values.shape) if head is None else head
    return struct.pack(f">HBB{len(head) - 3}I", *head) + values.tobytes()


@pytest.fixture
def values():
    return np.random.default_rng(1).integers(0, 256, size=(3, 4, 5), dtype=np.uint8)


def save(path, content):
    path.write_bytes(gzip.compress(content))
    return path


@pytest.mark.parametrize("shape", [(7,), (3, 4, 5)])
def test_an_array_comes_back_as_it_was(tmp_path, shape):
    values = np.arange(np.prod(shape), dtype=np.uint8).reshape(shape)
    np.testing.assert_array_equal(idx.read(save(tmp_path / "a.gz", packed(values)), ndim=len(shape)), values)


@pytest.mark.parametrize("share", [0.0, 0.5, 0.95])
def test_a_file_that_was_cut_short_is_refused_with_the_next_step(tmp_path, values, share):
    path = save(tmp_path / "a.gz", packed(values))
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(DatasetError, match=r"a\.gz: it .* copy it again"):
        idx.read(path, ndim=3)


def test_a_changed_byte_is_noticed(tmp_path, values):
    path = save(tmp_path / "a.gz", packed(values))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DatasetError, match="cannot be unpacked with gzip"):
        idx.read(path, ndim=3)


def test_a_file_that_was_never_packed_is_refused(tmp_path, values):
    (tmp_path / "a.gz").write_bytes(packed(values))
    with pytest.raises(DatasetError, match="cannot be unpacked with gzip"):
        idx.read(tmp_path / "a.gz", ndim=3)


def test_labels_in_the_place_of_pictures_and_other_kinds_of_numbers_are_told_apart(tmp_path, values):
    labels = save(tmp_path / "labels.gz", packed(np.zeros(40, np.uint8)))
    with pytest.raises(DatasetError, match=r"begins with 00 00 08 01, not with 00 00 08 03\. Is it the file"):
        idx.read(labels, ndim=3)
    wide = save(tmp_path / "wide.gz", packed(values, head=(0, 13, 3, 3, 4, 5)))
    with pytest.raises(DatasetError, match="begins with 00 00 0d 03"):
        idx.read(wide, ndim=3)


@pytest.mark.parametrize("length", [2, 4])
def test_a_head_that_promises_another_number_of_numbers_is_refused(tmp_path, values, length):
    path = save(tmp_path / "a.gz", packed(values, head=(0, 8, 3, length, 4, 5)))
    with pytest.raises(DatasetError, match=f"its head says {20 * length} numbers, but 60 follow"):
        idx.read(path, ndim=3)
