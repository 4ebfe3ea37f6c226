"""Week 9: activations, triplets and visitors, and what the usual slips make of them."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

__all__ = [
    "channel_rows",
    "content_slips",
    "distance_slips",
    "gram_slips",
    "layers_of_two",
    "right_content_cost",
    "right_style_cost",
    "right_triplet_loss",
    "style_gradient_slips",
    "style_slips",
    "triplet_slips",
    "triplets",
    "two_activations",
    "two_costs",
    "visitor",
]

Array = np.ndarray[Any, np.dtype[Any]]
Guesses = dict[str, Any]  # a slip in words, and what it gives
Model = Callable[[Array], Array]
BAG = "a reshape to (n_C, n_H * n_W) at once, without a transpose: it mixes the channels"
SIDE, LENGTH = 3, 4  # of the visitors' tiny pictures and of their encodings


def channel_rows(rng: np.random.Generator, n_C: int, n_HW: int) -> Array:
    """Activations (n_C, n_HW), a row for each channel, of both signs."""
    return np.asarray(rng.normal(size=(n_C, n_HW)) + 0.3)


def gram_slips(A: Array) -> Guesses:
    """Matrices (n_C, n_C) that come from the usual slips."""
    unit = A / np.linalg.norm(A, axis=1, keepdims=True)
    centred = A - A.mean(axis=1, keepdims=True)
    return {
        "dividing by the lengths of the rows: these are cosines": unit @ unit.T,
        "subtracting the mean of every channel: these are covariances": centred @ centred.T,
        "squaring the entries before they are multiplied": A**2 @ (A**2).T,
    }


def two_activations(rng: np.random.Generator, n_H: int, n_W: int, n_C: int) -> tuple[Array, Array]:
    """Activations (1, n_H, n_W, n_C) of two pictures in one layer, clearly apart."""
    one, other = rng.normal(size=(2, 1, n_H, n_W, n_C)) + 0.3
    return one, other


def layers_of_two(rng: np.random.Generator, sizes: Sequence[tuple[int, int, int]]) -> tuple[Any, ...]:
    """Activations of two pictures by the names of layers, and a list of (name, weight): one layer is left out of it."""
    pairs = {f"conv{number}": two_activations(rng, *size) for number, size in enumerate(sizes, start=1)}
    a_S, a_G = ({name: pair[which] for name, pair in pairs.items()} for which in (0, 1))
    weighed = [(name, float(rng.uniform(0.15, 0.85))) for name in list(pairs)[:0:-1]]  # all but the first, from behind
    return a_S, a_G, weighed


def right_content_cost(a_C: Array, a_G: Array) -> float:
    """What the content of two activations (1, n_H, n_W, n_C) costs."""
    return float(np.square(np.subtract(a_C, a_G)).mean() * 0.25)


def content_slips(a_C: Array, a_G: Array) -> Guesses:
    """Content costs that come from the usual slips."""
    _, n_H, n_W, n_C = a_G.shape
    gap, size = a_C - a_G, a_G.size
    return {
        "leaving out the 1/4": np.sum(gap**2) / size,
        "half the mean of the squares: 1/2 where 1/4 is meant": np.sum(gap**2) / (2 * size),
        "the sum of the squares, divided by nothing": np.sum(gap**2),
        "the sum of the squares over 4": np.sum(gap**2) / 4,
        "dividing by 4, n_H and n_W, but not by n_C": np.sum(gap**2) / (4 * n_H * n_W),
        "dividing by 4 and n_C only": np.sum(gap**2) / (4 * n_C),
        "the size of the differences, where their squares are meant": np.sum(np.abs(gap)) / (4 * size),
        "the differences themselves, where their squares are meant": np.sum(gap) / (4 * size),
        "the square of the sum, where the sum of the squares is meant": np.sum(gap) ** 2 / (4 * size),
        "multiplying by n_H, n_W and n_C: is a pair of parentheses missing under the fraction bar?": np.sum(gap**2)
        / 4
        * size,
        "the square root of the sum": np.sqrt(np.sum(gap**2)) / (4 * size),
        "a difference of squares, where the square of the difference is meant": np.sum(a_C**2 - a_G**2) / (4 * size),
    }


def rows_of(a: Array) -> Array:
    """(n_C, n_H * n_W) from activations (1, n_H, n_W, n_C)."""
    return np.ascontiguousarray(np.moveaxis(a[0], -1, 0)).reshape(a.shape[3], -1)


def right_style_cost(a_S: Array, a_G: Array, gram: Callable[[Array], Array]) -> float:
    """What the style of two activations (1, n_H, n_W, n_C) costs, with somebody's own Gram matrix."""
    apart = np.subtract(*(gram(rows_of(a)) for a in (a_S, a_G)))
    return float(np.square(apart).mean() / (2 * a_G[..., 0].size) ** 2)


