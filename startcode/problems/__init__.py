"""Small random problems that the checks feed to a learner's functions.

Inputs keep away from places where an answer is a matter of taste: predictions from exactly one half, kinks from zero.
Every maker takes a random generator first and the sizes by name; one module a topic.
"""

from startcode.problems.binary import binary, labels, pictures, separable

__all__ = ["binary", "labels", "pictures", "separable"]
