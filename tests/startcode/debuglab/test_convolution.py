"""What week 8 says about broken convolutions is what they show."""

import numpy as np
import pytest

from startcode import datasets, debuglab, layers, problems
from startcode.checks.numeric import central_difference

SAME = {"stride": 1, "pad": 1}


@pytest.fixture(scope="module")
def digits():
    data = datasets.load_digits(rng=np.random.default_rng(1))
    return data.X_train.T.reshape(-1, 8, 8, 1), np.eye(10)[data.Y_train[0]].T


def test_the_slow_loops_compute_what_the_finished_layer_computes():
    given = problems.convolution(
        np.random.default_rng(1), m=2, n_H_prev=6, n_W_prev=5, n_C_prev=3, n_C=4, f=3, stride=2, pad=1
    )
    np.testing.assert_allclose(debuglab.looped_convolution(*given), layers.conv_forward(*given)[0])


def test_a_kernel_that_looks_the_same_when_turned_hides_the_colleague():
    A_prev, b = np.random.default_rng(1).normal(size=(1, 6, 5, 1)), np.zeros((1, 1, 1, 1))
    for kernel, hidden in [(np.ones((3, 3)), True), (np.arange(9.0).reshape(3, 3), False)]:
        given = (A_prev, kernel[:, :, np.newaxis, np.newaxis], b, SAME)
        assert np.allclose(debuglab.turned_convolution(*given)[0], layers.conv_forward(*given)[0]) == hidden


def test_every_broken_convolution_shows_its_bug_in_an_output_of_the_right_shape():
    rng = np.random.default_rng(1)
    A_prev, W, b = rng.uniform(size=(1, 8, 8, 1)), rng.normal(size=(3, 3, 1, 1)), np.zeros((1, 1, 1, 1))
    right = layers.conv_forward(A_prev, W, b, {"stride": 2, "pad": 1})[0]
    broken = debuglab.broken_convolutions(A_prev, W, b, {"stride": 2, "pad": 1})
    assert {Z.shape for Z in broken.values()} == {right.shape}
    np.testing.assert_array_equal(broken[1], layers.conv_forward(A_prev, W, b, SAME)[0][:, :4, :4])
    turned = layers.conv_forward(A_prev, W.transpose(1, 0, 2, 3), b, {"stride": 2, "pad": 1})[0]
    np.testing.assert_allclose(broken[2], turned.transpose(0, 2, 1, 3))
    np.testing.assert_allclose(broken[3][:, 1:, 1:], right[:, 1:, 1:])  # the frame is seen at its side only
    assert not np.allclose(broken[3][:, 0], right[:, 0])


def test_each_way_back_is_wrong_just_where_the_lesson_says():
    rng = np.random.default_rng(7)
    A_prev, W, b = rng.normal(size=(2, 4, 5, 2)), rng.normal(size=(3, 3, 2, 3)), rng.normal(size=(1, 1, 1, 3))
    Z, cache = layers.conv_forward(A_prev, W, b, SAME)
    dZ = rng.normal(size=Z.shape)
    true = layers.conv_backward(dZ, cache)
    wrong = {1: [0], 2: [], 3: [1], 4: [2]}
    for number, way in debuglab.broken_ways_back().items():
        found = [not np.allclose(got, wanted) for got, wanted in zip(way(dZ, cache), true, strict=True)]
        assert np.flatnonzero(found).tolist() == wrong[number]
    assert not np.any(debuglab.broken_ways_back()[4](dZ, cache)[2])


def test_the_slopes_of_the_net_are_the_measured_ones(digits):
    X, Y = digits
    net, rng = debuglab.PictureNet(), np.random.default_rng(2)
    parameters = net.start(rng)
    parameters |= {
        name: value + 0.1 * rng.normal(size=value.shape) for name, value in parameters.items() if name[0] == "b"
    }
    _, grads = net.cost_and_slopes(X[:5], Y[:, :5], parameters)
    for name in ("b1", "W1", "b2", "b3"):

        def cost(value, name=name):
            return net.cost_and_slopes(X[:5], Y[:, :5], parameters | {name: value})[0]

        np.testing.assert_allclose(
            grads[f"d{name}"], central_difference(cost, parameters[name], 1e-6), rtol=1e-4, atol=1e-6
        )


def test_every_broken_run_learns_and_the_lowest_curve_is_not_the_right_one(digits):
    ends = {}
    for number, way in debuglab.broken_ways_back().items():
        _, costs = debuglab.PictureNet(back=way).train(*digits, steps=300, rng=np.random.default_rng(5))
        ends[number] = costs[-20:].mean()
        assert ends[number] < 0.9 * costs[:20].mean()
    assert ends[4] < 1.2 * ends[2] < ends[1] < ends[3]


def test_the_whole_net_learns_most_digits(digits):
    X, Y = digits
    net = debuglab.PictureNet()
    parameters, costs = net.train(X, Y, steps=600, rng=np.random.default_rng(3))
    data = datasets.load_digits(rng=np.random.default_rng(1))
    answers = net.scores(data.X_test.T.reshape(-1, 8, 8, 1), parameters)[0].argmax(axis=0)
    assert np.mean(answers == data.Y_test[0]) > 0.85
    assert costs[-50:].mean() < 0.3
