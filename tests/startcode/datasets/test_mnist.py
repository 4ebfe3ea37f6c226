"""MNIST is read from either form, checked before a learner sees it, and fetched only when asked for."""

import hashlib
import io
import struct

import numpy as np
import pytest

from startcode.datasets import load_mnist, mnist
from startcode.errors import DatasetError
from tests.startcode.datasets.serving import served
from tests.startcode.datasets.test_download import needed
from tests.startcode.datasets.test_idx import packed, save


@pytest.fixture(autouse=True)
def empty_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("STARTCODE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")
    return tmp_path / "cache"


def small_set(**changes):
    """The four arrays of a tiny set, by the names of mnist.npz."""
    rng = np.random.default_rng(1)
    arrays = {}
    for half, m in (("train", 12), ("test", 5)):
        arrays[f"x_{half}"] = rng.integers(0, 256, size=(m, 28, 28), dtype=np.uint8)
        arrays[f"y_{half}"] = (np.arange(m) % 10).astype(np.uint8)
    return {name: array for name, array in (arrays | changes).items() if array is not None}


def npz(arrays):
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)
    return content.getvalue()


def save_npz(path, arrays):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(npz(arrays))
    return path


def save_idx(folder, arrays):
    for name, file in mnist.IDX_FILES.items():
        save(folder / file, packed(arrays[name]))
    return folder


def assert_loaded(data, arrays):
    for X, Y, half in [(data.X_train, data.Y_train, "train"), (data.X_test, data.Y_test, "test")]:
        m = len(arrays[f"x_{half}"])
        assert (X.shape, X.dtype, Y.shape, Y.dtype) == ((784, m), np.float32, (1, m), np.int64)
        assert X.flags.c_contiguous
        for i in range(m):
            np.testing.assert_allclose(X[:, i].reshape(28, 28) * 255, arrays[f"x_{half}"][i], atol=1e-4)
        np.testing.assert_array_equal(Y[0], arrays[f"y_{half}"])
        assert 0 <= X.min() < X.max() <= 1


def test_the_packed_file_is_read_by_its_own_name_and_from_its_folder(tmp_path):
    arrays = small_set()
    assert_loaded(load_mnist(save_npz(tmp_path / "mnist.npz", arrays)), arrays)
    assert_loaded(load_mnist(str(tmp_path)), arrays)
    assert_loaded(load_mnist(save_npz(tmp_path / "another_name.npz", arrays)), arrays)


def test_the_four_original_files_are_read_from_their_folder(tmp_path):
    arrays = small_set()
    assert_loaded(load_mnist(save_idx(tmp_path, arrays)), arrays)


def test_without_a_path_it_is_read_from_the_cache(empty_cache):
    arrays = small_set()
    save_npz(empty_cache / "mnist.npz", arrays)
    assert_loaded(load_mnist(), arrays)


def test_a_set_that_is_nowhere_is_an_error_with_the_next_step(empty_cache):
    with pytest.raises(
        DatasetError, match=r"there is no mnist\.npz, and none of the four \.gz files\..*load_mnist\(download=True\)"
    ):
        load_mnist()
    assert not empty_cache.exists()


def test_a_path_that_leads_nowhere_is_refused(tmp_path):
    with pytest.raises(DatasetError, match=r"absent: there is no such file or folder\. Give the field's mnist\.npz"):
        load_mnist(tmp_path / "absent")


def test_a_folder_with_three_of_the_four_files_is_told_which_is_missing(tmp_path):
    save_idx(tmp_path, small_set())
    (tmp_path / mnist.IDX_FILES["y_test"]).unlink()
    with pytest.raises(DatasetError, match=r"there is no mnist\.npz, and no t10k-labels-idx1-ubyte\.gz\. Give"):
        load_mnist(tmp_path)


def test_a_path_and_a_download_exclude_each_other(tmp_path):
    with pytest.raises(DatasetError, match="both a path and download=True"):
        load_mnist(tmp_path, download=True)


# ---- damage and other forms


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_packed_file_that_was_cut_short_is_refused(tmp_path, share):
    path = save_npz(tmp_path / "mnist.npz", small_set())
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DatasetError, match=r"mnist\.npz: it cannot be read as \.npz .* copy it again"):
        load_mnist(path)


