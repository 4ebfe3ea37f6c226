"""Where a learner's code runs: bubblewrap around it, and namespaces, limits, seccomp and a supervisor within.

view        what a sandbox sees of this machine
bubblewrap  starting the first process inside
seccomp     system calls that are refused
groups      control groups, where they can be had
inside      our own part of what runs inside
sandbox     one sandbox, as the grader sees it
pool        where sandboxes come from: forked from a warm parent (Zygote), or started one by one (Fresh)
attempts, probes   trying to break out, which must fail
choice      which kind of pool this machine can have

with open_pool("autograder.engine.learner.main:serve", data=course.data) as pool:
    with pool.open() as sandbox:
        sandbox.channel.send(...)
"""

from autograder.engine.sandbox.choice import fresh, open_pool
from autograder.engine.sandbox.inside.limits import Limits
from autograder.engine.sandbox.inside.talk import Usage
from autograder.engine.sandbox.pool import Fresh, Pool, Zygote
from autograder.engine.sandbox.probes import Probe, self_test
from autograder.engine.sandbox.sandbox import Outcome, Sandbox, SandboxRefused

__all__ = [
    "Fresh",
    "Limits",
    "Outcome",
    "Pool",
    "Probe",
    "Sandbox",
    "SandboxRefused",
    "Usage",
    "Zygote",
    "fresh",
    "open_pool",
    "self_test",
]
