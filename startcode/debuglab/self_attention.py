"""Week 14: a net that says who stands beside each token, by attention alone, and four colleagues who train it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from startcode import layers

Array = np.ndarray[Any, np.dtype[Any]]
Parameters = dict[str, Array]
There = Callable[[Array, Array, Mapping[str, Array], int, Array | None], tuple[Array, Array, Any]]
Back = Callable[[Array, Any], tuple[Array, Array, Mapping[str, Array]]]
SYMBOLS, WIDTH, BATCH = 8, 32, 32
SIDES = 2  # the token before, and the token behind
PARTS = "qkvo"


def neighbours(m: int, T: int, *, rng: np.random.Generator, shortest: int | None = None) -> tuple[Array, Array]:
    """Random tokens ids (m, T) from 1 ... 8, and the tokens before and behind each, (m, T, 2).

    With `shortest`, lengths are drawn from shortest ... T, and 0 fills the places in front. Where nobody stands on a
    side, the neighbour is 0: it is not asked for.
    """
    ids = rng.integers(1, SYMBOLS + 1, size=(m, T))
    lengths = rng.integers(shortest or T, T + 1, size=m)
    ids[np.arange(T) < (T - lengths)[:, None]] = 0
    beside = np.zeros((m, T, SIDES), dtype=ids.dtype)
    beside[:, 1:, 0] = ids[:, :-1]
    beside[:, :-1, 1] = ids[:, 1:]
    beside[ids == 0] = 0
    return ids, beside


@dataclass(frozen=True)
class Training:
    """What a training run shows: of each step the costs (steps, 2) and shares of right answers, before and behind."""

    parameters: Parameters
    costs: Array
    right: Array


@dataclass(frozen=True)
class NeighbourNet:
    """Tokens to vectors, one layer of attention, and two softmaxes that name the neighbours of each token.

    `there` and `back` are multi_head_attention and its way back: those of startcode.layers, or a learner's own.
    Without `positions` no token knows where it stands; if `causal`, none sees those behind it, or the padding.
    """

    num_heads: int = 2
    positions: bool = True
    causal: bool = False
    rate: float = 0.02
    there: There = layers.multi_head_attention
    back: Back = layers.multi_head_attention_backward

    def start(self, rng: np.random.Generator) -> Parameters:
        """Vectors of tokens with spread 1, matrices with that of Xavier, biases 0."""
        shapes = {f"W{part}": (WIDTH, WIDTH) for part in PARTS} | {"V": (WIDTH, SIDES * SYMBOLS)}
        here = {name: rng.normal(size=shape) / np.sqrt(WIDTH) for name, shape in shapes.items()}
        here |= {f"b{part}": np.zeros(WIDTH) for part in PARTS} | {"c": np.zeros(SIDES * SYMBOLS)}
        return here | {"E": rng.normal(size=(SYMBOLS + 1, WIDTH))}

    def look(self, ids: Array, parameters: Parameters) -> tuple[Array, Array, Any]:
        """Scores (m, T, 2, 8) of the neighbours, the weights (m, num_heads, T, T), and what the way back needs."""
        x = parameters["E"][ids]
        if self.positions:
            x = x + layers.positional_encoding(*x.shape[1:])
        mask = layers.padding_mask(ids) * layers.look_ahead_mask(ids.shape[1]) if self.causal else None
        found, weights, trip = self.there(
            x, x, {name: parameters[name] for name in layer_names()}, self.num_heads, mask
        )
        scores = found @ parameters["V"] + parameters["c"]
        return scores.reshape(*ids.shape, SIDES, SYMBOLS), weights, (found, trip)

    def costs_and_slopes(self, ids: Array, beside: Array, parameters: Parameters) -> tuple[Array, Array, Parameters]:
        """Costs (2,) and shares of right answers (2,), before and behind, and the slopes of the mean of all losses."""
        scores, _, (found, trip) = self.look(ids, parameters)
        costs, dscores = _cross_entropy(scores, beside)
        dscores = dscores.reshape(*ids.shape, -1)
        to_q, to_kv, grads = self.back(dscores @ parameters["V"].T, trip)
        grads = {**grads, "dV": np.einsum("mtd,mts->ds", found, dscores), "dc": dscores.sum(axis=(0, 1))}
        grads["dE"] = np.zeros_like(parameters["E"])
        np.add.at(grads["dE"], ids, to_q + to_kv)
        asked = beside > 0
        right = (scores.argmax(axis=-1) + 1 == beside) & asked
        return costs, right.sum(axis=(0, 1)) / asked.sum(axis=(0, 1)), grads

    def train(self, T: int, *, steps: int, rng: np.random.Generator, shortest: int | None = None) -> Training:
        """Adam, each step on 32 fresh sequences."""
        here, walker = self.start(rng), layers.Adam(learning_rate=self.rate)
        costs, right = np.zeros((2, steps, SIDES))
        for step in range(steps):
            batch = neighbours(BATCH, T, rng=rng, shortest=shortest)
            costs[step], right[step], grads = self.costs_and_slopes(*batch, here)
            here = walker.step(here, grads)
        return Training(here, costs, right)


def layer_names() -> tuple[str, ...]:
    """The names of the parameters of the attention itself."""
    return tuple(kind + part for part in PARTS for kind in "Wb")


def broken_lookers() -> dict[int, NeighbourNet]:
    """Four nets with one causal head, three of them with a bug, by number.

    1: the mask comes behind the softmax; 2: a hidden score is minus infinity, and rows of padding see nothing at all;
    3: scores are not divided by the root of d_k; 4: none.
    """
    right = NeighbourNet(num_heads=1, causal=True, rate=0.01)
    return {
        1: replace(right, there=_masked_late, back=_masked_late_back),
        2: replace(right, there=_blind),
        3: replace(right, there=_unscaled, back=_unscaled_back),
        4: right,
    }


def _unscaled(x_q: Array, x_kv: Array, parameters: Mapping[str, Array], h: int, mask: Array | None) -> Any:  # noqa: ANN401
    """As if the root had never been taken: queries that are longer by it."""
    root = np.sqrt(x_q.shape[-1] / h)
    longer = {name: root * value if name in ("Wq", "bq") else value for name, value in parameters.items()}
    return layers.multi_head_attention(x_q, x_kv, longer, h, mask)


def _unscaled_back(dout: Array, trip: Any) -> Any:  # noqa: ANN401
    to_q, to_kv, grads = layers.multi_head_attention_backward(dout, trip)
    root = np.sqrt(trip.look_up.queries.shape[-1])
    return to_q, to_kv, {name: root * slope if name in ("dWq", "dbq") else slope for name, slope in grads.items()}


def _blind(x_q: Array, x_kv: Array, parameters: Mapping[str, Array], h: int, mask: Array | None) -> Any:  # noqa: ANN401
    """A row whose scores are all minus infinity: 0 divided by 0."""
    output, weights, trip = layers.multi_head_attention(x_q, x_kv, parameters, h, mask)
    if mask is not None:
        sees_nothing = np.broadcast_to(mask, weights.shape).max(axis=-1) == 0
        weights[sees_nothing] = np.nan  # the array that the way back holds
        output[sees_nothing.any(axis=1)] = np.nan
    return output, weights, trip


def _masked_late(x_q: Array, x_kv: Array, parameters: Mapping[str, Array], _: int, mask: Array | None) -> Any:  # noqa: ANN401
    """One head; weights behind the softmax times the mask."""
    rows = {"q": x_q, "k": x_kv, "v": x_kv}
    q, k, v = (rows[part] @ parameters[f"W{part}"] + parameters[f"b{part}"] for part in "qkv")
    weights = layers.scaled_dot_product_attention(q, k, v)[1]
    seen = np.ones_like(weights) if mask is None else np.broadcast_to(mask[:, 0], weights.shape)
    found = np.matmul(weights * seen, v)
    trip = rows | {"o": found}, (q, k, v, weights, seen), parameters
    return found @ parameters["Wo"] + parameters["bo"], (weights * seen)[:, None], trip


def _masked_late_back(dout: Array, trip: Any) -> Any:  # noqa: ANN401
    """Right slopes of the wrong function: what is broken here is the way there."""
    rows, (q, k, v, weights, seen), parameters = trip
    grads: Parameters = {}

    def through(part: str, slope: Array) -> Array:
        grads[f"dW{part}"] = np.einsum("mti,mtj->ij", rows[part], slope)
        grads[f"db{part}"] = slope.sum(axis=(0, 1))
        return np.asarray(slope @ parameters[f"W{part}"].T)

    to_found = through("o", dout)
    arriving = np.einsum("mqd,mkd,mqk->mqk", to_found, v, seen * weights)
    to_scores = (arriving - weights * arriving.sum(axis=-1)[..., None]) / np.sqrt(q.shape[-1])
    to_q = through("q", to_scores @ k)
    to_k = through("k", np.einsum("mqk,mqd->mkd", to_scores, q))
    return to_q, to_k + through("v", np.einsum("mqk,mqd->mkd", weights * seen, to_found)), grads


def _cross_entropy(scores: Array, beside: Array) -> tuple[Array, Array]:
    """The mean costs (2,) over the places that are asked for, and the slope of the mean of all of them.

    Places that are not asked for count nothing: a nan there reaches no cost.
    """
    asked = beside > 0
    powers = np.exp(np.where(asked[..., None], scores - scores.max(axis=-1, keepdims=True), 0.0))
    shares = powers / powers.sum(axis=-1, keepdims=True)
    truth = np.arange(1, SYMBOLS + 1) == beside[..., None]
    losses = -np.log(np.where(truth, shares, 1.0)).sum(axis=-1)
    dscores = np.where(asked[..., None], shares - truth, 0.0) / asked.sum()
    return losses.sum(axis=(0, 1)) / asked.sum(axis=(0, 1)), dscores
