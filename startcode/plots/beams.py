"""What a beam search kept, step by step."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from startcode.errors import StartCodeError
from startcode.plots.figure import PALETTE, figure, heading, show

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Path = tuple[int, ...]
Beam = Sequence[tuple[float, Sequence[int]]]
ROW, COLUMN = 0.42, 1.15  # inches
WIDEST = 9.0


def beam_tree(
    beams: Sequence[Beam], words: Sequence[str], *, title: str, alt: str, start: str = "<s>", scores: bool = True
) -> None:
    """The tree of a beam search: `beams[t]` holds what was kept after t + 1 tokens, pairs (score, tokens), best first.

    `words` are the tokens by number. Grey are beginnings that were kept for a while and then given up; the best of the
    last beam is drawn boldly. With `scores` every beginning shows its own.
    """
    found = {tuple(tokens): float(score) for beam in beams for score, tokens in beam}
    if not found or not all(found):
        raise StartCodeError("beam_tree", "there is nothing to draw.", "Give one beam for each step, of pairs.")
    tree: dict[Path, list[Path]] = {(): []}
    for path in sorted(found, key=len):
        for end in range(1, len(path) + 1):
            if path[:end] not in tree:
                tree[path[:end]] = []
                tree[path[: end - 1]].append(path[:end])
    best = tuple(beams[-1][0][1])
    alive = {tuple(tokens)[:end] for _, tokens in beams[-1] for end in range(len(tokens) + 1)}
    rows = _rows(tree, best)
    deepest, lowest = max(map(len, tree)), max(rows.values())
    paper, (axis,) = figure(width=min(1.0 + COLUMN * (deepest + 1), WIDEST), height=0.9 + ROW * (lowest + 1))
    axis.set_axis_off()
    for path, children in tree.items():
        for child in children:
            _edge(axis, rows, path, child, bold=child == best[: len(child)], grey=child not in alive)
    size = min(9.0, max(6.0, 100 / (deepest + 1)))
    for path in tree:
        label = words[path[-1]] if path else start
        if scores and path in found:
            label += f"\n{found[path]:.2f}"
        _node(axis, (len(path), -rows[path]), label, size, bold=path == best[: len(path)], grey=path not in alive)
    axis.set_xlim(-0.4, deepest + 0.5)
    axis.set_ylim(-lowest - 0.7, 0.7)
    heading(paper, title)
    show(paper, alt)


def _rows(tree: Mapping[Path, Sequence[Path]], best: Path) -> dict[Path, float]:
    """In which row a beginning stands: in that of its first child; the best one stays on top."""
    rows: dict[Path, float] = {}
    free = 0

    def place(path: Path) -> None:
        nonlocal free
        children = sorted(tree[path], key=lambda child: child != best[: len(child)])
        for child in children:
            place(child)
        if children:
            rows[path] = rows[children[0]]
        else:
            rows[path], free = float(free), free + 1

    place(())
    return rows


def _edge(axis: "Axes", rows: Mapping[Path, float], parent: Path, child: Path, *, bold: bool, grey: bool) -> None:
    ends = [len(parent), len(child)], [-rows[parent], -rows[child]]
    colour = "0.75" if grey else PALETTE[0]
    axis.plot(*ends, color=colour, linewidth=2.6 if bold else 1.1, linestyle=":" if grey else "-", zorder=1)


def _node(axis: "Axes", place: tuple[float, float], label: str, size: float, *, bold: bool, grey: bool) -> None:
    colour = "0.65" if grey else PALETTE[0]
    box = {"boxstyle": "round,pad=0.18", "facecolor": "white", "edgecolor": colour, "linewidth": 1.8 if bold else 0.9}
    words: Any = {"ha": "center", "va": "center", "fontsize": size, "linespacing": 0.95}
    axis.text(*place, label, bbox=box, color="0.45" if grey else "black", zorder=2, **words)
