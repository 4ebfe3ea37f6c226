"""Shapes are small, soft at their edges, all of their kind, and nothing but the generator decides."""

import numpy as np
import pytest

from startcode import datasets
from startcode.datasets.shapes import SIDE
from startcode.errors import DatasetError


def test_pictures_are_grey_from_dark_to_light_and_every_kind_occurs():
    X, labels, classes = datasets.draw_shapes(500, rng=np.random.default_rng(1))
    assert (X.shape, X.dtype, labels.dtype) == ((500, SIDE, SIDE, 1), np.float64, np.int64)
    assert X.min() == 0
    assert 0.75 < X.max() <= 1
    assert np.bincount(labels, minlength=len(classes)).min() > 60
    lightest = X.max(axis=(1, 2), keepdims=True)
    assert ((X > 0) & (lightest > X)).any(axis=(1, 2, 3)).all()  # soft edges


def test_no_shape_is_cut_off_at_the_border():
    X = datasets.draw_shapes(300, rng=np.random.default_rng(2)).X[..., 0]
    edges = np.concatenate([X[:, 0], X[:, -1], X[:, :, 0], X[:, :, -1]], axis=1)
    assert edges.max() < 0.5
    assert (X > 0.5).sum(axis=(1, 2)).min() > 15


def test_a_ring_has_a_dark_middle_and_a_cross_dark_corners_and_a_triangle_stands_on_its_side():
    X, labels, classes = datasets.draw_shapes(400, rng=np.random.default_rng(3))
    mean = {name: X[labels == kind, :, :, 0].mean(axis=0) for kind, name in enumerate(classes)}
    middle = np.s_[7:9, 7:9]
    assert mean["ring"][middle].max() < 0.2 < 0.7 < mean["disc"][middle].min()
    assert mean["cross"][4, 4] < 0.1 < 0.5 < mean["square"][4, 4]
    widths = (mean["triangle"] > 0.4).sum(axis=1)
    assert widths[4] < widths[7] < widths[10]


def test_the_generator_decides_and_goes_on():
    one, again = (datasets.draw_shapes(9, rng=np.random.default_rng(3)) for _ in range(2))
    np.testing.assert_array_equal(one.X, again.X)
    np.testing.assert_array_equal(one.labels, again.labels)
    rng = np.random.default_rng(3)
    assert not np.array_equal(*(datasets.draw_shapes(9, rng=rng).X for _ in range(2)))


@pytest.mark.parametrize(("m", "rng", "what"), [(0, np.random.default_rng(1), "m is 0"), (5, 1, "rng is a int")])
def test_what_cannot_be_drawn_is_refused(m, rng, what):
    with pytest.raises(DatasetError, match=what):
        datasets.draw_shapes(m, rng=rng)
