"""The cats are found from anywhere, and a learner hears what is wrong with a file."""

import hashlib
import os
from pathlib import Path

import h5py
import numpy as np
import pytest

from startcode.datasets import load_cats
from startcode.datasets.cats import CATS_PAIR
from startcode.errors import DatasetError

ROOT = Path(__file__).parents[3]
REAL = Path(os.environ.get("STARTCODE_CATS") or ROOT.parent / "shared" / "datasets")
REAL_SHA256 = {
    "train_catvnoncat.h5": "fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242",
    "test_catvnoncat.h5": "6a9d39ce52fa85953c5834695b8534a30ed8cfd54971fb2f080b5a24d002b951",
}
real = pytest.mark.skipif(
    not all((REAL / name).is_file() for name in REAL_SHA256),
    reason="the field's own pair of files is not here: name its folder in STARTCODE_CATS",
)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    monkeypatch.delenv("STARTCODE_CATS", raising=False)
    monkeypatch.delenv("STARTCODE_DATA", raising=False)


def small_set(seed=0, train=5, test=3, size=4):
    """The arrays of a tiny set, by the names of the schema."""
    rng = np.random.default_rng(seed)
    arrays = {"list_classes": np.array([b"non-cat", b"cat"])}
    for half, m in (("train", train), ("test", test)):
        arrays[f"{half}_set_x"] = rng.integers(0, 256, (m, size, size, 3), dtype=np.uint8)
        arrays[f"{half}_set_y"] = np.arange(m) % 2
    return arrays


def save(path, arrays):
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        for name, array in arrays.items():
            file[name] = array
    return path


def save_pair(folder, arrays):
    for half, name in CATS_PAIR.items():
        save(folder / name, {key: a for key, a in arrays.items() if key.startswith((half, "list"))})
    return folder


def assert_loaded(cats, arrays):
    np.testing.assert_array_equal(cats.train_set_x_orig, arrays["train_set_x"])
    np.testing.assert_array_equal(cats.train_set_y, arrays["train_set_y"][np.newaxis])
    np.testing.assert_array_equal(cats.test_set_x_orig, arrays["test_set_x"])
    np.testing.assert_array_equal(cats.test_set_y, arrays["test_set_y"][np.newaxis])
    assert cats.classes.tolist() == [b"non-cat", b"cat"]


# ---- where the cats are found


def test_the_course_s_cats_unpack_as_the_five_values_of_the_field():
    train_set_x_orig, train_set_y, test_set_x_orig, test_set_y, classes = load_cats()
    assert train_set_x_orig.shape == (240, 64, 64, 3)
    assert train_set_y.shape == (1, 240)
    assert test_set_x_orig.shape == (260, 64, 64, 3)
    assert test_set_y.shape == (1, 260)
    assert [name.decode() for name in classes] == ["non-cat", "cat"]


def test_they_are_found_from_a_folder_that_has_nothing_to_do_with_the_course(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert load_cats().train_set_x_orig.shape == (240, 64, 64, 3)


@pytest.mark.parametrize("below", [".", "release/week02", "autograded/ada/week02"])
def test_the_data_of_a_learner_s_bundle_is_found_from_below(monkeypatch, tmp_path, below):
    arrays = small_set()
    save(tmp_path / "bundle" / "data" / "cats" / "cats.h5", arrays)
    (tmp_path / "bundle" / below).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / "bundle" / below)
    assert_loaded(load_cats(), arrays)


def test_startcode_data_comes_before_the_folders_above(monkeypatch, tmp_path):
    save(tmp_path / "data" / "cats" / "cats.h5", small_set(seed=1))
    arrays = small_set(seed=2)
    save(tmp_path / "elsewhere" / "cats" / "cats.h5", arrays)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STARTCODE_DATA", str(tmp_path / "elsewhere"))
    assert_loaded(load_cats(), arrays)


def test_a_startcode_data_without_cats_is_said_not_passed_over(monkeypatch, tmp_path):
    monkeypatch.setenv("STARTCODE_DATA", str(tmp_path))
    with pytest.raises(DatasetError, match=r"STARTCODE_DATA.*Set it to the course's folder data, or unset it"):
        load_cats()


def test_cats_that_are_nowhere_are_an_error_with_the_next_step(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    inside = tmp_path / "site" / "startcode" / "datasets" / "places.py"
    monkeypatch.setattr("startcode.datasets.places.__file__", str(inside))
    with pytest.raises(DatasetError, match=r"data/cats/cats\.h5: not found .* set STARTCODE_DATA"):
        load_cats()


@pytest.mark.parametrize("named", ["", "train_catvnoncat.h5", "test_catvnoncat.h5"], ids=["folder", "train", "test"])
def test_the_pair_is_read_from_its_folder_or_either_file(tmp_path, named):
    arrays = small_set()
    save_pair(tmp_path, arrays)
    assert_loaded(load_cats(tmp_path / named), arrays)


@pytest.mark.parametrize("named", ["cats.h5", ""], ids=["file", "folder"])
def test_one_file_with_both_halves_is_read(tmp_path, named):
    arrays = small_set()
    save(tmp_path / "cats.h5", arrays)
    assert_loaded(load_cats(str(tmp_path / named)), arrays)


def test_startcode_cats_names_a_set_and_a_path_comes_before_it(monkeypatch, tmp_path):
    by_variable, by_path = small_set(seed=1), small_set(seed=2)
    monkeypatch.setenv("STARTCODE_CATS", str(save(tmp_path / "one.h5", by_variable)))
    assert_loaded(load_cats(), by_variable)
    assert_loaded(load_cats(save(tmp_path / "two.h5", by_path)), by_path)


def test_a_write_protected_file_in_a_write_protected_folder_will_do(tmp_path):
    arrays = small_set()
    path = save(tmp_path / "kept" / "cats.h5", arrays)
    before = path.read_bytes(), path.stat().st_mtime_ns
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert_loaded(load_cats(path), arrays)
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    finally:
        path.parent.chmod(0o755)


# ---- what is refused


def test_a_missing_file_is_refused_with_the_next_step(tmp_path):
    with pytest.raises(DatasetError, match=r"cats\.h5: there is no such file\. Mend the path"):
        load_cats(tmp_path / "cats.h5")


def test_a_folder_with_half_of_the_pair_is_told_which_half_is_missing(tmp_path):
    save_pair(tmp_path, small_set())
    (tmp_path / "test_catvnoncat.h5").unlink()
    for named in (tmp_path, tmp_path / "train_catvnoncat.h5"):
        with pytest.raises(DatasetError, match=r": test_catvnoncat\.h5 missing\. Give a folder"):
            load_cats(named)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(DatasetError, match=r"train_catvnoncat\.h5 and test_catvnoncat\.h5 missing"):
        load_cats(tmp_path)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_truncated_file_is_refused_with_the_next_step(tmp_path, share):
    path = save(tmp_path / "cats.h5", small_set(size=32))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DatasetError, match=r"cannot be read as HDF5 .* copy it again"):
        load_cats(path)


