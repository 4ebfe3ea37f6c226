"""A Transformer starts knowing nothing, and a step moves every parameter as Adam would."""

import numpy as np
import pytest

from startcode import layers
from startcode.errors import StartCodeError


def start(seed=1, **sizes):
    return layers.initialize_transformer(13, 8, 6, rng=np.random.default_rng(seed), **sizes)


def test_at_first_all_signs_are_nearly_equally_likely():
    src = np.random.default_rng(2).integers(3, 13, size=(50, 5))
    scores, _ = layers.Transformer().forward(src, src, start(), 2, layers.look_ahead_mask(5), None)
    loss, _ = layers.masked_cross_entropy(scores, src, axis=-1)
    assert loss == pytest.approx(np.log(13), abs=0.05)


def test_both_sides_have_as_many_layers_as_asked_for():
    params = start(n_layers=3)
    assert len(params["encoder"]) == len(params["decoder"]) == 3
    assert "cross" in params["decoder"][0]
    assert "cross" not in params["encoder"][0]


@pytest.mark.parametrize("sizes", [{"n_layers": 0}, {"rng": 3}])
def test_what_cannot_be_is_refused(sizes):
    with pytest.raises(StartCodeError, match="Sizes are at least 1"):
        layers.initialize_transformer(**{"V": 5, "d": 4, "d_ff": 3, "rng": np.random.default_rng(1), **sizes})


def test_a_nested_step_is_the_step_of_each_array_alone():
    rng = np.random.default_rng(3)
    params = {
        "E": rng.normal(size=3),
        "encoder": [{"attention": {"Wq": rng.normal(size=2)}}, {"attention": {"Wq": rng.normal(size=2)}}],
    }
    grads = {"dE": rng.normal(size=3), "encoder": [{"attention": {"dWq": rng.normal(size=2)}} for _ in range(2)]}
    nested = params
    optimizer, flat = layers.Adam(), {name: layers.Adam() for name in ("E", "one", "two")}
    single = {
        "E": params["E"],
        **{name: part["attention"]["Wq"] for name, part in zip(("one", "two"), params["encoder"], strict=True)},
    }
    slopes = {
        "E": grads["dE"],
        **{name: part["attention"]["dWq"] for name, part in zip(("one", "two"), grads["encoder"], strict=True)},
    }
    for _ in range(3):
        nested = layers.adam_step(optimizer, nested, grads)
        single = {name: flat[name].step({"v": value}, {"dv": slopes[name]})["v"] for name, value in single.items()}
    np.testing.assert_allclose(nested["E"], single["E"])
    np.testing.assert_allclose(nested["encoder"][1]["attention"]["Wq"], single["two"])
    assert not np.allclose(nested["encoder"][0]["attention"]["Wq"], params["encoder"][0]["attention"]["Wq"])


def test_a_slope_that_is_missing_is_named():
    with pytest.raises(StartCodeError, match=r"dencoder\.0\.W"):
        layers.adam_step(layers.Adam(), {"encoder": [{"W": np.ones(2)}]}, {"encoder": [{}]})
