"""What each check accepts and how it says no."""

from functools import partial

import numpy as np
import pytest

from startcode import checks


def square(x):
    return x * x


def outcome_of(report_on, function, block, **others):
    report = report_on(function, block, **others)
    return report.outcome, report


def test_the_caller_s_arguments_are_safe_and_a_change_is_told(report_on):
    x = np.array([1.0, 2.0, 3.0])

    def spoils(x):
        x *= 2
        return x

    report = report_on(spoils, lambda check: check.call(x, returns=(3,)))
    assert report.diagnosis == "changes-argument"
    assert "changes its argument x" in report.message
    np.testing.assert_array_equal(x, [1, 2, 3])


def test_a_change_deep_inside_an_argument_is_told(report_on):
    def spoils(parameters):
        parameters["W"][0, 0] = 9
        return 1.0

    report = report_on(spoils, lambda check: check.call({"W": np.zeros((2, 3))}, returns=()))
    assert report.diagnosis == "changes-argument"


def test_a_crash_shows_the_learner_s_line_and_none_of_ours(report_on):
    def crashes(x):
        return x @ x.missing

    report = report_on(crashes, lambda check: check.call(np.ones(3)))
    assert report.outcome is checks.Outcome.CRASHED
    assert "return x @ x.missing" in report.message
    assert "calls.py" not in str(report)


def test_a_crash_in_an_earlier_function_names_that_one(report_on):
    def earlier(x):
        return x.missing

    def calls_it(x):
        return earlier(x)

    report = report_on(calls_it, lambda check: check.call(1.0))
    assert "answer stops in earlier at the line" in report.message
    assert "Hint 1 under the exercise fits this." in report.message


@pytest.mark.parametrize("outcome", [checks.Outcome.CRASHED, checks.Outcome.PASSED])
def test_a_crash_in_an_exercise_that_is_not_right_yet_sends_the_learner_there(report_on, outcome, monkeypatch):
    def earlier(x):
        return x.missing

    def calls_it(x):
        return earlier(x)

    monkeypatch.setitem(checks.report._latest, "earlier", outcome)
    found = report_on(calls_it, lambda check: check.call(1.0))
    told = "Begin with earlier: it is an exercise of its own, and its check does not pass yet." in found.message
    assert told == (outcome is checks.Outcome.CRASHED)
    assert (found.rung is None) == told
    assert ("Hint 1" in found.message) != told


def test_exit_in_the_learner_s_code_is_a_crash(report_on):
    def leaves(x):
        raise SystemExit(0)

    assert report_on(leaves, lambda check: check.call(1.0)).outcome is checks.Outcome.CRASHED


def test_a_warning_costs_nothing_and_becomes_a_remark(report_on):
    def warns(x):
        return np.exp(x)

    report = report_on(warns, lambda check: check.call(np.array([1000.0]), returns=checks.Array((1,), finite=False)))
    assert report.outcome is checks.Outcome.PASSED
    assert "overflow" in report.remarks[0]
    assert "costs no points" in report.remarks[0]


def test_where_an_answer_fails_a_warning_is_not_called_harmless(report_on):
    def warned(check):
        check.call(np.array([1000.0]), returns=checks.Array((1,), finite=False))
        check.that(not check.remarks, "NumPy warns on the way.")

    report = report_on(np.exp, warned)
    assert report.outcome is checks.Outcome.FAILED
    assert "overflow" in report.remarks[0]
    assert "costs no points" not in report.remarks[0]


def test_a_quiet_call_keeps_no_remark(report_on):
    form = checks.Array((1,), finite=False)
    report = report_on(np.exp, lambda check: check.call(np.array([1000.0]), returns=form, quiet=True))
    assert report.remarks == ()


def test_a_gradient_is_measured_on_the_learner_s_own_function(report_on):
    def block(check, factor):
        x = np.array([1.0, -2.0, 3.0])
        check.gradient("dx", factor * x, of=lambda v: np.sum(check.call(v)), at=x)

    for factor, passes in [(2, True), (2.0001, False), (-2, False)]:
        assert (report_on(square, partial(block, factor=factor)).outcome is checks.Outcome.PASSED) is passes


def test_a_gradient_with_the_sign_turned_is_told_so(report_on):
    def block(check):
        x = np.array([1.0123, -2.1234, 3.0321])
        check.gradient("dx", -2 * x, of=lambda v: np.sum(check.call(v)), at=x)

    assert report_on(square, block).diagnosis == "sign"


def test_a_function_that_remembers_is_not_repeatable(report_on):
    calls = []

    def remembers(x):
        calls.append(x)
        return float(len(calls))

    assert report_on(remembers, lambda check: check.repeatable(1.0)).diagnosis == "remembers"
    assert report_on(square, lambda check: check.repeatable(1.0)).outcome is checks.Outcome.PASSED


