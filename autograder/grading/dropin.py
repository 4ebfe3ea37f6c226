"""What we plug into stock nbgrader, so that `nbgrader autograde` and the formgrader's button grade with our engine.

They write the same notebooks and the same rows as `autograder grade`. nbgrader reads a submission (SubmissionExporter),
sanitizes it, reads the sanitized notebook and runs our preprocessors on it; SandboxedExecute then takes the bytes that
were handed in, not that notebook, for the engine itself puts every cell in its place.
"""

from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Bool

from autograder.course import Course
from autograder.errors import NotebookError
from autograder.grading.finish import finished
from autograder.grading.key import read_keys
from autograder.grading.ledger import open_ledger
from autograder.grading.papers import read_paper, task_for, ungraded
from autograder.grading.record import read_record, remove_record
from autograder.grading.room import Room
from autograder.grading.submissions import read_submission
from autograder.grading.task import Standing
from autograder.grading.worker import grade
from autograder.notebooks import read_notebook

Resources = dict[str, Any]
Result = tuple[NotebookNode, Resources]


class SubmissionExporter(NotebookExporter):  # type: ignore[misc]  # nbconvert is untyped
    """Reads notebooks with suspicion; one that cannot be read becomes an empty one, and SandboxedExecute says why."""

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> Any:  # noqa: ANN401
        """Convert the notebook in a file; no link is followed, no pipe waited for."""
        path = Path(filename)
        try:
            notebook = read_notebook(path)
        except NotebookError:
            notebook = nbformat.v4.new_notebook()
        remove_record(notebook)
        resources = {} if resources is None else resources
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        return self.from_notebook_node(notebook, resources, **options)


class SandboxedExecute(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader is untyped
    """Takes the place of Execute: the notebook as the engine graded it, with outputs that say its points."""

    trust = Bool(
        False, help="Run learners' code without a sandbox. It can then read the hidden tests and change every grade."
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> Result:  # noqa: ARG002  (see above)
        """Grade what was handed in; MachineError if this machine has no safe sandbox."""
        about = resources["nbgrader"]
        student, week, name = about["student"], about["assignment"], about["notebook"]
        room = self._room()
        with open_ledger(room, week) as ledger:
            keys = read_keys(room, week, ledger)
        ids = {lesson: key.ids for lesson, key in keys.items()}
        submission = read_submission(student, room.submitted(student, week), ids)
        paper = read_paper(submission, name)
        if paper.standing is Standing.GRADED:
            graded = grade(task_for(room, week, student, name, keys[name], paper, trust=self.trust))
        else:
            graded = ungraded(student, name, paper, keys[name].max_score)
        for remark in (*submission.remarks, graded.message, *graded.remarks):
            if remark:
                self.log.warning("%s, %s: %s", student, name, remark)
        path = submission.papers[name]
        about["renamed"] = path is not None and path.stem != name
        return finished(graded, keys[name], paper.fingerprint, room.config), resources

    def _room(self) -> Room:
        converter = self.parent.parent
        return Room(Course(Path(converter.coursedir.root)), converter.config, converter.coursedir, converter)


class SaveGrades(SaveAutoGrades):  # type: ignore[misc]  # nbgrader is untyped
    """As stock; but a notebook that could not be graded waits for a human reader."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> Result:
        """Enter the scores; SandboxedExecute must have run before."""
        record = read_record(nb)
        assert record is not None, "SaveGrades stands behind SandboxedExecute"
        self._damaged = record["standing"] == Standing.DAMAGED
        return super().preprocess(nb, resources)  # type: ignore[no-any-return]

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, cell_index: int) -> Result:
        """Enter one cell; nbgrader took a renamed notebook for a missing one, so its tasks wait for a reader again."""
        if utils.is_task(cell) and resources["nbgrader"]["renamed"]:
            self._leave_to_a_reader(cell, None)
        return super().preprocess_cell(cell, resources, cell_index)  # type: ignore[no-any-return]

    def _add_score(self, cell: NotebookNode, resources: Resources) -> None:
        super()._add_score(cell, resources)
        if self._damaged:
            self._leave_to_a_reader(cell, 0)

    def _leave_to_a_reader(self, cell: NotebookNode, score: float | None) -> None:
        names = (cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
        row = self.gradebook.find_grade(*names)
        row.auto_score, row.needs_manual_grade = score, True
        self.gradebook.db.commit()

    def _add_comment(self, cell: NotebookNode, resources: Resources) -> None:
        if not self._damaged:
            super()._add_comment(cell, resources)


def find_renamed(*, assignment: str, student: str, notebooks: list[str]) -> None:  # noqa: ARG001  (a "*" if it is all)
    """A hook for Autograde.pre_convert_hook: a lesson handed in under another name is graded under its own.

    nbgrader tells notebooks by their names, and `notebooks` is its own list of those that it is about to grade.
    """
    folder = Path(notebooks[0]).parent
    room = Room.of(Course.find(folder))
    with open_ledger(room, assignment) as ledger:
        ids = {lesson: key.ids for lesson, key in read_keys(room, assignment, ledger).items()}
    papers = read_submission(folder.parent.name, folder, ids).papers
    names = {str(path): str(folder / f"{lesson}.ipynb") for lesson, path in papers.items() if path}
    notebooks[:] = [names.get(path, path) for path in notebooks]
