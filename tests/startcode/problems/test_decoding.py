"""The models to ask are probabilities, and say what they were made to say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startcode import problems

SEEDS = st.integers(0, 2**32 - 1)


def best(model, max_len, alpha=0.0):
    every = problems.every_sentence(model, max_len)
    return list(max(every, key=lambda tokens: every[tokens] / len(tokens) ** alpha))


def greedily(model, most=20):
    said, state = [model.bos], None
    while len(said) <= most and said[-1] != model.eos:
        logs, state = model.step(state, said[-1])
        said.append(int(np.argmax(logs)))
    return said[1:]


@settings(max_examples=25)
@given(SEEDS, st.integers(4, 9))
def test_every_model_gives_probabilities_and_none_is_the_first_state(seed, words):
    rng = np.random.default_rng(seed)
    models = [problems.a_talker(rng, words), problems.tireless_talker(rng, words), problems.a_chain(rng, words, 2)[0]]
    for model in [*models, problems.a_counter(rng, words, 3)[0]]:
        assert 0 < min(model.bos, model.eos) < max(model.bos, model.eos) < words - 1
        first, _ = model.step(None, model.bos)
        assert np.exp(first).sum() == pytest.approx(1)
        np.testing.assert_allclose(model.step(model.state0, model.bos)[0], first)


@settings(max_examples=15)
@given(SEEDS)
def test_all_sentences_together_are_certain(seed):
    model = problems.a_talker(np.random.default_rng(seed), 4)
    every = problems.every_sentence(model, 3)
    assert len(every) == 1 + 3 + 9 * 4
    assert sum(np.exp(list(every.values()))) == pytest.approx(1)


@settings(max_examples=15)
@given(SEEDS)
def test_toys_are_what_they_are_made_for(seed):
    rng = np.random.default_rng(seed)
    model, right, hasty = problems.a_blocked_path(rng)
    assert (best(model, 4), greedily(model)) == (right, hasty)
    model, brief, long = problems.a_hasty_end(rng)
    assert (best(model, 5), best(model, 5, 1.0)) == (brief, long)
    model, late = problems.a_late_bloomer(rng)
    assert best(model, 5, 1.0) == late != best(model, 5)
    for model, path in (problems.a_chain(rng, 8, 4), problems.a_counter(rng, 6, 3)):
        assert greedily(model) == path
    assert len(greedily(problems.tireless_talker(rng, 7), 50)) == 50


def test_four_hundred_tokens_of_the_tireless_are_too_unlikely_for_a_float():
    model = problems.tireless_talker(np.random.default_rng(0), 12)
    total, state, token = 0.0, None, model.bos
    for _ in range(400):
        logs, state = model.step(state, token)
        token = int(logs.argmax())
        total += logs[token]
    assert -800 < total < -600 or np.exp(total) == 0


@settings(max_examples=20)
@given(SEEDS)
def test_no_slip_of_telling_gives_the_right_sum(seed):
    model = problems.a_talker(np.random.default_rng(seed), 5)
    words = [k for k in range(5) if k not in (model.bos, model.eos)]
    tokens, before = [words[0], words[1], model.eos], [words[2], words[0], model.eos]
    right = problems.every_sentence(model, 3)[tuple(tokens)]
    for slip, wrong in problems.telling_slips(model, tokens, before).items():
        assert "likeliest" in slip or wrong != pytest.approx(right), slip


@pytest.mark.parametrize("odd", [None, 3, [1, 2], [(1.0, [2], 3)], [("a", [2])], [(1.0, 2)], [(1.0, [2.5])]])
def test_what_is_no_beam_is_not_read(odd):
    assert problems.read_beam(odd) is None


def test_a_beam_is_read_as_plain_numbers():
    assert problems.read_beam([(np.float64(-1), [np.int64(3)]), [0, (1, 2)]]) == [(-1.0, [3]), (0.0, [1, 2])]
