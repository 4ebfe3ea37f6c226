"""What is shown of the outputs of a cell?"""

import nbformat
import pytest

from autograder.feedback.outputs import MAX_OUTPUTS, shown_outputs
from autograder.feedback.plain import plain

from .papers import NASTY, png


def shown(*outputs):
    return shown_outputs(list(outputs), plain)


def display(**data):
    return nbformat.v4.new_output("display_data", {key.replace("_", "/", 1): value for key, value in data.items()})


def test_pieces_that_were_printed_in_a_row_are_one_text():
    pieces = [nbformat.v4.new_output("stream", text=f"{n}\n", name="stdout") for n in range(3)]
    assert [output.text for output in shown(*pieces)] == ["0\n1\n2"]


def test_the_plain_text_of_a_value_is_shown_and_its_html_is_not():
    (output,) = shown(display(text_html=NASTY, text_plain="a table"))
    assert output.text == "a table"


@pytest.mark.parametrize(
    "kind", ["text_html", "application_javascript", "image_svg+xml", "text_latex", "text_markdown"]
)
def test_what_a_browser_would_run_is_not_passed_on(kind):
    (output,) = shown(display(**{kind: NASTY}))
    assert output.is_note
    assert "alert" not in output.text
    assert not output.picture


def test_a_picture_keeps_its_description():
    figure = display(image_png=png(), text_plain="<Figure>")
    figure.metadata["image/png"] = {"alt": "The cost falls."}
    (output,) = shown(figure)
    assert output.picture.startswith("data:image/png")
    assert output.text == "The cost falls."


def test_a_broken_picture_gives_its_text():
    (output,) = shown(display(image_png="broken", text_plain="<Figure>"))
    assert (output.text, output.picture) == ("<Figure>", "")


def test_a_traceback_is_shown_without_its_colours():
    error = nbformat.v4.new_output("error", ename="E", evalue="v", traceback=["\x1b[31mTraceback", "E: v\x1b[0m"])
    (output,) = shown(error)
    assert (output.text, output.is_error) == ("Traceback\nE: v", True)


def test_an_error_without_a_traceback_says_its_kind():
    (output,) = shown(nbformat.v4.new_output("error", ename="ValueError", evalue="no", traceback=[]))
    assert output.text == "ValueError: no"


def test_a_thousand_outputs_do_not_fill_the_page():
    found = shown(*[display(text_plain=str(n)) for n in range(1000)])
    assert len(found) == MAX_OUTPUTS + 1
    assert "980 more" in found[-1].text


@pytest.mark.parametrize(
    "strange", [None, "text", [None, 3, []], [{"output_type": 4}], [{"output_type": "display_data", "data": 5}], [{}],
                [{"output_type": "stream", "text": {"a": 1}}], [{"output_type": "error", "traceback": 3}],
                [{"output_type": "display_data", "data": {"text/plain": None}, "metadata": 3}]]
)  # fmt: skip
def test_outputs_of_any_form_are_survived(strange):
    assert isinstance(shown_outputs(strange, plain), tuple)
