"""Paths that exist inside every sandbox."""

SITE = "/sandbox/site"  #    our packages, as far as they may be seen
VENV = "/sandbox/env"  #     the virtual environment, if there is one
DATA = "/sandbox/data"  #    the course's data files
CACHE = "/sandbox/cache"  #  what libraries write while they are imported; read-only afterwards
WORK = "/sandbox/work"  #    the learner's working folder
SCRATCH = (WORK, "/tmp", "/dev/shm")  # noqa: S108  private, writable, of bounded size
PROC = "/proc"  #            empty for the learner
