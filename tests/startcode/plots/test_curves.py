"""Functions are drawn over the numbers that were given."""

import numpy as np

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
