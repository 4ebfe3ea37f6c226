import pickle

import numpy as np
import pytest

from autograder.engine.guard import no_pickles


def test_plain_values_can_be_unpickled():
    with no_pickles():
        assert pickle.loads(pickle.dumps({"a": [1, 2.0, "x"]})) == {"a": [1, 2.0, "x"]}


@pytest.mark.parametrize("thing", [print, np.float64(1), pytest])
def test_nothing_that_names_code_can(thing):
    data = pickle.dumps(thing) if thing is not pytest else b"cos\nsystem\n(S'true'\ntR."
    with no_pickles(), pytest.raises(pickle.UnpicklingError):
        pickle.loads(data)


def test_afterwards_it_can_again():
    with no_pickles():
        pass
    assert pickle.loads(pickle.dumps(print)) is print
