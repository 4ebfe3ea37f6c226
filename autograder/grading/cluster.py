"""Grading on a Dask cluster. Its workers need this package, the course's folder under the same name, and a sandbox."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from autograder.errors import CourseError, MachineError

SECONDS = 10


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """An executor on the cluster whose scheduler is at `address`, and how many tasks it can do at a time.

    MachineError if Dask is not installed or nobody answers, CourseError if the cluster has no workers.
    """
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise MachineError("--scheduler", "Dask is not installed.", 'Run: pip install "start-code[cluster]"') from error
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        what = f"no Dask scheduler answers ({str(error).splitlines()[0]})."
        raise MachineError(address, what, "Start one: dask scheduler") from error
    with client:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise CourseError(address, "the cluster has no workers.", f"Start some: dask worker {address}")
        yield client.get_executor(), 2 * workers
