"""What an exercise returns: the middle rungs of the ladder, from type to finite.

A form is a shape such as `(3, 1)`, `()` for a number, or one of the classes below:
`Tuple(grads=Dict(dw=(3, 1), db=()), cost=())` reads "two values, called grads and cost; grads is a dict with ...".
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import numpy as np

from startcode.checks.failure import Failure, sentence
from startcode.checks.sizes import names_of
from startcode.diagnosis import diagnose_shape

Form = Any  # a shape, an Array, a Scalar, a Dict, a Tuple or a Python type


@dataclass(frozen=True)
class Array:
    """An array of this shape; `finite=False` lets nan and inf pass this rung."""

    shape: tuple[int, ...]
    finite: bool = True


@dataclass(frozen=True)
class Scalar:
    """A number; `also` lists array shapes that are as good here, such as `(1, 1)` for a bias."""

    also: tuple[tuple[int, ...], ...] = ()
    finite: bool = True


class Dict:
    """A dict with at least these keys, each of this form."""

    def __init__(self, **forms: Form) -> None:
        self.forms = forms


class Tuple:
    """Several returned values, in this order, with the names used in messages."""

    def __init__(self, **forms: Form) -> None:
        self.forms = forms


def demand(name: str, got: object, form: Form, sizes: Mapping[str, int]) -> Any:  # noqa: ANN401 - what the form says
    """`got` as plain tuples, dicts, numbers and arrays, each read once.

    Raises a Failure at the first rung (type, shape, dtype, finite) on which it is not of this form.
    """
    if got is None and form is not type(None):
        raise Failure(
            f"{name} is None: a `return` is missing, or a name on the way to it still holds its placeholder None.",
            diagnosis="none-returned",
            rung=1,
        )
    return _fitting(name, got, form, sizes)


def _part(name: str, got: object, form: Form, sizes: Mapping[str, int]) -> Any:  # noqa: ANN401 - what the form says
    """Something inside of what came back."""
    if got is None and form is not type(None):
        why = "its placeholder None still stands there, or a function it comes from returns nothing"
        raise Failure(f"{name} is None: {why}.", diagnosis="none-returned", rung=1)
    return _fitting(name, got, form, sizes)


def _fitting(name: str, got: object, form: Form, sizes: Mapping[str, int]) -> Any:  # noqa: ANN401 - what the form says
    if isinstance(form, Tuple):
        return _demand_tuple(name, got, form, sizes)
    if isinstance(form, Dict):
        return _demand_dict(name, got, form, sizes)
    if isinstance(form, type):
        if not isinstance(got, form):
            raise Failure(f"{name} is a {_type(got)}; a {form.__name__} is wanted.", diagnosis="type", rung=1)
        return got
    return _demand_numbers(name, got, form, sizes)


def _demand_tuple(name: str, got: object, form: Tuple, sizes: Mapping[str, int]) -> tuple[Any, ...]:
    wanted = ", ".join(form.forms)
    if not isinstance(got, tuple | list):
        raise Failure(
            f"{name} returned one {_type(got)}; {len(form.forms)} values are wanted: {wanted}.",
            diagnosis="type",
            rung=1,
        )
    if len(got) != len(form.forms):
        raise Failure(
            f"{name} returned {len(got)} values; {len(form.forms)} are wanted: {wanted}.", diagnosis="type", rung=1
        )
    return tuple(_part(key, part, inner, sizes) for part, (key, inner) in zip(got, form.forms.items(), strict=True))


def _demand_dict(name: str, got: object, form: Dict, sizes: Mapping[str, int]) -> dict[Any, Any]:
    if not isinstance(got, Mapping):
        wanted = ", ".join(repr(key) for key in form.forms)
        raise Failure(f"{name} is a {_type(got)}; a dict with the keys {wanted} is wanted.", diagnosis="type", rung=1)
    plain = dict(got)
    for key, inner in form.forms.items():
        if key not in plain:
            folded = {str(other).lower(): other for other in plain}
            close = get_close_matches(key.lower(), folded, n=1)
            hint = f' It has "{folded[close[0]]}": is that the one?' if close else ""
            raise Failure(f'{name} has no key "{key}".{hint}', diagnosis="missing-key", rung=1)
        plain[key] = _part(f'{name}["{key}"]', plain[key], inner, sizes)
    return plain


def _demand_numbers(name: str, got: object, form: Form, sizes: Mapping[str, int]) -> object:
    shapes, finite = _wanted(form)
    array = _as_array(name, got)
    if array.shape not in shapes:
        _wrong_shape(name, array, shapes[0], sizes)
    if array.dtype.kind not in "fiub":
        raise Failure(f"{name} has dtype {array.dtype}; real numbers are wanted.", diagnosis="dtype", rung=1)
    if finite and not np.all(np.isfinite(array)):
        count = int(np.sum(~np.isfinite(array)))
        raise Failure(
            f"{name} holds nan or inf ({count} of {array.size} entries): "
            "a logarithm of 0, a division by 0 or an overflow on the way.",
            diagnosis="nan",
            rung=2,
        )
    return got


def _wanted(form: Form) -> tuple[tuple[tuple[int, ...], ...], bool]:
    if isinstance(form, Array):
        return (form.shape,), form.finite
    if isinstance(form, Scalar):
        return ((), *form.also), form.finite
    return (tuple(form),), True


def _as_array(name: str, got: object) -> np.ndarray[Any, Any]:
    """The number or array that came; subclasses and look-alikes are refused, so that only values are judged."""
    if type(got) is np.ndarray:
        return got
    if isinstance(got, np.generic) or type(got) in (bool, int, float):
        return np.asarray(got)
    raise Failure(f"{name} is a {_type(got)}; a number or a NumPy array is wanted.", diagnosis="type", rung=1)


def _wrong_shape(name: str, array: np.ndarray[Any, Any], wanted: tuple[int, ...], sizes: Mapping[str, int]) -> None:
    found = diagnose_shape(array, wanted, sizes=sizes)
    expected = f"{_shape(wanted, sizes)} is wanted" if wanted else "a single number is wanted"
    headline = f"{name} has shape {_shape(array.shape, sizes)}, but {expected}"
    if found is None:
        raise Failure(f"{headline}.", diagnosis="shape", rung=1)
    raise Failure(sentence(f"{headline}: {found.message}"), diagnosis=found.relation, rung=found.rung)


def _shape(shape: tuple[int, ...], sizes: Mapping[str, int]) -> str:
    """`(3, 5)`, with the names of the sizes where they are known: `(3, 5) = (n_x, m)`."""
    names = names_of(sizes)
    if not shape or not any(length in names for length in shape):
        return str(shape)
    named = ", ".join(names.get(length, str(length)) for length in shape)
    return f"{shape} = ({named}{',' if len(shape) == 1 else ''})"


def _type(got: object) -> str:
    return type(got).__name__


def leaves(name: str, value: object, form: Form = None) -> list[tuple[str, object]]:
    """Every number or array inside tuples and dicts, under the name that messages use.

    A key stands alone where it is the only one of its name; of two dicts with the key "dW1" it is v["dW1"], s["dW1"].
    """
    found = list(_leaves((name,), value, form))
    often = Counter(path[-1] for path, _ in found)
    return [(path[-1] if often[path[-1]] == 1 else f'{path[-2]}["{path[-1]}"]', leaf) for path, leaf in found]


def _leaves(path: tuple[str, ...], value: object, form: Form) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(form, Tuple) and isinstance(value, tuple | list):
        for part, (key, inner) in zip(value, form.forms.items(), strict=True):
            yield from _leaves((*path, key), part, inner)
    elif isinstance(value, Mapping):
        forms = form.forms if isinstance(form, Dict) else dict.fromkeys(value)
        for key, inner in forms.items():
            yield from _leaves((*path, str(key)), value[key], inner)
    elif isinstance(value, tuple | list):
        for position, part in enumerate(value):
            yield from _leaves((*path[:-1], f"{path[-1]}[{position}]"), part, None)
    else:
        yield path, value


def refit(form: Form, expected: object) -> Form:
    """The same form with the shapes of `expected`; without a form, the one that `expected` has."""
    if isinstance(expected, Mapping):
        known = isinstance(form, Dict) and form.forms.keys() <= expected.keys()
        forms = form.forms if known else dict.fromkeys(expected)
        return Dict(**{key: refit(inner, expected[key]) for key, inner in forms.items()})
    if isinstance(expected, tuple | list):
        named = isinstance(form, Tuple) and len(form.forms) == len(expected)
        forms = form.forms if named else {f"value {place + 1}": None for place in range(len(expected))}
        return Tuple(**{key: refit(inner, part) for part, (key, inner) in zip(expected, forms.items(), strict=True)})
    if isinstance(form, type | Scalar):
        return form
    if not isinstance(expected, np.ndarray | np.generic | int | float):
        return type(expected)
    finite = bool(np.all(np.isfinite(np.asarray(expected, dtype=float))))
    if np.shape(expected) == () and not isinstance(form, tuple | Array):
        return Scalar(also=((1,), (1, 1)), finite=finite)  # no form was asked for: size one is good enough
    return Array(np.shape(expected), finite)
