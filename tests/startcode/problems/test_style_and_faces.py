"""What the usual slips of week 9 give is wrong, and told apart."""

from itertools import combinations

import numpy as np
import pytest

from startcode import problems
from startcode.checks.numeric import central_difference
from startcode.problems.style_and_faces import BAG, rows_of

SIZE = {"n_H": 3, "n_W": 5, "n_C": 7}


def rng(seed=1):
    return np.random.default_rng(seed)


def apart(guesses):
    return all(
        np.shape(one) != np.shape(other) or not np.allclose(one, other) for one, other in combinations(guesses, 2)
    )


def style_cost(a_S, a_G):
    _, n_H, n_W, n_C = a_G.shape
    S, G = rows_of(a_S), rows_of(a_G)
    return np.sum((S @ S.T - G @ G.T) ** 2) / (2 * n_C * n_H * n_W) ** 2


def test_gram_slips_are_wrong_and_told_apart():
    A = problems.channel_rows(rng(), n_C=3, n_HW=5)
    assert A.shape == (3, 5)
    assert apart([A @ A.T, *problems.gram_slips(A).values()])


def test_rows_are_channels():
    a = np.arange(12.0).reshape(1, 2, 3, 2)
    np.testing.assert_array_equal(rows_of(a), [[0, 2, 4, 6, 8, 10], [1, 3, 5, 7, 9, 11]])


def test_content_slips_are_wrong_and_told_apart():
    a_C, a_G = problems.two_activations(rng(), **SIZE)
    assert apart([problems.right_content_cost(a_C, a_G), *problems.content_slips(a_C, a_G).values()])


def test_style_slips_are_wrong_and_told_apart():
    a_S, a_G = problems.two_activations(rng(), **SIZE)
    slips = problems.style_slips(a_S, a_G)
    right = problems.right_style_cost(a_S, a_G, lambda A: A @ A.T)
    assert right == pytest.approx(style_cost(a_S, a_G))
    assert apart([right, *slips.values()])
    bags = [a.reshape(7, 15) for a in (a_S, a_G)]
    assert slips[BAG] == pytest.approx(np.sum((bags[0] @ bags[0].T - bags[1] @ bags[1].T) ** 2) / (2 * 7 * 15) ** 2)


def test_slopes_of_the_style_are_wrong_and_told_apart():
    a_S, a_G = problems.two_activations(rng(), **SIZE)
    right = central_difference(lambda v: style_cost(a_S, v), a_G)
    slips = problems.style_gradient_slips(a_S, a_G)
    assert {value.shape for value in slips.values()} == {a_G.shape}
    scale = np.abs(right).max()
    assert apart([right / scale, *(value / scale for value in slips.values())])
    np.testing.assert_allclose(
        2 * slips["the slope of half the cost: A stands twice in its Gram matrix"], right, atol=1e-7
    )


def test_one_layer_is_left_out_of_the_list_and_the_others_come_from_behind():
    a_S, a_G, weighed = problems.layers_of_two(rng(), [(3, 5, 2), (2, 3, 4), (4, 2, 3)])
    assert list(a_S) == list(a_G) == ["conv1", "conv2", "conv3"]
    assert [name for name, _ in weighed] == ["conv3", "conv2"]
    assert a_G["conv2"].shape == (1, 2, 3, 4)


@pytest.mark.parametrize(("m", "alpha"), [(4, 1.27), (5, 0.73), (7, 0.2), (8, 0.41), (11, 0.33)])
@pytest.mark.parametrize("seed", range(5))
def test_some_triplets_keep_the_margin_none_is_near_it_and_together_they_pay_for_the_others(m, alpha, seed):
    _, (anchor, positive, negative) = problems.triplets(rng(seed), m=m, n_e=4, alpha=alpha)
    margins = np.sum((anchor - positive) ** 2, axis=1) - np.sum((anchor - negative) ** 2, axis=1) + alpha
    assert (margins < 0).any()
    assert (margins > 0).any()
    assert np.abs(margins).min() > 0.05
    assert margins.sum() < 0


def test_triplet_slips_are_wrong_and_told_apart():
    alpha = 0.73
    _, y_pred = problems.triplets(rng(), m=8, n_e=5, alpha=alpha)
    near, far = (np.sum((y_pred[0] - other) ** 2, axis=1) for other in y_pred[1:])
    right = problems.right_triplet_loss(y_pred, alpha)
    assert right == pytest.approx(np.maximum(near - far + alpha, 0).sum())
    assert apart([right, *problems.triplet_slips(y_pred, alpha).values()])


@pytest.mark.parametrize("scale", [1, 300])
def test_a_visitor_is_as_far_from_everybody_as_asked(scale):
    distances = (0.9, 0.3, 1.4)
    image, name, database, model = problems.visitor(rng(), distances, at=1, scale=scale)
    here = model(image[np.newaxis])[0]
    found = [np.linalg.norm(here - known) for known in database.values()]
    np.testing.assert_allclose(found, scale * np.array(distances))
    assert list(database)[1] == name


def test_the_model_refuses_a_picture_that_is_no_batch():
    image, _, _, model = problems.visitor(rng(), (0.3, 0.9), at=0)
    with pytest.raises(ValueError, match="m, n_H, n_W, n_C"):
        model(image)


def test_distance_slips_are_wrong_and_told_apart():
    image, name, database, model = problems.visitor(rng(), (0.31, 0.57, 0.83, 2.3), at=2)
    slips = problems.distance_slips(image, name, database, model)
    farthest_is_last = "the distance to the farthest person"
    nearest_is_first = "the distance to the first person of the database"
    others = [value for what, value in slips.items() if what not in (farthest_is_last, nearest_is_first)]
    assert apart([0.83, *others])


def test_costs_and_weights_are_not_round():
    numbers = problems.two_costs(rng())
    assert all(value != round(value, 2) for value in numbers)
