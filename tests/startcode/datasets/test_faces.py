"""Drawn people stay themselves, and everything around them changes."""

import numpy as np
import pytest

from startcode import datasets
from startcode.errors import DatasetError


def rng(seed=1):
    return np.random.default_rng(seed)


def test_pictures_come_person_by_person_in_numbers_from_0_to_1():
    data = datasets.draw_faces(7, 3, rng=rng())
    assert data.X.shape == (21, 32, 32, 3)
    assert data.X.dtype == np.float32
    assert data.X.min() >= 0
    assert data.X.max() <= 1
    assert data.person.tolist() == [number for number in range(7) for _ in range(3)]


def test_the_same_generator_draws_the_same_people_and_another_draws_others():
    one, again, other = (datasets.draw_faces(5, 2, rng=rng(seed)).X for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.allclose(one, other)


@pytest.mark.parametrize(("share", "count"), [(0.0, 0), (0.2, 2), (1.0, 10)])
def test_the_share_of_hoods_is_kept_and_a_hood_belongs_to_a_person(share, count):
    data = datasets.draw_faces(10, 4, rng=rng(), hooded=share)
    by_person = data.hooded.reshape(10, 4)
    assert by_person.all(axis=1).sum() == count
    assert by_person.any(axis=1).sum() == count


def test_two_pictures_of_a_person_differ():
    X = datasets.draw_faces(3, 2, rng=rng()).X
    assert all(np.abs(X[i] - X[i + 1]).mean() > 0.02 for i in (0, 2, 4))


def test_the_middle_of_a_face_tells_more_of_who_it_is_than_the_wall():
    """More of the variation of colour is between people in the middle than in the corners."""
    X = datasets.draw_faces(40, 6, rng=rng(), hooded=0).X.reshape(40, 6, 32, 32, 3)

    def share(part):
        colour = part.mean(axis=(2, 3))  # (people, pictures, 3)
        return colour.mean(axis=1).var(axis=0).sum() / colour.var(axis=(0, 1)).sum()

    assert share(X[:, :, 12:20, 12:20]) > 2 * share(X[:, :, :3, :3])


@pytest.mark.parametrize("wrong", [{"people": 0}, {"pictures": 0}, {"hooded": 1.5}, {"hooded": -0.1}])
def test_numbers_out_of_range_are_refused_with_the_next_step(wrong):
    asked = {"people": 3, "pictures": 2, "hooded": 0.1} | wrong
    with pytest.raises(DatasetError, match="at least 1 person"):
        datasets.draw_faces(asked["people"], asked["pictures"], rng=rng(), hooded=asked["hooded"])


def test_many_pictures_are_drawn_in_parts_and_none_is_left_out():
    data = datasets.draw_faces(35, 7, rng=rng())
    assert len(data.X) == 245
    assert (data.X.reshape(245, -1).std(axis=1) > 0.02).all()
