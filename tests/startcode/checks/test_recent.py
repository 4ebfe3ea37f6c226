"""Which call gave a value?"""

import numpy as np

from startcode.checks import recent
from startcode.checks.recent import Recent


def remembered(*results):
    kept = Recent()
    for number, result in enumerate(results):
        kept.add({"call": number}, result)
    return kept


def test_a_result_leads_to_its_own_call_and_not_to_the_last_one():
    results = [({"dw": np.ones((3, 1)), "db": np.float64(1.5)}, np.float64(0.25)) for _ in range(3)]
    kept = remembered(*results)
    assert kept.inputs_of(results[1][0]["dw"]) == {"call": 1}
    assert kept.inputs_of(results[0][1]) == {"call": 0}
    assert kept.inputs_of({**results[1][0], "more": 1}) == {"call": 1}


def test_a_view_of_a_result_leads_to_its_call():
    first, second = np.arange(6.0).reshape(2, 3).T, np.ones((3, 2))
    kept = remembered(first, second)
    assert kept.inputs_of(first[:, 0]) == {"call": 0}


def test_an_equal_value_from_elsewhere_leads_nowhere():
    kept = remembered(np.ones(3), 1.0)
    assert kept.inputs_of(np.ones(3)) is None


def test_whole_numbers_lead_nowhere_because_they_are_the_same_everywhere():
    assert remembered(3, 4).inputs_of(3) is None


def test_old_calls_are_forgotten():
    results = [np.ones(1) for _ in range(recent.CALLS + 1)]
    kept = remembered(*results)
    assert kept.inputs_of(results[0]) is None
    assert kept.inputs_of(results[1]) == {"call": 1}


def test_large_results_are_forgotten_earlier(monkeypatch):
    monkeypatch.setattr(recent, "BYTES", 100)
    results = [np.ones(10) for _ in range(3)]
    kept = remembered(*results)
    assert [kept.inputs_of(result) for result in results] == [None, None, {"call": 2}]
