"""What the mask leaves out changes nothing, and the slope is the measured one."""

import numpy as np
import pytest

from startcode.errors import StartCodeError
from startcode.layers import masked_cross_entropy
from tests.startcode.layers.test_network import slopes


@pytest.fixture
def batch():
    rng = np.random.default_rng(4)
    mask = np.arange(5) < np.array([[5], [2], [4]])
    return rng.normal(size=(7, 3, 5)), rng.integers(7, size=(3, 5)), mask.astype(float)


def test_it_is_the_mean_of_minus_ln_p_over_the_steps_that_count(batch):
    logits, labels, mask = batch
    p = np.exp(logits) / np.exp(logits).sum(axis=0)
    terms = [-np.log(p[labels[i, t], i, t]) for i in range(3) for t in range(5) if mask[i, t]]
    assert masked_cross_entropy(logits, labels, mask)[0] == pytest.approx(np.mean(terms))


def test_the_slope_is_the_measured_one_and_zero_where_nothing_counts(batch):
    logits, labels, mask = batch
    _, slope = masked_cross_entropy(logits, labels, mask)
    measured = slopes(lambda moved: masked_cross_entropy(moved, labels, mask)[0], logits)
    np.testing.assert_allclose(slope, measured, rtol=1e-5, atol=1e-9)
    assert not slope[:, mask == 0].any()


def test_what_stands_at_padding_does_not_matter(batch):
    logits, labels, mask = batch
    loss, slope = masked_cross_entropy(logits, labels, mask)
    other = masked_cross_entropy(logits + 9 * (1 - mask), np.where(mask == 1, labels, -100), mask)
    assert other[0] == pytest.approx(loss)
    np.testing.assert_allclose(other[1], slope)


def test_the_vocabulary_may_be_the_last_axis(batch):
    logits, labels, mask = batch
    loss, slope = masked_cross_entropy(logits, labels, mask)
    last, turned = masked_cross_entropy(np.moveaxis(logits, 0, -1), labels, mask, axis=-1)
    assert last == pytest.approx(loss)
    np.testing.assert_allclose(np.moveaxis(turned, -1, 0), slope)


def test_without_a_mask_all_count_and_even_scores_cost_the_logarithm_of_the_vocabulary(batch):
    _, labels, mask = batch
    assert masked_cross_entropy(np.ones((7, 3, 5)), labels)[0] == pytest.approx(np.log(7))
    assert masked_cross_entropy(np.ones((7, 3, 5)), labels, mask)[0] == pytest.approx(np.log(7))


def test_float32_stays_float32(batch):
    logits, labels, mask = batch
    assert masked_cross_entropy(logits.astype(np.float32), labels, mask)[1].dtype == np.float32


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda z, y, k: (z, y.T, k), "labels"),
        (lambda z, y, k: (z, y, k[:, :4]), "mask"),
        (lambda z, y, k: (z, y, 0 * k), "0 everywhere"),
        (lambda z, y, k: (z, y, 0.5 * k), "other numbers than 0 and 1"),
        (lambda z, y, k: (z, y + 7, k), "label"),
        (lambda z, y, k: (z, y + 0.5, k), "label"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_next_step(batch, change, told):
    with pytest.raises(StartCodeError, match=told) as caught:
        masked_cross_entropy(*change(*batch))
    assert caught.value.next_step
