import itertools
import resource
import threading
import time

import numpy as np
import pytest

from autograder.engine.budget import Budget, BudgetSpentError, bounded_memory
from autograder.engine.limits import GradingLimits


def budget(**seconds):
    return Budget(
        GradingLimits(**{"call_seconds": 1, "test_seconds": 2, "total_seconds": 3, "grace_seconds": 0.5} | seconds)
    )


def test_an_answer_may_take_what_a_call_may_and_a_little_more():
    assert budget().seconds_for(None) == 1.5
    assert budget().seconds_for(0.1) == pytest.approx(0.6)


def test_no_answer_may_take_longer_than_what_is_left():
    assert budget(total_seconds=0.2).seconds_for(10) <= 0.2


def test_a_spent_budget_answers_nothing():
    spent = budget(total_seconds=0)
    assert spent.spent()
    with pytest.raises(BudgetSpentError):
        spent.seconds_for(None)


def test_a_test_cell_is_stopped_even_where_it_asks_for_nothing():
    with pytest.raises(BudgetSpentError), budget(test_seconds=0.05).test():
        any(False for _ in itertools.count())


def test_after_a_test_cell_the_notebooks_time_counts_again():
    whole = budget(test_seconds=0.5)
    with whole.test():
        assert whole.left() <= 0.5
    assert whole.left() > 1


def test_in_another_thread_a_test_cell_is_stopped_as_well():
    seen = []

    def work():
        try:
            with budget(test_seconds=0.05).test():
                any(False for _ in itertools.count())
        except BudgetSpentError:
            seen.append("stopped")
        with budget(test_seconds=0.01).test():
            seen.append("in time")
        time.sleep(0.05)
        seen.append("not disturbed")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == ["stopped", "in time", "not disturbed"]


def test_memory_is_bounded_and_given_back():
    before = resource.getrlimit(resource.RLIMIT_AS)
    with bounded_memory(64 << 20):
        with pytest.raises(MemoryError):
            np.ones(1 << 27)
        assert np.ones(1 << 20).sum() == 1 << 20
    assert resource.getrlimit(resource.RLIMIT_AS) == before
