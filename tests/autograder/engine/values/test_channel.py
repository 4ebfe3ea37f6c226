"""Messages between two ends, one of which may be gone, silent or hostile."""

import os
import threading

import numpy as np
import pytest

from autograder.engine.values import BadFrame, Channel, ChannelClosed, ChannelTimeout, Limits, NotAValue, encode

SOON = 0.05


@pytest.fixture
def ends():
    """A channel, and the raw file descriptors of its peer: where it reads, where it writes."""
    read_fd, peer_writes = os.pipe()
    peer_reads, write_fd = os.pipe()
    with Channel(read_fd, write_fd, Limits(frame_bytes=1 << 24)) as channel:
        peer = Channel(peer_reads, peer_writes)
        yield channel, peer, peer_writes
        peer.close()


def frame(value):
    content = encode(value)
    return len(content).to_bytes(4, "little") + content


def test_messages_arrive_in_order_and_whole(ends):
    channel, peer, _ = ends
    messages = [["call", {"x": 1.5}], np.arange(5), None, "text"]
    for message in messages:
        channel.send(message)
    assert [repr(peer.receive(1)) for _ in messages] == [repr(message) for message in messages]


def test_a_message_larger_than_a_pipe_arrives(ends):
    channel, peer, _ = ends
    large = [np.arange(400_000.0), "between", np.asfortranarray(np.ones((300, 500)))]
    sender = threading.Thread(target=channel.send, args=(large,))
    sender.start()
    first, text, second = peer.receive(5)
    sender.join()
    assert np.array_equal(first, large[0])
    assert text == "between"
    assert np.array_equal(second, large[2])
    assert second.flags.fnc
    first[0] = 7


def test_a_silent_peer_is_a_timeout_and_what_came_is_kept(ends):
    channel, _, raw = ends
    whole = frame("word " * 50_000)
    with pytest.raises(ChannelTimeout):
        channel.receive(SOON)
    for begin, end in ((0, 2), (2, 6), (6, 30_000)):
        os.write(raw, whole[begin:end])
        with pytest.raises(ChannelTimeout):
            channel.receive(SOON)
    rest = threading.Thread(
        target=lambda: [os.write(raw, whole[at : at + 9999]) for at in range(30_000, len(whole), 9999)]
    )
    os.set_blocking(raw, True)
    rest.start()
    assert channel.receive(5) == "word " * 50_000
    rest.join()


def test_two_messages_in_one_write_are_two_messages(ends):
    channel, _, raw = ends
    os.write(raw, frame(1) + frame(2) + frame(3)[:5])
    assert (channel.receive(1), channel.receive(1)) == (1, 2)
    os.write(raw, frame(3)[5:])
    assert channel.receive(1) == 3


@pytest.mark.parametrize("said", [b"", b"\x05", frame("x" * 500)[:-1], frame("x" * 90_000)[:9000]])
def test_a_peer_that_goes_is_noticed_wherever_it_stops(ends, said):
    channel, peer, raw = ends
    os.write(raw, said)
    peer.close()
    with pytest.raises(ChannelClosed):
        channel.receive(None)


def test_a_frame_beyond_the_limit_is_refused_before_it_comes(ends):
    channel, _, raw = ends
    os.write(raw, b"\xff\xff\xff\xff")
    with pytest.raises(BadFrame):
        channel.receive(1)
    with pytest.raises(ChannelClosed):
        channel.receive(1)


def test_a_bad_frame_does_not_spoil_the_next(ends):
    channel, _, raw = ends
    os.write(raw, b"\x02\x00\x00\x00\x01?" + frame("good"))
    with pytest.raises(BadFrame):
        channel.receive(1)
    assert channel.receive(1) == "good"


def test_a_peer_that_does_not_read_is_a_timeout(ends):
    channel, *_ = ends
    with pytest.raises(ChannelTimeout):
        channel.send(np.zeros(10**6), timeout=SOON)
    with pytest.raises(ChannelClosed):
        channel.send(1)


def test_writing_to_a_dead_peer_is_noticed(ends):
    channel, peer, _ = ends
    peer.close()
    with pytest.raises(ChannelClosed):
        channel.send(1)


def test_what_is_no_value_leaves_the_channel_as_it_was(ends):
    channel, peer, _ = ends
    with pytest.raises(NotAValue):
        channel.send([1, object()])
    channel.send("next")
    assert peer.receive(1) == "next"
