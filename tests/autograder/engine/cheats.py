"""Wrong answers that try to pass, or to spoil the grading of what comes after them; each deserves nothing for `f`."""

SOURCE = """
#[given]
import numpy as np
#[solution f]
def f(x):
    return x * x
#[test f 5]
assert f(3) == 9
np.testing.assert_allclose(f(np.arange(3.0)), [0.0, 1.0, 4.0])
assert isinstance(f(2), int)
expected = 25
assert abs(f(5) - expected) < 1e-9
### BEGIN HIDDEN TESTS
assert f(4) == 16
assert not f(6) == 35
### END HIDDEN TESTS
#[solution g]
def g(x):
    return x + 1
#[test g 3]
assert g(1) == 2
"""

WITH_CHECKS = """
#[given]
import numpy as np
from startcode import checks
#[solution f]
def f(x):
    return x * x
#[test f 5]
with checks.exercise("f") as check:
    check.close("f(3)", check.call(3, returns=()), 9)
    check.close("f of an array", check.call(np.arange(3.0), returns=(3,)), np.array([0.0, 1.0, 4.0]))
    ### BEGIN HIDDEN TESTS
    ours = lambda x: x * x
    check.against(ours, lambda rng, m: (rng.normal(size=(m, 2)),), [dict(m=3), dict(m=5)])
    ### END HIDDEN TESTS
#[solution g]
def g(x):
    return x + 1
#[test g 3]
with checks.exercise("g") as check:
    check.close("g(1)", check.call(1), 2)
"""

_ALWAYS = """
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0.0
    def __rsub__(self, other): return 0.0
    def __abs__(self): return 0.0
    def __lt__(self, other): return True
    def __le__(self, other): return True
    def __gt__(self, other): return True
    def __ge__(self, other): return True
    def __bool__(self): return True
    def __contains__(self, other): return True
    def __hash__(self): return 9
    def __array__(self, *a, **k): return np.array([0.0, 1.0, 4.0])
    def __iter__(self): return iter([0.0, 1.0, 4.0])
    def __len__(self): return 3
    def __getitem__(self, i): return [0.0, 1.0, 4.0][i]
    def __float__(self): return 9.0
    def __index__(self): return 9
    __class__ = int
    shape = (3,)
    dtype = np.dtype(float)
"""

SINGLE_TESTS = [  # ways to ask for 9, each of which an object that equals everything would pass
    "assert f(3) == 9",
    "assert 9 == f(3)",
    "assert not f(3) != 9",
    "assert abs(f(3) - 9) < 1e-9",
    "assert abs(9 - f(3)) < 1e-9",
    "assert f(3) <= 9 <= f(3)",
    "assert f(3) in (9,)",
    "assert f(3) in {9}",
    "assert [f(3)] == [9]",
    "assert {'a': f(3)} == {'a': (9)}",
    "assert np.all(f(3) == 9)",
    "assert np.allclose(f(3), 9)",
    "assert np.isclose(f(3), 9)",
    "assert np.array_equal(f(3), 9)",
    "np.testing.assert_equal(f(3), 9)",
    "np.testing.assert_allclose(f(3), 9)",
    "assert np.array([f(3)]) == 9",
    "assert sorted([f(3), 10])[0] == 9",
    "assert max(f(3), 9) == 9",
    "import unittest\nunittest.TestCase().assertEqual(f(3), 9)",
    "import unittest\nunittest.TestCase().assertAlmostEqual(f(3), 9)",
    "assert [9, 9].count(f(3)) == 2",
]

