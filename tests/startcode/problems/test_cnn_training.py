"""Counted layers agree with those that are made, and slips of a training run change what comes out."""

from itertools import combinations

import numpy as np
import pytest

from startcode import problems
from startcode.problems.cnn_training import COST_SLIPS
from tests.startcode.problems.test_cnn_application import block, block_back

CONV = {"kind": "conv", "f": 5, "stride": 2, "pad": 1, "n_C": 6}
POOL = {"kind": "pool", "f": 3, "stride": 2}


@pytest.mark.parametrize(
    ("shape", "layer", "there", "count"),
    [
        ((28, 20, 3), CONV, (13, 9, 6), 5 * 5 * 3 * 6 + 6),
        ((13, 9, 6), POOL, (6, 4, 6), 0),
        ((6, 4, 6), {"kind": "flatten"}, (144,), 0),
        ((144,), {"kind": "dense", "n": 11}, (11,), 144 * 11 + 11),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_a_layer_gives_the_shape_and_learns_the_numbers_of_the_formula(shape, layer, there, count):
    assert problems.layer_output(shape, layer) == (there, count)


@pytest.mark.parametrize(
    ("shape", "layer"), [((28, 20, 3), CONV), ((13, 9, 6), POOL), ((6, 4, 5), {"kind": "flatten"})]
)
def test_slips_of_a_layer_are_wrong(shape, layer):
    there, count = problems.layer_output(shape, layer)
    shapes, counts = problems.layer_slips(shape, layer)
    assert there not in shapes.values()
    assert count not in counts.values()


@pytest.fixture(scope="module")
def training():
    X, Y, start, hparameters = problems.picture_net(
        np.random.default_rng(1), m=10, n_H=4, n_W=8, n_C=2, n_C1=3, n_C2=2, n_3=5, C=3
    )

    def forward(X, parameters, hparameters):
        caches, P = {}, X
        for layer in (1, 2):
            settings, given = hparameters[f"block{layer}"], (P, parameters[f"W{layer}"], parameters[f"b{layer}"])
            Z = np.array(problems.right_convolutions()["the finished layer"](*given, settings["conv"])[0])
            caches[f"block{layer}"] = (
                (*given, settings["conv"]),
                Z,
                (np.maximum(Z, 0), settings["pool"]),
                settings["mode"],
            )
            P = block(*given, settings)[0]
        F = P.reshape(len(X), -1).T
        A3 = np.maximum(parameters["W3"] @ F + parameters["b3"], 0)
        rest = {"P2": P, "F": F, "A3": A3, "W3": parameters["W3"], "W4": parameters["W4"]}
        return problems.net_answer(block, X, parameters, hparameters), caches | rest

    def backward(A4, Y, caches):
        return problems.net_slopes(block_back, A4, Y, caches)

    return problems.PictureTraining(forward, backward, X, Y, start, hparameters, 0.01)


def test_training_lowers_the_cost_and_leaves_the_start_alone(training):
    before = {name: value.copy() for name, value in training.start.items()}
    _, costs = training.run(20, 4)
    assert costs[-1] < costs[0]
    assert all(np.array_equal(training.start[name], value) for name, value in before.items())


def test_every_slip_changes_the_costs_of_two_epochs(training):
    found = [training.run(2, 4, slip)[1] for slip in ("", *COST_SLIPS.values())]
    assert all(not np.allclose(one, other) for one, other in combinations(found, 2))
