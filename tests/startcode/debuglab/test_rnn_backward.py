"""The nets of week 11 have right slopes, and each colleague's way back is wrong just where the lesson says."""

from dataclasses import replace

import numpy as np
import pytest

from startcode import debuglab, layers
from startcode.checks.numeric import central_difference


def rng(seed=1):
    return np.random.default_rng(seed)


def batch():
    return debuglab.memory_task(4, 5, rng=rng(3))


def test_the_first_symbol_is_one_of_four_and_is_what_is_asked_for():
    x, Y = debuglab.memory_task(200, 6, rng=rng())
    assert x.shape == (8, 200, 6)
    np.testing.assert_array_equal(x.sum(axis=0), 1)
    np.testing.assert_array_equal(x[:4, :, 0], Y)
    assert not x[:4, :, 1:].any()
    assert np.all(Y.sum(axis=1) > 20)
    assert np.all(x[4:].sum(axis=(1, 2)) > 100)


@pytest.mark.parametrize("net", [debuglab.MemoryNet("rnn", units=3), debuglab.MemoryNet("lstm", forget=1.0, units=3)])
def test_the_slopes_of_the_net_are_the_measured_ones(net):
    x, Y = batch()
    parameters = net.start(rng())
    _, _, grads = net.cost_and_slopes(x, Y, parameters)
    assert grads.keys() == {f"d{name}" for name in parameters}
    for name, value in parameters.items():

        def cost(moved, name=name):
            return net.cost_and_slopes(x, Y, parameters | {name: moved})[0]

        np.testing.assert_allclose(grads[f"d{name}"], central_difference(cost, value), rtol=1e-5, atol=1e-8)


def test_where_a_start_begins():
    net = debuglab.MemoryNet("lstm", forget=4.0)
    assert np.all(net.start(rng())["bf"] == 4)
    assert not net.start(rng())["bi"].any()
    plain, wide = (debuglab.MemoryNet("rnn", spread=spread).start(rng()) for spread in (1.0, 1.5))
    np.testing.assert_allclose(wide["Waa"], 1.5 * plain["Waa"])


def errors(net):
    """Which slopes differ from those of the finished layers."""
    x, Y = batch()
    parameters = net.start(rng())
    got, right = (way.cost_and_slopes(x, Y, parameters)[2] for way in (net, replace(net, back=None)))
    return {name for name, value in right.items() if not np.allclose(got[name], value)}, got


def test_each_colleague_is_wrong_just_where_the_lesson_says():
    colleagues = debuglab.colleagues_back()
    inner = {"dWax", "dWaa", "dba"}
    assert errors(colleagues[1])[0] == errors(colleagues[4])[0] == inner
    assert errors(colleagues[2])[0] == errors(colleagues[3])[0] == set()
    assert colleagues[2].max_norm is None
    assert not errors(colleagues[4])[1]["dWaa"].any()  # the state before the first step is 0


def test_overwritten_slopes_are_those_of_the_first_step_and_dx_is_right():
    parameters = debuglab.MemoryNet("rnn").start(rng())
    x, _ = batch()
    a, _, caches = layers.rnn_forward(x, rng(4).normal(size=(16, 4)), parameters)
    da = rng(5).normal(size=a.shape)
    got, right = debuglab.colleagues_back()[4].back(da, caches), layers.rnn_backward(da, caches)
    np.testing.assert_allclose(got["dx"], right["dx"])
    first = got["dWax"] - right["dWax"]
    later = layers.rnn_backward(da[..., 1:], layers.rnn_forward(x[..., 1:], a[..., 0], parameters)[-1])
    np.testing.assert_allclose(first, -later["dWax"], atol=1e-12)


@pytest.mark.parametrize("kind", ["rnn", "lstm"])
def test_a_way_back_that_takes_the_caches_of_the_field_gets_them(kind):
    held = []

    def back(da, caches):
        steps, x = caches
        held.append(len(steps))
        first = steps[0][2 if kind == "lstm" else 1]
        forward, way = (getattr(layers, f"{kind}_{name}") for name in ("forward", "backward"))
        return way(da, forward(x, first, steps[0][-1])[-1])

    net = debuglab.MemoryNet(kind)
    yours = replace(net, back=back, plain=True).train(5, steps=3, rng=rng())
    np.testing.assert_allclose(yours.costs, net.train(5, steps=3, rng=rng()).costs)
    assert held == [5, 5, 5]


def test_clipping_keeps_every_step_short():
    net = debuglab.MemoryNet("rnn", rate=1.0, max_norm=1e-6)
    before, after = net.start(rng()), net.train(4, steps=1, rng=rng()).parameters
    moved = np.sqrt(sum(np.sum((after[name] - before[name]) ** 2) for name in before))
    assert moved == pytest.approx(1e-6)
