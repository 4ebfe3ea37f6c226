"""What kind of mistake makes this wrong result of that right one?

    kind of thing -> named suspects, echoes -> shape -> nan and inf -> values -> Diagnosis, or None

A relation is named only if it explains all of the difference and would be a strange coincidence otherwise
(`evidence`); the order in which relations are tried is in `values.TESTS`; how often each one is right is measured
(`confidence`). Messages tell a learner what was measured and what to look for, never the expected value.
"""

from .engine import diagnose, diagnose_many, diagnose_shape
from .model import Diagnosis
from .partial import RIGHT_IN_PART

__all__ = ["RIGHT_IN_PART", "Diagnosis", "diagnose", "diagnose_many", "diagnose_shape"]
