"""Networks that are set by hand say what they must, and slips give other slopes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import layers, problems

SEEDS = st.integers(0, 10**6)


def said(parameters, char_to_ix, *, rng, input_scale=1.0, carry=lambda state: state):
    """What a network says, as a text; inputs and states may be spoiled."""
    letters = {number: letter for letter, number in char_to_ix.items()}
    state, x, text = np.zeros(parameters["ba"].shape), np.zeros((len(letters), 1, 1)), ""
    while len(text) < 50 and not text.endswith("\n"):
        a, shares, _ = layers.rnn_forward(x, state, parameters)
        drawn = int(rng.choice(len(letters), p=shares[:, 0, 0]))
        state, x, text = carry(a[..., -1]), np.zeros(x.shape), text + letters[drawn]
        x[drawn] = input_scale
    return text


@given(SEEDS, st.integers(4, 20))
def test_the_end_of_the_line_is_neither_the_first_nor_the_last_number(seed, letters):
    numbers = problems.an_alphabet(np.random.default_rng(seed), letters)
    assert sorted(numbers.values()) == list(range(letters + 1))
    assert 0 < numbers["\n"] < letters


@settings(max_examples=30)
@given(SEEDS)
def test_networks_say_what_they_must(seed):
    rng = np.random.default_rng(seed)
    numbers = problems.an_alphabet(rng, 8)
    usable = [letter for letter in numbers if letter != "\n"]
    word = "".join(rng.permutation(usable)[:5])
    assert said(problems.spells(word, numbers), numbers, rng=rng) == f"{word}\n"
    assert said(problems.counts_to(4, word[0], numbers), numbers, rng=rng) == f"{word[0] * 4}\n"
    assert said(problems.is_exact(word[0], numbers), numbers, rng=rng) == f"{word[0]}\n"
    assert "\n" not in said(problems.tireless(numbers), numbers, rng=rng)
    assert said(problems.two_words(word[:2], word[3:], numbers), numbers, rng=rng) in (f"{word[:2]}\n", f"{word[3:]}\n")


@pytest.mark.parametrize(
    "spoiled", [{"input_scale": 1.01}, {"carry": lambda state: np.round(state, 2)}, {"carry": lambda state: 0 * state}]
)
def test_a_network_that_looks_closely_notices(spoiled):
    rng = np.random.default_rng(1)
    numbers = problems.an_alphabet(rng, 8)
    letter = next(letter for letter in numbers if letter != "\n")
    assert "\n" not in said(problems.is_exact(letter, numbers), numbers, rng=rng, **spoiled)


def test_letters_of_a_memoryless_network_come_as_often_as_they_should():
    rng = np.random.default_rng(2)
    numbers = problems.an_alphabet(rng, 7)
    shares = problems.uneven_shares(rng, numbers)
    text = "".join(said(problems.memoryless(shares), numbers, rng=rng) for _ in range(400))
    found = np.array([text.count(letter) / len(text) for letter in numbers])
    np.testing.assert_allclose(found, shares[:, 0], atol=5 * np.sqrt(0.25 / len(text)))
    assert shares[numbers["\n"], 0] == pytest.approx(1 / 8)


@given(SEEDS, st.integers(4, 9), st.integers(2, 6))
def test_a_name_has_no_letter_twice_in_a_row(seed, letters, length):
    name, numbers = problems.a_name(np.random.default_rng(seed), letters, length)
    assert len(name) == length
    assert all(a != b for a, b in pairwise(name))
    assert set(name) <= set(numbers) - {"\n"}


@settings(max_examples=30)
@given(SEEDS)
def test_every_slip_gives_other_slopes(seed):
    X, Y, state, parameters = problems.a_reading(np.random.default_rng(seed), letters=6, n_a=4, T_x=5)
    slips = problems.reading_slips(X, Y, state, parameters)
    for one, found in slips.items():
        for other, theirs in slips.items():
            assert one == other or not all(np.allclose(found[name], theirs[name]) for name in ("dWya", "dWax"))


@settings(max_examples=30)
@given(SEEDS)
def test_a_step_has_slopes_on_both_sides_of_its_bound(seed):
    X, Y, state, parameters, _, bound = problems.a_step(np.random.default_rng(seed), letters=7, n_a=5, T_x=6)
    turned = problems.reading_slips(X, Y, state, parameters)["the error with its sign turned"]
    sizes = np.abs(np.concatenate([value.ravel() for value in turned.values()]))
    assert sizes.max() > bound > sizes.min()


@given(SEEDS)
def test_a_training_wraps_around_its_names(seed):
    names, numbers, parameters, steps, _ = problems.a_training(np.random.default_rng(seed), 6, 3, 4, 8)
    assert len(set(names)) == 3
    assert steps % len(names)
    assert parameters["by"].shape == (len(numbers), 1)
