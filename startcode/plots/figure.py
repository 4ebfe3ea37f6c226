"""The paper that every figure is drawn on."""

import base64
import html
import io
import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe and Ito, "Color Universal Design" (2008): told apart with any kind of colour vision.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
DASHES = ("-", "--", "-.", ":")
_DOTS_PER_INCH = 110
_LETTERS_PER_INCH = 12  # of a title


def figure(
    rows: int = 1, columns: int = 1, *, width: float = 7.0, height: float = 4.0
) -> tuple["Figure", list["Axes"]]:
    """A new figure (sizes in inches) and its axes, row by row; no global pyplot state is touched."""
    from matplotlib.figure import Figure

    paper = Figure(figsize=(width, height), layout="constrained")
    axes = paper.subplots(rows, columns, squeeze=False)
    return paper, list(axes.flat)


def style(axis: "Axes", *, title: str, xlabel: str, ylabel: str) -> None:
    """Give an axis its words and a quiet grid; a title that is too long for it is broken into lines."""
    inches = 1.2 * axis.bbox.width / axis.figure.dpi  # the layout will make room beyond the axis itself
    axis.set_title(_broken(title, inches), loc="left", fontsize=11)
    axis.set_xlabel(xlabel)
    axis.set_ylabel(ylabel)
    axis.grid(alpha=0.25)
    axis.spines[["top", "right"]].set_visible(False)


def heading(paper: "Figure", title: str) -> None:
    """The title of a figure with several panels, or with none that could carry it."""
    paper.suptitle(_broken(title, paper.get_figwidth() - 0.2), x=0.02, ha="left", fontsize=11)


def show(paper: "Figure", alt: str) -> None:
    """Display the figure with `alt` as its text for screen readers; outside a notebook it is not displayed."""
    from IPython.core.getipython import get_ipython
    from IPython.display import display

    if get_ipython() is None:
        return
    png = io.BytesIO()
    paper.savefig(png, format="png", dpi=_DOTS_PER_INCH, facecolor="white")
    data = base64.b64encode(png.getvalue()).decode()
    # JupyterLab shows the HTML, whose alt text it keeps; what knows no HTML shows the PNG, or the text.
    picture = f'<img src="data:image/png;base64,{data}" alt="{html.escape(alt)}" style="max-width: 100%">'
    display({"text/html": picture, "image/png": data, "text/plain": alt}, raw=True)


def hide_ticks(axis: "Axes") -> None:
    """An axis that holds a picture needs no numbers."""
    axis.set_xticks([])
    axis.set_yticks([])


def limits(values: Any) -> float:  # noqa: ANN401 - anything NumPy can read
    """The largest size among `values`, at least a tiny number: for a colour scale that is even around zero."""
    import numpy as np

    return max(float(np.max(np.abs(values))), 1e-12)


def _broken(title: str, inches: float) -> str:
    return textwrap.fill(title, max(12, int(_LETTERS_PER_INCH * inches)))
