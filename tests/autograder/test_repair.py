"""From JSON that calls itself a notebook to a valid one."""

import json
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import NotebookError
from autograder.repair import repaired, text_id

FIELDS = ["cell_type", "source", "metadata", "outputs", "execution_count", "attachments", "id", "output_type", "data"]


def notebook(*cells: Any, **more: Any) -> dict[str, Any]:
    return {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": list(cells), **more}


def code(source: Any = "x = 1", **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None, **more}


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ([], "is JSON, but no notebook"),
        ({}, "is JSON, but no notebook"),
        ({"nbformat": "4", "cells": []}, "is JSON, but no notebook"),
        ({"nbformat": True, "cells": []}, "is JSON, but no notebook"),
        ({"nbformat": 2, "worksheets": []}, "notebook format 2"),
        ({"nbformat": 9, "cells": []}, "notebook format 9"),
        ({"nbformat": 4}, "has no list of cells"),
        ({"nbformat": 3}, "format 3 and damaged"),
        (notebook("text"), "is no cell"),
        (notebook({"cell_type": "heading", "source": ""}), "is no cell"),
        (notebook({"cell_type": ["code"], "source": ""}), "is no cell"),
        (notebook(code(3)), "has no text"),
        (notebook(code(["a", 3])), "has no text"),
        (notebook(code(metadata={"tags": 3})), "is no valid notebook"),
    ],
)
def test_what_is_no_notebook_is_refused(content: Any, what: str) -> None:
    with pytest.raises(NotebookError) as caught:
        repaired(content, "x.ipynb")
    assert what in caught.value.what
    assert caught.value.where.startswith("x.ipynb")


def test_the_guilty_cell_is_counted_from_1() -> None:
    with pytest.raises(NotebookError) as caught:
        repaired(notebook(code(), code(3)), "x.ipynb")
    assert caught.value.where == "x.ipynb, cell 2"


def test_an_older_notebook_is_brought_to_4_5() -> None:
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}
    old["worksheets"] = [
        {"cells": [{"cell_type": "code", "input": ["a = 1\n", "b"], "language": "python", "outputs": []}]}
    ]
    first, second = (repaired(json.loads(json.dumps(old)), "x") for _ in range(2))
    assert first.cells[0].source == "a = 1\nb"
    assert (first.nbformat, first.nbformat_minor) == (4, 5)
    assert first == second, "ids must not be random"


def test_ids_are_made_where_they_lack_and_kept_where_they_are_good() -> None:
    cells = [code(id="good"), code(id="good"), code(), code(id=3), code(id="no spaces"), code(id="x" * 65)]
    ids = [cell.id for cell in repaired(notebook(*cells), "x").cells]
    assert ids[0] == "good"
    assert len(set(ids)) == 6
    assert ids == [cell.id for cell in repaired(notebook(*cells), "x").cells]


def test_the_same_text_gives_the_same_id_but_never_one_that_is_taken() -> None:
    first = text_id("code", "x", set())
    assert first == text_id("code", "x", {"other"})
    assert first != text_id("code", "x", {first})
    assert first != text_id("markdown", "x", set())


def test_figures_that_are_not_valid_cost_nothing() -> None:
    bad = notebook(
        code(outputs=[{"output_type": "nonsense"}], attachments=3, colour="red"),
        code("y = 2", outputs="none", execution_count="many", metadata=None),
        metadata={"kernelspec": 3},
    )
    good = repaired(bad, "x")
    nbformat.validate(good)
    assert [cell.source for cell in good.cells] == ["x = 1", "y = 2"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
)


@given(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6), JSON, JSON)
def test_whatever_stands_in_a_cell_it_is_a_valid_notebook_or_a_clear_error(
    cell: dict[str, Any], metadata: Any, kind: Any
) -> None:
    for whole in (notebook({"cell_type": "code", **cell}, metadata=metadata), notebook(cell | {"cell_type": kind})):
        try:
            nbformat.validate(repaired(whole, "x.ipynb"))
        except NotebookError as refused:
            assert refused.next_step  # noqa: PT017  (either is right)


def test_good_outputs_are_kept() -> None:
    stream = {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]}
    assert repaired(notebook(code(outputs=[stream])), "x").cells[0].outputs[0].text == "a\nb"


def test_line_ends_of_other_systems_make_no_difference() -> None:
    assert repaired(notebook(code("a\r\nb\rc")), "x").cells[0].source == "a\nb\nc"
