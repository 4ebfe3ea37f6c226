"""The doctor finds what is missing, and names the command that brings it."""

import io

import pytest
from rich.console import Console

from autograder import doctor
from autograder.doctor import Finding, can_grade_safely, examine, exit_code, show
from autograder.engine.sandbox import Probe


def shown(findings):
    page = io.StringIO()
    show(findings, Console(file=page, width=100))
    return page.getvalue()


def test_a_machine_that_can_grade_is_told_so():
    findings = examine()
    assert [finding for finding in findings if finding.needed and not finding.ok] == []
    assert exit_code(findings) == 0
    assert "This machine can grade safely." in shown(findings)
    assert can_grade_safely()


def test_a_machine_without_bubblewrap_cannot_grade(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    findings = {finding.name: finding for finding in examine()}
    assert not findings["bubblewrap"].ok
    assert findings["bubblewrap"].fix == "sudo apt-get install bubblewrap"
    assert not findings["confinement"].ok
    assert exit_code(findings.values()) == 1
    page = shown(list(findings.values()))
    assert "sudo apt-get install bubblewrap" in page
    assert "This machine cannot grade safely yet." in page
    assert not can_grade_safely()


def test_one_kind_of_sandbox_is_enough(monkeypatch):
    outcomes = {doctor.Zygote: Finding("", False, "refused"), doctor.Fresh: Finding("", True, "all stopped")}
    monkeypatch.setattr(doctor, "_attempts", outcomes.__getitem__)
    findings = doctor._confinement()
    assert exit_code(findings) == 0
    assert not next(finding for finding in findings if finding.name == "warm sandboxes").ok
    outcomes[doctor.Fresh] = Finding("", False, "not stopped: network (connected)")
    assert exit_code(doctor._confinement()) == 1


def test_an_attempt_that_is_not_stopped_is_named(monkeypatch):
    monkeypatch.setattr(doctor, "self_test", lambda _: [Probe("network", False, "connected [to] a server")])
    finding = doctor._attempts(doctor.Zygote)
    assert not finding.ok
    assert "network (connected [to] a server)" in shown([finding])


@pytest.mark.parametrize(
    ("version", "ok"), [("0.9.4", False), ("0.9.5", True), ("0.9.6", True), ("0.10.0", False), ("1.0", False)]
)
def test_only_a_known_nbgrader_will_do(monkeypatch, version, ok):
    monkeypatch.setattr(doctor.metadata, "version", lambda _: version)
    assert doctor._nbgrader().ok is ok


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("user/max_user_namespaces", "0"),
        ("kernel/unprivileged_userns_clone", "0"),
        ("kernel/apparmor_restrict_unprivileged_userns", "1"),
    ],
)
def test_a_setting_that_forbids_namespaces_is_named_with_its_remedy(monkeypatch, tmp_path, setting, value):
    file = tmp_path / setting
    file.parent.mkdir()
    file.write_text(f"{value}\n")
    monkeypatch.setattr(doctor, "SETTINGS", tmp_path)
    finding = doctor._namespaces()
    assert not finding.ok
    assert finding.fix.startswith(f"echo {setting.replace('/', '.')}=")
    file.write_text("7\n")
    assert doctor._namespaces().ok


@pytest.mark.parametrize(
    ("release", "ok"), [("5.2.21", False), ("5.3.0-rc1", True), ("6.1", True), ("4.18.0-el8", False)]
)
def test_an_old_kernel_is_found(monkeypatch, release, ok):
    monkeypatch.setattr(doctor.os, "uname", lambda: type("Name", (), {"release": release}))
    assert doctor._kernel().ok is ok


def test_threads_of_the_linear_algebra_are_advice(monkeypatch):
    for name in doctor.THREADS:
        monkeypatch.setenv(name, "1")
    assert doctor._threads().ok
    monkeypatch.delenv("OMP_NUM_THREADS")
    finding = doctor._threads()
    assert (finding.ok, finding.needed, finding.fix) == (False, False, "export OMP_NUM_THREADS=1")
    assert exit_code([finding]) == 0
