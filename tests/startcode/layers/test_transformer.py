"""The pieces of the Transformer: their slopes are the measured ones, and masks hide what they should."""

import numpy as np
import pytest

from startcode import layers, problems
from startcode.checks.numeric import central_difference

SIZES = {"m": 2, "d": 4, "d_ff": 5, "num_heads": 2}


def leaves(tree, *path):
    """Every array of parameters in dicts and lists, with the way to it."""
    for name, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(inner, np.ndarray):
            yield (*path, name), inner
        else:
            yield from leaves(inner, *path, name)


def at(tree, path):
    for name in path:
        tree = tree[name]
    return tree


def moved(tree, path, value):
    """The same parameters, one array exchanged."""
    if not path:
        return value
    copy = list(tree) if isinstance(tree, list) else dict(tree)
    copy[path[0]] = moved(tree[path[0]], path[1:], value)
    return copy


def assert_measured(cost, params, slopes, only=lambda path: True):
    for path, value in leaves(params):
        if only(path):
            found = at(slopes, (*path[:-1], f"d{path[-1]}"))
            measured = central_difference(lambda v, path=path: cost(moved(params, path, v)), value)
            np.testing.assert_allclose(found, measured, rtol=1e-5, atol=1e-7, err_msg=str(path))


def encoder():
    x, params, heads, mask = problems.an_encoder_layer(np.random.default_rng(1), T=3, **SIZES)
    dout = np.random.default_rng(2).normal(size=x.shape)
    dx, slopes = layers.encoder_layer_backward(dout, layers.encoder_layer_forward(x, params, heads, mask)[-1])

    def cost(x=x, params=params):
        return float(np.sum(dout * layers.encoder_layer_forward(x, params, heads, mask)[0]))

    return x, params, cost, dx, slopes


def assert_encoder_slopes_are_measured_ones():
    x, params, cost, dx, slopes = encoder()
    np.testing.assert_allclose(dx, central_difference(lambda v: cost(x=v), x), rtol=1e-5, atol=1e-8)
    assert_measured(lambda changed: cost(params=changed), params, slopes)


def test_slopes_of_an_encoder_layer_are_the_measured_ones():
    assert_encoder_slopes_are_measured_ones()


def test_a_way_past_that_is_forgotten_is_noticed(monkeypatch):
    backward = layers.transformer.multi_head_attention_backward

    def spoiled(dout, cache):
        asking, asked, grads = backward(dout, cache)
        return asking, 0 * asked, grads

    monkeypatch.setattr(layers.transformer, "multi_head_attention_backward", spoiled)
    with pytest.raises(AssertionError):
        assert_encoder_slopes_are_measured_ones()


def test_slopes_of_a_decoder_layer_are_the_measured_ones():
    given = problems.a_decoder_layer(np.random.default_rng(3), T=3, S=2, **SIZES)
    x, enc_out, params, *rest = given
    dout = np.random.default_rng(4).normal(size=x.shape)
    dx, denc_out, slopes = layers.decoder_layer_backward(dout, layers.decoder_layer_forward(*given)[-1])

    def cost(x=x, enc_out=enc_out, params=params):
        return float(np.sum(dout * layers.decoder_layer_forward(x, enc_out, params, *rest)[0]))

    np.testing.assert_allclose(dx, central_difference(lambda v: cost(x=v), x), rtol=1e-5, atol=1e-8)
    np.testing.assert_allclose(denc_out, central_difference(lambda v: cost(enc_out=v), enc_out), rtol=1e-5, atol=1e-8)
    assert_measured(lambda changed: cost(params=changed), params, slopes)


def whole():
    rng = np.random.default_rng(5)
    src, tgt, params, heads = problems.a_transformer(rng, m=2, S=4, T=3, V=6, d=4, d_ff=3, num_heads=2, n_layers=2)
    return src, tgt, params, heads, layers.look_ahead_mask(3), layers.padding_mask(src)


def test_slopes_of_a_whole_transformer_are_the_measured_ones():
    src, tgt, params, *rest = whole()
    net = layers.Transformer()
    scores, trip = net.forward(src, tgt, params, *rest)
    dlogits = np.random.default_rng(6).normal(size=scores.shape)
    slopes = net.backward(dlogits, trip)

    def cost(params):
        return float(np.sum(dlogits * net.forward(src, tgt, params, *rest)[0]))

    first = ("E", "by", "gamma1", "bv", "b2")
    assert_measured(cost, params, slopes, only=lambda path: path[-1] in first)


def test_nobody_sees_the_future_and_nobody_sees_padding():
    src, tgt, params, *rest = whole()
    net = layers.Transformer()
    before = net.forward(src, tgt, params, *rest)[0]
    later = np.where(np.arange(3) == 2, 3 + (tgt + 1) % 3, tgt)
    np.testing.assert_allclose(net.forward(src, later, params, *rest)[0][:, :2], before[:, :2])
    np.testing.assert_allclose(net.forward(np.where(src == 0, 5, src), tgt, params, *rest)[0], before)
    assert not np.allclose(net.forward(src, later, params, rest[0], None, rest[2])[0][:, :2], before[:, :2])


def test_what_comes_as_float32_stays_float32():
    src, tgt, _, heads, *masks = whole()
    params = layers.initialize_transformer(6, 4, 3, rng=np.random.default_rng(1), dtype=np.float32)
    scores, trip = layers.Transformer().forward(src, tgt, params, heads, *masks)
    slopes = layers.Transformer().backward(scores, trip)
    assert scores.dtype == np.float32
    assert {value.dtype for _, value in leaves(slopes)} == {np.dtype(np.float32)}


def test_other_parts_take_the_place_of_the_finished_ones():
    src, tgt, params, *rest = whole()
    plain = layers.Transformer().forward(src, tgt, params, *rest)[0]
    assert not np.allclose(layers.Transformer(has_positions=False).forward(src, tgt, params, *rest)[0], plain)
    deaf = layers.Transformer(encoder=lambda x, *_: (x, None, None))
    np.testing.assert_allclose(
        deaf.forward(src, tgt, params, *rest)[0],
        layers.Transformer().forward(src, tgt, {**params, "encoder": []}, *rest)[0],
    )
