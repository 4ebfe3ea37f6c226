"""Attention looks up softly and keeps its masks, and its slopes are the measured ones."""

import numpy as np
import pytest

from startcode import layers
from startcode.checks.numeric import central_difference
from startcode.errors import StartCodeError
from startcode.layers import attention


def queries_keys_values(seed=1, lead=(2, 3), T_q=4, T_k=5, d_k=3, d_v=7):
    rng = np.random.default_rng(seed)
    shapes = (*lead, T_q, d_k), (*lead, T_k, d_k), (*lead, T_k, d_v)
    return [rng.normal(size=shape) for shape in shapes]


def heads(seed=2, m=2, T_q=3, T_k=5, d=6):
    """x_q, x_kv and parameters."""
    rng = np.random.default_rng(seed)
    parameters = {f"W{part}": rng.normal(size=(d, d)) for part in "qkvo"}
    parameters |= {f"b{part}": rng.normal(size=d) for part in "qkvo"}
    return rng.normal(size=(m, T_q, d)), rng.normal(size=(m, T_k, d)), parameters


def by_hand(q, k, v, mask):
    """One query after the other, with the plain formula."""
    mask = np.broadcast_to(1.0 if mask is None else mask, (*q.shape[:-1], k.shape[-2]))
    output = np.zeros((*q.shape[:-1], v.shape[-1]))
    for place in np.ndindex(q.shape[:-1]):
        lead = place[:-1]
        scores = np.array([q[place] @ key for key in k[lead]]) / np.sqrt(q.shape[-1])
        shares = np.exp(scores) * mask[place]
        output[place] = (shares / shares.sum()) @ v[lead]
    return output


