"""IDX, the format that the four original files of MNIST are in.

Big-endian: two zero bytes, one for the kind of number (8 for uint8), one for the number of axes, the length of every
axis in four bytes, then the numbers, the last axis fastest.
"""

import gzip
import math
import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from startcode.errors import DatasetError

UINT8 = 8
AGAIN = "If you may read it, copy it again: it may have been cut short."


def read(path: Path, *, ndim: int) -> NDArray[np.uint8]:
    """The array of `ndim` axes of uint8 in a gzipped IDX file; DatasetError when it is damaged or another one."""
    try:
        with gzip.open(path) as file:
            content = file.read()
    except (OSError, EOFError, zlib.error) as error:  # gzip raises all three on damaged files
        raise DatasetError(str(path), f"it cannot be unpacked with gzip ({error}).", AGAIN) from error
    start = 4 + 4 * ndim
    if len(content) < start:
        raise DatasetError(str(path), f"it holds {len(content)} bytes, fewer than its head should have.", AGAIN)
    zero, kind, axes, *shape = struct.unpack(f">HBB{ndim}I", content[:start])
    if (zero, kind, axes) != (0, UINT8, ndim):
        what = f"it begins with {content[:4].hex(' ')}, not with 00 00 {UINT8:02x} {ndim:02x}."
        raise DatasetError(str(path), what, "Is it the file that its name says?")
    if len(content) != start + math.prod(shape):
        what = f"its head says {math.prod(shape)} numbers, but {len(content) - start} follow."
        raise DatasetError(str(path), what, AGAIN)
    return np.frombuffer(content, dtype=np.uint8, offset=start).reshape(shape)
