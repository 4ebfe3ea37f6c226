"""Small words of the messages."""

from collections.abc import Iterable, Mapping


def number(value: float) -> str:
    """Return a factor or a size as a person would write it."""
    return f"{value:.4g}"


def listing(names: Iterable[str]) -> str:
    """Join names with commas and a last "and"."""
    items = list(names)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def every(size: int) -> str:
    """Return the subject of a sentence about a result with that many entries."""
    return "the result" if size == 1 else "every entry"


def slices(axis: int, ndim: int) -> str:
    """Return what is counted along an axis: rows, columns, or slices of a higher array."""
    if ndim == 1:
        return "entry"
    if ndim == 2:
        return ("row", "column")[axis]
    return f"slice along axis {axis}"


def sized(length: int, sizes: Mapping[str, float]) -> str:
    """Return a length with the names it goes by: `5 (m)`."""
    names = [name for name, size in sizes.items() if size == length]
    return f"{length} ({' or '.join(names)})" if names else f"{length}"
