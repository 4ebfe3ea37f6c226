"""The figures, against a class that is counted by hand."""

import pytest

from autograder.report.figures import figures
from autograder.report.model import Mark
from tests.autograder.report.classes import PROPAGATE, WHY, finding, klass, learner, sheet, small


def of(found, exercise):
    return next(one for one in found.exercises if one.exercise == exercise)


def test_scores_are_those_of_the_gradebook_less_what_lateness_costs():
    scores = figures(small()).scores
    assert (scores.most, scores.lowest, scores.highest) == (40.0, 0.0, 38.0)
    assert scores.median == (10.0 + 7.0) / 2
    assert scores.mean == (38.0 + 10.0 + 7.0 + 0.0) / 4
    assert scores.bins == (1, 1, 1, 0, 0, 0, 0, 0, 0, 1)


def test_a_late_penalty_never_makes_a_score_negative():
    assert figures(klass(learner("ada", sheet(Mark.FAILED, Mark.FAILED), penalty=3.0))).scores.lowest == 0.0


@pytest.mark.parametrize(("share", "tenth"), [(0.0, 0), (0.0999, 0), (0.1, 1), (0.3, 3), (0.7, 7), (1.0, 9), (1.2, 9)])
def test_a_score_at_an_edge_counts_in_the_upper_tenth_and_full_points_in_the_last(share, tenth):
    found = figures(klass(learner("ada", sheet(Mark.FAILED, Mark.FAILED, (Mark.BY_HAND, 40 * share)))))
    assert found.scores.bins[tenth] == 1


def test_outcomes_are_counted_by_exercise():
    found = of(figures(small()), PROPAGATE)
    assert found.marks == {Mark.PASSED: 1, Mark.FAILED: 2, Mark.DAMAGED: 1}
    assert (found.students, found.mean) == (4, 5.0)


def test_a_notebook_that_was_not_handed_in_lowers_no_mean():
    missing = sheet(Mark.MISSING, Mark.MISSING, (Mark.MISSING, 0.0))
    found = of(figures(klass(learner("ada"), learner("bob", missing))), PROPAGATE)
    assert (found.students, found.mean) == (1, 20.0)
    assert found.marks == {Mark.PASSED: 1, Mark.MISSING: 1}


def test_the_commonest_finding_comes_first_with_those_whose_it_is():
    rare, common = finding("a rare one"), finding("a common one")
    theirs = {"a": rare, "b": common, "c": common}
    learners = [learner(name, sheet(Mark.FAILED, found=found)) for name, found in theirs.items()]
    first, second = figures(klass(*learners)).exercises[0].findings
    assert (first.words, first.students) == ("a common one", ("b", "c"))
    assert (second.words, second.students) == ("a rare one", ("a",))


def test_late_work_says_how_late_and_what_it_cost():
    (late,) = figures(small()).late
    assert (late.student, late.words, late.penalty) == ("cy", "2 hours", 3.0)


def test_what_is_damaged_stands_before_all_else_that_needs_a_look():
    learners = (learner("ada", sheet(looks=("a test was put back",))), *small().learners)
    looks = figures(klass(*learners)).looks
    assert [(look.student, look.what, look.is_damaged) for look in looks] == [
        ("dee", "cut off", True),
        ("ada", "a test was put back", False),
    ]


def test_answers_that_wait_for_a_reader_are_listed_by_question():
    (question,) = figures(small()).to_read
    assert question.exercise == WHY
    assert [student for student, _ in question.answers] == ["bob", "cy"]


def test_the_best_stand_first_and_equal_ones_by_name():
    assert [one.student for one in figures(small()).learners] == ["ada", "bob", "cy", "dee"]
    assert [one.student for one in figures(klass(learner("z"), learner("a"))).learners] == ["a", "z"]


def test_who_has_not_handed_in_and_who_is_not_graded_yet_is_kept():
    found = figures(small())
    assert (found.absent, found.ungraded) == (("eve",), ("fay",))
