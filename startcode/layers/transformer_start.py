"""Where the training of a Transformer starts, and a step of it."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from startcode.errors import StartCodeError
from startcode.layers.optimizers import Adam

Array = NDArray[Any]
Nested = dict[str, Any]  # arrays, dicts of them, and lists of such dicts


def initialize_transformer(
    V: int, d: int, d_ff: int, n_layers: int = 1, *, rng: np.random.Generator, dtype: DTypeLike = np.float64
) -> Nested:
    """Parameters for a vocabulary of V signs: vectors of d numbers, d_ff hidden units, n_layers on either side.

    Weights are normal with the standard deviation 1 / sqrt(inputs); the last ones are smaller, so that at first all
    signs are nearly equally likely. Biases are 0, gamma 1, beta 0.
    """
    if min(V, d, d_ff, n_layers) < 1 or not isinstance(rng, np.random.Generator):
        what = f"V is {V}, d {d}, d_ff {d_ff}, n_layers {n_layers}, rng a {type(rng).__name__}."
        raise StartCodeError("initialize_transformer", what, "Sizes are at least 1; rng=np.random.default_rng(1).")

    def matrix(inputs: int, units: int, spread: float = 1.0) -> Array:
        return rng.normal(scale=spread / np.sqrt(inputs), size=(inputs, units)).astype(dtype)

    def layer(*attentions: str) -> Nested:
        names = [f"{kind}{number}" for number in range(1, len(attentions) + 2) for kind in ("gamma", "beta")]
        norms = {name: np.full(d, float(name.startswith("gamma")), dtype) for name in names}
        looks = {name: {f"W{part}": matrix(d, d) for part in "qkvo"} for name in attentions}
        for look in looks.values():
            look.update({f"b{part}": np.zeros(d, dtype) for part in "qkvo"})
        feed = {"W1": matrix(d, d_ff), "b1": np.zeros(d_ff, dtype), "W2": matrix(d_ff, d), "b2": np.zeros(d, dtype)}
        return {**looks, "feed": feed, **norms}

    return {
        "E": rng.normal(scale=1 / np.sqrt(d), size=(V, d)).astype(dtype),
        "encoder": [layer("attention") for _ in range(n_layers)],
        "decoder": [layer("attention", "cross") for _ in range(n_layers)],
        "Wy": matrix(d, V, 0.2),
        "by": np.zeros(V, dtype),
    }


def adam_step(optimizer: Adam, params: Nested, grads: Mapping[str, Any]) -> Nested:
    """The parameters one step on: what `optimizer.step` does, for dicts within dicts.

    `grads` is filed like `params`, each slope with a d before its name. StartCodeError if one is missing.
    """
    values = dict(_leaves(params))
    slopes = {f"d{path}": value for path, value in _leaves(grads, "d")}
    stepped = optimizer.step(values, slopes)
    return _refiled(params, stepped)


def _leaves(tree: Mapping[str, Any], before: str = "", above: str = "") -> Iterator[tuple[str, Array]]:
    """Every array and where it is filed; `before`, which stands before its name, is left away."""
    for name, inner in tree.items():
        if isinstance(inner, Mapping):
            yield from _leaves(inner, before, f"{above}{name}.")
        elif isinstance(inner, list):
            for place, part in enumerate(inner):
                yield from _leaves(part, before, f"{above}{name}.{place}.")
        else:
            yield above + name.removeprefix(before), inner


def _refiled(tree: Mapping[str, Any], stepped: Mapping[str, Array], above: str = "") -> Nested:
    """The arrays in the places that those of `tree` have."""
    filed: Nested = {}
    for name, inner in tree.items():
        if isinstance(inner, Mapping):
            filed[name] = _refiled(inner, stepped, f"{above}{name}.")
        elif isinstance(inner, list):
            filed[name] = [_refiled(part, stepped, f"{above}{name}.{place}.") for place, part in enumerate(inner)]
        else:
            filed[name] = stepped[above + name]
    return filed
