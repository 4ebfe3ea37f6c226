"""Working through a class: tasks are handed out as fast as they are done, and a worker that dies costs no grade."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from itertools import islice

from autograder.errors import MachineError, StartCodeError
from autograder.grading.crew import Crew
from autograder.grading.task import Graded, Task

Lost = Callable[[Task, BaseException], Graded]
Stopped = Callable[[], bool]
SECONDS = 0.2  # between two looks at whether somebody wants us to stop


def work_through(tasks: Iterable[Task], crew: Crew, lost: Lost, stopped: Stopped) -> Iterator[Graded]:
    """The results of `tasks` as they come, until `stopped()`; tasks are drawn only when somebody is free.

    A task whose worker died or failed is done once more, alone in a fresh worker (twice if another task may have been
    the cause of its first end); if that is lost too, `lost` says what its result is. A StartCodeError that comes twice
    ends it all: it speaks of the machine or of the lesson.
    """
    waiting: dict[Future[Graded], Task] = {}
    rest = iter(tasks)
    while not stopped():
        suspects = _hand_out(rest, waiting, crew)
        if not waiting and not suspects:
            return
        broken = bool(suspects)
        for future in wait(waiting, None if broken else SECONDS, FIRST_COMPLETED).done:
            task, error = waiting.pop(future), _error(future)
            if error is None:
                yield future.result()
                continue
            suspects.append(task)
            broken = broken or isinstance(error, BrokenExecutor)
        if broken:
            yield from _results(waiting, suspects)
            crew.renew()
        times = 2 if broken and len(suspects) > 1 else 1
        for task in suspects:
            yield from _alone(task, times, crew, lost, stopped)


def _hand_out(rest: Iterator[Task], waiting: dict[Future[Graded], Task], crew: Crew) -> list[Task]:
    """Fill the crew's hands; the task that it could not take because a worker has died, if there is one."""
    for task in islice(rest, crew.size - len(waiting)):
        try:
            waiting[_submitted(crew, task)] = task
        except BrokenExecutor:
            return [task]
    return []


def _submitted(crew: Crew, task: Task) -> Future[Graded]:
    """As `submit`; BrokenExecutor if a worker has died, MachineError if the crew has gone home for good."""
    try:
        return crew.submit(task)
    except BrokenExecutor:
        raise
    except Exception as error:
        raise _nobody(error) from error


def _nobody(error: Exception) -> MachineError:
    what = f"no worker takes any task ({type(error).__name__}: {error})."
    return MachineError("grading", what, "Start them again, then grade again: what was graded is kept.")


def _error(future: Future[Graded]) -> BaseException | None:
    try:
        return future.exception()
    except CancelledError as cancelled:
        return cancelled


def _results(waiting: dict[Future[Graded], Task], suspects: list[Task]) -> Iterator[Graded]:
    """When a worker died: what the others had finished; all that was under way joins the suspects."""
    wait(waiting)  # a pool that lost a worker ends every one of them at once
    for future, task in waiting.items():
        if _error(future) is None:
            yield future.result()
        else:
            suspects.append(task)
    waiting.clear()


def _alone(task: Task, times: int, crew: Crew, lost: Lost, stopped: Stopped) -> Iterator[Graded]:
    """The result of a task that is tried up to `times` times where it can harm no other; nothing if we are stopped."""
    for last in (time == times for time in range(1, times + 1)):
        apart = crew.apart()
        try:
            future = _submitted(apart, task)
            while not wait([future], SECONDS).done:
                if stopped():
                    return
        except BrokenExecutor as broken:
            raise _nobody(broken) from broken
        finally:
            apart.close()
        error = _error(future)
        if error is None:
            yield future.result()
            return
        if last and isinstance(error, StartCodeError):
            raise error
        if last:
            yield lost(task, error)
