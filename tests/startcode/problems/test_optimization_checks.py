"""The checks of mini-batches and of training programs let right answers through and name what is wrong with others."""

import numpy as np
import pytest

from startcode import checks, layers, problems
from startcode.checks.failure import Failure


def momentum(parameters, grads, v, beta, rate):
    v = {name: beta * v[name] + (1 - beta) * grads[name] for name in v}
    return {name: value - rate * v[f"d{name}"] for name, value in parameters.items()}, v


def rmsprop(parameters, grads, s, rate, beta, epsilon):
    s = {name: beta * s[name] + (1 - beta) * grads[name] ** 2 for name in s}
    steps = {name: grads[name] / (np.sqrt(s[name]) + epsilon) for name in s}
    return {name: value - rate * steps[f"d{name}"] for name, value in parameters.items()}, s


def adam(parameters, grads, v, s, t, rate, beta1, beta2, epsilon):
    v = {name: beta1 * v[name] + (1 - beta1) * grads[name] for name in v}
    s = {name: beta2 * s[name] + (1 - beta2) * grads[name] ** 2 for name in s}
    first = {name: value / (1 - beta1**t) for name, value in v.items()}
    second = {name: value / (1 - beta2**t) for name, value in s.items()}
    steps = {name: first[name] / (np.sqrt(second[name]) + epsilon) for name in s}
    return {name: value - rate * steps[f"d{name}"] for name, value in parameters.items()}, v, s, first, second


def zeros(parameters):
    return tuple({f"d{name}": 0 * value for name, value in parameters.items()} for _ in range(2))


def batches(X, Y, size=64, seed=0, rng=None):
    order = (np.random.default_rng(seed) if rng is None else rng).permutation(X.shape[1])
    return [(X[:, order[k : k + size]], Y[:, order[k : k + size]]) for k in range(0, len(order), size)]


def trainer(*, cut=batches, count=lambda t: t + 1, weigh=lambda k, m: k / m, kept=True, follow=True):
    """A training program in which one thing may be wrong."""

    def model(X, Y, layers_dims, optimizer, learning_rate, mini_batch_size, **numbers):
        rng, m = numbers["rng"], X.shape[1]
        parameters = layers.initialize_parameters_deep(layers_dims, rng=rng)
        start = v, s = zeros(parameters)
        t, costs = 0, []
        for epoch in range(numbers["num_epochs"]):
            rate = numbers["schedule"][epoch] if follow and "schedule" in numbers else learning_rate
            costs.append(0.0)
            for x, y in cut(X, Y, mini_batch_size, 0, rng):
                AL, caches = layers.L_model_forward(x, parameters)
                grads, t = layers.L_model_backward(AL, y, caches), count(t)
                costs[-1] += layers.compute_cost(AL, y) * weigh(x.shape[1], m)
                if optimizer == "gd":
                    parameters = layers.update_parameters(parameters, grads, rate)
                if optimizer == "momentum":
                    parameters, v = momentum(parameters, grads, v, numbers["beta"], rate)
                if optimizer == "rmsprop":
                    parameters, s = rmsprop(parameters, grads, s, rate, numbers["beta"], numbers["epsilon"])
                if optimizer == "adam":
                    rest = (rate, numbers["beta1"], numbers["beta2"], numbers["epsilon"])
                    parameters, v, s, *_ = adam(parameters, grads, v, s, t, *rest)
                if not kept:
                    v, s = start
        return parameters, costs

    return model


def namespace(**changed):
    return {
        "random_mini_batches": batches,
        "initialize_adam": zeros,
        "update_parameters_with_momentum": momentum,
        "update_parameters_with_rmsprop": rmsprop,
        "update_parameters_with_adam": adam,
        "model": trainer(),
        **changed,
    }


def told_of_training(epochs=1, **changed):
    """What the checks say of a program: None if they let it pass."""
    check = checks.Check("model", namespace(**changed))
    try:
        problems.check_training(check, 3, 5, 9, 4 if epochs == 1 else 9, epochs, ["gd", "momentum", "rmsprop", "adam"])
    except Failure as failure:
        return failure.diagnosis
    return None


@pytest.mark.parametrize("epochs", [1, 3])
def test_a_right_program_passes(epochs):
    assert told_of_training(epochs) is None


@pytest.mark.parametrize(
    ("epochs", "wrong", "told"),
    [
        (1, {"count": lambda t: 1}, "a t that stays 1"),
        (1, {"count": lambda t: 0}, "t-zero"),
        (1, {"kept": False}, "forgetting the averages"),
        (3, {"follow": False}, "always learning_rate"),
        (1, {"weigh": lambda k, m: 1 / 3}, "each counted alike"),
        (1, {"weigh": lambda k, m: k}, "not divided by m"),
    ],
)
def test_what_is_wrong_with_a_program_is_named(epochs, wrong, told):
    assert told in told_of_training(epochs, model=trainer(**wrong))


def stray(X, Y, size, seed, rng):
    """Every example with the label of another one."""
    return [(x, np.roll(Y, 1)[:, : x.shape[1]]) for x, _ in batches(X, Y, size, seed, rng)]


def test_labels_gone_astray_earlier_cost_nothing_here():
    for epochs in (1, 3):
        assert told_of_training(epochs, random_mini_batches=stray, model=trainer(cut=stray)) is None


def test_mini_batches_that_lose_all_examples_are_told_as_what_they_are():
    assert told_of_training(random_mini_batches=lambda *_: []) == "depends"


def told_of_batches(cut, n_y=2, m=65, size=16):
    check = checks.Check("cut", {"cut": cut})
    try:
        problems.check_mini_batches(check, 3, n_y, m, size)
    except Failure as failure:
        return failure.diagnosis
    return None


@pytest.mark.parametrize(("m", "size"), [(65, 16), (64, 16), (5, 64), (29, 1)])
def test_right_mini_batches_pass(m, size):
    assert told_of_batches(batches, m=m, size=size) is None


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        (lambda *_: [], "empty"),
        (lambda X, Y, *rest: [*batches(X, Y, *rest), (X[:, :0], Y[:, :0])], "empty"),
        (lambda X, Y, *rest: [X, Y], "pairs-wanted"),
        (lambda X, Y, *rest: batches(X, Y[:1], *rest), "rows"),
        (lambda X, Y, *rest: batches(X, Y, *rest)[:-1], "rest-missing"),
        (lambda X, Y, *rest: batches(X, Y, *rest)[1:], "overlap"),
        (lambda X, Y, *rest: [(x, y[:, ::-1]) for x, y in batches(X, Y, *rest)], "pairs"),
        (lambda X, Y, *rest: batches(X + 0.001, Y, *rest), "columns"),
        (lambda X, Y, size, *rest: batches(X, Y, size // 2, *rest), "sizes"),
        (lambda X, Y, size, *_: [(X[:, k : k + size], Y[:, k : k + size]) for k in range(0, 65, size)], "not-shuffled"),
        (lambda X, Y, size, *_: batches(X, Y, size, 1, None), "rng-unused"),
        (lambda X, Y, size, seed, rng: batches(X, Y, size, 1, rng), "seed"),
        (lambda X, Y, size, *_: batches(X, Y, size, 1, np.random.default_rng()), "global generator"),
    ],
)
def test_what_is_wrong_with_mini_batches_is_named(cut, told):
    assert told_of_batches(cut) == told
