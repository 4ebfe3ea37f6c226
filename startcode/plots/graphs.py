"""Computations as graphs."""

from collections.abc import Sequence

from startcode.plots.figure import PALETTE, figure, heading, show


def graph(labels: Sequence[str], arrows: Sequence[tuple[int, int]], *, title: str, alt: str) -> None:
    """A box for each label and an arrow (from, to) for each pair of them; every arrow leads to a later label.

    What depends on more steps stands further to the right.
    """
    columns = _columns(len(labels), arrows)
    places = {node: (columns[node], _height(node, columns)) for node in range(len(labels))}
    tallest = max(columns.count(column) for column in columns)
    paper, (axis,) = figure(width=min(2.2 + 1.5 * max(columns), 9.0), height=0.9 + 0.8 * max(tallest, 2))
    axis.set_axis_off()
    box = {"boxstyle": "round,pad=0.45", "facecolor": "white", "edgecolor": PALETTE[0], "linewidth": 1.5}
    words = [
        axis.text(*places[node], label, ha="center", va="center", fontsize=10, bbox=box)
        for node, label in enumerate(labels)
    ]
    for start, end in arrows:
        far = columns[end] - columns[start] > 1  # around the boxes between them
        looks = {"arrowstyle": "-|>", "color": "0.35", "linewidth": 1.3, "mutation_scale": 14}
        bow = "arc3,rad=-0.35" if far else "arc3,rad=0"
        edges = {"patchA": words[start].get_bbox_patch(), "patchB": words[end].get_bbox_patch()}
        arrow = {**looks, **edges, "connectionstyle": bow}
        axis.annotate("", places[end], places[start], arrowprops=arrow, zorder=4)  # when the boxes have their size
    axis.set_xlim(-0.5, max(columns) + 0.5)
    axis.set_ylim(-tallest / 2 - 0.1, tallest / 2 + 0.4)  # arrows bow upwards
    heading(paper, title)
    show(paper, alt)


def _columns(count: int, arrows: Sequence[tuple[int, int]]) -> list[int]:
    """For each node the length of the longest way to it."""
    columns = [0] * count
    for node in range(count):
        columns[node] = max((columns[start] + 1 for start, end in arrows if end == node), default=0)
    return columns


def _height(node: int, columns: Sequence[int]) -> float:
    """Where in its column a node stands: from above in the order of the labels, around the middle."""
    mates = [other for other, column in enumerate(columns) if column == columns[node]]
    return (len(mates) - 1) / 2 - mates.index(node)
