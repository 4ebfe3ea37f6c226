"""Who runs the notebook."""

from startcode.grading import is_grading, nbgrader_is_executing, seed


def test_nbgrader_is_recognised_by_its_environment(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    assert not nbgrader_is_executing()
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert nbgrader_is_executing()


def test_the_seed_comes_from_the_grader_or_is_always_the_same(monkeypatch):
    monkeypatch.delenv("STARTCODE_SEED", raising=False)
    assert seed() == seed()
    monkeypatch.setenv("STARTCODE_SEED", "77")
    assert seed() == 77


def test_either_grader_is_recognised(monkeypatch):
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.delenv("STARTCODE_GRADING", raising=False)
    assert not is_grading()
    for name in ("NBGRADER_EXECUTION", "STARTCODE_GRADING"):
        with monkeypatch.context() as patched:
            patched.setenv(name, "1")
            assert is_grading()
