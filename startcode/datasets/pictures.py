"""A picture of one's own, as a lesson needs it."""

import os
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from startcode.errors import DatasetError


def load_picture(path: str | os.PathLike[str], size: int = 64) -> NDArray[np.uint8]:
    """Load a picture of your own (PNG, JPEG, ...), shape (size, size, 3): its middle square, upright, in RGB.

    What is transparent becomes white. Raises DatasetError when the file cannot be read as a picture.
    """
    file = Path(path).expanduser()
    if size < 1:
        raise DatasetError("load_picture", f"size is {size}.", "Give the number of pixels of a side: 64, say.")
    if not file.is_file():
        raise DatasetError(str(file), "there is no such file.", f"The name is looked up from {Path.cwd()}.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file) as picture:
                square = _middle_square(_on_white(ImageOps.exif_transpose(picture)))
                pixels = np.array(square.resize((size, size), Image.Resampling.LANCZOS), dtype=np.uint8)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        what = "the picture has too many pixels."
        raise DatasetError(str(file), what, "Save a smaller copy and load that.") from error
    except (OSError, SyntaxError, ValueError) as error:  # Pillow raises all three on damaged files
        what = "this is not a picture, or a damaged one."
        raise DatasetError(str(file), what, "Open it in another program and save it as PNG or JPEG.") from error
    return pixels


def _middle_square(picture: Image.Image) -> Image.Image:
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    return picture.crop((left, top, left + side, top + side))


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in RGB, its transparent parts white."""
    if picture.mode.startswith("I"):  # grey of 16 bits, which Pillow would cut off at 255
        return Image.fromarray((np.asarray(picture) // 256).astype(np.uint8)).convert("RGB")
    if picture.mode not in ("RGBA", "LA", "PA") and "transparency" not in picture.info:
        return picture.convert("RGB")
    layer = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
