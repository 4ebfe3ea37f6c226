"""What the text of week 11 says about memory is what its own experiments show."""

from pathlib import Path

import numpy as np
import pytest

from autograder.authoring.cells import Kind
from autograder.authoring.lesson import read_lesson
from autograder.course import Course
from autograder.reference import lesson
from startcode import checks

SCRIPT = Course(Path(__file__).parents[2]).author / "week11" / "rnn_step_by_step.py"


@pytest.fixture(scope="module")
def shown():
    """The names that every experiment leaves behind, by its title; all exercises are those of the reference."""
    namespace, left = {"__name__": "__main__"}, {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "ready", lambda *names: True)
        for cell in read_lesson(SCRIPT).of(Kind.GIVEN, Kind.EXERCISE, Kind.EXPERIMENT):
            if cell.name != "your progress":
                exec(compile(cell.source, cell.name or "given", "exec"), namespace)
                left[cell.name] = dict(namespace)
    return left


@pytest.fixture(scope="module")
def ours():
    return lesson("week11/rnn_step_by_step")


def test_the_future_does_not_reach_the_present(shown):
    assert np.flatnonzero(shown["influence"]["change"]).tolist() == [3, 4, 5, 6]


def test_a_sequence_in_two_parts_is_the_whole_if_the_last_state_is_handed_on(shown):
    left = shown["stop and go on"]
    np.testing.assert_allclose(left["tomorrow"], left["whole"][:, :, 4:], rtol=1e-12)
    assert np.abs(left["forgetful"] - left["whole"][:, :, 4:]).max() > 0.1


def test_a_plain_unit_forgets_with_every_weight_and_slowest_with_weight_1(shown):
    ends = {name: gap[-1] for name, (_, gap) in shown["a plain unit forgets"]["gaps"].items()}
    assert max(ends, key=lambda name: ends[name]) == "w = 1.0"
    assert max(ends.values()) < 0.02
    assert ends["w = 0.5"] < 1e-10
    assert ends["w = 1.5"] < 1e-10


def test_below_weight_1_a_state_fades_and_above_it_runs_full(shown, ours):
    left = shown["a plain unit forgets"]
    for w, end in [(0.5, 0.0), (0.9, 0.0), (1.5, 0.8586)]:
        a, _, _ = ours.rnn_forward(left["first_inputs"], np.zeros((1, 2)), left["plain_unit"](w))
        np.testing.assert_allclose(a[0, :, -1], end, atol=2e-3)


@pytest.mark.parametrize("seed", range(10))
def test_without_one_minus_the_gate_a_state_grows_and_with_it_stays_below_1(shown, ours, seed):
    make, rng = shown["break it: without 1 - gate"]["gated_parameters"], np.random.default_rng(seed)
    parameters = make(3, 5, rng)
    yours = theirs = np.zeros((5, 1))
    for xt in rng.normal(size=(50, 3, 1)):
        yours, _ = ours.gru_cell_forward(xt, yours, parameters)
        _, (_, before, ut, _, cct, _, _) = ours.gru_cell_forward(xt, theirs, parameters)
        theirs = before + ut * cct
        assert np.abs(yours).max() <= 1
    assert np.abs(theirs).max() > 4


def test_the_figure_of_the_break_it_cell_climbs_far_above_1(shown):
    sizes = shown["break it: without 1 - gate"]["largest"]
    assert max(sizes["with 1 − Γu"]) < 1
    assert sizes["without"][-1] > 10


