"""A slider where somebody can move it; elsewhere the figure of its start, and nothing else."""

from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from IPython.utils.capture import capture_output

from startcode import plots
from startcode.errors import StartCodeError
from startcode.plots.slider import VIEW


class Kernel:
    """As much of a kernel as says who asked for this cell."""

    def __init__(self, metadata: dict[str, Any]) -> None:
        self.metadata = metadata

    def get_parent(self) -> dict[str, Any]:
        return {"metadata": self.metadata}


@pytest.fixture
def shell(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.delenv("STARTCODE_GRADING", raising=False)
    made = InteractiveShell.instance(history_length=0)
    made.kernel = Kernel({"cellId": "some-cell"})
    yield made
    InteractiveShell.clear_instance()


@pytest.fixture
def knobs(monkeypatch):
    """The sliders that were made."""
    made = []

    class Knob:
        def __init__(self, value, **options):
            self.value, self.options = value, options
            made.append(self)

        def _repr_mimebundle_(self):
            return {"text/plain": "IntSlider(...)", VIEW: {"model_id": "knob"}}

        def observe(self, react, name):
            assert name == "value"
            self.react = react

        def move(self, to):
            self.value = to
            self.react({"new": to})

    monkeypatch.setattr("ipywidgets.IntSlider", Knob)
    monkeypatch.setattr("ipywidgets.SelectionSlider", lambda **options: Knob(options.pop("value"), **options))
    return made


def draw(place):
    display({"text/html": f"<p>{place}</p>", "text/plain": f"figure {place}"}, raw=True)
    print(f"at {place}")  # noqa: T201 - as learners write


def bundles(taken):
    return [output.data for output in taken.outputs]


def test_in_front_of_somebody_there_is_a_slider_and_what_it_starts_with(shell, knobs):
    with capture_output() as taken:
        plots.slider(draw, 5, label="step", start=2)
    knob, picture, text = bundles(taken)
    assert knob == {VIEW: {"model_id": "knob"}, "text/html": ""}
    assert picture["text/html"] == "<p>2</p>"
    assert text == {"text/plain": "at 2"}
    assert taken.stdout == ""
    assert (knobs[0].value, knobs[0].options["min"], knobs[0].options["max"]) == (2, 0, 4)
    assert knobs[0].options["description"] == "step"


def test_moving_it_changes_the_same_figure(shell, knobs):
    with capture_output() as taken:
        plots.slider(draw, 5, label="step")
    with capture_output() as later:
        knobs[0].move(4)
    assert [bundle["text/plain"] for bundle in bundles(later)] == ["figure 4", "at 4"]
    for before, after in zip(taken.outputs[1:], later.outputs, strict=True):
        assert after.update
        assert before.transient == after.transient


def draw_two(score, overlap):
    draw(f"{score} and {overlap}")


TWO = {"score": [0.2, 0.4, 0.6], "overlap": [0.1, 0.5]}


def test_two_sliders_share_one_figure_and_each_keeps_the_place_of_the_other(shell, knobs):
    with capture_output() as taken:
        plots.sliders(draw_two, TWO, start={"score": 0.4})
    assert [bundle.get("text/plain") for bundle in bundles(taken)] == [
        None,
        None,
        "figure 0.4 and 0.1",
        "at 0.4 and 0.1",
    ]
    assert [knob.options["description"] for knob in knobs] == ["score", "overlap"]
    assert knobs[1].options["options"] == [("0.1", 0.1), ("0.5", 0.5)]
    with capture_output() as later:
        knobs[1].move(0.5)
        knobs[0].move(0.6)
    assert [bundle["text/plain"] for bundle in bundles(later)][::2] == ["figure 0.4 and 0.5", "figure 0.6 and 0.5"]
    assert all(after.update for after in later.outputs)


def test_several_sliders_without_anybody_give_the_figure_of_the_start_alone(shell, knobs):
    shell.kernel.metadata = {}
    with capture_output() as taken:
        plots.sliders(draw_two, TWO)
    assert [bundle["text/plain"] for bundle in bundles(taken)] == ["figure 0.2 and 0.1"]
    assert knobs == []


@pytest.mark.parametrize("values", [{"score": []}, {"score": [0.3, 0.5]}])
def test_a_start_that_is_none_of_the_values_is_refused(values):
    with pytest.raises(StartCodeError, match="sliders: the slider 'score' cannot start at"):
        plots.sliders(draw, values, start={"score": 0.4})


@pytest.mark.parametrize("who", ["a program", "a grader", "no notebook"])
def test_without_anybody_there_is_the_figure_of_the_start_alone(shell, knobs, monkeypatch, who):
    if who == "a program":
        shell.kernel.metadata = {}
    if who == "a grader":
        monkeypatch.setenv("STARTCODE_GRADING", "1")
    if who == "no notebook":
        del shell.kernel
    with capture_output() as taken:
        plots.slider(draw, 5, label="step", start=3)
    assert [bundle["text/plain"] for bundle in bundles(taken)] == ["figure 3"]
    assert taken.stdout == "at 3\n"
    assert knobs == []


def test_a_plain_script_draws_without_a_shell():
    drawn = []
    plots.slider(drawn.append, 3, label="step", start=1)
    assert drawn == [1]


@pytest.mark.parametrize(("count", "start"), [(0, 0), (3, 3), (3, -1)])
def test_a_start_that_is_no_position_is_refused(count, start):
    with pytest.raises(StartCodeError, match="slider: it cannot start at"):
        plots.slider(draw, count, label="step", start=start)
