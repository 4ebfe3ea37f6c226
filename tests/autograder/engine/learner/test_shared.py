import gc

import numpy as np
import pytest

from autograder.engine.learner.shared import KNOWN, MOST, PUT, CircularValue, Shared
from autograder.engine.values import BadFrame, Handle, decode, encode


class Pair:
    """Two tables, and a message from one to the other."""

    def __init__(self):
        self.tables = Shared(0), Shared(1)

    def send(self, value, sender=0):
        mine, theirs = self.tables[sender], self.tables[1 - sender]
        dropped, parked, again = mine.prepare()
        frame = encode((again, value), on_value=mine.name)
        mine.sent()
        del again, value
        _, came = decode(frame, on_handle=theirs.resolve)
        theirs.drop(dropped)
        theirs.park(parked)
        theirs.agree()
        return came

    def sizes(self):
        return tuple(map(len, self.tables))


@pytest.fixture
def pair():
    return Pair()


def test_the_same_object_is_the_same_copy_and_comes_back_as_itself(pair):
    here = [1, 2]
    there = pair.send(here)
    assert there == here
    assert pair.send(there, sender=1) is here
    assert pair.send(here) is there


def test_a_change_on_one_side_reaches_the_other_with_the_next_message(pair):
    here = {"W": np.ones(3), "lr": 0.1}
    there = pair.send(here)
    there["W"][:] = 5
    there["lr"] = 0.2
    pair.send(None, sender=1)
    assert here["lr"] == 0.2
    assert here["W"].tolist() == [5, 5, 5]
    here["W"][0] = 7
    pair.send(None)
    assert there["W"][0] == 7


def test_a_new_part_of_an_old_object_arrives(pair):
    here = [[1]]
    there = pair.send(here)
    there.append({"new": there[0]})
    pair.send(None, sender=1)
    assert here == [[1], {"new": [1]}]
    assert here[1]["new"] is here[0]


def test_what_nobody_holds_is_dropped_on_both_sides(pair):
    pair.send([1, [2, 3]])
    assert pair.sizes() == (2, 2)
    pair.send(None, sender=1)
    pair.send(None)
    assert pair.sizes() == (0, 0)


def test_what_one_side_still_holds_is_dropped_when_the_other_lets_go(pair):
    there = pair.send([1])
    pair.send(None)  # this side holds it no longer
    assert pair.sizes() == (0, 0)
    assert there == [1]


def test_a_change_is_told_even_by_the_side_that_lets_go(pair):
    here = [1]
    pair.send(here).append(2)
    gc.collect()
    pair.send(None, sender=1)
    assert here == [1, 2]


def test_thousands_of_results_stay_cheap(pair):
    kept = [pair.send(np.zeros(2), sender=1) for _ in range(300)]
    pair.send(None)
    pair.send(None, sender=1)
    assert len(kept) == 300
    assert pair.sizes() == (0, 0)


def test_the_table_has_a_largest_size(pair):
    held = [[number] for number in range(MOST + 10)]
    there = pair.send(held)
    pair.send(None, sender=1)
    pair.send(None)
    assert max(pair.sizes()) <= MOST + 1
    assert len(there) == MOST + 10


def test_a_message_that_could_not_be_written_changes_nothing(pair):
    mine = pair.tables[0]
    here = [1]
    there = pair.send(here)
    pair.send(None, sender=1)
    here.append(2)
    *_, again = mine.prepare()
    assert mine.name(here).kind == PUT
    assert mine.name([9]).kind == PUT
    mine.unsent(again)
    assert len(mine) == 1
    pair.send(None)
    assert there == [1, 2]


def test_a_change_that_was_taken_in_is_not_told_back(pair):
    here = [1]
    there = pair.send(here)
    pair.send(None, sender=1)
    here.append(2)
    pair.send(None)
    assert there == [1, 2]
    assert pair.tables[1].prepare() == ((), (), ())


@pytest.mark.parametrize(
    "handle",
    [
        Handle(PUT, 2, [1]),  # a number of the reader's own
        Handle(PUT, 1, 7),  # not a thing with an identity
        Handle(PUT, 1, np.array([None])),
        Handle(PUT, 0, {}),  # another kind than the list that is there
    ],
)
def test_a_forged_entry_is_refused(pair, handle):
    here = [1]
    pair.send(here)
    with pytest.raises(BadFrame):
        pair.tables[0].resolve(handle)


def test_one_object_cannot_get_two_numbers(pair):
    here = [1]
    pair.send(here)
    with pytest.raises(BadFrame, match="two numbers"):
        pair.tables[0].resolve(Handle(PUT, 5, here))


def test_a_value_that_contains_itself_is_told_apart(pair):
    endless = []
    endless.append(endless)
    with pytest.raises(CircularValue):
        pair.send(endless)


def test_a_known_number_must_be_known(pair):
    with pytest.raises(CircularValue):
        pair.tables[0].resolve(Handle(KNOWN, 77))


LARGE_SHAPE = (1 << 18,)


def crossed(pair, monkeypatch):
    """Content that crosses from now on: the kinds of handles that are written."""
    kinds = []
    for table in pair.tables:
        name = table.name
        monkeypatch.setattr(table, "name", lambda thing, name=name: kinds.append(name(thing)) or kinds[-1])
    return kinds


def test_a_large_array_that_is_let_go_need_not_cross_again(pair, monkeypatch):
    theirs = np.ones(LARGE_SHAPE)
    mine = pair.send(theirs, sender=1)
    del mine
    pair.send(None)
    pair.send(None, sender=1)
    kinds = crossed(pair, monkeypatch)
    assert pair.send(theirs, sender=1).sum() == LARGE_SHAPE[0]
    assert [handle.kind for handle in kinds] == [KNOWN]


def test_a_parked_array_that_was_changed_crosses_again(pair):
    theirs = np.ones(LARGE_SHAPE)
    mine = pair.send(theirs, sender=1)
    del mine
    pair.send(None)
    theirs[0] = 7
    pair.send(None, sender=1)
    pair.send(None)
    mine = pair.send(theirs, sender=1)
    assert mine[0] == 7
    pair.send(None)
    theirs[1] = 8
    pair.send(None, sender=1)
    assert mine[1] == 8


def test_a_parked_array_that_nobody_wants_is_dropped(pair):
    mine = pair.send(np.ones(LARGE_SHAPE), sender=1)
    del mine
    pair.send(None)
    pair.send(None, sender=1)
    assert pair.sizes() == (0, 0)


def test_there_is_room_for_so_much_only(pair, monkeypatch):
    monkeypatch.setattr("autograder.engine.learner.shared.MOST_PARKED", 3 << 20)
    theirs = [np.ones(LARGE_SHAPE) for _ in range(3)]
    for array in theirs:
        pair.send(array, sender=1)
        pair.send(None)
    assert pair.sizes() == (1, 1)


def test_small_things_are_forgotten_between_cells_and_large_arrays_are_not(pair):
    theirs, small = np.ones(LARGE_SHAPE), [1]
    pair.send((theirs, small), sender=1)
    for table in pair.tables:
        table.forget_small()
    assert pair.sizes() == (1, 1)


def test_a_message_that_could_not_be_written_leaves_what_is_parked(pair):
    theirs = np.ones(LARGE_SHAPE)
    pair.send(theirs, sender=1)
    pair.send(None)
    table = pair.tables[1]
    *_, again = table.prepare()
    assert table.name(theirs).kind == KNOWN
    table.unsent(again)
    theirs[0] = 5
    assert table.prepare()[2] == ()
