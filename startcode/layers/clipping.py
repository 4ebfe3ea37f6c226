"""Slopes that are not allowed to be too large."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode.errors import StartCodeError

Array = NDArray[Any]


def clip(gradients: Mapping[str, Array], maxValue: float) -> dict[str, Array]:
    """New arrays under the same names, with every entry brought into -maxValue .. maxValue.

    StartCodeError unless maxValue is above 0. The direction of the step may change: T. Mikolov, "Statistical language
    models based on neural networks" (2012), does it in this way.
    """
    if not maxValue > 0:
        raise StartCodeError("clip", f"maxValue is {maxValue}.", "Give a bound above 0; 5 is a usual one.")
    return {name: np.minimum(np.maximum(slopes, -maxValue), maxValue) for name, slopes in gradients.items()}
