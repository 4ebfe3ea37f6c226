"""What the text of week 9 says about style and faces is what its own experiments show."""

from pathlib import Path

import numpy as np
import pytest

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.course import Course
from startcode import checks, debuglab

SCRIPT = Course(Path(__file__).parents[2]).author / "week09" / "style_and_faces.py"
NEEDED = (
    "a cat and three patterns",
    "halves of patterns",
    "reshape never moves a number",
    "how to paint",
    "people",
    "how to learn",
)
ALPHA = 0.2


@pytest.fixture(scope="module")
def shown():
    """The names that the answers and the first experiments define; trainings are left out."""
    names = {"__name__": "__main__"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "ready", lambda *_: True)
        for cell in read_lesson(SCRIPT).of(Kind.GIVEN, Kind.EXERCISE, Kind.EXPERIMENT):
            if cell.kind is not Kind.EXPERIMENT or cell.name in NEEDED:
                exec(compile(cell.source, cell.name or "given", "exec"), names)
    return names


def test_gram_matrices_know_a_pattern_by_its_half_and_pixels_do_not(shown):
    grams, pixels = (np.array(gaps) for gaps in shown["gaps"].values())
    assert grams[:3].max() < 0.3 * grams[3:].min()  # the first three pairs are halves of one pattern
    assert pixels[:3].max() > pixels[3:].min()
    assert pixels.min() > 0.6


def test_the_right_way_keeps_the_channels_apart_and_a_reshape_alone_mixes_them(shown):
    small = shown["small"]
    np.testing.assert_array_equal(small.reshape(6, 2).T, [np.arange(1, 7), 10 * np.arange(1, 7)])
    assert small.reshape(2, 6)[0].tolist() == [1, 10, 2, 20, 3, 30]


def test_the_worked_gram_matrix_is_right_and_knows_no_places(shown):
    A = np.array([[1, 2, 0], [3, 0, 1]])
    for order in ([0, 1, 2], [2, 0, 1]):
        np.testing.assert_array_equal(shown["gram_matrix"](A[:, order]), [[5, 3], [3, 10]])


@pytest.fixture(scope="module")
def paintings(shown):
    """Costs of forty steps towards the tiles, by beta."""
    cat, tiles = shown["cat"], shown["patterns"]["tiles"]
    return {beta: shown["paint"](cat, tiles, 40, beta=beta)[1] for beta in (0.4, 40)}


def test_the_content_costs_nothing_at_first_and_pays_for_the_style(paintings):
    costs = paintings[40]
    assert costs["content"][0] == 0
    assert costs["content"][-1] > 0.5
    assert costs["style"][-1] < 0.2 * costs["style"][0]


def test_the_larger_beta_the_less_is_left_of_the_content(paintings):
    assert paintings[40]["style"][-1] < 0.3 * paintings[0.4]["style"][-1]
    assert paintings[40]["content"][-1] > 10 * paintings[0.4]["content"][-1]


def test_without_content_noise_takes_the_style_and_not_the_places(shown):
    noise = np.random.default_rng(5).uniform(0.3, 0.7, size=shown["cat"].shape)
    waves = shown["patterns"]["waves"]
    pictures, costs = shown["paint"](noise, waves, 60, alpha=0, start=noise)
    assert costs["style"][-1] < 0.1 * costs["style"][0]
    assert np.corrcoef(pictures[-1].ravel(), waves.ravel())[0, 1] < 0.7


def right_on_new_people(shown, net):
    dev, test = shown["dev"], shown["test"]
    threshold = shown["best_threshold"](*shown["pair_distances"](net(dev.X), dev.person))
    return shown["right_share"](*shown["pair_distances"](net(test.X), test.person), threshold), threshold


@pytest.fixture(scope="module")
def model(shown):
    """The net that the lesson goes on with, and how it learned."""
    plan = [(shown["random_negative"], 100), (shown["hardest_negative"], 200)]
    return shown["learn"](plan, np.random.default_rng(0))


