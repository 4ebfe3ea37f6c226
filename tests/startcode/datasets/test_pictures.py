"""A learner's own picture comes as the lessons need it, or they hear what is wrong with it."""

import numpy as np
import pytest
from PIL import Image

from startcode.datasets import load_picture
from startcode.errors import DatasetError


def bands(width=90, height=30):
    """Red, green and blue side by side."""
    pixels = np.zeros((height, width, 3), dtype=np.uint8)
    for channel in range(3):
        pixels[:, channel * width // 3 : (channel + 1) * width // 3, channel] = 255
    return pixels


def test_the_middle_square_of_a_picture_is_taken(tmp_path):
    Image.fromarray(bands()).save(tmp_path / "wide.png")
    picture = load_picture(tmp_path / "wide.png", size=10)
    assert picture.shape == (10, 10, 3)
    assert picture.dtype == np.uint8
    assert (picture == (0, 255, 0)).all()


def test_a_picture_is_64_pixels_wide_unless_said_otherwise(tmp_path):
    Image.fromarray(bands()).save(tmp_path / "photo.jpg", quality=95)
    assert load_picture(str(tmp_path / "photo.jpg")).shape == (64, 64, 3)


def test_a_photo_taken_with_the_phone_on_its_side_comes_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise by a quarter
    Image.fromarray(bands(30, 30)).save(tmp_path / "photo.png", exif=exif)
    picture = load_picture(tmp_path / "photo.png", size=30)
    assert picture[2, 15].tolist() == [255, 0, 0]
    assert picture[27, 15].tolist() == [0, 0, 255]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(tmp_path, mode):
    image = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 4, 8))
    image.convert(mode).save(tmp_path / "cut.png", **({"transparency": 0} if mode == "P" else {}))
    picture = load_picture(tmp_path / "cut.png", size=8)
    assert (picture == 255).any()
    assert mode == "P" or (picture[:, 0] == 0).all()


@pytest.mark.parametrize("mode", ["L", "1", "CMYK"])
def test_grey_and_printers_colours_become_rgb(tmp_path, mode):
    Image.new("RGB", (8, 8), "white").convert(mode).save(tmp_path / "odd.tiff")
    assert (load_picture(tmp_path / "odd.tiff", size=8) == 255).all()


def test_grey_of_sixteen_bits_keeps_its_brightness(tmp_path):
    Image.fromarray(np.full((8, 8), 128 * 256, dtype=np.uint16)).save(tmp_path / "deep.png")
    assert (load_picture(tmp_path / "deep.png", size=8) == 128).all()


def test_a_missing_picture_is_refused_with_the_folder_looked_in(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DatasetError, match=r"my_cat\.jpg: there is no such file") as caught:
        load_picture("my_cat.jpg")
    assert str(tmp_path) in caught.value.next_step


def test_a_folder_is_no_picture(tmp_path):
    with pytest.raises(DatasetError, match="there is no such file"):
        load_picture(tmp_path)


@pytest.mark.parametrize("damage", [lambda b: b"", lambda b: b"GIF, or not", lambda b: b[: len(b) // 2]])
def test_a_damaged_picture_is_refused_with_the_next_step(tmp_path, damage):
    path = tmp_path / "cat.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (40, 40, 3), dtype=np.uint8)).save(path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(DatasetError, match=r"not a picture, or a damaged one\. Open it in another program"):
        load_picture(path)


def test_a_picture_with_far_too_many_pixels_is_refused(monkeypatch, tmp_path):
    Image.fromarray(bands()).save(tmp_path / "huge.png")
    for limit in (1000, 2000):  # Pillow refuses beyond twice its limit, and warns beyond it
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", limit)
        with pytest.raises(DatasetError, match="too many pixels"):
            load_picture(tmp_path / "huge.png")


def test_a_size_of_nothing_is_refused(tmp_path):
    with pytest.raises(DatasetError, match="size is 0"):
        load_picture(tmp_path / "cat.png", size=0)
