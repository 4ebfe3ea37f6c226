import pytest

from autograder.engine.blueprint import blueprint
from autograder.engine.budget import Budget
from autograder.engine.namespace import Namespace
from autograder.engine.plain import PlainProcess
from autograder.engine.session import Session, Start
from tests.autograder.engine.small_notebooks import FAST, notebook

SOURCE = """
#[given]
import math
import os.path
from pathlib import Path
import matplotlib.pyplot as plt
#[solution f]
def f(x):
    return x + offset
offset = 1
def read():
    return offset
#[test f 1]
offset = 2
assert f(1) == 3
"""
LEARNED = "import math\ndef f(x):\n    return x + offset\noffset = 1\nextra = 5\nlen = None"


@pytest.fixture
def session():
    made = Session(Start(PlainProcess, 1, False, ()), Budget(FAST))
    made.request("run", "cell x", (LEARNED, 5.0))
    yield made
    made.close()


@pytest.fixture
def space(session):
    return Namespace(blueprint(notebook(SOURCE)), session)


@pytest.fixture
def test_cell():
    return blueprint(notebook(SOURCE)).tests[0]


def test_an_import_is_made_here_if_the_learner_has_it(space):
    import math

    assert space["math"] is math
    with pytest.raises(KeyError):
        _ = space["Path"]


def test_a_name_that_the_learner_binds_is_asked_from_them(space):
    assert space["offset"] == 1
    assert space["f"](3) == 4
    assert space.get("f") is space["f"]


def test_a_learner_cannot_bind_names_that_the_source_does_not(space):
    assert "extra" not in space
    assert "len" not in space
    with pytest.raises(KeyError):
        _ = space["extra"]


def test_only_known_names_are_listed(space):
    assert set(space.keys()) == {"__name__", "__builtins__", "math", "f", "offset"}
    assert set(space) == set(space.keys())


def test_a_value_is_fetched_again_when_the_learner_has_bound_it_again(space, session):
    assert space["offset"] == 1
    session.request("execute", None, "offset = 9")
    assert space["offset"] == 9


def test_what_a_test_binds_reaches_the_learner_before_the_next_call(space, test_cell):
    space.begin(test_cell)
    space["offset"] = 10
    assert space["f"](1) == 11


def test_what_a_test_binds_for_itself_stays_here(space, session, test_cell):
    space.begin(test_cell)
    space["expected"] = 42
    space.flush()
    assert session.request("has", None, ("expected",)) == (False,)
    space.end()
    assert space["expected"] == 42


def test_a_deleted_name_is_gone_on_both_sides_until_it_is_bound_again(space, test_cell):
    space.begin(test_cell)
    f = space["f"]
    del space["offset"]
    assert "offset" not in space
    with pytest.raises(NameError):
        f(1)
    space["offset"] = 3
    assert f(1) == 4
    with pytest.raises(KeyError):
        del space["nothing"]


def test_an_overlay_stands_before_what_the_learner_has(space, test_cell):
    space.begin(test_cell, {"f": len})
    assert space["f"] is len
    assert "f" in space
    space.end()
    assert space["f"] is not len


def test_what_was_assigned_belongs_to_the_learner_afterwards(space, session, test_cell):
    space.begin(test_cell)
    space["offset"] = 5
    space.end()
    session.request("execute", None, "offset += 1")
    assert space["offset"] == 6


def test_text_of_unknown_origin_is_evaluated_by_the_learner(space):
    evaluate = space["__builtins__"]["eval"]
    assert evaluate("__import__('os').getpid()") != __import__("os").getpid()


def test_nobody_answers_input(space):
    with pytest.raises(EOFError):
        space["__builtins__"]["input"]("?")


def test_figures_stay_in_the_learners_process(session):
    session.request("run", "cell y", ("import matplotlib.pyplot as plt", 5.0))
    space = Namespace(blueprint(notebook(SOURCE)), session)
    import matplotlib.pyplot as ours

    assert space["plt"] is not ours
    assert space["plt"].get_backend().lower() == "agg"
