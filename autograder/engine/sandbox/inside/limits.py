"""How much of the machine one submission may use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Sane for a lesson: small trainings in NumPy, a few figures."""

    cpu_seconds: float = 120.0  # all processes together
    wall_seconds: float = 300.0
    memory_bytes: int = 1 << 30  # beyond what the imported libraries take
    file_bytes: int = 64 << 20  # one file
    open_files: int = 128  # of one process
    processes: int = 64  # with threads
    output_bytes: int = 64 << 10  # kept of what is written to the descriptors 1 and 2; at most 128 KB
    scratch_bytes: int = 128 << 20  # the working folder, and again /tmp
    shared_bytes: int = 32 << 20  # /dev/shm
    scratch_files: int = 4096  # in each of these
