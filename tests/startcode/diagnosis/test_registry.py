import re
import zlib

import numpy as np
import pytest

from startcode.diagnosis import diagnose
from startcode.diagnosis.confidence import MEASURED
from startcode.diagnosis.registry import FAMILIES, RELATIONS

from .evaluation import key_of, plants


def test_no_two_relations_have_one_key():
    assert len(RELATIONS) == sum(len(family) for family in FAMILIES.values())


def test_every_relation_is_planted_and_measured():
    assert {key_of(name) for name in plants(single=False)} | {"off-by-one"} == set(RELATIONS)
    assert set(MEASURED) == set(RELATIONS)


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=RELATIONS)
def test_a_relation_has_a_plain_key_and_a_rung(relation):
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", relation.key.lower())
    assert relation.rung in (1, 2, 3)
    assert relation.measured.rstrip(".") == relation.measured


@pytest.mark.parametrize("name", plants(single=False))
def test_a_message_is_one_line_and_shows_no_expected_value(name):
    planted = plants(single=False)[name](np.random.default_rng(zlib.crc32(name.encode())))
    diagnosis = diagnose(
        planted.got, planted.expected, sizes=planted.sizes, inputs=planted.inputs, suspects=planted.suspects
    )
    if diagnosis is None:
        return
    shown = set(re.findall(r"\d+\.\d{2,}", diagnosis.message))
    values = planted.expected.values() if isinstance(planted.expected, dict) else [planted.expected]
    hidden = {f"{abs(value):.4g}" for array in values for value in np.ravel(array)}

    assert "\n" not in diagnosis.message
    assert len(diagnosis.message) < 260
    assert not shown & hidden
