"""A running JupyterLab and a real browser, for tests and for the pictures of the front page."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
OPTIONS = "--no-browser --port=0 --IdentityProvider.token= --ServerApp.disable_check_xsrf=True"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


@contextmanager
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    if CHROMIUM is None:
        raise RuntimeError("No Chromium found. Run: make setup")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


def plain_settings(desk: Path, theme: str = "JupyterLab Light") -> None:
    """For the JupyterLab of `desk`: no cell leaves the page when it is scrolled away, and no window asks about news."""
    wanted = {
        "notebook-extension/tracker": {"windowingMode": "none"},
        "apputils-extension/notification": {"fetchNews": "false"},
        "apputils-extension/themes": {"theme": theme},
    }
    for name, values in wanted.items():
        path = desk / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))


def learners_lab(desk: Path) -> AbstractContextManager[str]:
    """A learner's JupyterLab on the folder release/ of `desk`, as `make lab` starts it; its address."""
    command = ["make", "-s", "lab", f"LAB_DIR={desk / 'release'}", f"LAB_ARGS={OPTIONS}"]
    return serving(command, ROOT, desk)


def instructors_lab(course: Path) -> AbstractContextManager[str]:
    """An instructor's JupyterLab in the folder of a course, with its settings beside it; its address."""
    command = [sys.executable, "-m", "jupyter", "lab", "--allow-root", *OPTIONS.split()]
    return serving(command, course, course.parent)


@contextmanager
def serving(command: list[str], folder: Path, desk: Path) -> Iterator[str]:
    """A JupyterLab that `command` starts in `folder`, with settings of its own in `desk`; its address."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "JUPYTERLAB_SETTINGS_DIR": str(desk / "settings"),
        "JUPYTER_CONFIG_DIR": str(desk / "config"),
        "STARTCODE_DATA": str(ROOT / "data"),
    }
    server = subprocess.Popen(
        command, cwd=folder, env=environment,
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        assert server.stderr is not None
        heard = []
        for line in server.stderr:
            heard.append(line)
            if match := re.search(r"(http://(?:localhost|127\.0\.0\.1):\d+)/lab", line):
                threading.Thread(target=server.stderr.read, daemon=True).start()  # else it stops when the pipe is full
                _wait_for(match[1])
                yield match[1]
                break
        else:
            raise RuntimeError("JupyterLab did not start:\n" + "".join(heard))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)


def _wait_for(address: str) -> None:
    """A server says where it is a moment before anybody gets in."""
    host, port = address.removeprefix("http://").split(":")
    end = time.monotonic() + 30
    while True:
        try:
            socket.create_connection((host, int(port)), timeout=5).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return
