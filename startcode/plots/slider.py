"""A figure that the reader moves, with one slider or several."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from startcode.errors import StartCodeError
from startcode.grading import is_grading

VIEW = "application/vnd.jupyter.widget-view+json"
UNCUT = {"description_width": "initial"}  # the whole label
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
    from ipywidgets import IntSlider

    knob = IntSlider(start, min=0, max=count - 1, description=label, style=UNCUT)
    _live([knob], lambda: draw(knob.value))


def sliders(
    draw: Callable[..., object], values: Mapping[str, Sequence[Any]], *, start: Mapping[str, Any] | None = None
) -> None:
    """As `slider`, with several of them: what `draw(a, b, ...)` shows for one of the `values` of each slider.

    `values` are the positions of each slider by its label, {"threshold": [0.1, 0.2], ...}, in the order in which `draw`
    takes them; `start` is where sliders begin, by the same labels (default: the first position).
    """
    begin = {label: _start_of(label, places, start or {}) for label, places in values.items()}
    if not _is_watched():
        draw(*begin.values())
        return
    from ipywidgets import SelectionSlider

    knobs = [
        SelectionSlider(
            options=[(f"{place}", place) for place in places], value=begin[label], description=label, style=UNCUT
        )
        for label, places in values.items()
    ]
    _live(knobs, lambda: draw(*(knob.value for knob in knobs)))


def _start_of(label: str, places: Sequence[Any], start: Mapping[str, Any]) -> Any:  # noqa: ANN401 - one of the places
    if len(places) == 0 or start.get(label, places[0]) not in places:
        what = f"the slider {label!r} cannot start at {start.get(label)!r}."
        raise StartCodeError("sliders", what, f"Give it positions, and one of them as its start: {list(places)}.")
    return start.get(label, places[0])


def _live(knobs: Sequence[Any], draw: Callable[[], object]) -> None:
    """Show the sliders and what `draw()` shows; again, in the same places, whenever one is moved."""
    from IPython.display import display

    for knob in knobs:  # a page without kernel shows no slider
        display({VIEW: knob._repr_mimebundle_()[VIEW], "text/html": ""}, raw=True)
    places = [display(bundle, raw=True, display_id=True) for bundle in _drawn(draw)]

    def redraw(_: Bundle) -> None:
        for place, bundle in zip(places, _drawn(draw), strict=False):
            place.update(bundle, raw=True)

    for knob in knobs:
        knob.observe(redraw, "value")


def _is_watched() -> bool:
    """Whether a front end runs the cell: it says which cell that is, a program that executes a notebook does not."""
    from IPython.core.getipython import get_ipython

    kernel = getattr(get_ipython(), "kernel", None)
    return not is_grading() and kernel is not None and "cellId" in kernel.get_parent().get("metadata", {})


def _drawn(draw: Callable[[], object]) -> list[Bundle]:
    """What `draw` displays, and behind it what it prints."""
    from IPython.utils.capture import capture_output

    with capture_output(stderr=False) as taken:
        draw()
    printed = [{"text/plain": taken.stdout.rstrip("\n")}] if taken.stdout else []
    return [output.data for output in taken.outputs] + printed
