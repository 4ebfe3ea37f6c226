"""The inside of a recurrent cell that has gates."""

from typing import TYPE_CHECKING, Any

from startcode.plots.figure import PALETTE, figure, heading, show

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Point = tuple[float, float]
LINE: dict[str, Any] = {"color": "#444444", "linewidth": 1.4, "solid_capstyle": "butt"}
ARROW = {"arrowstyle": "-|>", "color": "#444444", "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0}
GATE, SQUASH = PALETTE[4], PALETTE[5]  # the colours of a sigmoid and of a tanh
MEMORY, STATE, SEEN = 3.2, 1.2, -0.1  # heights of the three lines that run from left to right
HALF_WIDTH, HALF_HEIGHT, RADIUS = 0.42, 0.24, 0.2


def lstm_cell(*, title: str, alt: str) -> None:
    """One step of an LSTM: the memory runs along the top, gates reach it from below, the state leaves to the right."""
    paper, (axis,) = figure(width=7.4, height=3.0)
    forget, update, new, output, shown = 1.6, 3.1, 4.3, 5.9, 7.2
    for x, name, place in [(forget, "f", -0.1), (update, "i", -0.1), (output, "o", 0.75)]:
        _box(axis, (x, STATE), "σ", GATE)
        height = STATE + (0.36 if place < 0 else 0.06)
        axis.text(x + place, height, rf"$\Gamma_{name}$", ha="right", va="bottom", fontsize=10)
    _box(axis, (new, STATE), "tanh", SQUASH)
    axis.text(new + 0.1, STATE + 0.36, r"$\tilde c$", ha="left", va="bottom", fontsize=10)
    _path(axis, (0, MEMORY), (forget - RADIUS, MEMORY))
    _path(axis, (forget + RADIUS, MEMORY), (new - 0.6 - RADIUS, MEMORY))
    added = new - 0.6
    _path(axis, (added + RADIUS, MEMORY), (9, MEMORY))
    for point, sign in [((forget, MEMORY), "×"), ((added, MEMORY), "+"), ((added, 2.2), "×"), ((shown, STATE), "×")]:
        _sign(axis, point, sign)
    _path(axis, (forget, STATE + HALF_HEIGHT), (forget, MEMORY - RADIUS))
    _path(axis, (update, STATE + HALF_HEIGHT), (update, 2.2), (added - RADIUS, 2.2))
    _path(axis, (new, STATE + HALF_HEIGHT), (new, 2.2), (added + RADIUS, 2.2))
    _path(axis, (added, 2.2 + RADIUS), (added, MEMORY - RADIUS))
    _path(axis, (output + HALF_WIDTH, STATE), (shown - RADIUS, STATE))
    _box(axis, (shown, 2.2), "tanh", SQUASH)
    _path(axis, (shown, MEMORY), (shown, 2.2 + HALF_HEIGHT))
    _path(axis, (shown, 2.2 - HALF_HEIGHT), (shown, STATE + RADIUS))
    _path(axis, (shown + RADIUS, STATE), (9, STATE))
    axis.plot([0, output], [SEEN, SEEN], **LINE)
    for x in (forget, update, new, output):
        _path(axis, (x, SEEN), (x, STATE - HALF_HEIGHT))
    _name_ends(axis)
    axis.set(xlim=(-1.9, 10.2), ylim=(-0.5, 3.6), aspect="equal")
    axis.set_axis_off()
    heading(paper, title)
    show(paper, alt)


def _name_ends(axis: "Axes") -> None:
    before, now = r"^{\langle t-1 \rangle}", r"^{\langle t \rangle}"
    for height, word in [(MEMORY, f"$c{before}$"), (SEEN, f"$[a{before}; x{now}]$")]:
        axis.text(-0.1, height, word, ha="right", va="center", fontsize=11)
    for height, word in [(MEMORY, f"$c{now}$"), (STATE, f"$a{now}$")]:
        axis.text(9.1, height, word, ha="left", va="center", fontsize=11)


def _box(axis: "Axes", centre: Point, word: str, colour: str) -> None:
    from matplotlib.patches import Rectangle

    corner = centre[0] - HALF_WIDTH, centre[1] - HALF_HEIGHT
    axis.add_patch(Rectangle(corner, 2 * HALF_WIDTH, 2 * HALF_HEIGHT, facecolor=colour, edgecolor="black", zorder=3))
    axis.text(*centre, word, ha="center", va="center", fontsize=10, zorder=4)


def _sign(axis: "Axes", centre: Point, sign: str) -> None:
    from matplotlib.patches import Ellipse

    axis.add_patch(Ellipse(centre, 2 * RADIUS, 2 * RADIUS, facecolor="white", edgecolor="black", zorder=3))
    axis.text(*centre, sign, ha="center", va="center", fontsize=11, zorder=4)


def _path(axis: "Axes", *points: Point) -> None:
    """Straight lines from point to point, the last of them an arrow."""
    *bends, last, end = points
    for start, stop in zip([*bends], [*bends, last][1:], strict=True):
        axis.plot([start[0], stop[0]], [start[1], stop[1]], **LINE)
    axis.annotate("", xy=end, xytext=last, arrowprops=ARROW)
