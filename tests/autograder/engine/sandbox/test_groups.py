"""Control groups are made where they may be, and only there."""

import os

import pytest

from autograder.engine.sandbox import Limits, groups
from autograder.engine.sandbox.groups import Group, parents


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine with these groups: /proc/self/cgroup, /proc/self/mounts, and the folder of the hierarchies."""

    def make(own, mounts):
        texts = {"/proc/self/cgroup": own, "/proc/self/mounts": mounts.format(root=tmp_path)}
        monkeypatch.setattr(groups, "_lines", lambda path: texts[path].splitlines())
        return tmp_path

    parents.cache_clear()
    monkeypatch.delenv("STARTCODE_CGROUP", raising=False)
    yield make
    parents.cache_clear()


OLD = "cgroup {root}/pids cgroup rw,pids 0 0\ncgroup {root}/memory cgroup rw,memory 0 0\n"
NEW = "cgroup2 {root} cgroup2 rw 0 0\n"


def test_of_old_hierarchies_only_those_that_nobody_manages_are_used(machine):
    root = machine("8:pids:/\n4:memory:/somebody/else\n", OLD)
    (root / "pids").mkdir()
    assert parents() == (root / "pids",)


def test_a_group_that_is_not_ours_is_left_alone(machine):
    root = machine("0::/user.slice/mine\n", NEW)
    (root / "user.slice" / "mine").mkdir(parents=True)
    (root / "user.slice" / "mine" / "cgroup.subtree_control").write_text("memory pids")
    assert parents() == ()


def test_a_group_that_was_delegated_is_used(machine, monkeypatch):
    root = machine("0::/mine/leaf\n", NEW)
    (root / "mine" / "leaf").mkdir(parents=True)
    (root / "mine" / "leaf" / "cgroup.subtree_control").write_text("")
    (root / "mine" / "cgroup.subtree_control").write_text("memory pids")
    monkeypatch.setattr(groups, "_attribute", lambda folder, _: b"1" if folder.name == "mine" else b"")
    assert parents() == (root / "mine",)


def test_a_root_that_passes_nothing_on_is_no_use(machine):
    root = machine("0::/\n", NEW)
    (root / "cgroup.subtree_control").write_text("cpu")
    assert parents() == ()
    parents.cache_clear()
    (root / "cgroup.subtree_control").write_text("cpu memory")
    assert parents() == (root,)


def test_a_machine_without_control_groups_has_none(machine):
    machine("", "")
    assert Group.make(Limits()) == Group(())
    assert Group(()).entering(["bwrap"]) == ["bwrap"]
    assert Group(()).memory_kills() == 0


def test_bounds_kills_and_the_way_in_are_those_of_the_group(machine, monkeypatch, tmp_path):
    machine("", "")
    monkeypatch.setenv("STARTCODE_CGROUP", str(tmp_path))
    (tmp_path / "startcode-999999999-left").mkdir()
    group = Group.make(Limits(processes=10))
    (folder,) = group.folders
    assert folder.parent == tmp_path
    assert not (tmp_path / "startcode-999999999-left").exists()
    assert group.entering(["bwrap", "x"])[-2:] == ["bwrap", "x"]
    (folder / "memory.events").write_text("oom 3\noom_kill 2\n")
    assert group.memory_kills() == 2
    (folder / "memory.events").unlink()
    group.remove()
    assert not folder.exists()


@pytest.mark.skipif(
    not any("pids" in str(folder) for folder in parents()), reason="no group for processes can be made here"
)
def test_a_process_is_in_the_group_it_enters(tmp_path):
    group = Group.make(Limits(processes=10))
    try:
        command = group.entering(
            ["/bin/sh", "-c", f"grep -c {group.folders[0].name} /proc/self/cgroup > {tmp_path}/count"]
        )
        assert os.spawnv(os.P_WAIT, command[0], command) == 0
        assert (tmp_path / "count").read_text().strip() == "1"
        assert int((group.folders[0] / "pids.max").read_text()) == groups.AT_ONCE * 14
    finally:
        group.remove()
    assert not group.folders[0].exists()
