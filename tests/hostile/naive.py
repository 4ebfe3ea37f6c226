"""A grader of one process: tests run beside the learner's code, as stock nbgrader's kernel runs them.

It shows that the corpus is dangerous: here cheats gain points and read secrets. It confines nothing, so it runs only
cases that declare what it gives (`Case.naive`), in a child of its own with a little time and memory.
"""

import json
import os
import resource
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode, from_dict
from nbgrader.utils import determine_grade
from traitlets.config import Config

from .case import Case
from .victim import Victim

SECONDS = 10.0
MEMORY = 3 << 30


@dataclass(frozen=True)
class Naive:
    """What came of it: points by exercise (none if the process died), and all outputs."""

    points: dict[str, float] = field(default_factory=dict)
    text: str = ""

    @property
    def score(self) -> float:
        """All points together."""
        return sum(self.points.values())


def naively(case: Case, victim: Victim, *, believe: bool = False, seconds: float = SECONDS) -> Naive:
    """Grade a submission in one process, tests as the instructor wrote them; `believe`: as the submission says."""
    submitted = case.notebook(victim)
    read_fd, write_fd = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read_fd)
        os.environ |= {"NBGRADER_EXECUTION": "autograde", "STARTCODE_COURSE": str(victim.course.root)}
        _child(submitted, submitted if believe else victim.source(), write_fd)
    os.close(write_fd)
    said = _all_of(read_fd, seconds)
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return Naive(**json.loads(said)) if said.endswith(b"}") else Naive()


def _all_of(read_fd: int, seconds: float) -> bytes:
    """Everything until the other end is closed, or until it has taken too long."""
    os.set_blocking(read_fd, False)
    said, end = bytearray(), time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            part = os.read(read_fd, 1 << 20)
        except BlockingIOError:
            time.sleep(0.01)
            continue
        if not part:
            break
        said += part
    os.close(read_fd)
    return bytes(said)


def _child(submitted: NotebookNode, source: NotebookNode, write_fd: int) -> NoReturn:
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            sys.path.insert(0, folder)
            answer = memoryview(json.dumps(_graded(submitted, source)).encode())
        while answer:
            answer = answer[os.write(write_fd, answer) :]
    finally:
        os._exit(0)


def _graded(submitted: NotebookNode, source: NotebookNode) -> dict[str, Any]:
    tests = {cell.metadata.nbgrader.grade_id: cell for cell in source.cells if _is_test(cell)}
    kernel = Kernel()
    points, texts = {}, []
    for cell in submitted.cells:
        if cell.cell_type != "code":
            continue
        test = tests.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        ran = from_dict({**(test or cell), "outputs": kernel.run((test or cell).source)})
        texts.append(json.dumps(ran.outputs, ensure_ascii=False))
        if test is not None:
            points[test.metadata.nbgrader.grade_id] = determine_grade(ran)[0]
    return {"points": points, "text": "\n".join(texts)}


def _is_test(cell: NotebookNode) -> bool:
    known = cell.metadata.get("nbgrader", {})
    return bool(known.get("grade") and not known.get("solution"))


class Kernel:
    """IPython without messages: the outputs of a cell as a kernel would send them."""

    def __init__(self) -> None:
        outputs: list[dict[str, Any]] = []

        class Results(DisplayHook):
            def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
                data = {"text/plain": format_dict["text/plain"]}
                outputs.append({"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1})

            def write_output_prompt(self) -> None:
                """No prompt."""

        class Shell(InteractiveShell):
            displayhook_class = Results

            def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
                error = {"ename": str(etype.__name__), "evalue": str(evalue), "traceback": list(stb)}
                outputs.append({"output_type": "error", **error})

        InteractiveShell.clear_instance()
        self.outputs = outputs
        self.shell = Shell.instance(config=Config({"HistoryManager": {"enabled": False}}), colors="NoColor")

    def run(self, text: str) -> list[dict[str, Any]]:
        """Run a cell."""
        self.outputs.clear()
        sys.stdout = sys.stderr = _Stream(self.outputs)
        self.shell.run_cell(text)
        return list(self.outputs)


class _Stream:
    """Standard output; a kernel has errors apart, which would cost points here."""

    def __init__(self, outputs: list[dict[str, Any]]) -> None:
        self._outputs = outputs

    def write(self, text: str) -> int:
        """Keep it."""
        self._outputs.append({"output_type": "stream", "name": "stdout", "text": text})
        return len(text)

    def flush(self) -> None:
        """Nothing waits."""
