"""Working through a class: tasks are handed out as fast as they are done, and a worker that dies costs no grade."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from itertools import islice

from autograder.errors import MachineError, StartCodeError
from autograder.grading.crew import Crew
from autograder.grading.task import Graded, Task

Lost = Callable[[Task, BaseException], Graded]
Stopped = Callable[[], bool]
SECONDS = 0.2  # between two looks at whether somebody wants us to stop
PATIENCE = 900.0  # the engine gives a notebook 600 seconds: a worker that takes longer hangs


class Shift:
    """One crew at work; `lost` gives the result of a task that cannot be done, `stopped` says whether to end early."""

    def __init__(self, crew: Crew, lost: Lost, stopped: Stopped, patience: float = PATIENCE) -> None:
        self._crew, self._lost, self._stopped, self._patience = crew, lost, stopped, patience
        self._waiting: dict[Future[Graded], Task] = {}

    def work_through(self, tasks: Iterable[Task]) -> Iterator[Graded]:
        """The results of `tasks` as they come; tasks are drawn only when somebody is free.

        A task whose worker died, hung or failed is done once more, alone in a fresh worker (twice if another task may
        have been the cause of its first end), before it is lost. A StartCodeError that comes again ends it all: it
        speaks of the machine or of the lesson.
        """
        rest, heard = iter(tasks), time.monotonic()
        while not self._stopped():
            suspects = self._hand_out(rest)
            if not self._waiting and not suspects:
                return
            done = wait(self._waiting, 0 if suspects else SECONDS, FIRST_COMPLETED).done
            if done or suspects:
                heard = time.monotonic()
            elif time.monotonic() - heard > self._patience:
                self._crew.dismiss()
            broken = bool(suspects)
            for future in done:
                task, error = self._waiting.pop(future), _error(future)
                if error is None:
                    yield future.result()
                    continue
                suspects.append(task)
                broken = broken or isinstance(error, BrokenExecutor)
            if broken:
                yield from self._what_the_others_had(suspects)
                self._crew.renew()
            times = 2 if broken and len(suspects) > 1 else 1
            for task in suspects:
                yield from self._alone(task, times)

    def _hand_out(self, rest: Iterator[Task]) -> list[Task]:
        """Fill the crew's hands; the task that it could not take because a worker has died, if there is one."""
        for task in islice(rest, max(0, self._crew.size - len(self._waiting))):
            try:
                self._waiting[_submitted(self._crew, task)] = task
            except BrokenExecutor:
                return [task]
        return []

    def _what_the_others_had(self, suspects: list[Task]) -> Iterator[Graded]:
        """When a worker died: results that were finished; all that was under way joins the suspects."""
        wait(self._waiting)  # a pool that lost a worker ends every one of them at once
        for future, task in self._waiting.items():
            if _error(future) is None:
                yield future.result()
            else:
                suspects.append(task)
        self._waiting.clear()

    def _alone(self, task: Task, times: int) -> Iterator[Graded]:
        """The result of a task that is tried up to `times` times where it can harm no other; none if we are stopped."""
        for number in range(1, times + 1):
            last = number == times
            error = yield from self._once(task)
            if error is None:
                return
            if last and isinstance(error, StartCodeError):
                raise error
            if last and isinstance(error, BrokenExecutor) and not self._crew.lives():
                raise _nobody(error) from error
            if last:
                yield self._lost(task, error)

    def _once(self, task: Task) -> Generator[Graded, None, BaseException | None]:
        """Yields the result if there is one; gives the error if there is one."""
        apart = self._crew.apart()
        deadline = time.monotonic() + self._patience
        try:
            future = _submitted(apart, task)
            while not wait([future], SECONDS).done:
                if self._stopped():
                    return None
                if time.monotonic() > deadline:
                    return TimeoutError(f"it took more than {self._patience:.0f} seconds")
        except BrokenExecutor as broken:
            raise _nobody(broken) from broken
        finally:
            apart.close()
        error = _error(future)
        if error is None:
            yield future.result()
        return error


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
