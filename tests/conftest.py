"""What holds for every test."""

import pytest


@pytest.fixture(autouse=True)
def nobody_s_course(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests find the course around them, whatever the shell that started them says."""
    monkeypatch.delenv("STARTCODE_COURSE", raising=False)


@pytest.fixture(autouse=True)
def nobody_s_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notebooks that tests run leave no file beside them."""
    monkeypatch.setenv("STARTCODE_PROGRESS", "off")