def style_slips(a_S: Array, a_G: Array) -> Guesses:
    """Style costs of a layer that come from the usual slips."""
    _, n_H, n_W, n_C = a_G.shape
    places = n_H * n_W
    scale = 4.0 * n_C**2 * places**2

    def squares(form: Callable[[Array], Array]) -> float:
        return float(np.sum((_gram(form(a_S)) - _gram(form(a_G))) ** 2))

    right = squares(rows_of)
    gap = _gram(rows_of(a_S)) - _gram(rows_of(a_G))
    return {
        BAG: squares(lambda a: a.reshape(n_C, places)) / scale,
        "a Gram matrix of the places (n_H n_W, n_H n_W), where that of the channels is meant": squares(
            lambda a: rows_of(a).T
        )
        / scale,
        "a Gram matrix of the rows of the picture, not of all places": squares(lambda a: a[0, :, 0].T) / scale,
        "leaving out the 4": 4 * right / scale,
        "dividing by nothing": right,
        "dividing by 4 only": right / 4,
        "dividing by 4 n_C n_H n_W: the square of these is meant": right / (4 * n_C * places),
        "dividing by n_C once: its square is meant": right * n_C / scale,
        "dividing by n_H n_W once: its square is meant": right * places / scale,
        "squaring the 4 as well": right / (4 * scale),
        "the square of n_W alone: n_H is to be squared as well": right * n_H / scale,
        "the square of n_H alone: n_W is to be squared as well": right * n_W / scale,
        "a reshape of the transposed activations: it mixes the channels": squares(lambda a: a.T.reshape(places, n_C).T)
        / scale,
        "the activations themselves, compared without a Gram matrix": float(np.sum((a_S - a_G) ** 2)) / scale,
        "the size of the differences, where their squares are meant": float(np.abs(gap).sum()) / scale,
        "the square of the sum, where the sum of the squares is meant": float(gap.sum()) ** 2 / scale,
    }


def style_gradient_slips(a_S: Array, a_G: Array) -> Guesses:
    """Slopes (1, n_H, n_W, n_C) of the style cost that come from the usual slips."""
    _, n_H, n_W, n_C = a_G.shape
    places = n_H * n_W
    S, G = rows_of(a_S), rows_of(a_G)
    gap, scale = _gram(G) - _gram(S), 1.0 * n_C**2 * places**2

    def pictured(rows: Array) -> Array:
        return np.asarray(rows.T.reshape(a_G.shape))

    right = pictured(gap @ G) / scale
    return {
        "a reshape to the picture without a transpose: it mixes the channels": (gap @ G).reshape(a_G.shape) / scale,
        "the wrong sign: the Gram matrix of the style minus that of the picture": -right,
        "the slope of half the cost: A stands twice in its Gram matrix": right / 2,
        "keeping the 4 under the fraction bar": right / 4,
        "leaving out every division": right * scale,
        "dividing by n_C n_H n_W: the square of these is meant": right * n_C * places,
        "dividing by n_C once: its square is meant": right * n_C,
        "dividing by n_H n_W once: its square is meant": right * places,
        "the activations of the style at the end, where those of the picture are meant": pictured(gap @ S) / scale,
        "forgetting the style: no Gram matrix is subtracted": pictured(_gram(G) @ G) / scale,
        "multiplying by the difference of the activations": pictured(gap @ (G - S)) / scale,
        "the slope of the content cost": (a_G - a_S) / (2 * a_G.size),
        "unrolling without a transpose": _unrolled_badly(a_S, a_G) / scale,
    }


def _unrolled_badly(a_S: Array, a_G: Array) -> Array:
    S, G = (a.reshape(a.shape[3], -1) for a in (a_S, a_G))
    return np.asarray(((_gram(G) - _gram(S)) @ G).reshape(a_G.shape))


def _gram(A: Array) -> Array:
    return np.asarray(A @ A.T)


def two_costs(rng: np.random.Generator) -> tuple[float, float, float, float]:
    """A content cost, a style cost, and weights for both; none of them round."""
    J_content, J_style = rng.uniform(1.3, 7.7, size=2)
    alpha, beta = rng.uniform(2.3, 9.7), rng.uniform(21.3, 87.7)
    return float(J_content), float(J_style), float(alpha), float(beta)


def triplets(rng: np.random.Generator, m: int, n_e: int, alpha: float) -> tuple[None, tuple[Array, Array, Array]]:
    """No labels, and embeddings (m, n_e) of anchors, positives and negatives; m is at least 4.

    A share of the triplets keeps the margin and the others do not; none is near it. All together the negatives are far.
    """
    anchor = rng.normal(size=(m, n_e))
    near, kind = rng.uniform(0.3, 0.9, size=m), np.arange(m) % 3
    gaps = (
        alpha + rng.uniform(4.3, 5.7, size=m),
        rng.uniform(-0.2, 0.5, size=m) * alpha,
        -rng.uniform(1.3, 1.9, size=m),
    )
    near += 1.5 * (kind == 2)  # these are the hardest: the negative is much nearer than the positive
    far = np.maximum(near + np.choose(kind, gaps), 0.1)
    positive, negative = (anchor + np.sqrt(square)[:, np.newaxis] * _directions(rng, m, n_e) for square in (near, far))
    return None, (anchor, positive, negative)


