"""The same figures, for programs."""

import csv
import io
import json

import pytest

from autograder.report.figures import figures
from autograder.report.model import Mark
from autograder.report.tables import COLUMNS, as_csv, as_json, harmless
from tests.autograder.report.classes import NASTY, finding, klass, learner, sheet, small

FOUND = figures(small())


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_json_says_what_the_page_says():
    told = json.loads(as_json(FOUND))
    assert told["students"] == {"graded": 4, "not_handed_in": ["eve"], "not_graded_yet": ["fay"]}
    assert told["scores"]["median"] == 8.5
    propagate = told["exercises"][1]
    assert propagate["outcomes"] == {"passed": 1, "failed": 2, "damaged": 1}
    assert propagate["findings"] == [
        {
            "diagnosis": "sum-for-mean",
            "words": "dw: every entry is 5 times too large.",
            "students": ["bob", "cy"],
            "count": 2,
        }
    ]
    assert told["late"][0]["penalty"] == 3.0
    assert [question["students"] for question in told["to_read"]] == [["bob", "cy"]]
    assert [look["what"] for look in told["looks"]] == ["cut off"]


def test_json_holds_every_student_with_times_or_null():
    told = {one["student"]: one for one in json.loads(as_json(FOUND))["submissions"]}
    (notebook,) = told["cy"]["notebooks"]
    assert (notebook["seconds"], notebook["memory_bytes"]) == (60.0, 100 << 20)
    assert [one["outcome"] for one in notebook["exercises"]] == ["passed", "failed", "waits for a reader"]
    assert told["dee"]["notebooks"][0]["seconds"] is None


def test_csv_has_a_line_for_each_student_and_exercise():
    found = rows(as_csv(FOUND))
    assert len(found) == 4 * 3
    assert tuple(found[0]) == COLUMNS
    (line,) = [row for row in found if (row["student"], row["exercise"]) == ("cy", "propagate")]
    assert (line["outcome"], line["points"], line["score"]) == ("failed", "0.0", "7.0")
    assert (line["diagnosis"], line["finding"]) == ("sum-for-mean", "dw: every entry is 5 times too large.")
    assert (line["late_penalty"], line["seconds_late"], line["seconds"]) == ("3.0", "7200.0", "60.0")


def test_sums_over_the_csv_give_the_figures_of_the_page():
    found = rows(as_csv(FOUND))
    points = [float(row["points"]) for row in found if row["exercise"] == "propagate"]
    assert sum(points) / len(points) == FOUND.exercises[1].mean


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_spreadsheet_computes_nothing_from_a_learners_text(text):
    assert harmless(text) == f"'{text}"
    assert harmless(f"a{text}") == f"a{text}"
    (line, *_) = rows(as_csv(figures(klass(learner(text, name=text)))))
    assert line["student"].startswith("'")


def test_a_carriage_return_ends_no_line():
    assert rows(as_csv(figures(klass(learner("a\rb")))))[0]["student"] == "a b"


def test_quotes_commas_and_line_breaks_stay_in_their_cell():
    one = learner(f'a,"b"\n{NASTY}', sheet(Mark.FAILED, found=finding('say "x", then\ny')))
    line = rows(as_csv(figures(klass(one))))[0]
    assert line["student"] == f'a,"b"\n{NASTY}'
    assert line["finding"] == 'say "x", then\ny'