def test_a_hidden_comparison_shows_no_values(report_on):
    def problem(rng, n):
        return (rng.normal(size=(n, 1)),)

    def block(check):
        check.call(np.ones((2, 1)), returns=(2, 1))
        check.against(lambda x: x * x * x, problem, [{"n": 5}])
        pytest.fail("a wrong answer must not get here")

    report = report_on(square, block)
    assert report.outcome is checks.Outcome.FAILED
    assert "got" not in report.message
    assert "expected" not in report.message
    assert not any(character.isdigit() for character in report.message.replace("Hint 2", ""))


def test_a_hidden_comparison_passes_a_right_answer_of_another_form(report_on):
    def block(check):
        check.call(np.ones((2, 1)), returns=(2, 1))
        check.against(lambda x: x**2, lambda rng, n: rng.normal(size=(n, 1)), [{"n": 5}, {"n": 3}])

    assert report_on(lambda x: np.multiply(x, x), block).outcome is checks.Outcome.PASSED


def test_after_a_visible_failure_the_values_are_there_to_look_at(report_on):
    kept = {}

    def block(check):
        kept["check"] = check
        check.close("answer", check.call(3.0, returns=()), 10.0)

    report_on(square, block)
    assert kept["check"].inputs == {"x": 3.0}
    assert (kept["check"].got, kept["check"].expected) == (9.0, 10.0)


def test_an_earlier_exercise_that_is_not_done_is_named(report_on):
    report = report_on(square, lambda check: check.uses("earlier")(1.0))
    assert report.diagnosis == "depends"
    assert "builds on earlier" in report.message


def test_an_earlier_exercise_is_called_with_copies(report_on):
    x = np.ones(3)

    def spoils(x):
        x += 1
        return x

    report_on(square, lambda check: check.uses("earlier")(x), earlier=spoils)
    np.testing.assert_array_equal(x, np.ones(3))


@pytest.mark.parametrize("same_number", [6.0, np.float64(6), np.float32(6), np.array(6.0), 6, np.int32(6)])
def test_every_kind_of_number_is_the_same_answer(report_on, same_number):
    report = report_on(lambda x: same_number, lambda check: check.close("answer", check.call(1.0, returns=()), 6.0))
    assert report.outcome is checks.Outcome.PASSED


def test_a_foreseen_mistake_is_named(report_on):
    def block(check):
        check.close(
            "answer",
            check.call(np.array([1.5137, 2.5791]), returns=(2,)),
            np.array([3.0274, 5.1582]),
            suspects={"squaring where doubling is meant": np.square([1.5137, 2.5791])},
        )

    assert "squaring where doubling is meant" in report_on(square, block).message


def test_a_structure_is_compared_leaf_by_leaf_under_its_names(report_on):
    def both(x):
        return {"a": x, "b": x + 1}

    def block(check):
        result = check.call(1.0, returns=checks.Dict(a=(), b=()))
        check.close("answer", result, {"a": 1.0, "b": 3.0})

    assert report_on(both, block).message.startswith("b ")


def doubles_or_not(x):
    return {"y": 2 * x, "total": float(np.sum(x))}


def test_the_inputs_to_look_at_are_those_of_the_result_that_is_wrong(report_on):
    kept, first = {}, np.array([1.5, 2.5])

    def block(check):
        kept["check"] = check
        result = check.call(first, returns=checks.Dict(y=(2,), total=()))
        check.call(np.array([7.5, 8.5]))
        check.close("y", result["y"], 3 * first)

    report_on(doubles_or_not, block)
    np.testing.assert_array_equal(kept["check"].inputs["x"], first)


def test_after_a_gradient_fails_the_inputs_are_not_those_of_its_tiny_steps(report_on):
    kept, x = {}, np.array([1.0, -2.0, 3.0])

    def block(check):
        kept["check"] = check
        check.gradient("dx", check.call(x, returns=(3,)), of=lambda v: np.sum(check.call(v)), at=x)

    report = report_on(square, block)
    np.testing.assert_array_equal(kept["check"].inputs["x"], x)
    assert "check.inputs, check.got, check.expected." in report.message


def test_after_a_crash_the_inputs_are_those_that_made_it(report_on):
    kept = {}

    def crashes_on_the_second(x):
        return 1 / (x - 2)

    def block(check):
        kept["check"] = check
        check.call(1)
        check.call(2)

    report = report_on(crashes_on_the_second, block)
    assert kept["check"].inputs == {"x": 2}
    assert kept["check"].got is None
    assert report.message.splitlines()[1].endswith("own: check.inputs.")


def test_after_a_hidden_failure_there_is_nothing_to_look_at(report_on):
    kept = {}

    def block(check):
        kept["check"] = check
        check.call(np.ones((2, 1)), returns=(2, 1))
        check.against(lambda x: x + 3, lambda rng, n: rng.normal(size=(n, 1)), [{"n": 5}])

    for answer in (square, lambda x: x * x if len(x) == 2 else x.missing):
        report = report_on(answer, block)
        assert (kept["check"].inputs, kept["check"].got, kept["check"].expected) == ({}, None, None)
        assert "To look closer" not in report.message


