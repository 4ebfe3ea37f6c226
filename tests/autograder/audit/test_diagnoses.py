"""Right diagnosis, none, or a wrong one."""

import pytest

from autograder.audit.diagnoses import Told, told
from autograder.audit.trial import Verdict
from startcode.checks import Outcome


def said(diagnosis, message):
    return Verdict(Outcome.FAILED, diagnosis, message)


@pytest.mark.parametrize(
    ("verdict", "expected", "how"),
    [
        (said("sign", "dw: every entry has the opposite sign."), "sign", Told.RIGHT),
        (said("sum-for-mean", "dw: 5 times too large."), "mean", Told.RIGHT),
        (said("suspect:stepping uphill", "w: what came back is stepping uphill."), "uphill", Told.RIGHT),
        (said("not-summed", "dw has shape (3, 5): an elementwise product?\ngot ..."), "elementwise", Told.RIGHT),
        (said("bias", "cats are not seen: the threshold is not one half."), "threshold", Told.RIGHT),
        (said(None, "m_test is not the right number."), "m_test", Told.NONE),
        (said(None, "w has wrong values."), "sign", Told.NONE),
        (said("factor", "m_test: twice too large."), "m_test", Told.WRONG),
        (said("sign", "dw: every entry has the opposite sign."), "mean", Told.WRONG),
        (said("transposed", "dw: rows are columns."), "pose", Told.WRONG),
        (said("zeros", "b: every entry is 0.\nexpected is b"), "b", Told.WRONG),
    ],
)
def test_a_diagnosis_is_judged_by_its_relation_and_its_words_not_by_the_place(verdict, expected, how):
    assert told(verdict, expected) is how