def test_a_damaged_array_is_refused(tmp_path):
    path = tmp_path / "cats.h5"
    arrays = small_set(size=32)
    with h5py.File(path, "w") as file:
        for name, array in arrays.items():
            file.create_dataset(name, data=array, compression="gzip" if name.endswith("_x") else None)
        place = file["train_set_x"].id.get_chunk_info(0).byte_offset
    content = bytearray(path.read_bytes())
    content[place : place + 200] = bytes(200)
    path.write_bytes(content)
    with pytest.raises(DatasetError, match="cannot be read as HDF5"):
        load_cats(path)


def test_a_file_that_is_not_hdf5_is_refused(tmp_path):
    path = tmp_path / "cats.h5"
    path.write_text("<html>404 not found</html>", encoding="utf-8")
    with pytest.raises(DatasetError, match="cannot be read as HDF5"):
        load_cats(path)


WRONG = {
    "a missing array": ({"test_set_y": None}, r"no array test_set_y; it holds list_classes, test_set_x, train_set_x"),
    "pictures already flat": ({"train_set_x": np.zeros((5, 48), np.uint8)}, "2 axes of uint8, not 4 of uint8"),
    "pictures of floats": ({"train_set_x": np.zeros((5, 4, 4, 3))}, "4 axes of float64, not 4 of uint8"),
    "pictures of uint16": ({"train_set_x": np.zeros((5, 4, 4, 3), np.uint16)}, "dtype uint16, not"),
    "pictures in grey": ({"train_set_x": np.zeros((5, 4, 4, 1), np.uint8)}, r"shape \(5, 4, 4, 1\)"),
    "oblong pictures": ({"train_set_x": np.zeros((5, 4, 6, 3), np.uint8)}, r"shape \(5, 4, 6, 3\)"),
    "no pictures": ({"train_set_x": np.zeros((0, 4, 4, 3), np.uint8)}, r"shape \(0, 4, 4, 3\)"),
    "a label too few": ({"test_set_y": np.array([0, 1])}, "3 pictures, but test_set_y has 2 labels"),
    "labels 1 and 2": ({"train_set_y": np.array([1, 2, 1, 2, 1])}, "labels from 1 to 2, not 0 and 1"),
    "labels in a row": ({"train_set_y": np.zeros((1, 5), int)}, "2 axes of int64, not 1 of whole numbers"),
    "labels of floats": ({"train_set_y": np.zeros(5)}, "1 axes of float64, not 1 of whole numbers"),
    "three classes": ({"list_classes": np.array([b"cat", b"dog", b"car"])}, "length 3, not 2"),
    "numbered classes": ({"list_classes": np.array([0, 1])}, "1 axes of int64, not 1 of bytes"),
    "halves of two sizes": ({"test_set_x": np.zeros((3, 8, 8, 3), np.uint8)}, "Use two halves of the same set"),
}


@pytest.mark.parametrize(("change", "message"), WRONG.values(), ids=WRONG.keys())
def test_another_schema_is_refused(tmp_path, change, message):
    arrays = {name: array for name, array in (small_set() | change).items() if array is not None}
    with pytest.raises(DatasetError, match=message) as caught:
        load_cats(save(tmp_path / "cats.h5", arrays))
    assert caught.value.where == str(tmp_path / "cats.h5")
    assert caught.value.next_step


def test_a_group_in_the_place_of_an_array_is_refused(tmp_path):
    path = save(tmp_path / "cats.h5", {name: a for name, a in small_set().items() if name != "train_set_x"})
    with h5py.File(path, "a") as file:
        file.create_group("train_set_x")
    with pytest.raises(DatasetError, match="no array train_set_x"):
        load_cats(path)


# ---- the field's own files, where they are


@real
def test_the_real_pair_is_the_one_we_know_and_is_taken_as_it_is():
    for name, digest in REAL_SHA256.items():
        assert hashlib.sha256((REAL / name).read_bytes()).hexdigest() == digest
    cats = load_cats(REAL)
    assert cats.train_set_x_orig.shape == (209, 64, 64, 3)
    assert cats.test_set_x_orig.shape == (50, 64, 64, 3)
    assert (cats.train_set_y.sum(), cats.test_set_y.sum()) == (72, 33)


@real
def test_the_real_pair_can_be_named_in_the_environment(monkeypatch):
    monkeypatch.setenv("STARTCODE_CATS", str(REAL))
    assert load_cats().test_set_y.shape == (1, 50)
