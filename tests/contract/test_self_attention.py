"""What week 14 says about attention alone is what its own functions show."""

import numpy as np
import pytest

from autograder.reference import lesson
from startcode import debuglab, layers, problems


@pytest.fixture(scope="module")
def ours():
    return lesson("week14/self_attention")


def rng(seed=1):
    return np.random.default_rng(seed)


def test_the_answers_are_exchangeable_with_the_finished_layers(ours):
    given = problems.multi_head(rng(), m=2, seq_q=3, seq_k=5, d_head=4, h=3, masked=True)
    output, weights, cache = ours.multi_head_attention(*given)
    found, shares, trip = layers.multi_head_attention(*given)
    np.testing.assert_allclose(output, found)
    np.testing.assert_allclose(weights, shares)
    dout = rng(2).normal(size=output.shape)
    mine, theirs = ours.multi_head_attention_backward(dout, cache), layers.multi_head_attention_backward(dout, trip)
    np.testing.assert_allclose(mine[0], theirs[0])
    np.testing.assert_allclose(mine[1], theirs[1])
    assert mine[2].keys() == theirs[2].keys()
    for name, slope in theirs[2].items():
        np.testing.assert_allclose(mine[2][name], slope, atol=1e-10)
    np.testing.assert_allclose(ours.positional_encoding(60, 64), layers.positional_encoding(60, 64), atol=1e-12)
    ids = problems.padded_ids(rng(), m=3, T=5)
    np.testing.assert_array_equal(ours.create_padding_mask(ids), layers.padding_mask(ids))
    np.testing.assert_array_equal(ours.create_look_ahead_mask(5), layers.look_ahead_mask(5))


def test_the_variance_of_a_score_is_the_width_and_1_if_scaled():
    for width in (4, 64, 256):
        scores = np.sum(rng().normal(size=(20000, width)) * rng(2).normal(size=(20000, width)), axis=1)
        assert np.var(scores) == pytest.approx(width, rel=0.1)
        assert np.var(scores / np.sqrt(width)) == pytest.approx(1, rel=0.1)


def test_unscaled_scores_make_a_softmax_sure_and_flat():
    keys, query = rng().normal(size=(2000, 10, 64)), rng(2).normal(size=(2000, 1, 64))
    scores = np.sum(keys * query, axis=-1)
    plain, scaled = (layers.softmax(given.T).T for given in (scores, scores / 8))
    assert plain.max(axis=1).mean() > 0.8 > 0.4 > scaled.max(axis=1).mean()
    assert np.mean(plain * (1 - plain)) < 0.3 * np.mean(scaled * (1 - scaled))


def test_a_row_where_everything_is_hidden_looks_as_if_nothing_were(ours):
    q, k, v = problems.questions(rng(), seq_q=3, seq_k=4, d_k=5, d_v=2)
    blind = ours.scaled_dot_product_attention(q, k, v, np.zeros((3, 4)))[1]
    np.testing.assert_allclose(blind, ours.scaled_dot_product_attention(q, k, v)[1], atol=1e-6)


def test_without_positions_order_does_not_matter_and_with_them_it_does(ours):
    x, (W_q, W_k, W_v) = rng().normal(size=(3, 6)), rng(2).normal(size=(3, 6, 6))

    def outputs(given):
        return ours.scaled_dot_product_attention(given @ W_q, given @ W_k, given @ W_v)[0]

    where = ours.positional_encoding(3, 6)[0]
    np.testing.assert_allclose(outputs(x)[0], outputs(x[::-1])[2], atol=1e-12)
    assert np.abs(outputs(x + where)[0] - outputs(x[::-1] + where)[2]).max() > 0.05


def test_the_distance_of_positions_depends_on_the_shift_only_and_never_is_0(ours):
    encoding = ours.positional_encoding(80, 64)[0]
    for shift in (1, 10, 30):
        distances = np.linalg.norm(encoding[shift:] - encoding[:-shift], axis=1)
        np.testing.assert_allclose(distances, distances[0])
        assert distances[0] > 1
    assert np.abs(encoding).max() <= 1


def test_a_shift_is_the_same_turn_at_every_position(ours):
    encoding = ours.positional_encoding(50, 8)[0]
    turn = np.linalg.lstsq(encoding[:20], encoding[3:23], rcond=None)[0]
    np.testing.assert_allclose(encoding[20:40] @ turn, encoding[23:43], atol=1e-6)


def test_the_bias_of_the_keys_learns_nothing(ours):
    dout, cache = problems.multi_head_back(rng(), m=5, seq_q=4, seq_k=7, d_head=2, h=3)
    np.testing.assert_allclose(ours.multi_head_attention_backward(dout, cache)[2]["dbk"], 0, atol=1e-12)


def test_a_reshape_alone_gives_head_0_pieces_of_the_first_tokens_only():
    x = problems.numbered_rows(1, 4, 6)
    assert x.reshape(1, 3, 4, 2)[0, 0].tolist() == [[0, 1], [2, 3], [4, 5], [10, 11]]


def test_at_512_tokens_self_attention_takes_ten_times_the_multiplications():
    d, T = 64, 512
    assert (4 * T * d**2 + 2 * T**2 * d) / (2 * T * d**2) == 10


@pytest.mark.parametrize("seed", [1, 2])
def test_two_heads_name_both_neighbours_and_one_head_one_of_them(seed):
    ends = {}
    for heads in (1, 2):
        run = debuglab.NeighbourNet(num_heads=heads).train(12, steps=300, rng=rng(seed))
        ends[heads] = sorted(run.right[-50:].mean(axis=0)), run.costs[-50:].mean()
    assert ends[2][0][0] > 0.97
    assert ends[1][0][0] < 0.4
    assert 0.85 < ends[1][0][1] < 0.96
    assert ends[2][1] < 0.1 < 0.6 < ends[1][1] < 0.85


def test_without_positions_the_most_frequent_token_is_the_best_guess():
    net = debuglab.NeighbourNet(positions=False)
    right = net.train(12, steps=200, rng=rng()).right[-50:].mean()
    ids, beside = debuglab.neighbours(2000, 12, rng=rng(2))
    counts = np.stack([(ids == token).sum(axis=1) for token in range(1, 9)], axis=1)
    guess = counts.argmax(axis=1)[:, None] + 1
    assert right == pytest.approx(np.mean(beside[:, 1:, 0] == guess), abs=0.05)
    assert 0.2 < right < 0.35


def test_the_answers_of_the_lesson_train_as_the_finished_layers_do(ours):
    own = debuglab.NeighbourNet(there=ours.multi_head_attention, back=ours.multi_head_attention_backward)
    runs = [net.train(12, steps=5, rng=rng()) for net in (own, debuglab.NeighbourNet())]
    np.testing.assert_allclose(runs[0].costs, runs[1].costs)


def test_runs_of_the_debug_lab_end_as_the_lesson_says():
    last, first = {}, {}
    for number, net in debuglab.broken_lookers().items():
        costs = net.train(10, steps=300, rng=rng(), shortest=7).costs
        last[number], first[number] = costs[-50:].mean(axis=0), costs[:3]
    assert np.isfinite(first[2][0]).all()
    assert np.isnan(first[2][1:]).all()
    assert last[1][1] < np.log(8) - 0.15
    assert last[3][1] > 2.05
    assert last[4][1] > 2.05
    assert last[4][0] < last[3][0] < 0.2