@pytest.mark.parametrize(
    "text", ['she said "wait (a moment)" and left.', "()", "no marks at all", '"all of it"', 'a (b) c "d" (e) "f (g)".']
)
def test_the_hand_made_units_know_after_every_letter_whether_they_are_inside(shown, ours, text):
    left = shown["gates over a sentence"]
    x = ours.one_hot_sequences(left["numbers_of"](text), len(left["ALPHABET"]))
    c, (steps, _) = ours.gru_forward(x, np.full((2, 1), -1.0), left["bracket_unit"]())
    brackets = np.cumsum([(letter == "(") - (letter == ")") for letter in text]) > 0
    quoted = np.cumsum([letter == '"' for letter in text]) % 2 > 0
    np.testing.assert_allclose(c[0, 0], np.where(brackets, 1, -1), atol=0.02)
    np.testing.assert_allclose(c[1, 0], np.where(quoted, 1, -1), atol=0.02)
    update = np.array([cache[2][:, 0] for cache in steps])
    np.testing.assert_array_equal(update[:, 0] > 0.5, [letter in "()" for letter in text])
    np.testing.assert_array_equal(update[:, 1] > 0.5, [letter == '"' for letter in text])
    assert np.all(np.abs(update - 0.5) > 0.49)


@pytest.mark.parametrize("text", ["f(g(x), h(i(j(y)), z)).", "((((((a))))))", "(a)(b)(c)"])
def test_the_hand_made_lstm_counts_and_the_gru_does_not(shown, ours, text):
    left = shown["an LSTM that counts brackets"]
    x = ours.one_hot_sequences(left["numbers_of"](text), len(left["ALPHABET"]))
    _, _, c, (steps, _) = ours.lstm_forward(x, np.zeros((1, 1)), left["counting_unit"]())
    depth = np.cumsum([(letter == "(") - (letter == ")") for letter in text])
    np.testing.assert_allclose(c[0, 0], depth, atol=0.02)
    np.testing.assert_array_equal(
        np.array([cache[7].item() for cache in steps]) > 0.5, [letter == ")" for letter in text]
    )
    latch, _ = ours.gru_forward(x, np.full((2, 1), -1.0), left["bracket_unit"]())
    wrong = np.sign(latch[0, 0]) != np.where(depth > 0, 1, -1)
    assert wrong.any() == (depth.max() > 1)
    if wrong.any():
        assert wrong.argmax() == text.index(")")


def test_the_formula_s_counter_is_nearly_right(shown):
    left = shown["an LSTM that counts brackets"]
    error = np.abs(left["c"][0, 0] - left["depth"]).max()
    assert 0 < error < 0.01


def test_gated_units_keep_apart_what_the_plain_unit_has_mixed_up(shown):
    states = shown["who remembers longest"]["states"]
    gaps = {name: np.abs(a[0, 1] - a[0, 0]) for name, a in states.items()}
    assert gaps["plain, w = 0.9"][-1] < 1e-15
    assert gaps["GRU"][-1] > 0.2
    assert gaps["LSTM"][-1] > 0.2


def test_the_plain_unit_forgets_faster_if_other_numbers_come_in(shown):
    busy = shown["who remembers longest"]["states"]["plain, w = 0.9"]
    _, quiet = shown["a plain unit forgets"]["gaps"]["w = 0.9"]
    assert np.abs(busy[0, 1] - busy[0, 0])[len(quiet) - 1] < quiet[-1] / 1000


def test_a_forget_gate_of_nine_tenths_keeps_next_to_nothing_for_fifty_steps(shown):
    assert 0.9**50 < 0.01
    half = np.log(0.5 ** (1 / 50) / (1 - 0.5 ** (1 / 50)))  # the bias that keeps one half
    assert min(shown["how open is open"]["biases"]) < half < max(shown["how open is open"]["biases"])


def test_the_debug_lab_shows_what_its_answers_say(shown):
    maps = [shown["debug lab"]["maps"][f"colleague {number}"] for number in (1, 2, 3, 4)]
    assert 0 < maps[0][-1, 1] < maps[2][-1, 1] / 1000
    assert not maps[1][:, 0].any()
    assert maps[2][-1, 0] > 0.1
    assert not maps[3][-1, 1:-1].any()
    assert maps[3][-1, 0] > 0.1
