"""Do the drawings show the figures?"""

from dataclasses import replace

import pytest

from autograder.report.charts import distribution, effort, points_by_exercise
from autograder.report.drawing import LEFT, RIGHT
from autograder.report.figures import figures
from autograder.report.model import Mark
from tests.autograder.report.classes import klass, learner, sheet, small

FOUND = figures(small())


def texts(drawing):
    return [words.text for words in drawing.words]


def test_bars_are_as_tall_as_there_are_students():
    learners = [learner(name) for name in "abc"] + [learner("d", sheet(Mark.FAILED, Mark.FAILED))]
    drawing = distribution(figures(klass(*learners)).scores, "week02")
    one, three = sorted(drawing.boxes, key=lambda box: box.height)
    assert three.height == pytest.approx(3 * one.height)
    assert {"1", "3", "median 30", "students", "score, % of 40 points"} <= set(texts(drawing))


def test_the_alternative_text_tells_the_numbers():
    drawing = distribution(FOUND.scores, "week02")
    assert "0 to 10 %: 1, 10 to 20 %: 1, 20 to 30 %: 1, 90 to 100 %: 1." in drawing.alt
    assert "Median 8.5" in drawing.alt
    assert "propagate: 5 of 20" in points_by_exercise(FOUND.exercises, "logistic").alt


def test_the_mean_points_are_a_share_of_what_the_exercise_is_worth():
    drawing = points_by_exercise(FOUND.exercises, "logistic")
    full = next(box.width for box in drawing.boxes if box.kind == "track")
    shares = [box.width / full for box in drawing.boxes if box.kind == "fill"]
    assert shares == pytest.approx([7.5 / 10, 5 / 20, 2 / 10])
    assert {"7.5 of 10", "5 of 20", "2 of 10"} <= set(texts(drawing))


def test_every_graded_notebook_is_a_dot_in_the_plot_and_the_slowest_is_named():
    drawing = effort(FOUND.learners, "week02")
    assert len(drawing.dots) == 3
    assert all(LEFT <= dot.x <= RIGHT and 0 < dot.y < drawing.floor for dot in drawing.dots)
    assert [dot.x for dot in drawing.dots] == sorted(dot.x for dot in drawing.dots)
    assert "The slowest: cy, logistic, 60 s." in drawing.alt


def test_without_times_nothing_is_drawn():
    assert effort(klass(learner("ada")).learners, "week02") is None


@pytest.mark.parametrize("seconds", [0.0, 1e-9, 1.0, 1e6])
def test_equal_and_extreme_times_are_drawn(seconds):
    assert len(effort(klass(learner("ada", sheet(seconds=seconds))).learners, "week02").dots) == 1


def test_a_week_without_points_has_no_median_in_the_drawing():
    scores = figures(small()).scores
    worthless = type(scores)(0.0, 0.0, 0.0, 0.0, 0.0, (4, *[0] * 9))
    assert not any("median" in text for text in texts(distribution(worthless, "week02")))


def test_a_long_name_is_cut_in_the_drawing_only():
    long = [type(e)(type(e.exercise)("n", "x" * 200, "g", 1.0), 1, 0.5, {}, ()) for e in FOUND.exercises[:1]]
    assert max(map(len, texts(points_by_exercise(long, "n")))) < 60


def test_an_exercise_that_is_worth_nothing_has_no_bar():
    first, second, third = FOUND.exercises
    nothing = replace(second, exercise=replace(second.exercise, max_points=0.0))
    drawing = points_by_exercise([first, nothing, third], "logistic")
    assert sum(box.kind == "track" for box in drawing.boxes) == 2
    assert "of 0" not in drawing.alt
