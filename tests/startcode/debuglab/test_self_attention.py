"""The net of neighbours has right slopes, and each colleague is wrong just where the lesson says."""

from dataclasses import replace

import numpy as np
import pytest

from startcode import debuglab, layers
from startcode.checks.numeric import central_difference


def rng(seed=1):
    return np.random.default_rng(seed)


def test_neighbours_are_the_tokens_before_and_behind_and_none_at_the_ends():
    ids, beside = debuglab.neighbours(4, 6, rng=rng())
    assert ids.min() >= 1
    assert ids.max() <= 8
    np.testing.assert_array_equal(beside[:, 1:, 0], ids[:, :-1])
    np.testing.assert_array_equal(beside[:, :-1, 1], ids[:, 1:])
    assert not beside[:, 0, 0].any()
    assert not beside[:, -1, 1].any()


def test_padding_stands_in_front_and_is_no_neighbour():
    ids, beside = debuglab.neighbours(200, 6, rng=rng(), shortest=3)
    lengths = (ids > 0).sum(axis=1)
    assert set(lengths) == {3, 4, 5, 6}
    for row, length, sides in zip(ids, lengths, beside, strict=True):
        assert np.all(row[6 - length :] > 0)
        assert not sides[: 6 - length].any()
        assert sides[6 - length, 0] == 0
        assert np.all(sides[6 - length : -1, 1] > 0)


def small(net):
    """Few numbers of a start, so that measuring is quick: the others stay."""
    parameters = net.start(rng())
    picked = {name: (0,) * value.ndim for name, value in parameters.items()} | {"E": (3, 5), "V": (4, 9), "c": (11,)}
    return parameters, picked


@pytest.mark.parametrize("number", [None, 1, 3])
def test_slopes_of_the_net_are_the_measured_ones_of_its_own_way_there(number):
    net = debuglab.NeighbourNet() if number is None else debuglab.broken_lookers()[number]
    ids, beside = debuglab.neighbours(3, 5, rng=rng(2), shortest=4)
    asked = (beside > 0).sum(axis=(0, 1))
    parameters, picked = small(net)
    _, _, grads = net.costs_and_slopes(ids, beside, parameters)
    assert grads.keys() == {f"d{name}" for name in parameters}
    for name, place in picked.items():

        def cost(value, name=name, place=place):
            moved = {**parameters, name: parameters[name].copy()}
            moved[name][place] = value
            return float(net.costs_and_slopes(ids, beside, moved)[0] @ asked / asked.sum())

        measured = central_difference(cost, np.array(parameters[name][place]))
        np.testing.assert_allclose(grads[f"d{name}"][place], measured, rtol=1e-5, atol=1e-9)


def test_costs_and_shares_are_means_over_the_places_that_are_asked_for():
    net = debuglab.NeighbourNet()
    parameters = {**net.start(rng()), "V": np.zeros((32, 16))}
    ids, beside = debuglab.neighbours(50, 6, rng=rng(), shortest=3)
    costs, right, _ = net.costs_and_slopes(ids, beside, parameters)
    np.testing.assert_allclose(costs, np.log(8))
    np.testing.assert_allclose(right[0], (beside[..., 0] == 1).sum() / (beside[..., 0] > 0).sum())


def test_a_learners_own_functions_take_the_place_of_the_finished_ones():
    held = []

    def back(dout, cache):
        held.append(cache)
        return layers.multi_head_attention_backward(dout, cache)

    own, finished = debuglab.NeighbourNet(back=back), debuglab.NeighbourNet()
    runs = [net.train(6, steps=3, rng=rng()) for net in (own, finished)]
    np.testing.assert_allclose(runs[0].costs, runs[1].costs)
    assert len(held) == 3


def changed_outputs(net):
    """How much the outputs of real places before the last one move when the last token changes."""
    ids, _ = debuglab.neighbours(20, 8, rng=rng(3), shortest=5)
    other = ids.copy()
    other[:, -1] = ids[:, -1] % 8 + 1
    parameters = net.start(rng())
    one, two = (net.look(given, parameters)[0][:, :-1][ids[:, :-1] > 0] for given in (ids, other))
    return np.abs(one - two).max()


def test_only_the_colleague_who_masks_late_lets_the_future_through():
    leaks = {number: changed_outputs(net) for number, net in debuglab.broken_lookers().items()}
    assert leaks[1] > 0.1
    assert leaks[2] == leaks[3] == leaks[4] == 0


def test_rows_of_the_late_mask_lack_what_the_future_has_taken():
    ids, _ = debuglab.neighbours(20, 8, rng=rng(3))
    late, right = (
        debuglab.broken_lookers()[number].look(ids, small(debuglab.NeighbourNet())[0])[1] for number in (1, 4)
    )
    sums = late.sum(axis=-1, keepdims=True)
    assert sums[..., :-1, :].max() < 1
    np.testing.assert_allclose(late / sums, right, atol=1e-12)


def test_the_colleague_without_the_root_is_surer_of_himself():
    ids, _ = debuglab.neighbours(20, 8, rng=rng(3))
    parameters = debuglab.NeighbourNet().start(rng())
    sure = {
        number: net.look(ids, parameters)[1].max(axis=-1).mean() for number, net in debuglab.broken_lookers().items()
    }
    assert sure[3] > sure[4] + 0.2


def test_minus_infinity_spoils_nothing_but_rows_that_see_nothing_and_then_all_slopes():
    net = debuglab.broken_lookers()[2]
    parameters = net.start(rng())
    ids, beside = debuglab.neighbours(20, 8, rng=rng(3), shortest=5)
    scores, weights, _ = net.look(ids, parameters)
    padding = ids == 0
    assert padding.any()
    assert np.isnan(scores[padding]).all()
    assert np.isfinite(scores[~padding]).all()
    assert np.isnan(weights[:, 0][padding]).all()
    costs, _, grads = net.costs_and_slopes(ids, beside, parameters)
    right, _, _ = replace(net, there=layers.multi_head_attention).costs_and_slopes(ids, beside, parameters)
    np.testing.assert_allclose(costs, right)
    assert np.isnan(grads["dWq"]).all()
    full = debuglab.neighbours(20, 8, rng=rng(3))
    assert all(np.isfinite(slope).all() for slope in net.costs_and_slopes(*full, parameters)[2].values())
