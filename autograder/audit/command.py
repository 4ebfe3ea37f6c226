"""The command `autograder audit`."""

import os
import sys
import time
from collections.abc import Sequence

from rich.console import Console

from autograder.audit.page import PATH, page
from autograder.audit.plan import make_plan
from autograder.audit.record import faults, read_record, write_record
from autograder.audit.results import LessonAudit
from autograder.audit.run import audit
from autograder.audit.show import as_json, show
from autograder.audit.workers import Workers
from autograder.course import Course
from autograder.errors import AuthorError, StartCodeError
from autograder.grading.show import progress_bar
from autograder.publishing.build import build


def run(
    course: Course,
    weeks: Sequence[str],
    *,
    json: bool = False,
    jobs: int | None = None,
    sample: float = 1.0,
    seed: int = 1,
    record: bool = False,
) -> list[StartCodeError]:
    """Audit and show the result, and with `record` write it down; what is wrong with it is given back."""
    built = build(course, weeks)  # hidden tests read the reference answers from source/
    if built.errors:
        return built.errors
    started = time.monotonic()
    audits = audit_course(course, weeks, jobs=jobs or os.cpu_count() or 1, sample=sample, seed=seed)
    if json:
        sys.stdout.write(f"{as_json(audits)}\n")
    else:
        show(Console(), audits, time.monotonic() - started)
    errors = [error for audit in audits for error in audit.errors]
    errors += [_not_whole(audit) for audit in audits if record and audit.skipped]
    return errors + (write_down(course, weeks, audits) if record and not errors else [])


def audit_course(
    course: Course, weeks: Sequence[str] = (), *, jobs: int = 1, sample: float = 1.0, seed: int = 1
) -> list[LessonAudit]:
    """The audits of these weeks' lessons (default: all), with a bar if somebody watches; source/ must be built."""
    plans = [make_plan(script, sample=sample, seed=seed) for script in course.lessons(weeks)]
    with (
        progress_bar(Console(stderr=True), "Auditing") as tell,
        Workers(course.root, {plan.name: plan.lesson for plan in plans}, jobs) as workers,
    ):
        return audit(plans, workers.judge, tell)


def write_down(course: Course, weeks: Sequence[str], audits: Sequence[LessonAudit]) -> list[StartCodeError]:
    """Write the records and the page; what the gate will say of them is given back."""
    scripts = course.lessons(weeks)
    for script, done in zip(scripts, audits, strict=True):
        write_record(script, done)
    target = course.root / PATH
    target.parent.mkdir(exist_ok=True)
    target.write_text(current_page(course), encoding="utf-8")
    return [fault for script in scripts for fault in faults(script)]


def _not_whole(audit: LessonAudit) -> AuthorError:
    what = f"a record must be whole, and the library that {', '.join(audit.skipped)} need is not installed here."
    return AuthorError(audit.lesson, what, 'Install it, for example with: pip install "start-code[keras]"')


def current_page(course: Course) -> str:
    """docs/audit.md as the records of all lessons give it."""
    records = {f"{script.parent.name}/{script.stem}": read_record(script) for script in course.lessons()}
    return page({name: record.exercises for name, record in records.items() if record})
