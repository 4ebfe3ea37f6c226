"""The names of the sizes of a problem."""

from collections.abc import Mapping


def names_of(sizes: Mapping[str, int]) -> dict[int, str]:
    """For every length that only one size of the problem has, its name: `{5: "m"}`; 1 tells nothing."""
    lengths = list(sizes.values())
    return {length: name for name, length in sizes.items() if lengths.count(length) == 1 and length > 1}
