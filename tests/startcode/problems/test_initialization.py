"""What every random start must do is demanded, and each way not to do it is told by its name."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from startcode import problems
from startcode.checks.check import Check
from startcode.checks.failure import Failure

SEEDS = st.integers(0, 10**6)
NARROW, WIDE = [[3, 5, 2], [4, 7, 7, 3]], [210, 160, 240]
SLIPS = {"1/√n: the 2 is missing": lambda n_prev, n: 1 / np.sqrt(n_prev), "1": lambda n_prev, n: 1}


def start(weights, biases=lambda rng, n: np.zeros((n, 1)), first=1):
    """A learner's function that draws its weights and biases so."""

    def draw(layers_dims, *, rng):
        layers = enumerate(zip(layers_dims[first:], layers_dims[first - 1 :], strict=False), start=first)
        return {
            name: value
            for layer, (n, n_prev) in layers
            for name, value in [(f"W{layer}", weights(rng, n_prev, n)), (f"b{layer}", biases(rng, n))]
        }

    return draw


def he(rng, n_prev, n):
    return np.sqrt(2 / n_prev) * rng.standard_normal((n, n_prev))


def judge(program):
    check = Check("program", {"program": program})
    problems.check_start(check, problems.Luck(lambda n_prev, n: np.sqrt(2 / n_prev), SLIPS), narrow=NARROW, wide=WIDE)
    return check


def test_a_right_start_passes():
    assert judge(start(he)).passed


@pytest.mark.parametrize(
    ("mistake", "program"),
    [
        ("missing-key", start(he, first=2)),
        ("extra-key", lambda dims, *, rng: {**start(he)(dims, rng=rng), "b0": np.zeros((dims[0], 1))}),
        ("transpose", start(lambda rng, n_prev, n: he(rng, n_prev, n).T)),
        ("integer-dtype", start(lambda rng, n_prev, n: rng.integers(-9, 9, size=(n, n_prev)))),
        ("aliased", lambda dims, *, rng: {**start(he)(dims, rng=rng), **dict.fromkeys(("b2", "b1"), np.zeros((7, 1)))}
         if len(dims) == 4 else start(he)(dims, rng=rng)),
        ("biases", start(he, lambda rng, n: rng.standard_normal((n, 1)))),
        ("zero-weights", start(lambda rng, n_prev, n: np.zeros((n, n_prev)))),
        ("alike", start(lambda rng, n_prev, n: np.tile(he(rng, n_prev, 1), (n, 1)))),
        ("global generator", start(lambda rng, n_prev, n: he(np.random.default_rng(), n_prev, n))),
        ("seed", start(lambda rng, n_prev, n: he(np.random.default_rng(1), n_prev, n))),
        ("not centred", start(lambda rng, n_prev, n: np.abs(he(rng, n_prev, n)))),
        ("uniform", start(lambda rng, n_prev, n: np.sqrt(6 / n_prev) * rng.uniform(-1, 1, size=(n, n_prev)))),
        ("the 2 is missing", start(lambda rng, n_prev, n: he(rng, n_prev, n) / np.sqrt(2))),
        ("1.05 times as widely", start(lambda rng, n_prev, n: 1.05 * he(rng, n_prev, n))),
    ],
)  # fmt: skip
def test_a_mistake_is_named(mistake, program):
    with pytest.raises(Failure) as raised:
        judge(program)
    assert mistake in f"{raised.value.diagnosis} {raised.value.headline}"


@given(SEEDS, st.integers(2, 7), st.integers(2, 9), st.integers(1, 5))
def test_a_stretching_net_multiplies_every_entry_by_the_factor_of_each_layer(seed, n, m, depth):
    X, parameters, factors = problems.stretching(np.random.default_rng(seed), n, m, depth)
    assert (X > 0).all()
    assert (np.abs(np.log(factors)) > 0.25).all()
    A = X
    for layer, factor in enumerate(factors, start=1):
        after = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        np.testing.assert_allclose(np.sort(after, axis=None), factor * np.sort(A, axis=None))
        A = after


@given(SEEDS, st.integers(8, 12), st.integers(0, 9), st.integers(2, 6))
def test_twins_hold_so_many_kinds_of_units_to_six_decimals(seed, different, copies, n_prev):
    W, b = problems.twins(np.random.default_rng(seed), different, copies, n_prev)
    assert (W.shape, b.shape) == ((different + copies, n_prev), (different + copies, 1))
    kinds = {tuple(f"{number:.6f}".replace("-0.000000", "0.000000") for number in unit) for unit in np.hstack([W, b])}
    assert len(kinds) == different


@pytest.mark.parametrize("luck", [problems.LARGE, problems.HE, problems.XAVIER])
def test_no_two_slips_and_the_right_spread_are_alike_on_the_widths_of_the_lesson(luck):
    for widths in ([480, 250, 330, 190], [170, 330, 230]):
        pairs = list(pairwise(widths))
        spreads = [[np.log(rule(*pair)) for pair in pairs] for rule in (luck.spread, *luck.slips.values())]
        for place, one in enumerate(spreads):
            for other in spreads[:place]:
                assert np.abs(np.subtract(one, other)).max() > 0.07


@given(SEEDS)
def test_no_slip_counts_twins_rightly_and_no_two_count_alike_in_both_layers_of_the_lesson(seed):
    rng = np.random.default_rng(seed)
    counts = [problems.miscounts(*problems.twins(rng, *sizes)) for sizes in [(9, 4, 3), (11, 2, 4)]]
    pairs = [(9, 11), *zip(*(count.values() for count in counts), strict=True)]
    assert len(set(pairs)) == len(pairs)


@given(SEEDS)
def test_the_sizes_of_a_stretching_net_are_root_mean_squares_and_no_slip_gives_them(seed):
    X, _, factors = problems.stretching(np.random.default_rng(seed), 5, 7, 3)
    sizes, slips = problems.stretched_sizes(X, factors)
    np.testing.assert_allclose(sizes, [np.sqrt(np.mean((X * np.prod(factors[: i + 1])) ** 2)) for i in range(3)])
    for wrong in slips.values():
        assert not np.allclose(sizes, wrong, rtol=1e-3)
