"""Workers without a sandbox and without the engine, for tests of what happens around them."""

import ast
import os
import signal
from contextlib import suppress
from pathlib import Path

from nbformat import NotebookNode

from autograder.engine.results import ExerciseResult, Outcome
from autograder.errors import MachineError, NotebookError
from autograder.grading.task import Graded, Standing, Task
from autograder.grading.verdicts import settle
from autograder.notebooks import parse_notebook, to_text


def plainly(task: Task) -> Graded:
    """Run everything in this process, tests as the instructor wrote them."""
    source = parse_notebook(task.source, "source")
    try:
        executed = parse_notebook(task.submitted, "submitted")
    except NotebookError as error:
        return Graded(task.student, task.notebook, Standing.DAMAGED, "", 0.0, 1.0, message=f"the notebook {error.what}")
    tests = {cell.metadata.nbgrader.grade_id: cell for cell in source.cells if _is_test(cell)}
    space: dict[str, object] = {}
    found = []
    for cell in executed.cells:
        known = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code":
            continue
        cell.outputs = []
        if known.get("grade_id") in tests:
            cell.source = tests[known["grade_id"]].source
            found.append(_verdict(cell, space))
        else:
            with suppress(Exception):
                _run(cell.source, space)
    settle(
        executed,
        {one.grade_id: one.points for one in found},
        {one.grade_id: one.message for one in found if one.message},
    )
    return Graded(
        task.student,
        task.notebook,
        Standing.GRADED,
        to_text(executed),
        sum(one.points for one in found),
        sum(one.max_points for one in found),
        tuple(found),
        remarks=(f"seed {task.seed}",) if "say the seed" in executed.cells[-1].source else (),
    )


def deadly(task: Task) -> Graded:
    """Dies of one submission, whoever grades it; the first time of another one only."""
    if b"kill the grader always" in task.submitted:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"kill the grader once" in task.submitted:
        mark = Path(task.course, f"killed-{task.student}")
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if b"raise in the grader" in task.submitted:
        raise RuntimeError("a defect of ours\nwith details")
    return plainly(task)


def unsafe(task: Task) -> Graded:
    """A machine without a sandbox."""
    raise MachineError("sandbox", "this machine has none.", 'Run "autograder doctor".')


def _is_test(cell: NotebookNode) -> bool:
    known = cell.metadata.get("nbgrader", {})
    return bool(cell.cell_type == "code" and known.get("grade") and not known.get("solution"))


def _run(source: str, space: dict[str, object]) -> object:
    """The value of the last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), space)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), space) if last else None


def _verdict(cell: NotebookNode, space: dict[str, object]) -> ExerciseResult:
    known = cell.metadata.nbgrader
    name, most = known.grade_id.removeprefix("test_"), float(known.points)
    try:
        value = _run(cell.source, space)
    except Exception as error:
        return ExerciseResult(name, 0.0, most, Outcome.FAILED, f"{type(error).__name__}", grade_id=known.grade_id)
    points = float(value) if isinstance(value, int | float) else most
    outcome = Outcome.PASSED if points == most else Outcome.FAILED
    return ExerciseResult(name, points, most, outcome, "" if points else "nothing is right", grade_id=known.grade_id)
