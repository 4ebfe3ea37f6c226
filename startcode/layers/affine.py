"""A dense layer: weights, biases and an activation."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode.errors import StartCodeError
from startcode.layers.activations import Activation

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Affine:
    """W (n, n_prev), b (n, 1) and the function behind them."""

    W: Array
    b: Array
    activation: Activation

    def forward(self, given: Array, where: str) -> "Pass":
        """What the layer makes of `given` (n_prev, m); StartCodeError in the name of `where` if shapes do not fit."""
        self._demand_fit(given, where)
        z = self.W @ given  # (n, n_prev) @ (n_prev, m) -> (n, m)
        z = np.add(z, self.b, out=z) if np.can_cast(self.b.dtype, z.dtype) and z.dtype.kind == "f" else z + self.b
        return Pass(self, given, self.activation.bend(z if z.dtype.kind == "f" else z.astype(np.float64)))

    def _demand_fit(self, given: Array, where: str) -> None:
        shapes = f"W has shape {np.shape(self.W)}, what comes in {np.shape(given)}"
        if np.ndim(self.W) != 2 or np.ndim(given) != 2:
            raise StartCodeError(where, f"{shapes}.", "Both must have two axes: (n, n_prev) and (n_prev, m).")
        if self.W.shape[1] != given.shape[0]:
            raise StartCodeError(where, f"{shapes}.", "W needs one column for each row of what comes in.")
        if np.shape(self.b) != (len(self.W), 1):
            what = f"b has shape {np.shape(self.b)}, W {self.W.shape}."
            raise StartCodeError(where, what, f"b must be a column, one number for each row of W: ({len(self.W)}, 1).")


@dataclass(frozen=True, eq=False)
class Pass:
    """One trip through a layer, with what the way back needs: what came in (n_prev, m), what went out (n, m)."""

    layer: Affine
    given: Array
    value: Array

    def before_activation(self, upstream: Array, where: str) -> Array:
        """The slope of the cost at the weighted sums, from its slope at the values that went out, both (n, m)."""
        if np.shape(upstream) != self.value.shape:
            what = f"the slope coming back has shape {np.shape(upstream)}, what went out had {self.value.shape}."
            raise StartCodeError(where, what, "A slope has the shape of what it belongs to.")
        return self.layer.activation.back(upstream, self.value)

    def to_parameters(self, slope: Array) -> tuple[Array, Array]:
        """The slopes of the cost at W and at b, means over the m examples, from that at the weighted sums."""
        share = slope / slope.shape[1]
        return share @ self.given.T, share.sum(axis=1, keepdims=True)

    def to_input(self, slope: Array) -> Array:
        """The slope of the cost at what came in (n_prev, m), from that at the weighted sums."""
        return self.layer.W.T @ slope