def test_nine_of_ten_pairs_of_new_people_are_told_right_and_pixels_do_hardly_better_than_a_coin(shown, model):
    assert 0.9 < right_on_new_people(shown, model[0])[0] < 0.97
    assert right_on_new_people(shown, shown_pixels)[0] < 0.65


def shown_pixels(pictures):
    flat = pictures.reshape(len(pictures), -1)
    return flat / np.linalg.norm(flat, axis=1, keepdims=True)


def test_random_negatives_are_soon_easy_and_hard_ones_teach_on(model):
    _, losses, shares = model
    assert shares[80:100].mean() < 0.15 < 0.2 < shares[-30:].mean()
    assert losses[100:120].mean() > 2 * losses[80:100].mean()


@pytest.mark.parametrize("seed", [0, 1])
def test_hardest_negatives_from_the_start_collapse_the_net_to_a_loss_of_exactly_alpha(shown, seed):
    net, losses, _ = shown["learn"]([(shown["hardest_negative"], 60)], np.random.default_rng(seed))
    assert losses[-20:].mean() == pytest.approx(ALPHA, abs=5e-3)
    E = net(shown["dev"].X)
    assert np.linalg.norm(E - E.mean(axis=0), axis=1).mean() < 0.15  # on a sphere of radius 1


def test_among_twenty_most_strangers_are_taken_for_somebody_and_a_stricter_threshold_turns_many_away(shown, model):
    net, _, _ = model
    test, dev = shown["test"], shown["dev"]
    database = {f"person {number}": code for number, code in enumerate(net(test.X[:160:8]))}
    _, threshold = right_on_new_people(shown, net)
    strict = np.quantile(shown["pair_distances"](net(dev.X), dev.person)[1], 0.002)
    strangers = test.X[160::4]
    known = {}
    for limit in (threshold, strict):
        known[limit] = np.mean(
            [shown["who_is_it"](picture, database, net, limit)[1] is not None for picture in strangers]
        )
    _, different = shown["pair_distances"](net(test.X), test.person)
    assert np.mean(different < threshold) < 0.12
    assert known[threshold] > 0.5
    assert known[strict] < 0.2


@pytest.mark.parametrize(("mistakes", "people", "found"), [(0.08, 20, 81), (1e-6, 10**6, 63)])
def test_one_mistake_among_many_comparisons_is_likely(mistakes, people, found):
    assert round(100 * (1 - (1 - mistakes) ** people)) == found


def test_at_one_threshold_hoods_are_taken_for_each_other_more_than_twice_as_often(shown, model):
    net, _, _ = model
    _, threshold = right_on_new_people(shown, net)
    wrong = []
    for share in (0.0, 1.0):
        people = shown["datasets"].draw_faces(60, 8, rng=np.random.default_rng(9), hooded=share)
        wrong.append(np.mean(shown["pair_distances"](net(people.X), people.person)[1] < threshold))
    assert wrong[1] > 2 * wrong[0]
    assert shown["train"].hooded.sum() == 10 * 12  # ten of the hundred people


def test_the_colleagues_end_as_the_answers_say(shown):
    ends = {}
    for number, slopes in debuglab.broken_triplets().items():
        net, losses, _ = shown["learn"]([(shown["random_negative"], 60)], np.random.default_rng(2), slopes=slopes)
        same, different = shown["pair_distances"](net(shown["dev"].X), shown["dev"].person)
        ends[number] = losses[0], losses[-20:].mean(), same.mean(), different.mean()
    assert ends[1][1] == pytest.approx(ALPHA, abs=0.01)
    assert ends[1][3] < 0.15
    assert 0.05 < ends[2][1] < ALPHA
    assert ends[3][1] < 0.05 < 0.3 < ends[3][3] - ends[3][2]
    assert ends[4][1] > 2 * ends[4][0]
    assert ends[4][2] == pytest.approx(ends[4][3], rel=0.15)
