"""Is the trust that stands in the table the trust that is measured?"""

import numpy as np
import pytest

from startcode.diagnosis.confidence import MEASURED, UNMEASURED, Confidence

from .evaluation import COMMAND, TABLE, Measurement, measure, report, table
from .material import Planted

TIMES = 20  # fresh cases of each sort; the table was measured on five times as many
ALLOWED = 0.02  # share of wrong diagnoses


@pytest.fixture(scope="module")
def measured():
    return {"array": measure(single=False, times=TIMES, seed=1), "single": measure(single=True, times=TIMES, seed=1)}


@pytest.mark.parametrize("kind", ["array", "single"])
@pytest.mark.parametrize("planted", [True, False])
def test_wrong_diagnoses_are_rare(measured, kind, planted):
    assert measured[kind].share_wrong(planted) <= ALLOWED, report(measured[kind])


@pytest.mark.parametrize("kind", ["array", "single"])
def test_most_planted_mistakes_are_named(measured, kind):
    named = [tally.right / tally.total for tally in planted_tallies(measured[kind])]

    assert min(named) >= 0.8, report(measured[kind])
    assert np.mean(named) >= 0.97


@pytest.mark.parametrize("kind", ["array", "single"])
def test_the_table_is_what_is_measured(measured, kind):
    assert not differences(measured[kind], kind), f'Run "{COMMAND}".'


def test_a_table_that_promises_too_much_is_noticed(measured, monkeypatch):
    monkeypatch.setitem(MEASURED, "sign", Confidence(0.5, 0.5))

    assert differences(measured["array"], "array") == ["sign"]


def test_a_wrong_name_counts_against_the_relation_that_was_named():
    measurement = Measurement()
    measurement.add("transpose", Planted(np.array([[-1.234, -2.5]]), np.array([[1.234, 2.5]])))

    assert measurement.tallies["transpose"].wrong == {"sign": 1}
    assert measurement.trust("sign") < UNMEASURED
    assert measurement.share_wrong(planted=True) == 1


def test_the_table_is_written_as_it_stands():
    head = table(Measurement(), Measurement()).split("MEASURED:")[0]

    assert TABLE.read_text(encoding="utf-8").startswith(head)
    assert len(MEASURED) == table(Measurement(), Measurement()).count("Confidence(0.500, 0.500)")


def planted_tallies(measurement):
    return [tally for name, tally in measurement.tallies.items() if name in measurement.planted]


def differences(measurement, kind):
    """Return the relations whose trust is not the measured one, up to the size of the sample."""
    return [
        key
        for key, confidence in MEASURED.items()
        if measurement.named[key] and abs(measurement.trust(key) - getattr(confidence, kind)) > 2 / (TIMES + 2)
    ]
