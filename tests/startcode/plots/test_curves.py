"""Functions are drawn over the numbers that were given."""

import numpy as np
import pytest

from startcode import plots


def test_each_function_is_one_named_curve(papers):
    z = np.linspace(-2, 2, 5)
    plots.functions({"tanh": np.tanh, "square": np.square}, z, title="t", alt="a", ylabel="g(z)")
    axis = papers[0].axes[0]
    for line, f in zip(axis.lines, (np.tanh, np.square), strict=True):
        np.testing.assert_array_equal(line.get_xdata(), z)
        np.testing.assert_array_equal(line.get_ydata(), f(z))
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["tanh", "square"]
    assert (axis.get_xlabel(), axis.get_ylabel()) == ("z", "g(z)")
    assert len({line.get_linestyle() for line in axis.lines}) == 2


def test_a_list_of_numbers_will_do(papers):
    plots.functions({"double": lambda z: 2 * z}, [0, 1, 2], title="t", alt="a")
    np.testing.assert_array_equal(papers[0].axes[0].lines[0].get_ydata(), [0, 2, 4])


def test_the_name_of_a_point_can_be_read_on_a_curve(papers):
    curve = {"cost": ([0, 1, 2], [2, 1, 2])}
    plots.lines(curve, points={"lowest": (1, 1)}, xlabel="step", ylabel="cost", title="t", alt="a")
    (name,) = papers[0].axes[0].texts
    assert name.get_text() == "lowest"
    assert name.get_bbox_patch() is not None


@pytest.mark.parametrize("last", [4, 8, 20, 21, 2500])
def test_whole_numbers_are_counted_in_whole_numbers(papers, last):
    plots.lines({"cost": (np.arange(1, last + 1), np.ones(last))}, xlabel="layer", ylabel="cost", title="t", alt="a")
    ticks = papers[0].axes[0].get_xticks()
    assert np.array_equal(ticks, np.round(ticks))
    assert len(ticks) >= 3


def test_other_numbers_are_not(papers):
    plots.lines({"cost": ([0.1, 0.2, 0.3], [1, 2, 3])}, xlabel="rate", ylabel="cost", title="t", alt="a")
    ticks = papers[0].axes[0].get_xticks()
    assert not np.array_equal(ticks, np.round(ticks))
