"""What every training program must do is demanded, and each way not to do it is told by its name."""

import numpy as np
import pytest

from startcode import layers, problems
from startcode.checks.check import Check
from startcode.checks.failure import Failure

DIMS = [5, 4, 3, 1]


def right(X, Y, dims, rate=0.0075, steps=3000, print_cost=False, rng=None, start=None):
    parameters = start or layers.initialize_parameters_deep(dims, rng=rng)
    costs = []
    for step in range(steps):
        AL, caches = layers.L_model_forward(X, parameters)
        if step % 100 == 0:
            costs.append(layers.compute_cost(AL, Y))
        parameters = layers.update_parameters(parameters, layers.L_model_backward(AL, Y, caches), rate)
    return parameters, costs


def judged(program, seed=1):
    check = Check("program", {"program": program})
    X, Y, start = problems.untrained(np.random.default_rng(seed), DIMS, 7)
    descent = problems.Descent(
        layers, lambda rng: layers.initialize_parameters_deep(DIMS, rng=rng), DIMS, X, Y, start, 0.2
    )
    problems.check_descent(check, descent, draws={}, costs={}, slopes={})
    return check


def test_a_right_program_passes():
    assert judged(right).passed


@pytest.mark.parametrize(
    ("mistake", "program"),
    [
        ("stepping uphill", lambda X, Y, d, rate, *rest: right(X, Y, d, -rate, *rest)),
        ("a step of another length", lambda X, Y, d, rate, *rest: right(X, Y, d, 0.0075, *rest)),
        ("num_iterations is 0", lambda X, Y, d, rate, steps, *rest: right(X, Y, d, rate, 3, *rest)),
        ("drawing new parameters", lambda X, Y, d, rate, steps, p, rng, start: right(X, Y, d, rate, steps, p, rng)),
        ("two different rng", lambda X, Y, d, rate, steps, p, rng, start: right(
            X, Y, d, rate, steps, p, np.random.default_rng(0), start)),
        ("the same rng", lambda X, Y, d, rate, steps, p, rng, start: right(
            X, Y, d, rate, steps, p, np.random.default_rng(), start)),
        ("250 steps", lambda *given: (right(*given)[0], right(*given)[1][:1])),
        ("does not fall", lambda *given: (right(*given)[0], right(*given)[1][:1] * len(right(*given)[1]))),
    ],
)  # fmt: skip
def test_a_mistake_is_named(mistake, program):
    with pytest.raises(Failure) as raised:
        judged(program)
    assert mistake in f"{raised.value.headline} {raised.value.details}"


def test_every_problem_has_both_classes_and_a_network_that_fits():
    for seed in range(20):
        X, Y, start = problems.untrained(np.random.default_rng(seed), DIMS, 7)
        assert X.shape == (5, 7)
        assert 0 < Y.sum() < 7
        assert layers.L_model_forward(X, start)[0].shape == Y.shape
