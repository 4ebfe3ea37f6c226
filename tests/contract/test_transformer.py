"""What week 14 says about the Transformer is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import layers

HEADS = 4


@pytest.fixture(scope="module")
def ours():
    return lesson("week14/transformer")


@pytest.fixture(scope="module")
def own_parts(ours):
    """The reference answers wired together as the notebook wires the learner's."""

    def remembering(layer):
        return lambda *given: (*layer(*given), given)

    return layers.Transformer(
        embed=ours.embed_and_encode,
        encoder=remembering(ours.encoder_layer_forward),
        encoder_back=lambda dout, given: ours.encoder_layer_backward(dout, *given),
        decoder=remembering(ours.decoder_layer_forward),
        decoder_back=lambda dout, given: layers.decoder_layer_backward(dout, layers.decoder_layer_forward(*given)[-1]),
    )


def begin(seed):
    return layers.initialize_transformer(13, 32, 64, rng=np.random.default_rng(seed), dtype=np.float32)


def trained(ours, steps, m, *, seed=1, batches=None, rate=None, net=None):
    rng, params, losses = np.random.default_rng(seed), begin(seed), []
    adam, net = layers.Adam(beta2=0.98, epsilon=1e-9), net or layers.Transformer()
    for number in range(1, steps + 1):
        loss, grads = ours.transformer_train_step(*(batches or ours.reversals(m, rng)), params, HEADS, net)
        adam.learning_rate = rate(number) if rate else ours.noam_lr(number, 32, 300)
        params = layers.adam_step(adam, params, grads)
        losses.append(loss)
    return params, losses


def exact(ours, params, net):
    """The share of 200 new sequences that come out right when it writes alone."""
    src, tgt = ours.reversals(200, np.random.default_rng(2024))
    out = np.ones((200, 1), int)
    for _ in range(9):
        masks = layers.look_ahead_mask(out.shape[1]), layers.padding_mask(src)
        out = np.hstack([out, net.forward(src, out, params, HEADS, *masks)[0][:, -1:].argmax(axis=-1)])
    return np.mean(np.all((out[:, 1:] == tgt) | (tgt == 0), axis=1))


def leaves(tree):
    for _, inner in sorted(tree.items()) if isinstance(tree, dict) else enumerate(tree):
        yield from [inner] if isinstance(inner, np.ndarray) else leaves(inner)


def test_the_task_is_to_say_it_backwards(ours):
    src, tgt = ours.reversals(50, np.random.default_rng(3))
    for read, written in zip(src, tgt, strict=True):
        digits = read[read > 2]
        assert 3 <= len(digits) <= 8
        assert written[: len(digits)].tolist() == digits[::-1].tolist()
        assert read[len(digits)] == written[len(digits)] == 2


def test_your_own_parts_give_the_slopes_of_the_finished_ones(ours, own_parts):
    few = ours.reversals(5, np.random.default_rng(4))
    loss, grads = ours.transformer_train_step(*few, begin(1), HEADS, own_parts)
    ready, theirs = ours.transformer_train_step(*few, begin(1), HEADS)
    assert loss == pytest.approx(ready, rel=1e-5)
    for one, other in zip(leaves(grads), leaves(theirs), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-5)
        assert one.dtype == np.float32


def test_at_first_it_knows_nothing_and_eight_examples_are_learned_by_heart(ours, own_parts):
    few = ours.reversals(8, np.random.default_rng(5))
    assert ours.transformer_train_step(*few, begin(0), HEADS)[0] == pytest.approx(np.log(13), rel=0.05)
    _, losses = trained(ours, 120, 8, seed=0, batches=few, rate=lambda _: 0.003, net=own_parts)
    assert losses[-1] < 0.05


def test_long_first_steps_spoil_it_and_without_positions_it_learns_half_of_it(ours):
    unplaced = layers.Transformer(has_positions=False)
    params, right = trained(ours, 300, 32, rate=lambda number: ours.noam_lr(number, 32, 150))
    _, hasty = trained(ours, 150, 32, rate=lambda number: ours.noam_lr(number, 32, 1))
    lost, bag = trained(ours, 300, 32, net=unplaced)
    assert np.mean(hasty[-20:]) > 0.85 * np.log(13)
    assert np.mean(right[-20:]) < 0.4 < 0.8 < np.mean(bag[-20:]) < 0.6 * np.log(13)
    assert exact(ours, lost, unplaced) < 0.15 < 0.4 < exact(ours, params, layers.Transformer())


def test_sums_keep_places_apart_for_longer_and_norms_in_front_longest(ours):
    rng = np.random.default_rng(2)
    deep = layers.initialize_transformer(13, 32, 64, n_layers=20, rng=rng)["encoder"]
    begun = rng.normal(size=(4, 9, 32))

    def norm(x, layer, number):
        return layers.layernorm_forward(x, layer[f"gamma{number}"], layer[f"beta{number}"])[0]

    def look(x, layer):
        return layers.multi_head_attention(x, x, layer["attention"], 4)[0]

    def unsummed(x, layer):
        return norm(ours.feed_forward(norm(look(x, layer), layer, 1), layer["feed"]), layer, 2)

    def in_front(x, layer):
        y = x + look(norm(x, layer, 1), layer)
        return y + ours.feed_forward(norm(y, layer, 2), layer["feed"])

    def alike(kind, depth):
        x = begun
        for layer in deep[:depth]:
            x = kind(x, layer)
        x = x / np.linalg.norm(x, axis=-1, keepdims=True)
        return np.mean((x @ x.swapaxes(-1, -2))[:, ~np.eye(9, dtype=bool)])

    def yours(x, layer):
        return ours.encoder_layer_forward(x, layer, 4, None)[0]

    assert alike(unsummed, 3) > 0.98 > 0.7 > alike(yours, 3) > alike(in_front, 3)
    assert alike(yours, 20) > 0.98 > 0.9 > alike(in_front, 20)


@pytest.mark.parametrize("warmup", [100, 300])
def test_the_rate_has_its_peak_where_the_warm_up_ends(ours, warmup):
    rates = [ours.noam_lr(step, 32, warmup) for step in range(1, 1001)]
    assert int(np.argmax(rates)) + 1 == warmup
    np.testing.assert_allclose(np.diff(rates[:warmup]), rates[0])
    assert rates[-1] == pytest.approx(1 / np.sqrt(32 * 1000))


def test_smoothing_asks_for_a_gap_and_no_more(ours):
    gaps = np.linspace(0, 14, 141)
    truth = layers.one_hot(np.zeros(1), 13)

    def best(eps):
        labels = ours.label_smoothing(truth, eps)
        losses = [layers.softmax_cross_entropy(np.append(gap, np.zeros(12))[:, None], labels)[0] for gap in gaps]
        return gaps[int(np.argmin(losses))]

    assert best(0.0) == gaps[-1]
    assert 4 < best(0.1) < 6


def test_top_p_keeps_few_where_the_model_is_sure_and_many_where_it_is_not(ours):
    places, kept = np.arange(12), {}
    for steep in (1.6, 0.15):
        rng = np.random.default_rng(3)
        kept[steep] = len({ours.sample_top_p(-steep * places, 0.9, rng) for _ in range(1000)})
        assert len({ours.sample_top_k(-steep * places, 4, rng) for _ in range(1000)}) <= 4
    assert kept[1.6] == 2 < 8 < kept[0.15] < 12
