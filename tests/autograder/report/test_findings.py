"""The same mistake counts once, whatever numbers and lines are in its sentence."""

import pytest

from autograder.report.findings import finding_of, words_for


def exercise(message, diagnosis="sum-for-mean", **more):
    return {"name": "f", "outcome": "failed", "message": message, "diagnosis": diagnosis, **more}


def groups(*messages, diagnosis="sum-for-mean"):
    return {finding_of(exercise(message, diagnosis)).group for message in messages}


def words(*messages, diagnosis="sum-for-mean"):
    found = [finding_of(exercise(message, diagnosis)) for message in messages]
    assert len({one.group for one in found}) == 1
    return words_for(one.sentence for one in found)


FIVE = "dw: every entry is 5 times too large, and m is 5: is the division by m missing?\ngot 1\nexpected 2"
SEVEN = FIVE.replace("5", "7")


def test_numbers_do_not_make_another_mistake_and_are_left_out_where_they_differ():
    assert words(FIVE, SEVEN) == "dw: every entry is … times too large, and m is …: is the division by m missing?"
    assert words(FIVE, FIVE) == FIVE.split("\n")[0]
    assert (
        words("w has shape (1, 5), not (5, 1).", "w has shape (1, 3), not (3, 1).") == "w has shape (1, …), not (…, 1)."
    )
    assert words("off by 1e-05", "off by -2.5e+3") == "off by …"


@pytest.mark.parametrize(
    "other",
    ["cost: every entry is 5 times too large, and m is 5: is the division by m missing?", "dw: the sign is wrong."],
)
def test_another_place_or_another_sentence_is_another_finding(other):
    assert len(groups(FIVE, other)) == 2


def test_the_numbers_in_names_are_part_of_the_name():
    assert len(groups("W1: wrong", "W2: wrong")) == 2
    assert len(groups("w has dtype int64", "w has dtype int32")) == 2


def test_another_relation_is_another_finding():
    assert len({*groups(FIVE), *groups(FIVE, diagnosis="factor")}) == 2


def test_crashes_are_told_apart_by_their_error_and_not_by_the_lines_of_learners():
    one = "f stops at the line `return a.b with c` with ValueError: cannot reshape array of size 135."
    two = "f stops at the line `x = reshape(3)` with ValueError: operands could not be broadcast"
    three = "The cell of this exercise stops with SyntaxError: invalid syntax"
    assert words(one, two, diagnosis="crash") == "stops with ValueError"
    assert words(one, one, diagnosis="crash") == one
    assert len(groups(one, three, diagnosis="crash")) == 2


def test_what_an_answer_builds_on_is_not_its_mistake():
    depends = "This depends on sigmoid, which is not right yet: graded with ours."
    assert finding_of(exercise(f"{depends}\n{FIVE}")).group in groups(FIVE)
    assert finding_of(exercise(depends)).sentence == depends


def test_a_slip_that_the_author_foresaw_is_told_in_the_authors_words():
    found = finding_of(exercise("db: what came back is so and so.", "suspect:adding up without dividing by m"))
    assert found.sentence == "db: adding up without dividing by m."


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"message": "", "diagnosis": "factor"}, "factor"),
        ({"message": None, "diagnosis": None}, "failed"),
        ({"message": ["a", "list"], "diagnosis": 5}, "['a', 'list']"),
    ],
)
def test_an_answer_without_a_message_is_told_by_what_there_is(more, told):
    assert finding_of({"outcome": "failed", **more}).sentence == told


def test_escapes_and_endless_lines_of_a_learner_are_cut():
    found = finding_of(exercise("\x1b[31mred\u202e " + "x" * 5000))
    assert "\x1b" not in found.sentence
    assert "\u202e" not in found.sentence
    assert len(found.sentence) < 400


def test_a_sign_that_stands_for_numbers_does_no_harm():
    assert words("3 # of 4", "# # of 4") in ("3 # of 4", "# # of 4")
