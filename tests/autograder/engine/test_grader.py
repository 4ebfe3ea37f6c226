"""The grader's end against a peer that says anything."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.engine.limits import GradingLimits
from autograder.engine.remote import proxies
from autograder.engine.remote.errors import LearnerInterrupt, LearnerStoppedError
from autograder.engine.remote.exports import Exports
from autograder.engine.remote.grader import DEEPEST, Grader
from autograder.engine.values import DEFAULT, Handle, decode, encode


class Ear:
    """Listens and remembers."""

    def __init__(self):
        self.heard, self.stops = [], []

    def before_request(self, word):
        pass

    def after_request(self):
        pass

    def seconds_for(self, wanted):
        return 1.0

    def hear(self, *news):
        self.heard.append(news)

    def learner_raised(self, error, told):
        pass

    def stopped(self, reason):
        self.stops.append(reason)


class Forged:
    """A channel whose other end gives these messages, with the right serial number."""

    def __init__(self, *messages, serial=None):
        self.limits = DEFAULT
        self.messages, self.serial, self.sent = list(messages), serial, []

    def send(self, message):
        encode(message, on_other=self.on_other, on_value=self.on_value)
        self.sent.append(message)

    def receive(self, timeout):
        word, target, content, news = self.messages.pop(0)
        serial = self.sent[-1][0] if self.serial is None else self.serial
        return decode(encode((serial, word, target, content, news)), on_handle=self.on_handle)


def grader(*messages, **options):
    return Grader(Forged(*messages, **options), Ear(), Exports())


def answers(*messages, **options):
    return grader(*messages, **options).request("call", 1, ())


LEAVES = st.one_of(
    *(st.none(), st.booleans(), st.integers(-3, 1 << 70), st.floats(), st.text(max_size=5), st.binary(max_size=5)),
    st.just(np.arange(3.0)),
)
KINDS = [
    "put",
    "known",
    "class",
    "function",
    "module",
    "object",
    "space",
    "own",
    "type",
    "dtype",
    "Random",
    "x",
    "remote",
]


def deeper(inner):
    handles = st.builds(Handle, st.sampled_from(KINDS), st.integers(-2, 9), inner)
    return st.one_of(st.lists(inner, max_size=4), st.lists(inner, max_size=8).map(tuple), handles)


VALUES = st.recursive(LEAVES, deeper, max_leaves=20)
WORDS = st.sampled_from(["return", "raise", "callback", "nonsense"])
MESSAGES = st.tuples(WORDS, st.integers(-2, 9), VALUES, st.one_of(st.none(), VALUES))


@settings(max_examples=300, deadline=None)
@given(st.lists(MESSAGES, min_size=1, max_size=3))
def test_whatever_the_peer_says_ends_in_an_answer_an_exception_of_theirs_or_a_stop(messages):
    asked = grader(*messages, ("return", None, None, None))
    try:
        asked.request("call", 1, ())
    except LearnerStoppedError:
        assert asked.broken is not None
        assert asked.listener.stops
    except (ArithmeticError, LookupError, OSError, RuntimeError, TypeError, ValueError):
        assert asked.broken is None


def test_the_plain_answer_comes_through():
    assert answers(("return", None, (1, "x", [2.0]), None)) == (1, "x", [2.0])


@pytest.mark.parametrize(
    "message",
    [
        ("return", None, Handle("known", 3), None),
        ("return", None, Handle("own", 3), None),
        ("return", None, Handle("function", 3), None),
        ("return", None, Handle("object", 3, 7), None),
        ("return", None, Handle("class", 3, ("__main__", "A", (), ("__len__",), (3,), (("a", "b"),))), None),
        ("return", None, Handle("class", 3, ("__main__", "A", (), (), (), ())), None),
        ("return", None, None, ((), (), (), (1, 2))),
        ("return", None, None, 3),
        ("return", None, None, ("x", (), None)),
        ("return", None, None, ((), (), (), ((), (), (), (1, 2)))),
        ("raise", None, 3, None),
        ("raise", None, ((), (), "", "", "", 0, None), None),
        ("callback", 1, ("call", 7, ()), None),
        ("callback", 1, 7, None),
        ("shout", None, None, None),
    ],
)
def test_nonsense_ends_the_conversation(message):
    asked = grader(message)
    asked.exports.name(print)
    with pytest.raises(LearnerStoppedError):
        asked.request("call", 1, ())
    with pytest.raises(LearnerStoppedError):
        asked.request("call", 1, ())


def test_an_answer_to_another_message_is_refused():
    with pytest.raises(LearnerStoppedError):
        answers(("return", None, 1, None), serial=77)


def test_a_callback_reaches_only_what_the_test_has_given():
    asked = grader(("callback", 1, ("call", (3,), ()), None), ("return", None, "done", None))
    seen = []
    asked.exports.name(seen.append)
    assert asked.request("call", 1, ()) == "done"
    assert seen == [3]
    assert asked.channel.sent[-1][1] == "return"


@pytest.mark.parametrize("verb", ["get", "set", "len", "item", "next", "__globals__", "x"])
def test_a_function_of_a_test_can_be_called_and_nothing_else(verb):
    asked = grader(("callback", 1, (verb, ("__globals__",), ()), None), ("return", None, None, None))
    asked.exports.name(lambda x: x)
    asked.request("call", 1, ())
    assert asked.channel.sent[-1][1] == "raise"


def test_private_attributes_of_a_tests_object_cannot_be_read():
    class Mine:
        __module__ = "__main__"
        shown, _hidden = 1, 2

    for name, word in (("shown", "return"), ("_hidden", "raise"), ("__class__", "raise"), ("__init__", "raise")):
        asked = grader(("callback", 1, ("get", (name,), ()), None), ("return", None, None, None))
        asked.exports.name(Mine())
        asked.request("call", 1, ())
        assert asked.channel.sent[-1][1] == word


def test_an_exception_of_a_callback_comes_back_as_itself_and_its_text_stays_here():
    def fails():
        raise KeyError("secret")

    description = ((("builtins", "KeyError"),), (), "", "", "", 1, None)
    asked = grader(("callback", 1, ("call", (), ()), None), ("raise", None, description, None))
    asked.exports.name(fails)
    with pytest.raises(KeyError, match="secret"):
        asked.request("call", 1, ())
    assert "secret" not in str(asked.channel.sent)


def test_calls_within_calls_have_an_end():
    asked = grader(*[("callback", 1, ("call", (), ()), None)] * (DEEPEST + 5))
    asked.exports.name(lambda: asked.request("call", 1, ()))
    with pytest.raises(LearnerStoppedError):
        asked.request("call", 1, ())


def raised(classes, values=(), text="text", itself=None):
    return "raise", None, (classes, values, text, "trace", "line", 0, itself), None


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ((("builtins", "ValueError"), ("builtins", "Exception")), ValueError),
        ((("__main__", "Mine"), ("builtins", "KeyError")), KeyError),
        ((("numpy.linalg", "LinAlgError"), ("builtins", "ValueError")), np.linalg.LinAlgError),
        ((("os", "system"),), Exception),
        ((("builtins", "print"), ("builtins", "OSError")), OSError),
        ((("builtins", "SystemExit"),), SystemExit),
        ((("builtins", "KeyboardInterrupt"),), LearnerInterrupt),
        ((("builtins", "UnicodeDecodeError"), ("builtins", "ValueError")), UnicodeDecodeError),
    ],
)
def test_exceptions_come_as_their_like(classes, expected):
    with pytest.raises(expected) as caught:
        answers(raised(classes, ("a",)))
    assert caught.value.startcode_traceback == "trace"
    assert caught.value.startcode_line == "line"


def test_an_exception_says_what_the_learners_said():
    with pytest.raises(Exception, match=r"^it is odd$"):
        answers(raised((("__main__", "Odd"), ("builtins", "Exception")), (1, 2), "it is odd"))


def test_an_exception_brings_no_escapes():
    with pytest.raises(Exception, match=r"^red$"):
        answers(raised((("__main__", "Odd"),), (), "\x1b[31mred"))


def test_settings_are_told_first():
    asked = grader(("return", None, "begin", None))
    asked.begin(3, GradingLimits(), False)
    assert asked.channel.sent[0][1] == "begin"


def test_what_stands_for_an_object_is_freed_there_when_it_is_gone_here():
    asked = grader(("return", None, Handle("module", 4, "m"), None), *[("return", None, None, None)] * 2)
    proxy = asked.request("call", 1, ())
    assert proxies.link(proxy) == (asked, 4)
    asked.request("call", 1, ())
    assert asked.channel.sent[-1][4] is None
    del proxy
    asked.request("call", 1, ())
    assert asked.channel.sent[-1][4][3][0] == (4,)
