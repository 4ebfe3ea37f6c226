"""From JSON that calls itself a notebook to a valid one, as long as the learner's cells are all there."""

import hashlib
import json
import re
import warnings
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.errors import NotebookError

AGAIN = "Open it in JupyterLab, save it and hand it in again."
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
KEYS = {
    "code": {"id", "cell_type", "metadata", "source", "attachments", "outputs", "execution_count"},
    "markdown": {"id", "cell_type", "metadata", "source", "attachments"},
    "raw": {"id", "cell_type", "metadata", "source", "attachments"},
}
Json = dict[str, Any]


def repaired(content: object, where: str) -> NotebookNode:
    """`content` as a valid notebook of nbformat 4.5; NotebookError if a cell cannot be told.

    Unique cell ids are made from the text where they lack. Outputs and attachments, or the notebook's own metadata, are
    dropped if they are what keeps it from being valid: nobody should lose points over a figure.
    """
    if not isinstance(content, dict) or not _is_whole(content.get("nbformat")):
        raise NotebookError(where, "is JSON, but no notebook.", "Hand in the file that ends in .ipynb.")
    if content["nbformat"] not in (3, 4):
        raise NotebookError(where, f"is of notebook format {content['nbformat']}; 3 and 4 are known.", AGAIN)
    if content["nbformat"] == 3:
        content = _from_version_3(content, where)
    cells = content.get("cells")
    if not isinstance(cells, list):
        raise NotebookError(where, "has no list of cells.", AGAIN)
    tidy = [_cell(cell, f"{where}, cell {number}") for number, cell in enumerate(cells, start=1)]
    _settle_ids(tidy)
    metadata = content.get("metadata")
    notebook = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "cells": tidy,
        "metadata": metadata if isinstance(metadata, dict) else {},
    }
    return _valid(notebook, where)


def _cell(cell: object, where: str) -> Json:
    if not isinstance(cell, dict) or cell.get("cell_type") not in list(KEYS):  # it may be unhashable
        raise NotebookError(where, "is no cell.", AGAIN)
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise NotebookError(where, "has no text.", AGAIN)
    tidy = {key: value for key, value in cell.items() if key in KEYS[cell["cell_type"]]}
    metadata = cell.get("metadata")
    tidy |= {
        "source": source.replace("\r\n", "\n").replace("\r", "\n"),
        "metadata": metadata if isinstance(metadata, dict) else {},
    }
    if cell["cell_type"] == "code":
        outputs, count = cell.get("outputs"), cell.get("execution_count")
        tidy |= {"outputs": outputs if isinstance(outputs, list) else []}
        tidy |= {"execution_count": count if _is_whole(count) else None}
    return tidy


def _settle_ids(cells: list[Json]) -> None:
    """Give every cell without an id, with a bad one or with another cell's one an id made from its text."""
    taken: set[str] = set()
    for cell in cells:
        given = cell.get("id")
        if not (isinstance(given, str) and CELL_ID.fullmatch(given) and given not in taken):
            cell["id"] = text_id(cell["cell_type"], cell["source"], taken)
        taken.add(cell["id"])


def text_id(kind: str, text: str, taken: set[str]) -> str:
    """A cell id made from `text` that is not in `taken`: the same text gives the same id on every machine."""
    for attempt in range(len(taken) + 1):
        digest = hashlib.sha256(f"{kind}\n{attempt}\n{text}".encode()).hexdigest()[:12]
        if digest not in taken:
            break
    return digest


def _valid(notebook: Json, where: str) -> NotebookNode:
    for drop in (None, _drop_outputs, _drop_metadata):
        if drop:
            drop(notebook)
        try:
            node = nbformat.v4.rwbase.rejoin_lines(nbformat.from_dict(notebook))
            nbformat.validate(node)
        except (nbformat.ValidationError, AttributeError, KeyError, TypeError, ValueError) as error:
            last = error
        else:
            return node
    reason = str(getattr(last, "message", last)).split("\n")[0][:200]
    raise NotebookError(where, f"is no valid notebook ({reason}).", AGAIN) from last


def _drop_outputs(notebook: Json) -> None:
    for cell in notebook["cells"]:
        cell.pop("attachments", None)
        if cell["cell_type"] == "code":
            cell["outputs"] = []


def _drop_metadata(notebook: Json) -> None:
    notebook["metadata"] = {}


def _from_version_3(content: Json, where: str) -> Json:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            upgraded: Json = nbformat.reads(json.dumps(content), as_version=4)
    except Exception as error:  # its upgrade code checks nothing, so anything may come
        raise NotebookError(where, "is of notebook format 3 and damaged.", AGAIN) from error
    for cell in upgraded["cells"]:
        cell.pop("id", None)  # random
    return upgraded


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