def right_triplet_loss(y_pred: tuple[Array, Array, Array], alpha: float) -> float:
    """The triplet loss, one triplet after the other."""
    return sum(
        max(float(np.dot(a - p, a - p) - np.dot(a - n, a - n)) + alpha, 0.0) for a, p, n in zip(*y_pred, strict=True)
    )


def triplet_slips(y_pred: tuple[Array, Array, Array], alpha: float) -> Guesses:
    """Losses that come from the usual slips."""
    anchor, positive, negative = y_pred
    near, far = anchor - positive, anchor - negative
    margins = np.sum(near**2, axis=1) - np.sum(far**2, axis=1) + alpha
    lengths = np.linalg.norm(near, axis=1) - np.linalg.norm(far, axis=1) + alpha
    hinged = np.maximum(margins, 0.0)
    return {
        "the hinge after the sum: easy triplets pay for hard ones": max(float(margins.sum()), 0.0),
        "leaving out the hinge: easy triplets count below 0": float(margins.sum()),
        "the mean of the triplets, where their sum is meant": float(hinged.mean()),
        "leaving out alpha": float(np.maximum(margins - alpha, 0).sum()),
        "taking 0.2, whatever alpha is": float(np.maximum(margins - alpha + 0.2, 0).sum()),
        "the minimum, where the maximum is meant": float(np.minimum(margins, 0).sum()),
        "subtracting alpha": float(np.maximum(margins - 2 * alpha, 0).sum()),
        "adding alpha after the hinge": float((np.maximum(margins - alpha, 0) + alpha).sum()),
        "adding alpha once for all triplets": float(np.maximum(margins - alpha, 0).sum()) + alpha,
        "exchanging positive and negative": float(np.maximum(2 * alpha - margins, 0).sum()),
        "distances, where squared distances are meant": float(np.maximum(lengths, 0).sum()),
        "sums over the examples (axis 0), where sums over the features are meant": float(
            np.maximum(np.sum(near**2, axis=0) - np.sum(far**2, axis=0) + alpha, 0).sum()
        ),
        "a hinge for every feature by itself: sum over the features first": float(
            np.maximum(near**2 - far**2 + alpha, 0).sum()
        ),
        "the largest triplet alone": float(margins.max()),
        "counting the triplets that break the margin": float(np.sum(margins > 0)),
        "the distance of positive and negative, where that of anchor and negative is meant": float(
            np.maximum(np.sum(near**2, axis=1) - np.sum((positive - negative) ** 2, axis=1) + alpha, 0).sum()
        ),
    }


def visitor(
    rng: np.random.Generator, distances: tuple[float, ...], at: int, scale: float = 1.0
) -> tuple[Array, str, dict[str, Array], Model]:
    """A picture, a name, a database of people at these distances from the picture, and the model that encodes pictures.

    The name is that of number `at`. Distances are in units of `scale`.
    """
    weights = rng.normal(size=(SIDE * SIDE * 3, LENGTH))

    def model(pictures: Array) -> Array:
        """(m, 3, 3, 3) to (m, 4)."""
        X = np.asarray(pictures, dtype=float)
        if X.ndim != 4:
            raise ValueError(f"the model takes pictures (m, n_H, n_W, n_C), and got an array of shape {X.shape}")
        return np.asarray(scale * (X.reshape(len(X), -1) @ weights))

    image = rng.uniform(size=(SIDE, SIDE, 3))
    here = model(image[np.newaxis])[0]
    names = rng.permutation(["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn"])[: len(distances)]
    ways = _directions(rng, len(distances), LENGTH)
    database = {
        str(name): here + scale * distance * way for name, distance, way in zip(names, distances, ways, strict=True)
    }
    return image, str(names[at]), database, model


def distance_slips(image: Array, identity: str, database: dict[str, Array], model: Model) -> Guesses:
    """Distances that come from the usual slips."""
    here = model(image[np.newaxis])[0]
    gaps = {name: here - there for name, there in database.items()}
    lengths = [float(np.linalg.norm(gap)) for gap in gaps.values()]
    gap = gaps[identity]
    return {
        "the squared distance: its root is meant": float(gap @ gap),
        "adding up the sizes of the differences, where the root of the squares is meant": float(np.abs(gap).sum()),
        "the largest difference alone": float(np.abs(gap).max()),
        "the mean of the squares, where their sum is meant": float(np.sqrt(np.mean(gap**2))),
        "the distance to the nearest person of the database, whoever was named": min(lengths),
        "the distance to the last person of the database": lengths[-1],
        "the distance to the first person of the database": lengths[0],
        "the distance to the farthest person": max(lengths),
        "the length of the visitor's encoding, compared with nobody": float(np.linalg.norm(here)),
    }


def _directions(rng: np.random.Generator, m: int, n: int) -> Array:
    """Vectors (m, n) of length 1."""
    drawn = rng.normal(size=(m, n))
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))
