import numpy as np

from startcode.diagnosis.evidence import NEEDED, is_simple, order_weight, weight


def test_one_real_number_outweighs_chance():
    assert weight(np.array([0.8315719]), 1e-6) > NEEDED


def test_constants_fractions_and_short_lists_of_labels_prove_nothing():
    for values in ([0.0], [1.0] * 100, [0.5], [0, 1, 1, 0], [0.82]):
        assert weight(np.array(values, dtype=float), 1e-6) < NEEDED, values


def test_long_lists_of_labels_do():
    assert weight(np.array([0, 1, 1, 0] * 5, dtype=float), 1e-6) > NEEDED


def test_numbers_equal_but_for_rounding_count_once():
    once = weight(np.array([0.8315719]), 1e-6)

    assert weight(0.8315719 * (1 + 1e-14 * np.arange(50)), 1e-6) == once


def test_a_share_of_a_named_size_is_simple():
    share = np.array([[7 / 209]])

    assert is_simple(share, [209.0]).all()
    assert not is_simple(share).any()


def test_numbers_that_are_all_but_zero_weigh_like_any_others():
    assert weight(np.array([3.1416e-15]), 1e-6) > NEEDED


def test_a_coarser_tolerance_weighs_less():
    values = np.array([0.8315719])

    assert weight(values, 1e-2) < NEEDED < weight(values, 1e-6)


def test_one_hot_columns_in_another_order_prove_nothing_and_real_numbers_do():
    assert order_weight(np.eye(5), 1e-6) < NEEDED
    assert order_weight(np.array([0.123456, 0.654321]), 1e-6) > NEEDED