def assert_slopes_are_measured_ones():
    for mask in (None, np.tril(np.ones((4, 5)))):
        given = queries_keys_values()
        output, _, cache = layers.scaled_dot_product_attention(*given, mask)
        dout = np.random.default_rng(3).normal(size=output.shape)
        for place, slope in enumerate(layers.scaled_dot_product_attention_backward(dout, cache)):

            def cost(moved, place=place, mask=mask, given=given, dout=dout):
                changed = [moved if number == place else value for number, value in enumerate(given)]
                return float(np.sum(dout * layers.scaled_dot_product_attention(*changed, mask)[0]))

            np.testing.assert_allclose(slope, central_difference(cost, given[place]), rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("lead", [(), (2,), (2, 3)])
def test_every_query_gets_the_weighted_mean_of_the_plain_formula(lead):
    given = queries_keys_values(lead=lead)
    for mask in (None, np.tril(np.ones((4, 5))), np.tril(np.ones((4, 5), bool))):
        output, weights, _ = layers.scaled_dot_product_attention(*given, mask)
        np.testing.assert_allclose(output, by_hand(*given, mask), atol=1e-12)
        np.testing.assert_allclose(weights.sum(axis=-1), 1)
        assert weights.shape == (*lead, 4, 5)


def test_what_a_mask_hides_changes_nothing():
    q, k, v = queries_keys_values(T_q=5)
    mask = layers.look_ahead_mask(5)
    before = layers.scaled_dot_product_attention(q, k, v, mask)[0]
    k[..., 3:, :] += 5
    v[..., 3:, :] -= 7
    after = layers.scaled_dot_product_attention(q, k, v, mask)[0]
    np.testing.assert_array_equal(before[..., :3, :], after[..., :3, :])
    assert not np.allclose(before[..., 3:, :], after[..., 3:, :])


def test_a_query_that_may_look_nowhere_looks_everywhere():
    given = queries_keys_values()
    output, weights, _ = layers.scaled_dot_product_attention(*given, np.zeros((4, 5)))
    np.testing.assert_allclose(output, layers.scaled_dot_product_attention(*given)[0], atol=1e-6)
    np.testing.assert_allclose(weights.sum(axis=-1), 1)


def test_huge_scores_give_no_nan():
    q, k, v = queries_keys_values()
    output, weights, _ = layers.scaled_dot_product_attention(1e3 * q, 1e3 * k, v)
    assert np.isfinite(output).all()
    np.testing.assert_allclose(weights.max(axis=-1), 1)


def test_the_slopes_are_the_measured_ones():
    assert_slopes_are_measured_ones()


def test_a_planted_mistake_is_seen_by_that_comparison(monkeypatch):
    right = attention.scaled_dot_product_attention_backward

    def forgets_the_scale(dout, cache):
        dq, dk, dv = right(dout, cache)
        return dq * np.sqrt(3), dk, dv

    monkeypatch.setattr(layers, "scaled_dot_product_attention_backward", forgets_the_scale)
    with pytest.raises(AssertionError):
        assert_slopes_are_measured_ones()


def test_every_head_is_a_look_up_in_its_own_columns():
    x_q, x_kv, parameters = heads()
    output, weights, _ = layers.multi_head_attention(x_q, x_kv, parameters, 3)
    found = []
    for head in range(3):
        own = slice(2 * head, 2 * head + 2)
        given = [
            x @ parameters[f"W{part}"][:, own] + parameters[f"b{part}"][own]
            for part, x in zip("qkv", (x_q, x_kv, x_kv), strict=True)
        ]
        found.append(by_hand(*given, None))
        np.testing.assert_allclose(weights[:, head], layers.scaled_dot_product_attention(*given)[1])
    np.testing.assert_allclose(output, np.concatenate(found, axis=-1) @ parameters["Wo"] + parameters["bo"])


def test_the_slopes_of_several_heads_are_the_measured_ones():
    x_q, x_kv, parameters = heads(T_q=4, T_k=4)
    mask = layers.padding_mask([[3, 1, 2, 0], [5, 4, 0, 0]]) * layers.look_ahead_mask(4)
    output, _, cache = layers.multi_head_attention(x_q, x_kv, parameters, 2, mask)
    dout = np.random.default_rng(3).normal(size=output.shape)

    def cost(x_q, x_kv, parameters):
        return float(np.sum(dout * layers.multi_head_attention(x_q, x_kv, parameters, 2, mask)[0]))

    dx_q, dx_kv, grads = layers.multi_head_attention_backward(dout, cache)
    close = {"rtol": 1e-6, "atol": 1e-8}
    np.testing.assert_allclose(dx_q, central_difference(lambda x: cost(x, x_kv, parameters), x_q), **close)
    np.testing.assert_allclose(dx_kv, central_difference(lambda x: cost(x_q, x, parameters), x_kv), **close)
    assert set(grads) == {f"d{name}" for name in parameters}
    for name, value in parameters.items():

        def moved(new, name=name):
            return cost(x_q, x_kv, {**parameters, name: new})

        np.testing.assert_allclose(grads[f"d{name}"], central_difference(moved, value), **close)


def test_positions_are_sines_and_cosines_in_turn():
    for d in (6, 7):
        waves = layers.positional_encoding(9, d)
        assert waves.shape == (1, 9, d)
        for position in range(9):
            for pair in range(d // 2):
                angle = position / 10000 ** (2 * pair / d)
                np.testing.assert_allclose(waves[0, position, 2 * pair], np.sin(angle), atol=1e-12)
                np.testing.assert_allclose(waves[0, position, 2 * pair + 1], np.cos(angle), atol=1e-12)


def test_masks_hold_1_where_a_query_may_look():
    ids = np.array([[4, 2, 0], [1, 0, 0]])
    np.testing.assert_array_equal(layers.padding_mask(ids), np.array([[1, 1, 0], [1, 0, 0]])[:, None, None])
    np.testing.assert_array_equal(layers.look_ahead_mask(4), np.tril(np.ones((4, 4))))


def test_single_precision_stays_single_and_inputs_stay_as_they_are():
    given = [value.astype(np.float32) for value in queries_keys_values()]
    copies = [value.copy() for value in given]
    output, weights, cache = layers.scaled_dot_product_attention(*given, np.tril(np.ones((4, 5))))
    slopes = layers.scaled_dot_product_attention_backward(np.ones_like(output), cache)
    assert {value.dtype for value in (output, weights, *slopes)} == {np.dtype(np.float32)}
    assert all(np.array_equal(value, copy) for value, copy in zip(given, copies, strict=True))


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda q, k, v: layers.scaled_dot_product_attention(q, k[..., :2], v), "one key for each value"),
        (lambda q, k, v: layers.scaled_dot_product_attention(q, k, v[..., :2, :]), "one key for each value"),
        (lambda q, k, v: layers.scaled_dot_product_attention(q, k, v, np.ones(4)), "one column for each key"),
        (lambda q, k, v: layers.scaled_dot_product_attention(q, k, v, np.ones((9, 1, 1, 1, 5))), "one column for each"),
        (lambda q, k, v: layers.scaled_dot_product_attention_backward(q, {"q": q}), "belong together"),
        (
            lambda q, k, v: layers.scaled_dot_product_attention_backward(
                q, layers.scaled_dot_product_attention(q, k, v)[2]
            ),
            "A slope has the shape",
        ),
    ],
)
def test_a_mistake_is_told_with_the_next_step(act, says):
    with pytest.raises(StartCodeError, match=says):
        act(*queries_keys_values())


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda x, y, p: layers.multi_head_attention(x, y, p, 4), "divides d"),
        (lambda x, y, p: layers.multi_head_attention(x[0], y, p, 3), r"Both are \(m, T, d\)"),
        (lambda x, y, p: layers.multi_head_attention(x, y, {"Wq": p["Wq"]}, 3), 'no "bq"'),
        (lambda x, y, p: layers.multi_head_attention_backward(x, {"x_q": x}), "belong together"),
        (
            lambda x, y, p: layers.multi_head_attention_backward(x[:1], layers.multi_head_attention(x, y, p, 3)[2]),
            "A slope has the shape",
        ),
    ],
)
def test_a_mistake_with_several_heads_is_told_with_the_next_step(act, says):
    with pytest.raises(StartCodeError, match=says):
        act(*heads())