def test_a_changed_byte_in_a_packed_file_is_noticed(tmp_path):
    path = save_npz(tmp_path / "mnist.npz", small_set())
    content = bytearray(path.read_bytes())
    content[2000] ^= 1
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=r"cannot be read as \.npz"):
        load_mnist(path)


def test_pickled_objects_are_not_opened(tmp_path):
    spy = np.array([{"an": "object"}], dtype=object)
    with pytest.raises(DatasetError, match=r"cannot be read as \.npz"):
        load_mnist(save_npz(tmp_path / "mnist.npz", small_set(y_test=spy)))


def test_a_single_array_is_no_packed_file(tmp_path):
    np.save(tmp_path / "one.npy", np.zeros(3))
    with pytest.raises(DatasetError, match=r"cannot be read as \.npz"):
        load_mnist(tmp_path / "one.npy")


WRONG = {
    "a missing array": ({"y_test": None}, r"no array y_test"),
    "flat pictures": (
        {"x_train": np.zeros((12, 784), np.uint8)},
        r"x_train has shape \(12, 784\) and dtype uint8, not",
    ),
    "pictures of floats": ({"x_train": np.zeros((12, 28, 28))}, "dtype float64, not"),
    "small pictures": ({"x_test": np.zeros((5, 8, 8), np.uint8)}, r"x_test has shape \(5, 8, 8\)"),
    "no pictures": ({"x_test": np.zeros((0, 28, 28), np.uint8)}, r"x_test has shape \(0, 28, 28\)"),
    "a label too few": ({"y_test": np.zeros(4, np.uint8)}, r"y_test has shape \(4,\).*not \(5,\)"),
    "one-hot labels": ({"y_test": np.eye(5, 10, dtype=np.uint8)}, r"y_test has shape \(5, 10\)"),
    "labels of floats": ({"y_train": np.zeros(12)}, "y_train has shape .* dtype float64"),
    "letters": ({"y_train": np.arange(1, 13)}, "labels from 1 to 12, not from 0 to 9"),
}


@pytest.mark.parametrize(("change", "message"), WRONG.values(), ids=WRONG.keys())
def test_another_form_is_refused_with_the_next_step(tmp_path, change, message):
    with pytest.raises(DatasetError, match=message) as caught:
        load_mnist(save_npz(tmp_path / "mnist.npz", small_set(**change)))
    assert caught.value.where == str(tmp_path / "mnist.npz")
    assert caught.value.next_step


def test_a_misfit_among_the_four_files_is_told_with_its_own_name(tmp_path):
    save_idx(tmp_path, small_set())
    labels = mnist.IDX_FILES["y_train"]
    save(tmp_path / labels, struct.pack(">HBBI", 0, 8, 1, 3) + b"\x00\x01\x02")
    with pytest.raises(DatasetError, match=r"y_train has shape \(3,\)") as caught:
        load_mnist(tmp_path)
    assert caught.value.where == str(tmp_path / labels)


# ---- the network, in the shape of a server on this machine


@needed
def test_it_is_fetched_when_asked_for_checked_and_found_again_without_asking(monkeypatch, empty_cache):
    arrays = small_set()
    content = npz(arrays)
    monkeypatch.setattr(mnist, "SHA256", hashlib.sha256(content).hexdigest())
    with served(content) as (url, asked):
        monkeypatch.setattr(mnist, "SOURCE", url)
        assert_loaded(load_mnist(download=True), arrays)
        assert_loaded(load_mnist(download=True), arrays)
    assert_loaded(load_mnist(), arrays)
    assert len(asked) == 1
    assert (empty_cache / "mnist.npz").read_bytes() == content


@needed
def test_a_file_with_another_sum_is_neither_read_nor_kept(monkeypatch, empty_cache):
    with served(npz(small_set())) as (url, _):
        monkeypatch.setattr(mnist, "SOURCE", url)  # the sum stays that of the real set
        with pytest.raises(DatasetError, match=r"SHA-256 differs.*load_mnist\(path\)"):
            load_mnist(download=True)
    assert not (empty_cache / "mnist.npz").exists()
