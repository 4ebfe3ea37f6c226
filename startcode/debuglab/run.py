"""What a broken run reports."""

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Run:
    """What a training run reports: the cost at every hundredth step, and accuracies in per cent."""

    costs: Array
    train_accuracy: float
    test_accuracy: float
