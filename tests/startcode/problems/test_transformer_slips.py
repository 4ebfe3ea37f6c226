"""Every slip of week 14 gives another value than the right one, and than every other slip."""

from itertools import combinations

import numpy as np
import pytest

from startcode import layers, problems


def assert_all_differ(values):
    for (one, a), (other, b) in combinations(values.items(), 2):
        assert np.shape(a) != np.shape(b) or not np.allclose(a, b, rtol=1e-7, atol=1e-9), (one, other)


SIZES = {"m": 3, "T": 4, "d": 6, "d_ff": 5, "num_heads": 3}


@pytest.mark.parametrize("seed", range(3))
def test_slips_of_a_feed_forward_net_differ(seed):
    x, params = problems.a_feed_forward(np.random.default_rng(seed), m=3, T=4, d=2, d_ff=5)
    assert_all_differ({"right": layers.feed_forward(x, params)[0], **problems.feed_forward_slips(x, params)})


@pytest.mark.parametrize("seed", range(3))
def test_slips_of_an_encoder_layer_differ(seed):
    given = problems.an_encoder_layer(np.random.default_rng(seed), **SIZES)
    assert_all_differ({"right": layers.encoder_layer_forward(*given)[0], **problems.encoder_layer_slips(*given)})


@pytest.mark.parametrize("seed", range(3))
def test_slips_of_its_way_back_differ(seed):
    dout, *given = problems.a_way_back(np.random.default_rng(seed), **SIZES)
    trip = layers.encoder_layer_forward(*given)[-1]
    right = layers.encoder_layer_backward(dout, trip)[0]
    assert_all_differ({"right": right, **problems.encoder_layer_slope_slips(dout, trip)})


@pytest.mark.parametrize("seed", range(3))
def test_slips_of_a_decoder_layer_differ(seed):
    given = problems.a_decoder_layer(np.random.default_rng(seed), S=5, **SIZES)
    assert_all_differ({"right": layers.decoder_layer_forward(*given)[0], **problems.decoder_layer_slips(*given)})


def a_text(seed, n_layers):
    rng = np.random.default_rng(seed)
    return problems.a_transformer(rng, m=3, S=6, T=5, V=9, d=4, d_ff=7, num_heads=2, n_layers=n_layers)


@pytest.mark.parametrize("n_layers", [1, 2, 3])
def test_slips_of_the_wiring_differ(n_layers):
    src, tgt, params, heads = a_text(n_layers, n_layers)
    masks = layers.look_ahead_mask(5), layers.padding_mask(src)
    right = layers.Transformer().forward(src, tgt, params, heads, *masks)[0]
    assert_all_differ({"right": right, **problems.wiring_slips(src, tgt, params, heads)})


@pytest.mark.parametrize("seed", range(3))
def test_slips_of_a_step_differ(seed):
    given = a_text(seed, 1)
    assert_all_differ({"right": problems.surprise_when_writing(*given), **problems.training_slips(*given)})


def test_a_writer_who_is_asked_sign_by_sign_is_as_surprised_as_the_loss_says():
    src, tgt, params, heads = a_text(5, 2)
    came = np.hstack([np.ones((3, 1), int), tgt[:, :-1]])
    masks = layers.look_ahead_mask(5), layers.padding_mask(src)
    scores, _ = layers.Transformer().forward(src, came, params, heads, *masks)
    loss, _ = layers.masked_cross_entropy(scores, tgt, tgt != 0, axis=-1)
    assert problems.surprise_when_writing(src, tgt, params, heads) == pytest.approx(loss)
