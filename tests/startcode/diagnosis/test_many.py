import numpy as np
import pytest

from startcode.diagnosis import diagnose, diagnose_many

SHAPES = {"dW1": (4, 3), "db1": (4, 1), "dW2": (5, 4), "db2": (5, 1), "dW3": (2, 5), "db3": (2, 1)}


@pytest.fixture
def gradients():
    rng = np.random.default_rng(5)
    return {name: rng.normal(size=shape) for name, shape in SHAPES.items()}


def spoil(gradients, *names):
    return {name: np.sin(9 * value + 1) if name in names else value.copy() for name, value in gradients.items()}


def test_a_dictionary_that_is_right_has_no_diagnosis(gradients):
    assert diagnose_many(spoil(gradients), gradients) is None


def test_a_factor_of_all_is_said_once(gradients):
    diagnosis = diagnose_many({name: 7 * value for name, value in gradients.items()}, gradients, sizes={"m": 7})

    assert diagnosis.relation == "sum-for-mean"
    assert diagnosis.message.startswith("in all of them, every entry is 7 times too large, and m is 7")


def test_a_factor_of_some_names_them(gradients):
    got = spoil(gradients) | {name: -gradients[name] for name in ("dW1", "dW2")}

    assert diagnose_many(got, gradients).message.startswith(
        "in dW1 and dW2, every entry has the right size and the opp"
    )


def test_a_wrong_shape_that_all_share_is_said_once(gradients):
    diagnosis = diagnose_many({name: value.T for name, value in gradients.items()}, gradients)

    assert diagnosis.relation == "transpose"
    assert diagnosis.message.startswith("in all of them: the shape is transposed")


def test_one_wrong_entry_is_diagnosed_by_itself(gradients):
    got = spoil(gradients) | {"db2": gradients["db2"].ravel()}
    diagnosis = diagnose_many(got, gradients)

    assert diagnosis.relation == "rank-one"
    assert diagnosis.message.startswith("only db2 is wrong: an axis of length 1 is gone")


def test_one_wrong_entry_without_a_relation_is_pointed_at(gradients):
    assert diagnose_many(spoil(gradients, "dW2"), gradients).message.startswith("only dW2 is wrong: look at the line")


@pytest.mark.parametrize(
    ("wrong", "relation", "words"),
    [
        (("dW1", "db1", "dW2", "db2"), "last-layer-only", "right for the last layer (3) only"),
        (("dW1", "db1"), "from-layer", "right from layer 2 upwards, wrong below"),
        (("dW3", "db3"), "last-layer-wrong", "wrong for the last layer (3) only"),
        (("dW2", "db2", "dW3", "db3"), "from-layer", "right up to layer 1, wrong above"),
        (("db1", "db2", "db3"), "one-kind", "every db is wrong"),
        (("dW1", "db3"), "some-parameters", "dW1 and db3 are not"),
    ],
)
def test_which_entries_are_wrong_tells_where_to_look(gradients, wrong, relation, words):
    diagnosis = diagnose_many(spoil(gradients, *wrong), gradients)

    assert diagnosis.relation == relation
    assert words in diagnosis.message


def test_entries_that_are_zero_anyway_do_not_count_as_right(gradients):
    expected = gradients | {"db1": np.zeros((4, 1))}

    assert diagnose_many(spoil(expected, "dW1", "dW2", "db2"), expected).relation == "last-layer-only"


def test_swapped_entries_are_named():
    rng = np.random.default_rng(6)
    gates = {name: rng.normal(size=(3, 5)) for name in ("Wf", "Wi", "Wo")}
    got = gates | {"Wf": gates["Wi"].copy(), "Wi": gates["Wf"].copy()}

    assert diagnose_many(got, gates).message.startswith("Wf and Wi are swapped")


def test_a_layer_index_off_by_one_is_seen():
    rng = np.random.default_rng(7)
    expected = {f"dA{layer}": rng.normal(size=(3, 3)) for layer in range(4)}
    got = {f"dA{layer}": expected.get(f"dA{layer + 1}", np.eye(3)) * 1.0 for layer in range(4)}

    assert diagnose_many(got, expected).relation == "layer-shift"


def test_one_array_under_two_names_is_seen_though_its_values_are_right():
    zero = np.zeros((3, 1))
    expected = {"b1": np.zeros((3, 1)), "b2": np.zeros((3, 1))}

    assert diagnose_many({"b1": zero, "b2": zero}, expected).relation == "aliased"
    assert diagnose_many({"b1": zero, "b2": zero.copy()}, expected) is None


def test_a_missing_key_comes_first(gradients):
    got = {name: value for name, value in gradients.items() if name != "dW3"}

    assert diagnose_many(got, gradients).relation == "missing-keys"
    assert diagnose(got, gradients).relation == "missing-keys"


def test_all_wrong_in_ways_of_their_own_says_nothing(gradients):
    assert diagnose_many(spoil(gradients, *gradients), gradients) is None


@pytest.mark.parametrize("got", [None, 3, "x", [], {"dW1": None, **dict.fromkeys(list(SHAPES)[1:], "x")}])
def test_anything_may_come_back(gradients, got):
    assert diagnose_many(got, gradients) is not None
