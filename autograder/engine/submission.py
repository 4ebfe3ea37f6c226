"""Grading one notebook."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from nbformat import NotebookNode

from autograder.engine.attempts import is_untouched
from autograder.engine.blueprint import Blueprint, Test, blueprint
from autograder.engine.budget import Budget, BudgetSpentError
from autograder.engine.executed import Executed, Learned, learned, learner_outputs, test_outputs
from autograder.engine.learner.cells import forget, remember
from autograder.engine.learner.raised import CELL
from autograder.engine.limits import GradingLimits
from autograder.engine.marked import run_marked
from autograder.engine.matching import Placed, matched
from autograder.engine.references import safe_references
from autograder.engine.remote.errors import LearnerStoppedError
from autograder.engine.results import ExerciseResult, Outcome, SubmissionResult
from autograder.engine.retelling import Exposure, retold, worth_retelling
from autograder.engine.session import Sandbox, Session, Start
from autograder.engine.trusted import Trusted, surroundings
from autograder.engine.verdict import Context, skipped, verdict
from autograder.errors import MachineError
from startcode.optional import is_installed

References = Mapping[str, Callable[..., Any]]
# The working folder, the standard streams and the random generators belong to the whole process.
_one_at_a_time = threading.Lock()


def grade_notebook(
    source: NotebookNode,
    submitted: NotebookNode,
    *,
    open_sandbox: Callable[[], Sandbox],
    references: References | None = None,
    seed: int = 1,
    limits: GradingLimits | None = None,
    notebook: str = "",
) -> SubmissionResult:
    """Grade a submission of the instructor notebook `source`.

    `references` are the source's own functions by name: an exercise that fails, and builds on an earlier one that
    failed, is graded again with them. `notebook` names the submission in the result. Raises what `open_sandbox`
    raises; whatever the submission does ends in its result.
    """
    plan = blueprint(source)
    settings = Settings(open_sandbox, references or {}, seed, limits or GradingLimits())
    with _one_at_a_time, surroundings(seed):
        first = Grading(plan, submitted, settings)
        first.run()
        second = None
        if wanted := worth_retelling(first.results, first.exposures):
            second = Grading(plan.visible, submitted, settings)
            second.run(last=wanted[-1])
        return _result(first, second, source, submitted, notebook)


def _result(
    first: "Grading", second: "Grading | None", source: NotebookNode, submitted: NotebookNode, notebook: str
) -> SubmissionResult:
    """The points of the first grading, with the words of the second where the first may not speak."""
    words = {result.grade_id: result for result in second.results} if second else {}
    exercises = tuple(retold(r, first.exposures[r.grade_id], words.get(r.grade_id)) for r in first.results)
    return SubmissionResult(
        notebook=notebook,
        score=sum(exercise.points for exercise in exercises),
        max_score=sum(exercise.max_points for exercise in exercises),
        seconds=first.seconds + (second.seconds if second else 0.0),
        cpu_seconds=first.cpu_seconds + (second.cpu_seconds if second else 0.0),
        memory_bytes=max(first.memory_bytes, second.memory_bytes if second else 0),
        exercises=exercises,
        remarks=first.remarks,
        executed=first.executed.notebook(source, submitted, second.executed if second else None),
    )


@dataclass(frozen=True)
class Settings:
    """With what a notebook is graded."""

    open_sandbox: Callable[[], Sandbox]
    references: References
    seed: int
    limits: GradingLimits


class Grading:
    """One submission on its way through the engine."""

    def __init__(self, plan: Blueprint, submitted: NotebookNode, settings: Settings) -> None:
        self.results: list[ExerciseResult] = []
        self.exposures: dict[str, Exposure] = {}  # by grade id of the test
        self.executed = Executed()
        self.seconds = self.cpu_seconds = 0.0
        self.memory_bytes = 0
        self._plan, self._matched = plan, matched(plan, submitted)
        self.remarks = tuple(self._matched.remarks)
        start = Start(settings.open_sandbox, settings.seed, plan.carry_random, plan.modules)
        self._session = Session(start, Budget(settings.limits))
        self._trusted = Trusted(plan, self._session, settings.seed)
        self._references = safe_references(plan, settings.references)
        self._failed: set[str] = set()  # names that exercises define which are not right
        self._errors: dict[str, tuple[str, str, str]] = {}  # of cells that stopped, by grade id

    def run(self, last: str | None = None) -> None:
        """Run every cell in order, up to the test `last`, and grade the tests."""
        began, cpu = time.monotonic(), time.process_time()
        try:
            for placed in self._matched.cells:
                self._one(placed)
                if last is not None and placed.source and placed.source.grade_id == last:
                    break
        finally:
            self._session.close()
            forget(CELL)
        self.seconds = time.monotonic() - began
        self.cpu_seconds = self._session.cpu_seconds + time.process_time() - cpu
        self.memory_bytes = self._session.memory_bytes

    def _one(self, placed: Placed) -> None:
        test = placed.source.test if placed.source else None
        if test is not None:
            before = self._session.hidden_requests
            result = self._grade(test)
            self.exposures[test.grade_id] = Exposure(before > 0, self._session.hidden_requests > before)
            self.results.append(result)
            self.executed.add(placed, test_outputs(result, self._session.output))
        elif placed.is_code:
            told = self._learn(placed)
            if placed.source and told.error:
                self._errors[placed.source.grade_id] = told.error
            outputs = learner_outputs(self._session.output, told)
            self.executed.add(placed, outputs, exposed=self._session.hidden_requests > 0)
        else:
            self.executed.add(placed, [])

    def _learn(self, placed: Placed) -> Learned:
        """Run a cell on the learner's side."""
        session, seconds = self._session, self._session.limits.cell_seconds
        session.begin_cell()
        remember(placed.name, placed.text)
        try:
            answer = session.lasting(lambda grader: grader.request("run", placed.name, (placed.text, seconds), seconds))
        except (LearnerStoppedError, BudgetSpentError) as error:
            return Learned(error=("Stopped", getattr(error, "reason", "the time for this notebook is over"), ""))
        except MachineError:
            raise
        except Exception:  # its own errors come in the answer
            return Learned(error=("Stopped", "the program sent nonsense", ""))
        told = learned(answer)
        if told.timed_out:
            session.forget_last()
        return told

    def _grade(self, test: Test) -> ExerciseResult:
        """Run a test; if it fails and builds on what failed before, run it again with the reference for that."""
        context = self._context(test)
        if test.library and not context.untouched and not is_installed(test.library):
            result = skipped(test)
        elif test.sandbox:
            result = run_marked(test, self._session)
            self._session.hidden_requests += bool(test.hidden)
        else:
            result = verdict(test, self._trusted.run(test), context)
            if result.points < test.points and not context.untouched and not context.missing:
                result = self._with_references(test, context, result)
        if result.outcome is not Outcome.PASSED:
            self._failed |= {name for solution in test.solutions for name in self._plan.definitions[solution]}
        return result

    def _with_references(self, test: Test, context: Context, before: ExerciseResult) -> ExerciseResult:
        """The result with our own functions in the place of earlier ones that are not right.

        Where that earns no more points, it still tells what is wrong in this answer, and not in what it builds on.
        """
        lent = {name: self._references[name] for name in test.needs & self._failed & self._references.keys()}
        if not lent:
            return before
        with suppress(LearnerStoppedError):
            self._session.request("lend", None, tuple(lent.items()))
            after = verdict(test, self._trusted.run(test, lent), context)
            self._session.request("reclaim")
            if after.points > before.points or (after.points == before.points and after.outcome is Outcome.FAILED):
                names = tuple(sorted(lent))
                return replace(after, graded_with=names, message=f"{_depends(names)}\n{after.message}".strip())
        return before

    def _context(self, test: Test) -> Context:
        cells = [p for p in self._matched.cells if p.source and p.source.grade_id in test.solutions and p.submitted]
        return Context(
            untouched=bool(cells) and all(is_untouched(p.source.text, p.text) for p in cells if p.source),
            missing=bool(test.solutions) and set(test.solutions) <= self._matched.missing,
            trusted=self._trusted,
            error=next((self._errors[name] for name in test.solutions if name in self._errors), None),
        )


def _depends(names: tuple[str, ...]) -> str:
    are, ours = ("is", "ours") if len(names) == 1 else ("are", "our own")
    return f"This depends on {' and '.join(names)}, which {are} not right yet: graded with {ours}."
