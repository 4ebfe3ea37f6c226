"""The autograded notebook as stock nbgrader would leave it: checksums, bounded outputs, and our note in it."""

from collections.abc import Mapping

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import LimitOutput
from traitlets.config import Config

from autograder.grading.key import Key
from autograder.grading.record import write_record
from autograder.grading.stand_in import stand_in
from autograder.grading.task import Graded, Standing


def finished(graded: Graded, key: Key, fingerprint: str, config: Config) -> NotebookNode:
    """The notebook for autograded/, or a stand-in for one that is damaged."""
    if graded.standing is Standing.DAMAGED:
        notebook = stand_in(key.source_notebook, graded.message)
    else:
        notebook = nbformat.v4.reads(graded.text)
    _put_checksums(notebook, key.released.checksums)
    _put_kernel(notebook, key.source_notebook)
    notebook, _ = LimitOutput(config=config).preprocess(notebook, {})
    write_record(notebook, graded, fingerprint, key.digest)
    return notebook


def _put_checksums(notebook: NotebookNode, checksums: Mapping[str, str]) -> None:
    """Note in every cell that nbgrader knows what it was when it was released, as OverwriteCells does."""
    for cell in notebook.cells:
        known = cell.metadata.get("nbgrader", {})
        if known.get("grade_id") in checksums:
            known |= {"checksum": checksums[known["grade_id"]], "cell_type": cell.cell_type}


def _put_kernel(notebook: NotebookNode, source: NotebookNode) -> None:
    """The kernel is the instructor's choice, as in OverwriteKernelspec."""
    for name in ("kernelspec", "language_info"):
        if name in source.metadata:
            notebook.metadata[name] = source.metadata[name]
