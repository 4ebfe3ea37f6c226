"""What we plug into stock nbgrader, so that its `generate_assignment` and the formgrader's button release our files.

Stock nbgrader finds marks as substrings of any line, so a sentence about them stops it, and it puts one and the same
stub in place of every answer. Ours share one scanner with everything else and leave a placeholder for each name.
"""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions, NbGraderPreprocessor, SaveCells
from traitlets import Unicode

from autograder.authoring.cells import Kind
from autograder.authoring.placeholders import TEXT_STUB, strip
from autograder.authoring.regions import HIDDEN_TESTS, SOLUTION, RegionError, has_marks, without
from autograder.errors import AuthorError, CourseError
from autograder.notebooks import strangers
from autograder.publishing.leaks import leaks_in_notebook
from autograder.publishing.private import Secrets

Resources = dict[str, Any]
FOLDED = "# The check of {}: run this cell (Shift+Enter). Click here to read what it does."
Result = tuple[NotebookNode, Resources]


class ClearAnswers(ClearSolutions):  # type: ignore[misc]  # nbgrader is untyped
    """Answers become placeholders, written answers a stub."""

    text_stub = Unicode(TEXT_STUB, help="What a learner finds in place of a written answer").tag(config=True)

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, cell_index: int) -> Result:  # noqa: ARG002
        """Clear one cell; AuthorError if a mark stands where no answer may be."""
        if not utils.is_solution(cell):
            if cell.cell_type == "code" and has_marks(cell.source, SOLUTION):
                raise _error(cell, resources, f'"{SOLUTION.opening}" stands in a cell that holds no answer.')
        elif cell.cell_type != "code":
            cell.source = self.text_stub
        elif not has_marks(cell.source, SOLUTION):
            raise _error(cell, resources, "this solution cell holds no region.")
        else:
            try:
                cell.source = strip(cell.source)
            except (RegionError, SyntaxError) as error:
                raise _error(cell, resources, str(error)) from error
        return cell, resources


class ClearHidden(ClearHiddenTests):  # type: ignore[misc]  # nbgrader is untyped
    """Hidden tests disappear, marks and all."""

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, cell_index: int) -> Result:  # noqa: ARG002
        """Clear one cell; AuthorError if a mark stands outside a test."""
        if cell.cell_type == "code" and has_marks(cell.source, HIDDEN_TESTS):
            if not utils.is_grade(cell):
                raise _error(cell, resources, f'"{HIDDEN_TESTS.opening}" stands in a cell that is no test.')
            try:
                cell.source = without(cell.source, HIDDEN_TESTS)
            except RegionError as error:
                raise _error(cell, resources, str(error)) from error
        return cell, resources


class FoldTests(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader is untyped
    """The code of our tests is folded away, with a line that says so: who wants to read it clicks on that line."""

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, cell_index: int) -> Result:  # noqa: ARG002
        """Fold one cell, if it is a test of ours."""
        ours = cell.metadata.get("startcode", {})
        if cell.cell_type == "code" and ours.get("kind") == Kind.TEST:
            cell.source = f"{FOLDED.format(ours['name'])}\n{cell.source}"
            cell.metadata["jupyter"] = {"source_hidden": True}
        return cell, resources


class SaveCellsAtOnce(SaveCells):  # type: ignore[misc]  # nbgrader is untyped
    """One transaction, not one per cell: much faster, and a release that fails leaves no half of itself behind."""

    def _create_notebook(self, nb: NotebookNode) -> None:
        session = self.gradebook.db
        commit, session.commit = session.commit, session.flush
        try:
            super()._create_notebook(nb)
        except BaseException:
            session.rollback()
            raise
        finally:
            session.commit = commit
        session.commit()


class RefuseLeaks(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader is untyped
    """The last word on a notebook: nothing private in it, and beside it nothing that nbgrader would copy."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> Result:
        """Return `nb` as it is; CourseError if anything private would be released."""
        folder = Path(resources["metadata"]["path"]).resolve()
        if found := strangers(folder):
            what = f"nbgrader would hand out {', '.join(path.name for path in found)}."
            raise CourseError(str(folder), what, "Only notebooks may stand there: move the rest away.")
        name = f"{resources['metadata']['name']}.ipynb"
        if leaks := leaks_in_notebook(nb, f"{folder.name}/{name}", Secrets.of(folder.parent)):
            raise CourseError("would leak", str(leaks[0]), "Mend the lesson, then run: make build")
        return nb, resources


def _error(cell: NotebookNode, resources: Resources, what: str) -> AuthorError:
    name = cell.metadata.get("nbgrader", {}).get("grade_id") or cell.get("id", "")
    where = f'{resources.get("metadata", {}).get("name", "notebook")}.ipynb, cell "{name}"'
    return AuthorError(where, what, "Mend the lesson, then run: make build")
