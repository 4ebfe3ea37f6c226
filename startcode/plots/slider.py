"""A figure that the reader moves."""

from collections.abc import Callable
from typing import Any

from startcode.errors import StartCodeError
from startcode.grading import is_grading

VIEW = "application/vnd.jupyter.widget-view+json"
Bundle = dict[str, Any]  # MIME types of something displayed


def slider(draw: Callable[[int], object], count: int, *, label: str, start: int = 0) -> None:
    """What `draw(i)` shows and prints, for an i from 0 to `count` - 1 that is chosen with a slider called `label`.

    `draw` uses the other plots, and shows as many figures for each i. There is a slider where somebody sits in front
    of the notebook; in an exported page, in a notebook that a program executes, and while grading there is what
    `draw(start)` shows, alone.
    """
    if not 0 <= start < count:
        what = f"it cannot start at {start} with {count} positions."
        raise StartCodeError("slider", what, f"Give a count of 1 or more, and a start from 0 to {max(count - 1, 0)}.")
    if not _is_watched():
        draw(start)
        return
    from IPython.display import display
    from ipywidgets import IntSlider

    knob = IntSlider(start, min=0, max=count - 1, description=label, style={"description_width": "initial"})
    display({VIEW: knob._repr_mimebundle_()[VIEW], "text/html": ""}, raw=True)  # a page without kernel shows no slider
    places = [display(bundle, raw=True, display_id=True) for bundle in _drawn(draw, start)]

    def redraw(change: Bundle) -> None:
        for place, bundle in zip(places, _drawn(draw, change["new"]), strict=False):
            place.update(bundle, raw=True)

    knob.observe(redraw, "value")


def _is_watched() -> bool:
    """Whether a front end runs the cell: it says which cell that is, a program that executes a notebook does not."""
    from IPython.core.getipython import get_ipython

    kernel = getattr(get_ipython(), "kernel", None)
    return not is_grading() and kernel is not None and "cellId" in kernel.get_parent().get("metadata", {})


def _drawn(draw: Callable[[int], object], place: int) -> list[Bundle]:
    """What `draw` displays at this place, and behind it what it prints."""
    from IPython.utils.capture import capture_output

    with capture_output(stderr=False) as taken:
        draw(place)
    printed = [{"text/plain": taken.stdout.rstrip("\n")}] if taken.stdout else []
    return [output.data for output in taken.outputs] + printed
