"""Values that compare in no way at all are not right answers."""

import numpy as np
import pytest

from startcode import checks


@pytest.fixture
def reports():
    """What the checks report."""
    heard = []
    before, checks.listeners[:] = list(checks.listeners), [heard.append]
    yield heard
    checks.listeners[:] = before


def nothing(w):
    """A cost that is no number, so that neither is its slope."""
    return float(np.sum(w)) * float("nan")


@pytest.mark.parametrize("gradient", [np.full(3, np.nan), np.zeros(3), np.full(3, np.inf)])
def test_a_gradient_that_is_no_number_is_not_right(gradient, reports):
    with checks.exercise("nothing") as check:
        check.gradient("dw", gradient, of=lambda w: check.call(w), at=np.ones(3))
    assert [report.outcome for report in reports] == [checks.Outcome.FAILED]


def test_a_value_that_is_no_number_is_not_right(reports):
    with checks.exercise("nothing") as check:
        check.close("cost", check.call(np.ones(2)), 2.0)
    assert [report.outcome for report in reports] == [checks.Outcome.FAILED]
