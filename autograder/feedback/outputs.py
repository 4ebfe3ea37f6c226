"""Outputs of a learner's cells: their text and their PNG pictures, nothing that a browser would run."""

from collections.abc import Callable, Iterator
from typing import Any

from autograder.feedback.page import Output
from autograder.feedback.pictures import picture_address
from autograder.feedback.plain import one_line, plain

MAX_OUTPUTS = 20
Clean = Callable[[str], str]


def shown_outputs(outputs: Any, clean: Clean) -> tuple[Output, ...]:  # noqa: ANN401  (any JSON value)
    """What is shown of `outputs`, every text gone through `clean`; printed pieces that follow each other are joined."""
    if not isinstance(outputs, list):
        return ()
    found = [piece for output in _joined(outputs) for piece in _shown(output, clean)]
    if len(found) > MAX_OUTPUTS:
        rest = f"{len(found) - MAX_OUTPUTS} more outputs are left out."
        found = [*found[:MAX_OUTPUTS], Output(rest, is_note=True)]
    return tuple(found)


def _joined(outputs: list[Any]) -> Iterator[dict[str, Any]]:
    """The outputs with printed pieces in a row made one: a loop that prints may leave thousands."""
    printed: list[str] = []
    for output in outputs:
        if isinstance(output, dict) and output.get("output_type") == "stream":
            printed.append(text_of(output.get("text")))
            continue
        if printed:
            yield {"output_type": "stream", "text": "".join(printed)}
            printed = []
        if isinstance(output, dict):
            yield output
    if printed:
        yield {"output_type": "stream", "text": "".join(printed)}


def _shown(output: dict[str, Any], clean: Clean) -> Iterator[Output]:
    match output.get("output_type"):
        case "stream":
            if text := clean(text_of(output["text"])):
                yield Output(text)
        case "error":
            traceback = text_of(output.get("traceback"), between="\n")
            yield Output(clean(traceback or f"{output.get('ename')}: {output.get('evalue')}"), is_error=True)
        case "display_data" | "execute_result":
            yield from _rich(output, clean)


def _rich(output: dict[str, Any], clean: Clean) -> Iterator[Output]:
    data, metadata = output.get("data"), output.get("metadata")
    if not isinstance(data, dict) or not data:
        return
    if address := picture_address(data.get("image/png")):
        yield Output(one_line(clean(_alt_text(metadata))) or "A figure drawn by this cell.", picture=address)
    elif "text/plain" in data:
        if text := clean(text_of(data["text/plain"])):
            yield Output(text)
    else:
        kinds = ", ".join(one_line(str(kind), 60) for kind in list(data)[:3])
        yield Output(f"An output of the kind {plain(kinds)} is not shown here.", is_note=True)


def text_of(value: Any, between: str = "") -> str:  # noqa: ANN401  (any JSON value)
    """The text in `value`, which notebooks hold as one string or as a list of lines; "" for anything else."""
    if isinstance(value, list):
        return between.join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _alt_text(metadata: Any) -> str:  # noqa: ANN401  (any JSON value)
    about = metadata.get("image/png") if isinstance(metadata, dict) else None
    return text_of(about.get("alt")) if isinstance(about, dict) else ""
