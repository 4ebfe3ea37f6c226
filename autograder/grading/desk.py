"""The desk between submitted folders and gradebook: what must be graded goes out, what comes back is entered."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from nbformat import NotebookNode

from autograder.errors import CourseError, NotebookError
from autograder.grading.finish import finished
from autograder.grading.folder import Draft, clear_leftovers
from autograder.grading.key import Key
from autograder.grading.ledger import Ledger
from autograder.grading.papers import Before, Paper, graded_before, read_paper, task_for, ungraded
from autograder.grading.results import StudentResult
from autograder.grading.room import Room
from autograder.grading.submissions import Submission, read_submission
from autograder.grading.task import Graded, Standing, Task
from autograder.grading.times import note_times
from autograder.notebooks import to_text


@dataclass
class Pile:
    """A submission whose notebooks are being graded."""

    submission: Submission
    papers: Mapping[str, Paper]
    graded: dict[str, Graded] = field(default_factory=dict)


class Desk:
    """Hands out the tasks of a week and enters what comes back, a submission at a time."""

    def __init__(self, room: Room, week: str, ledger: Ledger, keys: Mapping[str, Key], *, trust: bool) -> None:
        self._room, self._week, self._ledger, self._keys, self._trust = room, week, ledger, keys, trust
        self._known, self._entered = ledger.known_students(), set(ledger.totals())
        self._piles: dict[str, Pile] = {}
        self.done: dict[str, StudentResult] = {}

    def tasks(self, students: Iterable[str], *, force: bool) -> Iterator[Task]:
        """What must be graded; all else in their submissions is settled on the way."""
        ids = {name: key.ids for name, key in self._keys.items()}
        for student in students:
            submission = read_submission(student, self._room.submitted(student, self._week), ids)
            papers = {name: read_paper(submission, name) for name in self._keys}
            before = None if force or student not in self._entered else self._before(student, papers)
            if before:
                self.done[student] = StudentResult(
                    student, before.results, kept=True, is_outdated=before.is_outdated, remarks=submission.remarks
                )
                continue
            self._piles[student] = Pile(submission, papers)
            for name, paper in papers.items():
                if paper.standing is Standing.GRADED:
                    yield task_for(self._room, self._week, student, name, self._keys[name], paper, trust=self._trust)
                else:
                    self.take(ungraded(student, name, paper, self._keys[name].max_score))

    def take(self, graded: Graded) -> None:
        """Note the result of one notebook; enter its submission if it was the last one."""
        pile = self._piles[graded.student]
        pile.graded[graded.notebook] = graded
        if pile.graded.keys() == self._keys.keys():
            del self._piles[graded.student]
            self.done[graded.student] = self._close(pile)

    def lost(self, task: Task, error: BaseException) -> Graded:
        """The result of a task that two workers could not finish."""
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        what = f"the grader could not finish ({reason}). Grade it again with --force, or give points by hand."
        return ungraded(
            task.student, task.notebook, Paper(Standing.DAMAGED, problem=what), self._keys[task.notebook].max_score
        )

    def _before(self, student: str, papers: Mapping[str, Paper]) -> Before | None:
        place = self._room.autograded(student, self._week)
        clear_leftovers(place)
        return graded_before(place, student, papers, self._keys)

    def _close(self, pile: Pile) -> StudentResult:
        submission, student = pile.submission, pile.submission.student
        remarks = list(submission.remarks)
        result = tuple(
            replace(pile.graded[name], text="") for name in self._keys
        )  # a class of texts would fill the memory
        if not submission.enterable:
            return StudentResult(student, result)
        is_new = student not in self._known
        if is_new and not self._room.setting("create_student"):
            remarks.append("not in the gradebook, so nothing was entered. Run: nbgrader db student add ID")
            return StudentResult(student, result, remarks=tuple(remarks))
        try:
            remarks += self._enter(pile)
        except NotebookError as error:
            remarks.append(f"{error.what} {error.next_step}")
        return StudentResult(student, result, is_new=is_new, remarks=tuple(remarks))

    def _enter(self, pile: Pile) -> list[str]:
        """Write the folder and the gradebook; remarks.

        The folder is put in its place last: it says that the submission is graded. A grader killed at any moment leaves
        either all of a submission, or no folder (or the old one), and then the next run grades it again.
        """
        submission = pile.submission
        notebooks = {name: self._finished(pile, name) for name in self._keys}
        texts = {name: to_text(notebook) for name, notebook in notebooks.items() if notebook is not None}
        damaged = {name for name, graded in pile.graded.items() if graded.standing is Standing.DAMAGED}
        try:
            with Draft(self._room.autograded(submission.student, self._week)) as draft:
                remarks = draft.fill(self._room, submission, self._week, texts)
                self._ledger.enter(submission.student, submission.timestamp, notebooks, damaged)
                draft.install()
            self._note_times(pile)
        except OSError as error:
            step = "Mend that, then grade again: what was graded is kept."
            raise CourseError(
                str(error.filename or self._room.course.root), f"cannot be written ({error.strerror}).", step
            ) from error
        return remarks

    def _note_times(self, pile: Pile) -> None:
        graded = (result for result in pile.graded.values() if result.standing is Standing.GRADED)
        with suppress(OSError):  # nobody's grade hangs on it
            note_times(self._room.course, self._week, ((r, pile.papers[r.notebook].fingerprint) for r in graded))

    def _finished(self, pile: Pile, name: str) -> NotebookNode | None:
        graded = pile.graded[name]
        if graded.standing is Standing.MISSING:
            return None
        return finished(graded, self._keys[name], pile.papers[name].fingerprint, self._room.config)
