"""Pictures in outputs: PNG only, of a decent size, as `data:` addresses."""

import base64
import binascii
from typing import Any

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_BYTES = 1_500_000
MAX_PIXELS = 4_000  # along either side: a tiny file may unfold to gigabytes
PREFIX = "data:image/png;base64,"


def picture_address(encoded: Any) -> str:  # noqa: ANN401  (any JSON value)
    """The `data:` address of a PNG picture in base64, "" if it is none or too large."""
    if isinstance(encoded, list) and all(isinstance(part, str) for part in encoded):
        encoded = "".join(encoded)
    if not isinstance(encoded, str) or len(encoded) > 2 * MAX_BYTES:
        return ""
    try:
        data = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    if not data.startswith(SIGNATURE) or data[12:16] != b"IHDR" or len(data) > MAX_BYTES:
        return ""
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if not (0 < width <= MAX_PIXELS and 0 < height <= MAX_PIXELS):
        return ""
    return PREFIX + base64.b64encode(data).decode()