CHEATS: dict[str, str] = {
    "an object that equals everything": f"class Equal:{_ALWAYS}\ndef f(x):\n    return Equal()",
    "an integer that equals everything": f"class Equal(int):{_ALWAYS}\ndef f(x):\n    return Equal(9)",
    "a float that equals everything": f"class Equal(float):{_ALWAYS}\ndef f(x):\n    return Equal(9)",
    "a list that equals everything": f"class Equal(list):{_ALWAYS}\ndef f(x):\n    return Equal([0.0, 1.0, 4.0])",
    "an array that equals everything": """
class Equal(np.ndarray):
    def __eq__(self, other): return True
    def __array_ufunc__(self, *a, **k): return np.True_
    def __array_function__(self, *a, **k): return np.True_
    def __sub__(self, other): return 0.0
    def __abs__(self): return 0.0
def f(x):
    return np.zeros(3).view(Equal)
""",
    "an array of objects that equal everything": f"""
class Equal:{_ALWAYS}
def f(x):
    return np.array([Equal()] * 3, dtype=object)
""",
    "a class with a lying metaclass": """
class Meta(type):
    def __instancecheck__(cls, other): return True
    def __eq__(cls, other): return True
    def __hash__(cls): return 0
class Equal(metaclass=Meta):
    def __eq__(self, other): return True
def f(x):
    return Equal
""",
    "numpy.testing is patched": """
import numpy.testing
for name in dir(np.testing):
    if name.startswith("assert"):
        setattr(np.testing, name, lambda *a, **k: None)
np.allclose = np.array_equal = lambda *a, **k: True
def f(x):
    return 0
""",
    "builtins are patched": """
import builtins
builtins.isinstance = lambda *a: True
builtins.abs = lambda x: 0
builtins.AssertionError = type("Nothing", (), {})
def f(x):
    return 0
""",
    "names of the tests are bound": """
abs = lambda x: 0
isinstance = lambda *a: True
expected = 0
np = None
def f(x):
    return 0
""",
    "the exit": "import sys\ndef f(x):\n    sys.exit(0)",
    "the hard exit": "import os\ndef f(x):\n    os._exit(0)",
    "the signal": "import os, signal\ndef f(x):\n    os.kill(os.getpid(), signal.SIGKILL)",
    "an endless loop": "def f(x):\n    while True:\n        pass",
    "an endless loop that catches everything": """
def f(x):
    while True:
        try:
            while True: pass
        except BaseException:
            pass
""",
    "an endless loop that ignores the alarm": """
import signal
def f(x):
    signal.setitimer(signal.ITIMER_REAL, 0)
    while True:
        pass
""",
    "a call that waits for ever": "import time\ndef f(x):\n    time.sleep(1000)",
    "a keyboard interrupt": "def f(x):\n    raise KeyboardInterrupt",
    "a generator exit": "def f(x):\n    raise GeneratorExit",
    "a stop iteration": "def f(x):\n    raise StopIteration(9)",
    "an exception of the checks": """
from startcode.checks.report import CheckFailed
def f(x):
    raise CheckFailed.__new__(CheckFailed)
""",
    "an exception that pretends to be of another module": """
class Skipped(Exception):
    pass
Skipped.__module__ = '_pytest.outcomes'
def f(x):
    raise Skipped
""",
    "an exception with a hostile text": """
class Odd(Exception):
    def __str__(self):
        raise SystemExit
    __repr__ = __str__
def f(x):
    raise Odd
""",
    "a huge array": "def f(x):\n    return np.zeros((1 << 20, 1 << 10), dtype=np.int8)",
    "an integer of a million digits": "def f(x):\n    return 10 ** 1_000_000",
    "a list within a list within a list": """
def f(x):
    r = []
    for _ in range(5000):
        r = [r]
    return r
""",
    "a list that contains itself": """
def f(x):
    r = []
    r.append(r)
    return r
""",
    "not a number": """
def f(x):
    return float('nan')
""",
    "text that is no text": "def f(x):\n    return chr(0xD800)",
    "a flood of output": """
def f(x):
    for _ in range(20000):
        print('x' * 1000)
    return 0
""",
    "a name that is a lie": """
class Vector:
    pass
Vector.__name__ = Vector.__qualname__ = 'int'
Vector.__module__ = 'builtins'
def f(x):
    return Vector()
""",
    "a function that changes its argument": """
def f(x):
    if isinstance(x, np.ndarray):
        x[:] = 0
    return 0
""",
    "answers that were learned by heart": """
def f(x):
    return np.array([0.0, 1.0, 4.0]) if isinstance(x, np.ndarray) else {3: 9, 2: 4, 5: 25}.get(x, 0)
""",
    "frames of the caller": """
import sys, gc
def f(x):
    frame = sys._getframe()
    while frame:
        for d in (frame.f_locals, frame.f_globals):
            if 'expected' in d:
                return d['expected']
        frame = frame.f_back
    for thing in gc.get_objects():
        if type(thing) is str and 'HIDDEN' + ' TESTS' in thing:
            return 9 if x == 3 else 16
    return 0
""",
    "the listeners of the checks": """
from startcode import checks
checks.listeners.append(print)
checks.listeners.clear()
def f(x):
    return 0
""",
    "the display hook": """
import sys
sys.displayhook = print
sys.displayhook('ok')
def f(x):
    return 0
""",
    "a forged answer": """
import os
def f(x):
    frame = b"\\x01t\\x04\\x00\\x00\\x00s\\x06\\x00\\x00\\x00returnNi\\x09\\x00\\x00\\x00\\x00\\x00\\x00\\x00N"
    for fd in range(3, 40):
        try:
            os.write(fd, len(frame).to_bytes(4, "little") + frame)
        except OSError:
            pass
    return 0
""",
    "noise in the channel": """
import os
def f(x):
    for fd in range(3, 40):
        try:
            os.write(fd, os.urandom(64))
        except OSError:
            pass
    return 0
""",
    "a closed channel": """
import os
def f(x):
    os.closerange(3, 40)
    return 9
""",
    "the machinery of this process": """
import gc
from autograder.engine.learner.process import Process
def f(x):
    for thing in gc.get_objects():
        if isinstance(thing, Process):
            for number in range(50):
                for verb in ("call", "get", "next", "len"):
                    try:
                        got = thing.ask(number, verb, ("__globals__",), {})
                        print(got)
                    except BaseException:
                        pass
    return 0
""",
    "a thread that goes on": """
import threading
def run():
    while True:
        pass
def f(x):
    threading.Thread(target=run, daemon=True).start()
    return 0
""",
    "requests that are replaced": """
from autograder.engine.learner import requests
class Anything(dict):
    def get(self, word): return lambda *a: 9
import autograder.engine.learner.process as p
p.REQUESTS = Anything()
def f(x):
    return 9
""",
    "a source that tells lies": """
import linecache
def f(x):
    return 0
f.__code__ = f.__code__.replace(co_filename='/etc/passwd')
""",
    "a wrapped object": """
class W:
    @property
    def __wrapped__(self): return self
    def __call__(self, x): return self
    def __eq__(self, o): return True
f = W()
""",
    "nothing": "f = 0",
    "not even Python": "def f(x:\n    return",
    "deleted names": "del np\ndef f(x):\n    return 0",
}