def test_a_suspect_of_a_gradient_may_be_another_function_whose_slope_is_taken(report_on):
    def block(check):
        x = np.array([1.0137, -2.5791, 3.1234])
        cubes = {"the cube": lambda v: np.sum(check.call(v) * v)}
        check.gradient("dx", 3 * x * x, of=lambda v: np.sum(check.call(v)), at=x, suspects=cubes)

    assert report_on(square, block).diagnosis == "suspect:the cube"


def test_a_suspect_is_not_measured_while_the_gradient_is_right(report_on):
    def block(check):
        x = np.array([1.0137, -2.5791, 3.1234])
        never = {"never": lambda v: pytest.fail("measured")}
        check.gradient("dx", 2 * x, of=lambda v: np.sum(check.call(v)), at=x, suspects=never)

    assert report_on(square, block).outcome is checks.Outcome.PASSED


def test_a_suspect_at_which_the_answer_crashes_is_passed_over(report_on):
    def block(check):
        x = np.array([1.0137, -2.5791, 3.1234])
        crash = {"crash": lambda v: check.call("no number", "too many")}
        check.gradient("dx", -2 * x, of=lambda v: np.sum(check.call(v)), at=x, suspects=crash)

    assert report_on(square, block).diagnosis == "sign"


def test_a_gradient_counts_as_one_check_however_many_calls_it_takes(report_on):
    def block(check):
        x = np.array([1.0, -2.0, 3.0])
        check.gradient("dx", 2 * x, of=lambda v: np.sum(check.call(v)), at=x)

    assert report_on(square, block).passed_checks == 1


SERIES = np.random.default_rng(0).normal(size=(5, 3, 7))


def forgets_after_three(x):
    return {"a": np.concatenate([x[:, :, :4], 0.5 * x[:, :, 4:] + 1], axis=2), "last": x[:, :, -1]}


@pytest.mark.parametrize("time_axis", [-1, 2, {"a": -1}])
def test_with_a_time_axis_it_is_told_up_to_which_step_the_answer_is_right(report_on, time_axis):
    def block(check):
        got = check.call(SERIES, returns=checks.Dict(a=(5, 3, 7), last=(5, 3)))
        check.close("series", got, {"a": SERIES, "last": SERIES[:, :, -1]}, time_axis=time_axis)

    report = report_on(forgets_after_three, block)
    assert report.message.startswith("a of series: right up to time step 3, wrong from step 4 on")
    assert report.picture.first == 4


def test_a_part_without_that_axis_of_time_is_told_as_usual(report_on):
    def block(check):
        got = check.call(SERIES, returns=checks.Dict(a=(5, 3, 7), last=(5, 3)))
        check.close("series", {"last": got["last"]}, {"last": -SERIES[:, :, -1]}, time_axis={"a": -1})

    assert report_on(forgets_after_three, block).diagnosis == "sign"


def test_a_hidden_test_says_nothing_of_time_and_has_no_picture(report_on):
    def block(check):
        check.hide()
        check.close("a", check.call(SERIES)["a"], SERIES, time_axis=-1)

    report = report_on(forgets_after_three, block)
    assert report.picture is None
    assert "time step" not in report.message


def test_a_gradient_along_time_is_told_from_the_end(report_on):
    def block(check):
        x = np.arange(1.0, 7.0).reshape(1, 6) / 3
        wrong = 2 * x
        wrong[0, :4] += np.array([0.1, -0.3, 0.2, 0.5])
        check.gradient("dx", wrong, of=lambda v: np.sum(check.call(v)), at=x, time_axis=-1)

    message = report_on(square, block).message
    assert message.startswith("dx: wrong up to time step 3, right from step 4 on")


class Stubborn:
    def __init__(self, number):
        self.number = number

    def shout(self):
        return self.number / 0


def test_code_of_the_test_works_with_the_learner_s_objects_themselves(report_on):
    def block(check):
        mine = check.run(lambda: check.function(3))
        check.that(check.run(lambda: mine) is mine, "a copy came")

    assert report_on(Stubborn, block).outcome is checks.Outcome.PASSED


def test_what_the_learner_s_object_raises_is_told_with_their_line(report_on):
    report = report_on(Stubborn, lambda check: check.run(lambda: check.function(3).shout()))
    assert report.outcome is checks.Outcome.CRASHED
    assert "return self.number / 0" in report.message


def test_two_dicts_with_the_same_key_are_told_apart(report_on):
    ours = {"dW1": np.array([1.0, 2.0, 3.5])}, {"dW1": np.array([5.0, 7.0, 4.5])}

    def block(check):
        form = checks.Tuple(v=checks.Dict(dW1=(3,)), s=checks.Dict(dW1=(3,)))
        check.close(
            "averages", check.call(returns=form), ours, suspects={"leaving s at rest": (ours[0], {"dW1": np.zeros(3)})}
        )

    assert report_on(lambda: ours, block).outcome is checks.Outcome.PASSED
    for v, s, place in [(1, 0, "v"), (0, 1, "s")]:
        wrong = {"dW1": ours[0]["dW1"] + v}, {"dW1": ours[1]["dW1"] + s}
        report = report_on(lambda wrong=wrong: wrong, block)
        assert report.outcome is checks.Outcome.FAILED
        assert report.message.startswith(f'{place}["dW1"] of averages')
