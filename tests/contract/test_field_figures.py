"""On the field's own cat pictures, where they are present, the reference answers give the figures the field knows."""

import os
from pathlib import Path

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import datasets

ROOT = Path(__file__).parents[2]
REAL = Path(os.environ.get("STARTCODE_CATS") or ROOT.parent / "shared" / "datasets")
needs_real = pytest.mark.skipif(
    not (REAL / "train_catvnoncat.h5").is_file(),
    reason="the field's cat files are not here; set STARTCODE_CATS to them",
)


@needs_real
def test_logistic_regression_on_the_real_cats():
    ours = lesson("week02/logistic_regression")
    X_train, Y_train, X_test, Y_test, _ = datasets.load_cats(REAL)
    X_train, X_test = (ours.standardize_images(ours.flatten(X)) for X in (X_train, X_test))
    d = ours.model(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.005)
    assert round(100 * np.mean(d["Y_prediction_train"] == Y_train), 2) == 99.04
    assert round(100 * np.mean(d["Y_prediction_test"] == Y_test), 2) == 70.00
