"""The file of scenes is what its script draws, and every box is where its README says."""

import re

import h5py
import numpy as np
import pytest

from tests.data.scenes_scripts import FOLDER, scripts

__all__ = ["scripts"]  # a fixture
MEGABYTE = 10**6
SIZE = np.array([128, 96, 128, 96])


@pytest.fixture(scope="module")
def make(scripts):
    return scripts.make


@pytest.fixture(scope="module")
def file():
    with h5py.File(FOLDER / "scenes.h5", "r") as opened:
        yield opened


def dealt(file, part, name):
    """An array of all boxes or labels of a part, dealt out to the pictures."""
    return np.split(file[f"{part}_{name}"][()], np.cumsum(file[f"{part}_counts"][()])[:-1])


# ---- the file


def test_the_file_has_the_schema_of_its_readme(file):
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| \(([^)]*)\) \| (\w+) \|", readme, re.MULTILINE)
    kinds = {name: (shape, kind) for name, shape, kind in rows}
    found = {name: (str(array.shape)[1:-1], str(array.dtype)) for name, array in file.items()}
    assert kinds == found | {"classes": (found["classes"][0], "bytes")}
    assert file["classes"].dtype.kind == "S"


@pytest.mark.parametrize("name", ["scenes.h5", "detector.h5"])
def test_the_files_are_small(name):
    assert (FOLDER / name).stat().st_size < 4 * MEGABYTE


@pytest.mark.parametrize(("part", "indices"), [("train", [0, 77, 319]), ("test", [0, 99, 199])])
def test_any_scene_can_be_drawn_again_alone(make, file, part, indices):
    boxes, labels = dealt(file, part, "boxes"), dealt(file, part, "labels")
    for index, scene in zip(indices, make.scenes(part, indices), strict=True):
        np.testing.assert_array_equal(scene.picture, file[f"{part}_pictures"][index])
        np.testing.assert_array_equal(scene.boxes, boxes[index])
        np.testing.assert_array_equal(scene.labels, labels[index])


def test_no_scene_stands_in_the_file_twice(file):
    pictures = [picture.tobytes() for part in ("train", "test") for picture in file[f"{part}_pictures"][()]]
    assert len(set(pictures)) == len(pictures)


def test_every_part_and_every_seed_has_scenes_of_its_own(make):
    drawn = [make.scenes(part, [5])[0].picture.tobytes() for part in make.PARTS]
    drawn.append(make.scenes("train", [5], seed=make.SEED + 1)[0].picture.tobytes())
    assert len(set(drawn)) == len(drawn)


def test_two_runs_write_the_same_bytes_and_no_times(make, tmp_path):
    for name in ("first.h5", "second.h5"):
        make.write(tmp_path / name, {"train": 3, "test": 2})
    assert (tmp_path / "first.h5").read_bytes() == (tmp_path / "second.h5").read_bytes()
    with h5py.File(tmp_path / "first.h5", "r") as written:
        assert not any(array.id.get_create_plist().get_obj_track_times() for array in written.values())


@pytest.mark.parametrize("part", ["train", "test"])
def test_every_class_is_seen_often_and_every_scene_shows_one_to_six_objects(make, file, part):
    counts = file[f"{part}_counts"][()]
    assert (counts.min(), counts.max()) == (1, 6)
    assert np.bincount(file[f"{part}_labels"][()], minlength=len(file["classes"])).min() >= 50


def test_scenes_differ_in_light(file):
    brightness = file["train_pictures"][()].mean(axis=(1, 2, 3))
    assert brightness.max() > 2 * brightness.min()
    assert 0.15 < np.mean(brightness < 100) < 0.35


# ---- the rule of the boxes


@pytest.mark.parametrize("part", ["train", "test"])
def test_boxes_lie_in_the_picture_and_none_is_tiny(file, part):
    boxes = file[f"{part}_boxes"][()]
    assert (boxes >= 0).all()
    assert (boxes <= 1).all()
    sides = (boxes * SIZE)[:, 2:] - (boxes * SIZE)[:, :2]
    assert sides.min() >= 5 - 1e-9
    np.testing.assert_allclose(boxes * SIZE * 3, np.rint(boxes * SIZE * 3), atol=1e-9)  # thirds of a pixel


def test_objects_stand_partly_behind_others(file):
    overlapping = 0
    for boxes in dealt(file, "test", "boxes"):
        low, high = (np.stack(ends) for ends in (boxes[:, :2], boxes[:, 2:]))
        both = (np.maximum(low[:, None], low) < np.minimum(high[:, None], high)).all(axis=2)
        overlapping += int(both.sum() - len(boxes) > 0)
    assert 50 < overlapping < 150


def painted(scripts, *placed):
    """Boxes in pixels and labels of things (class, x, y, scale), drawn on an empty canvas in this order."""
    drawing = scripts.drawing.scenes
    canvas = drawing.Canvas((1.0, 1.0, 1.0))
    things = []
    for name, x, y, scale in placed:
        label = drawing.CLASSES.index(name) if name in drawing.CLASSES else None
        kind = drawing.OTHERS[0] if label is None else drawing.SIDEWAYS[name]
        things.append(drawing.Thing(kind, label, drawing.Pen(canvas, x, y, scale)))
    boxes, labels = drawing._paint(canvas, things, np.random.default_rng(0), False)
    return boxes * SIZE, [drawing.CLASSES[label] for label in labels]


def test_a_box_is_the_extent_of_what_is_drawn(scripts):
    ((left, top, right, bottom),), labels = painted(scripts, ("bus", 60, 80, 10))
    assert labels == ["bus"]
    np.testing.assert_allclose([left, right, bottom], [25, 95, 80], atol=0.7)  # 7 metres at 10 pixels a metre
    assert top == pytest.approx(80 - 29.5, abs=0.7)


def test_the_post_of_a_sign_is_not_in_its_box(scripts):
    ((left, top, right, bottom),), _ = painted(scripts, ("stop sign", 60, 90, 15))
    assert right - left == pytest.approx(bottom - top, abs=0.7)
    assert bottom < 70


def test_only_what_is_seen_of_an_object_is_in_its_box(scripts):
    (behind, before), labels = painted(scripts, ("bus", 60, 80, 10), ("bus", 105, 90, 14))
    assert labels == ["bus", "bus"]
    assert before[0] == pytest.approx(56, abs=0.7)
    assert behind[2] == pytest.approx(before[0], abs=3)  # the corners of a bus are not square
    assert behind[0] == pytest.approx(25, abs=0.7)


def test_an_object_that_is_mostly_hidden_has_no_box(scripts):
    for shift, seen in ((28, 1), (38, 2)):  # 33 % and 47 % of its 70 pixels stick out
        boxes, _ = painted(scripts, ("bus", 60, 80, 10), ("bus", 60 + shift, 84, 11.5))
        assert len(boxes) == seen


def test_what_belongs_to_no_class_hides_objects_too(scripts):
    assert painted(scripts, ("pedestrian", 60, 80, 10))[1] == ["pedestrian"]
    assert painted(scripts, ("pedestrian", 60, 80, 10), ("tree", 60, 96, 13))[1] == []


def test_the_picture_cuts_a_box_off(scripts):
    ((left, _, right, _),), _ = painted(scripts, ("bus", 5, 80, 10))
    assert left == 0
    assert right == pytest.approx(40, abs=0.7)
