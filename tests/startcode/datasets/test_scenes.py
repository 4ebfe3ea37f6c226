"""The street scenes are found from anywhere, and a learner hears what is wrong with a file."""

import h5py
import numpy as np
import pytest

from startcode.datasets import load_scenes
from startcode.errors import DatasetError


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch):
    monkeypatch.delenv("STARTCODE_DATA", raising=False)


def small_set(train=(2, 0, 1), test=(1, 3)):
    """The arrays of a tiny set, by the names of the schema; the numbers of boxes of the pictures are given."""
    rng = np.random.default_rng(0)
    arrays = {"classes": np.array([b"car", b"bus"])}
    for part, counts in (("train", train), ("test", test)):
        low = rng.uniform(0, 0.4, (sum(counts), 2))
        arrays[f"{part}_pictures"] = rng.integers(0, 256, (len(counts), 96, 128, 3), dtype=np.uint8)
        arrays[f"{part}_boxes"] = np.concatenate([low, low + rng.uniform(0.1, 0.5, low.shape)], axis=1)
        arrays[f"{part}_labels"] = np.arange(sum(counts)) % 2
        arrays[f"{part}_counts"] = np.array(counts)
    return arrays


def save(path, arrays):
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        for name, array in arrays.items():
            file[name] = array
    return path


# ---- what is loaded


def test_the_course_s_scenes_have_the_promised_shapes():
    scenes = load_scenes()
    assert scenes.X_train.shape == (320, 96, 128, 3)
    assert scenes.X_test.shape == (200, 96, 128, 3)
    assert scenes.X_train.dtype == scenes.X_test.dtype == np.uint8
    assert scenes.classes == ("car", "bus", "pedestrian", "bicycle", "traffic light", "stop sign")
    for X, boxes, labels in (scenes[:3], scenes[3:6]):
        assert len(X) == len(boxes) == len(labels)
        assert {array.dtype.name for array in boxes} == {"float64"}
        assert {array.dtype.name for array in labels} == {"int64"}
        assert [array.shape for array in boxes] == [(len(array), 4) for array in labels]


def test_boxes_are_dealt_out_to_their_pictures(tmp_path):
    arrays = small_set()
    scenes = load_scenes(save(tmp_path / "scenes.h5", arrays))
    assert [len(labels) for labels in scenes.labels_train] == [2, 0, 1]
    assert [boxes.shape for boxes in scenes.boxes_test] == [(1, 4), (3, 4)]
    np.testing.assert_array_equal(scenes.boxes_train[2], arrays["train_boxes"][2:])
    np.testing.assert_array_equal(np.concatenate(scenes.labels_test), arrays["test_labels"])
    np.testing.assert_array_equal(scenes.X_test, arrays["test_pictures"])
    assert scenes.classes == ("car", "bus")


def test_scenes_without_any_object_are_taken(tmp_path):
    scenes = load_scenes(save(tmp_path / "scenes.h5", small_set(train=(0, 0))))
    assert [boxes.shape for boxes in scenes.boxes_train] == [(0, 4), (0, 4)]


def test_they_are_found_from_a_folder_that_has_nothing_to_do_with_the_course(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert len(load_scenes().X_test) == 200


def test_startcode_data_comes_before_the_course_s_own(monkeypatch, tmp_path):
    save(tmp_path / "scenes" / "scenes.h5", small_set())
    monkeypatch.setenv("STARTCODE_DATA", str(tmp_path))
    assert len(load_scenes().X_train) == 3


# ---- what is refused


def test_a_missing_file_is_refused_with_the_next_step(tmp_path):
    with pytest.raises(DatasetError, match=r"scenes\.h5: there is no such file\. Mend the path"):
        load_scenes(tmp_path / "scenes.h5")


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_truncated_file_is_refused_with_the_next_step(tmp_path, share):
    path = save(tmp_path / "scenes.h5", small_set())
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DatasetError, match=r"cannot be read as HDF5 .* copy it again"):
        load_scenes(path)


BOX = small_set()["train_boxes"]
WRONG = {
    "no classes": ({"classes": None}, "no array classes"),
    "no counts": ({"train_counts": None}, "no array train_counts"),
    "boxes of whole numbers": ({"test_boxes": np.zeros((4, 4), int)}, "of int64, not 2 of floating-point numbers"),
    "square pictures": ({"test_pictures": np.zeros((2, 96, 96, 3), np.uint8)}, r"shape \(2, 96, 96, 3\)"),
    "pictures of uint16": ({"test_pictures": np.zeros((2, 96, 128, 3), np.uint16)}, "dtype uint16"),
    "no pictures": ({"train_pictures": np.zeros((0, 96, 128, 3), np.uint8)}, r"shape \(0, 96, 128, 3\)"),
    "a count too few": ({"train_counts": np.array([2, 1])}, "3 train_pictures, but 2 train_counts"),
    "counts of more boxes": ({"train_counts": np.array([2, 2, 1])}, "the counts sum to 5"),
    "a negative count": ({"train_counts": np.array([4, -1, 0])}, "the counts sum to 3"),
    "a label too few": ({"train_labels": np.zeros(2, int)}, r"boxes has shape \(3, 4\), train_labels \(2,\)"),
    "a label beyond the classes": (
        {"train_labels": np.array([0, 2, 1])},
        "labels from 0 to 2, and there are 2 classes",
    ),
    "boxes in pixels": ({"train_boxes": BOX * 96}, "holds a box that is not"),
    "corners the other way round": ({"train_boxes": BOX[:, [2, 1, 0, 3]]}, "holds a box that is not"),
    "a box of no number": ({"train_boxes": BOX * np.nan}, "holds a box that is not"),
}


@pytest.mark.parametrize(("change", "message"), WRONG.values(), ids=WRONG.keys())
def test_another_schema_is_refused(tmp_path, change, message):
    arrays = {name: array for name, array in (small_set() | change).items() if array is not None}
    with pytest.raises(DatasetError, match=message) as caught:
        load_scenes(save(tmp_path / "scenes.h5", arrays))
    assert caught.value.where == str(tmp_path / "scenes.h5")
    assert "README" in caught.value.next_step
