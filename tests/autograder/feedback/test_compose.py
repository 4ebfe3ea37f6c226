"""Does the page say what the gradebook and the checks say?"""

from dataclasses import replace

import nbformat
import pytest

from autograder.feedback.compose import compose, duration, title_of
from autograder.feedback.evidence import Evidence
from autograder.feedback.grades import Grade, Standing
from autograder.feedback.page import Tone
from startcode.checks.run import LOOK

from .papers import HIDDEN_LINE, REFERENCE_LINE, code, graded, secrets, source, verdict

TEST = Grade("test_double", 0.0, 4.0, 0.0, None, 0.0, False)
WHY = Grade("why", 0.0, 2.0, None, None, 0.0, True)
STANDING = Standing("ada", "doubling", 0.0, 6.0, 0.0, 0.0, {"test_double": TEST, "why": WHY}, {})


@pytest.fixture
def page_of(tmp_path):
    def make(notebook=None, *, missing=False, remarks=(), **changes):
        evidence = Evidence(None if missing else notebook or graded(exercises=[verdict()]), remarks=remarks)
        return compose("week01", replace(STANDING, **changes), source(), secrets(tmp_path), evidence)

    return make


def with_grade(**changes):
    return {"test_double": replace(TEST, **changes), "why": WHY}


def test_items_stand_in_the_order_of_the_lesson(page_of):
    assert [item.name for item in page_of().items] == ["double", "why"]
    assert page_of().title == "Doubling"


def test_the_message_is_cut_into_headline_and_details(page_of):
    item = page_of(graded(exercises=[verdict(message=f"double is wrong.\ngot 1\n{LOOK}\nHint 2 fits.")])).items[0]
    assert (item.headline, item.details, item.hint) == ("double is wrong.", "got 1", "Hint 2 fits.")
    assert (item.word, item.tone) == ("not yet right", Tone.BAD)


def test_everything_that_the_grader_adds_is_censored(page_of):
    secret = f"{HIDDEN_LINE}\n{REFERENCE_LINE}\nin /home/grader/x.py"
    note = verdict(message=f"wrong\n{secret}", traceback=secret, output=secret, remarks=[secret])
    test = graded(exercises=[note], message=secret, remarks=[secret])
    test.cells[4].outputs = [nbformat.v4.new_output("stream", text=secret)]
    own = code("import inspect")
    own.outputs = [nbformat.v4.new_output("error", ename="E", evalue=secret, traceback=[secret])]
    test.cells.append(own)
    shown = repr(page_of(test))
    for private in (HIDDEN_LINE, REFERENCE_LINE, "/home/grader"):
        assert private not in shown
    assert "left out here" in shown


def test_the_learners_own_right_answer_is_theirs_even_if_it_is_the_reference(page_of):
    test = graded(f"def double(x):\n    {REFERENCE_LINE}", exercises=[verdict(traceback=REFERENCE_LINE)])
    assert page_of(test).items[0].traceback == REFERENCE_LINE


def test_a_written_answer_waits_for_a_reader(page_of):
    item = page_of().items[1]
    assert (item.word, item.tone) == ("waits for a reader", Tone.CALM)


def test_a_graders_points_and_words_are_shown(page_of):
    read = replace(WHY, points=1.5, by_hand=1.5, waits_for_reader=False)
    page = page_of(grades={"test_double": TEST, "why": read}, comments={"why": "Nearly."})
    assert (page.items[1].word, page.items[1].points, page.items[1].comment) == ("read by a grader", 1.5, "Nearly.")


def test_points_that_a_grader_changed_are_explained(page_of):
    item = page_of(grades=with_grade(points=3.0, by_hand=3.0)).items[0]
    assert item.points == 3.0
    assert item.remarks == ("A grader set the points to 3; the checks alone gave 0.",)


def test_extra_credit_is_explained(page_of):
    item = page_of(grades=with_grade(points=5.0, automatic=4.0, extra=1.0)).items[0]
    assert "1 are extra credit" in item.remarks[0]


def test_a_late_penalty_is_taken_off_and_never_below_zero(page_of):
    late = page_of(score=4.0, late_penalty=1.0, seconds_late=7_300.0)
    assert (late.score, late.late_penalty, late.late) == (3.0, 1.0, "2 hours")
    assert page_of(score=1.0, late_penalty=4.0).score == 0.0


def test_without_a_verdict_points_that_were_given_count_as_passed(page_of):
    assert page_of(graded(), grades=with_grade(points=4.0, automatic=4.0)).items[0].word == "passed"


def test_without_a_verdict_fewer_points_are_not_yet_right(page_of):
    assert page_of(graded(), grades=with_grade(points=3.0, automatic=3.0)).items[0].word == "not yet right"


def test_without_verdict_and_points_a_grader_has_to_look(page_of):
    item = page_of(graded(), grades=with_grade(automatic=None, waits_for_reader=True)).items[0]
    assert (item.word, item.tone) == ("could not be graded", Tone.BAD)
    assert item.remarks == ("A grader will look at this.",)


def test_a_missing_notebook_is_told_on_top(page_of):
    page = page_of(missing=True)
    assert "not among the files" in page.notices[0]
    assert (page.others, page.is_readable) == ((), False)
    assert page.items[0].word == "not attempted"


def test_of_a_damaged_notebook_the_reason_is_shown_and_not_its_stand_in(page_of):
    page = page_of(graded("a stand-in", standing="damaged", message="the notebook is cut off."))
    assert page.notices == ("This notebook could not be graded: the notebook is cut off.",)
    assert (page.others, page.items[0].answer, page.is_readable) == ((), (), False)


def test_repairs_are_told_on_top(page_of):
    page = page_of(graded(exercises=[verdict()], remarks=["The cell test_double was put back."]))
    assert page.notices == ("The cell test_double was put back.",)
    assert page_of(remarks=["x.ipynb was graded as doubling.ipynb."]).notices[0].startswith("x.ipynb was graded")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, ""),
        (5, "less than a minute"),
        (60, "1 minute"),
        (3_500, "58 minutes"),
        (5_000, "1 hour"),
        (200_000, "2 days"),
    ],
)
def test_lateness_is_told_in_its_largest_unit(seconds, words):
    assert duration(seconds) == words


def test_a_lesson_without_a_heading_has_no_title():
    lesson = source()
    lesson.cells[0].source = "no heading"
    assert title_of(lesson) == ""
