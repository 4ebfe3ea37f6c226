"""The rungs from type to finite."""

import numpy as np
import pytest

from startcode import checks
from startcode.checks.failure import Failure
from startcode.checks.shape import demand, refit

SIZES = {"n_x": 3, "m": 5}


def message(got, form):
    with pytest.raises(Failure) as caught:
        demand("dw", got, form, SIZES)
    return str(caught.value)


def test_none_asks_for_the_return():
    assert "return" in message(None, (3, 1))


def test_nothing_in_the_place_of_a_part_asks_for_its_placeholder():
    inside = [message({"dw": None}, checks.Dict(dw=(3, 1))), message((None, 1.0), checks.Tuple(dw=(3, 1), cost=()))]
    assert [text.partition(" is None")[0] for text in inside] == ['dw["dw"]', "dw"]
    assert all("placeholder" in text and "`return`" not in text for text in inside)


def test_one_value_where_two_are_wanted():
    assert "2 values are wanted: grads, cost" in message(1.0, checks.Tuple(grads=dict, cost=()))


def test_too_few_values():
    assert "returned 1 values" in message((1.0,), checks.Tuple(grads=(), cost=()))


def test_a_missing_key_names_the_close_one():
    assert '"dW": is that the one?' in message({"dW": 1.0}, checks.Dict(dw=()))


def test_a_transposed_shape_is_named_with_its_sizes():
    text = message(np.zeros((1, 3)), (3, 1))
    assert "(1, n_x)" in text
    assert "transposed" in text


def test_an_elementwise_product_is_suspected_where_a_sum_is_missing():
    assert "elementwise product" in message(np.zeros((3, 5)), (3, 1))


def test_nan_is_counted():
    assert "1 of 3 entries" in message(np.array([1, np.nan, 2]), (3,))


def test_nan_passes_where_it_is_allowed():
    demand("dw", np.array([np.nan]), checks.Array((1,), finite=False), SIZES)


@pytest.mark.parametrize("bad", [np.array([1 + 2j]), np.array(["a"]), np.array([None])])
def test_only_real_numbers_count(bad):
    assert "real numbers are wanted" in message(bad, (1,))


def test_an_array_that_only_looks_like_one_is_refused():
    class Equal(np.ndarray):
        def __eq__(self, other):
            return True

    assert "Equal" in message(np.zeros((3, 1)).view(Equal), (3, 1))


def test_a_bias_of_shape_1_1_is_as_good_where_the_form_says_so():
    demand("db", np.zeros((1, 1)), checks.Scalar(also=((1, 1),)), SIZES)
    assert "single number" in message(np.zeros((1, 1)), checks.Scalar())


def test_a_dict_that_changes_between_looks_is_read_once():
    class Shifty(dict):
        looks = 0

        def __getitem__(self, key):
            Shifty.looks += 1
            return float(Shifty.looks)

    plain = demand("grads", Shifty(dw=1.0), checks.Dict(dw=()), SIZES)
    assert type(plain) is dict
    assert plain["dw"] == plain["dw"]


def test_a_form_keeps_its_names_and_takes_the_expected_shapes():
    form = refit(checks.Tuple(grads=checks.Dict(dw=(3, 1)), cost=()), ({"dw": np.zeros((7, 1))}, 0.5))
    assert form.forms["grads"].forms["dw"].shape == (7, 1)


def test_a_message_ends_with_a_stop_or_as_a_question():
    assert message(np.zeros(3), (3, 1)).endswith("keeps it.")
    assert message(np.zeros((1, 3)), (3, 1)).endswith("?")


def test_only_some_parts_of_what_came_back_may_be_compared():
    form = checks.Dict(w=(3, 1), b=())
    assert refit(form, {"w": np.zeros((4, 1))}).forms.keys() == {"w"}
