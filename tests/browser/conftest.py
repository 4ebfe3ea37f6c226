"""JupyterLab for a learner and for an instructor, and a page of a real browser."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from autograder.publishing.build import build
from tests.autograder.areas import make_course

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


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A learner's folder: the release, and settings that keep every cell on the page."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "release", folder / "release")
    settings = folder / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    (settings / "tracker.jupyterlab-settings").write_text(json.dumps({"windowingMode": "none"}))
    return folder


@pytest.fixture(scope="session")
def lab(desk: Path) -> Iterator[str]:
    """The address of a running JupyterLab, as `make lab` starts it."""
    command = ["make", "-s", "lab", f"LAB_DIR={desk / 'release'}", f"LAB_ARGS={OPTIONS}"]
    with serving(command, ROOT, desk) as address:
        yield address


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instructor's folder: a tiny course, of which nothing is released yet."""
    course = make_course(tmp_path_factory.mktemp("classroom").resolve() / "course")
    assert not build(course).errors
    return course.root


@pytest.fixture(scope="session")
def formgrader(classroom: Path) -> Iterator[str]:
    """The address of the formgrader of that course."""
    command = [sys.executable, "-m", "jupyter", "lab", "--allow-root", *OPTIONS.split()]
    with serving(command, classroom, classroom.parent) as address:
        yield f"{address}/formgrader"


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
                yield match[1]
                break
        else:
            pytest.fail("JupyterLab did not start:\n" + "".join(heard))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)


@pytest.fixture
def page() -> Iterator[Page]:
    """A tab in headless Chromium."""
    if CHROMIUM is None:
        pytest.fail("No Chromium found. Run: make setup")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        tab = browser.new_page(viewport={"width": 1300, "height": 1000})
        tab.set_default_timeout(60_000)
        yield tab
        browser.close()
