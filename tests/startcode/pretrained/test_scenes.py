"""The detector of street scenes gives raw numbers of the promised shape, and says what it cannot take."""

import shutil
from itertools import pairwise
from pathlib import Path

import h5py
import numpy as np
import pytest

from startcode.datasets import load_scenes
from startcode.errors import DatasetError, StartCodeError
from startcode.pretrained import scene_detector

SHIPPED = Path(__file__).parents[3] / "data" / "scenes" / "detector.h5"


@pytest.fixture(scope="module")
def detector():
    return scene_detector()


@pytest.fixture(scope="module")
def X():
    return load_scenes().X_test[:18]


def test_it_says_what_it_is(detector):
    assert detector.classes == load_scenes().classes
    assert detector.grid == (6, 8)
    assert detector.anchors.shape == (5, 2)
    assert detector.anchors.dtype == np.float64
    assert (detector.anchors > 0).all()
    assert (detector.anchors < 1).all()


def test_the_volume_has_a_number_for_everything(detector, X):
    volume = detector.volume(X)
    assert volume.shape == (18, 6, 8, 5, 11)
    assert volume.dtype == np.float32
    assert np.isfinite(volume).all()


def test_a_picture_gives_the_same_alone_and_among_others_and_in_real_numbers(detector, X):
    volume = detector.volume(X)
    np.testing.assert_allclose(detector.volume(X[17])[0], volume[17], rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(detector.volume(X[3:5] / 255), volume[3:5], rtol=1e-4, atol=1e-4)


def test_where_something_is_it_is_surer_than_where_nothing_is(detector):
    scenes = load_scenes()
    objectness = detector.volume(scenes.X_test[:60])[..., 4].max(axis=3)  # (m, 6, 8)
    occupied = np.zeros(objectness.shape, bool)
    for picture, boxes in enumerate(scenes.boxes_test[:60]):
        column, row = ((boxes[:, :2] + boxes[:, 2:]) / 2 * (8, 6)).astype(int).T
        occupied[picture, row, column] = True
    assert np.mean(objectness[occupied] > 0) > 0.6
    assert np.mean(objectness[~occupied] > 0) < 0.05


def test_feature_maps_lead_from_fine_and_flat_to_coarse_and_deep(detector, X):
    maps = detector.feature_maps(X[:2])
    shapes = [a.shape for a in maps]
    assert shapes[0] == (2, 48, 64, 16)
    assert shapes[-1][:3] == (2, 6, 8)
    assert all(a.dtype == np.float32 for a in maps)
    assert all(after[1] <= before[1] for before, after in pairwise(shapes))
    head = detector._stages[-1]
    np.testing.assert_allclose(head(maps[-1]).reshape(2, 6, 8, 5, 11), detector.volume(X[:2]), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (np.zeros((96, 128), np.uint8), r"shape \(96, 128\)"),
        (np.zeros((2, 128, 96, 3), np.uint8), r"shape \(2, 128, 96, 3\)"),
        (np.zeros((0, 96, 128, 3), np.uint8), r"shape \(0, 96, 128, 3\)"),
        (np.zeros((96, 128, 3), np.int64), "int64"),
        (np.full((96, 128, 3), 255.0), "divide the pixels by 255, once"),
        (np.full((96, 128, 3), -0.1), "from -0.1"),
        (np.full((96, 128, 3), np.nan), "from nan to nan"),
    ],
)
def test_what_is_no_picture_is_refused_with_the_next_step(detector, wrong, message):
    for method in (detector.volume, detector.feature_maps):
        with pytest.raises(StartCodeError, match=message) as caught:
            method(wrong)
        assert caught.value.next_step


# ---- its file


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copy(SHIPPED, tmp_path / "detector.h5"))


def test_it_is_found_in_startcode_data(monkeypatch, tmp_path, copy, X, detector):
    (tmp_path / "scenes").mkdir()
    copy.rename(tmp_path / "scenes" / "detector.h5")
    monkeypatch.setenv("STARTCODE_DATA", str(tmp_path))
    np.testing.assert_array_equal(scene_detector().volume(X[:1]), detector.volume(X[:1]))


def test_a_missing_file_is_refused_with_the_next_step(tmp_path):
    with pytest.raises(DatasetError, match=r"there is no such file\. Mend the path"):
        scene_detector(tmp_path / "detector.h5")


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_truncated_file_is_refused_with_the_next_step(copy, share):
    content = copy.read_bytes()
    copy.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DatasetError, match="cannot be read as HDF5"):
        scene_detector(copy)


WRONG = {
    "a layer too few": ("W3", None, "no array W3"),
    "filters of another depth": ("W2", np.zeros((3, 3, 5, 32), np.float16), "and what comes in is 16 deep"),
    "oblong filters": ("W2", np.zeros((3, 1, 16, 32), np.float16), r"W2 has shape \(3, 1, 16, 32\)"),
    "filters without a middle": ("W2", np.zeros((2, 2, 16, 32), np.float16), r"W2 has shape \(2, 2, 16, 32\)"),
    "filters of whole numbers": ("W2", np.zeros((3, 3, 16, 32), np.int64), "of int64, not 4 of floating-point"),
    "biases of another layer": ("b2", np.zeros((1, 1, 1, 16), np.float16), r"b2 \(1, 1, 1, 16\)"),
    "weights that are no numbers": ("W2", np.full((3, 3, 16, 32), np.nan, np.float16), "no finite numbers"),
    "no stride": ("strides", np.array([0] * 9), "layer 1 has stride 0"),
    "no layer": ("strides", np.array([], dtype=np.int64), "the last layer is 3 deep"),
    "an anchor too few": ("anchors", np.full((4, 2), 0.2), "but there are 4 anchors and 6 classes"),
    "an anchor of no width": ("anchors", np.zeros((5, 2)), "all above 0"),
    "a class too few": ("classes", np.array([b"car"] * 5), "5 anchors and 5 classes"),
    "two leaks": ("leak", np.zeros(2), r"leak \(2,\)"),
}


@pytest.mark.parametrize(("name", "array", "message"), WRONG.values(), ids=WRONG.keys())
def test_another_schema_is_refused(copy, name, array, message):
    with h5py.File(copy, "a") as file:
        del file[name]
        if array is not None:
            file[name] = array
    with pytest.raises(DatasetError, match=message) as caught:
        scene_detector(copy)
    assert "README" in caught.value.next_step
