"""What week 9 builds on: nets whose slopes are the measured ones, and colleagues with one bug each."""

import numpy as np
import pytest

from startcode import datasets, debuglab
from startcode.checks.numeric import central_difference

ALPHA = 0.2


def rng(seed=1):
    return np.random.default_rng(seed)


@pytest.fixture(scope="module")
def textures():
    return debuglab.TextureNet.random(rng().uniform(size=(6, 32, 32, 3)), rng=rng(2))


def test_random_filters_see_no_even_colour_and_have_a_mean_activation_of_1(textures):
    even, _ = textures.features(np.full((1, 32, 32, 3), 0.8))
    assert np.abs(even["layer 1"][0, 3:-3, 3:-3]).max() < 1e-4  # away from the frame
    pictures = rng().uniform(size=(6, 32, 32, 3))
    maps, _ = textures.features(pictures)
    assert {layer: A.shape[1:] for layer, A in maps.items()} == {
        "layer 1": (32, 32, 32),
        "layer 2": (16, 16, 48),
        "layer 3": (8, 8, 64),
    }
    for A in maps.values():
        np.testing.assert_allclose(A.mean(axis=(0, 1, 2)), 1, rtol=1e-4)


def test_the_slope_at_the_picture_is_the_measured_one(textures):
    """Along a direction, since single pixels drown in single precision."""
    picture = rng(3).uniform(0.2, 0.8, size=(1, 32, 32, 3))
    maps, trip = textures.features(picture)
    message = {layer: rng(4).normal(size=A.shape) for layer, A in maps.items() if layer != "layer 2"}
    slope = textures.slope(message, trip)
    way = slope / np.linalg.norm(slope)

    def cost(step):
        there, _ = textures.features(picture + step * way)
        return sum(float(np.sum(part * there[layer])) for layer, part in message.items())

    measured = (cost(1e-2) - cost(-1e-2)) / 2e-2
    assert measured == pytest.approx(np.linalg.norm(slope), rel=2e-2)


def test_a_unit_of_the_last_layer_sees_22_pixels(textures):
    picture = np.full((1, 64, 64, 3), 0.5)
    maps, trip = textures.features(picture + 0.1 * rng().uniform(size=picture.shape))
    one = np.zeros_like(maps["layer 3"])
    one[0, 8, 8] = 1
    seen = np.flatnonzero(np.abs(textures.slope({"layer 3": one}, trip)).sum(axis=(0, 2, 3)))
    assert seen[-1] - seen[0] + 1 == 22


def test_embeddings_have_length_1_and_calling_the_net_gives_them():
    net, X = debuglab.FaceNet.start(rng()), datasets.draw_faces(3, 2, rng=rng()).X
    E, _ = net.forward(X)
    assert E.shape == (6, 32)
    np.testing.assert_allclose(np.linalg.norm(E, axis=1), 1, rtol=1e-5)
    np.testing.assert_array_equal(net(X), E)


@pytest.mark.parametrize("name", ["W1", "b1", "W2", "b2", "W3", "b3", "W4"])
def test_the_slopes_of_the_face_net_are_the_measured_ones(name):
    net, X = debuglab.FaceNet.start(rng()), datasets.draw_faces(2, 2, rng=rng()).X.astype(np.float64)
    exact = {key: value.astype(np.float64) + 0.01 for key, value in net.parameters.items()}
    net = debuglab.FaceNet(exact)
    E, trip = net.forward(X)
    message = rng(5).normal(size=E.shape)
    slope = net.slopes(message, trip)[f"d{name}"]
    way = slope / np.linalg.norm(slope)

    def cost(step):
        return np.sum(message * debuglab.FaceNet(exact | {name: exact[name] + step * way})(X))

    assert (cost(1e-4) - cost(-1e-4)) / 2e-4 == pytest.approx(np.linalg.norm(slope), rel=1e-2)


def loss(E, triplets, alpha=ALPHA):
    a, p, n = (E[rows] for rows in triplets)
    return np.maximum(np.sum((a - p) ** 2, axis=1) - np.sum((a - n) ** 2, axis=1) + alpha, 0).sum()


@pytest.fixture
def embedded():
    E = 0.4 * rng().normal(size=(8, 3))
    return E, (np.array([0, 0, 1, 4, 5]), np.array([1, 2, 2, 6, 7]), np.array([4, 5, 6, 0, 3]))


def test_the_slope_of_the_triplet_loss_is_the_measured_one_where_rows_are_in_many_triplets(embedded):
    E, triplets = embedded
    np.testing.assert_allclose(
        debuglab.triplet_slopes(E, triplets, ALPHA), central_difference(lambda v: loss(v, triplets), E), atol=1e-8
    )


def test_equal_embeddings_cost_alpha_each_and_have_no_slope(embedded):
    _, triplets = embedded
    alike = np.ones((8, 3))
    assert loss(alike, triplets) == pytest.approx(5 * ALPHA)
    assert not debuglab.triplet_slopes(alike, triplets, ALPHA).any()


def test_three_of_four_colleagues_are_wrong_each_in_their_own_way(embedded):
    E, triplets = embedded
    broken = debuglab.broken_triplets()
    right = debuglab.triplet_slopes(E, triplets, ALPHA)
    assert [number for number, slopes in broken.items() if np.allclose(slopes(E, triplets, ALPHA), right)] == [3]
    np.testing.assert_allclose(broken[1](E, triplets, ALPHA), debuglab.triplet_slopes(E, triplets, 0.0))
    np.testing.assert_array_equal(broken[4](E, triplets, ALPHA), -right)


def test_the_hinge_behind_the_sum_stops_learning_when_easy_triplets_outweigh_hard_ones():
    E = np.array([[0.0, 0], [0.1, 0], [9, 0], [0, 0], [0.5, 0], [0.1, 0]])
    triplets = np.array([0, 3]), np.array([1, 4]), np.array([2, 5])  # an easy one and a hard one
    assert loss(E, triplets) > 0
    assert debuglab.triplet_slopes(E, triplets, ALPHA).any()
    assert not debuglab.broken_triplets()[2](E, triplets, ALPHA).any()
