"""What goes to a worker."""

import pickle
import stat

from autograder.grading.task import SEEDS_FROM, Task, course_secret, fingerprint, seed_for
from tests.autograder.grading.plain_work import plainly
from tests.autograder.grading.tiny_course import RIGHT, WEEK, hand_in


def test_the_seed_of_a_submission_is_always_the_same_and_its_own():
    seeds = {seed_for(b"secret", "week02", "a", student) for student in ("ada", "bob", "ada", "\udcff")}
    assert len(seeds) == 3
    assert all(0 <= seed < 2**32 for seed in seeds)
    assert seed_for(b"secret", "week02", "a", "bob") != seed_for(b"another", "week02", "a", "bob")


def test_names_that_read_the_same_together_have_different_seeds():
    assert seed_for(b"s", "week02", "ab", "c") != seed_for(b"s", "week02", "a", "bc")


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tiny):
    first = course_secret(tiny)
    assert len(first) == 64
    assert course_secret(tiny) == first
    path = tiny.root / SEEDS_FROM
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tiny.root.glob(f"{SEEDS_FROM}*")] == [SEEDS_FROM]
    path.unlink()
    assert course_secret(tiny) != first


def test_the_fingerprint_tells_the_notebook_and_the_time_apart():
    prints = {fingerprint(b"a", b"b"), fingerprint(b"ab", b""), fingerprint(b"a", b""), fingerprint(b"", b"a")}
    assert len(prints) == 4
    assert fingerprint(b"a", b"b") == fingerprint(b"a", b"b")


def test_tasks_and_results_cross_to_another_process(tiny):
    folder = hand_in(tiny.root, "ada", RIGHT)
    source = (tiny.source / WEEK / "tiny.ipynb").read_bytes()
    task = Task(str(tiny.root), WEEK, "tiny", "ada", source, (folder / "tiny.ipynb").read_bytes(), 1)
    assert pickle.loads(pickle.dumps(task)) == task
    result = plainly(task)
    assert result.score == 10.0
    assert pickle.loads(pickle.dumps(result)) == result
