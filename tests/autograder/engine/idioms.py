"""How tests of other courses are written: notebooks whose answers are right, and a wrong answer for each."""

IDIOMS: dict[str, tuple[str, dict[str, str]]] = {}


def _idiom(name: str, text: str, **wrong: str) -> None:
    IDIOMS[name] = text, wrong


_idiom(
    "plain asserts",
    """
#[solution f]
def f(x):
    return x * x
#[test f 3]
assert f(3) == 9, "3 squared is 9"
assert f(-2) == 4
assert isinstance(f(2), int) and type(f(2)) == int
""",
    f="def f(x):\n    return x + x",
)
_idiom(
    "numpy.testing",
    """
#[given]
import numpy as np
#[solution softmax]
def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)
#[test softmax 3]
np.random.seed(1)
z = np.random.randn(5, 3)
p = softmax(z)
np.testing.assert_allclose(p.sum(axis=0), np.ones(3))
np.testing.assert_array_almost_equal(p, np.exp(z) / np.exp(z).sum(axis=0))
assert p.shape == z.shape and p.dtype == np.float64
""",
    softmax="def softmax(z):\n    return z",
)
_idiom(
    "a helper is deleted to see that it is used",
    """
#[solution square]
def square(x):
    return x * x
#[solution total]
def total(xs):
    return sum(square(x) for x in xs)
#[test total 3]
orig = square
del square
try:
    total([1, 2])
except NameError:
    pass
else:
    raise AssertionError("total does not use square")
finally:
    square = orig
del orig
assert total([1, 2, 3]) == 14
#[test after 2]
assert square(4) == 16
""",
    total="def total(xs):\n    return sum(x * x for x in xs)",
    square="def square(x):\n    return x",
)
_idiom(
    "a helper is replaced by a spy",
    """
#[solution square]
def square(x):
    return x * x
#[solution total]
def total(xs):
    return sum(square(x) for x in xs)
#[test total 3]
seen = []
old_square = square
def square(x):
    seen.append(x)
    return old_square(x)
assert total([1, 2]) == 5
assert seen == [1, 2]
square = old_square
#[test after 2]
assert square(4) == 16 and total([2]) == 4
""",
    total="def total(xs):\n    return sum(x * x for x in xs)",
    square="def square(x):\n    return x",
)
_idiom(
    "the global random state is seeded",
    """
#[given]
import numpy as np
import random
#[solution shuffle]
def init(n):
    return np.random.randn(n, 2) * 0.01, random.random()
#[test shuffle 3]
np.random.seed(3)
random.seed(5)
W, r = init(4)
np.random.seed(3)
random.seed(5)
assert np.array_equal(W, np.random.randn(4, 2) * 0.01) and r == random.random()
after = np.random.rand()
np.random.seed(3); np.random.randn(4, 2)
assert after == np.random.rand()
""",
    shuffle="def init(n):\n    return np.random.rand(n, 2) * 0.01, random.random()",
)
_idiom(
    "a random generator is carried along",
    """
#[given]
import numpy as np
#[solution draw]
def draw(rng, n):
    return rng.normal(size=n)
#[test draw 3]
rng = np.random.default_rng(7)
first, second = draw(rng, 3), draw(rng, 3)
ours = np.random.default_rng(7)
assert np.array_equal(first, ours.normal(size=3)) and np.array_equal(second, ours.normal(size=3))
assert rng.random() == ours.random()
""",
    draw="def draw(rng, n):\n    return np.random.default_rng(7).normal(size=n)",
)
_idiom(
    "a class with state, operators and iteration",
    """
#[solution Vector]
class Vector:
    count = 0
    def __init__(self, *xs):
        self.xs = list(xs)
        Vector.count += 1
    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.xs, other.xs)))
    def __mul__(self, k):
        return Vector(*(k * a for a in self.xs))
    __rmul__ = __mul__
    def __eq__(self, other):
        return isinstance(other, Vector) and self.xs == other.xs
    def __len__(self):
        return len(self.xs)
    def __getitem__(self, i):
        return self.xs[i]
    def __iter__(self):
        return iter(self.xs)
    def __contains__(self, x):
        return x in self.xs
    def __repr__(self):
        return f"Vector{tuple(self.xs)}"
    def norm(self):
        return sum(x * x for x in self) ** 0.5
    @property
    def first(self):
        return self.xs[0]
    @staticmethod
    def zero(n):
        return Vector(*[0] * n)
#[test Vector 4]
v = Vector(3, 4)
assert isinstance(v, Vector) and type(v) == Vector and type(v) is Vector
assert v.norm() == 5.0 and len(v) == 2 and list(v) == [3, 4] and v[1] == 4 and v.first == 3
assert v + Vector(1, 1) == Vector(4, 5)
assert v + Vector(1, 1) != Vector(4, 6)
assert 2 * v == v * 2 == Vector(6, 8)
assert repr(v) == "Vector(3, 4)" and str(v) == "Vector(3, 4)" and f"{v}" == "Vector(3, 4)"
assert 3 in v and 7 not in v
assert Vector.zero(3).xs == [0, 0, 0]
v.xs.append(5)
assert len(v) == 3 and sum(v) == 12 and max(v) == 5
v.xs = [1]
assert list(v) == [1]
assert hasattr(v, "norm") and not hasattr(v, "nonsense")
n = Vector.count
Vector(1)
assert Vector.count == n + 1
del v.xs
try:
    len(v)
except AttributeError:
    pass
else:
    raise AssertionError
""",
    Vector="class Vector:\n    def __init__(self, *xs):\n        self.xs = xs",
)
_idiom(
    "inheritance and super",
    """
#[given]
class Shape:
    sides = 0
    def area(self):
        raise NotImplementedError
#[solution Square]
class Square(Shape):
    sides = 4
    def __init__(self, a):
        self.a = a
    def area(self):
        return self.a ** 2
#[test Square 3]
s = Square(3)
assert issubclass(Square, Shape) and isinstance(s, Shape) and not isinstance(Shape(), Square)
assert s.area() == 9 and Square.sides == 4 and s.sides == 4
assert Square.__name__ == "Square" and s.__class__.__name__ == "Square" and s.__class__ is Square
try:
    Shape().area()
    assert False, "area of a Shape"
except NotImplementedError:
    pass
assert Square.area(s) == 9
assert Square.__mro__[1] is Shape
""",
    Square="""
class Square:
    def __init__(self, a):
        self.a = a
    def area(self):
        return self.a ** 2
""",
)
_idiom(
    "a context manager",
    """
#[solution Log]
class Log:
    def __init__(self):
        self.events = []
    def __enter__(self):
        self.events.append("in")
        return self
    def __exit__(self, kind, value, trace):
        self.events.append(kind.__name__ if kind else "out")
        return kind is ValueError
#[test Log 3]
with Log() as log:
    assert log.events == ["in"]
assert log.events == ["in", "out"]
with log:
    raise ValueError("swallowed")
assert log.events[-1] == "ValueError"
try:
    with log:
        raise KeyError("not swallowed")
except KeyError:
    pass
else:
    raise AssertionError
""",
    Log="""
class Log:
    events = ['in', 'out']
    def __enter__(self):
        return self
    def __exit__(self, *a):
        return True
""",
)
_idiom(
    "generators",
    """
#[given]
import itertools
import types
from collections.abc import Iterator
#[solution primes]
def primes():
    found = []
    for n in itertools.count(2):
        if all(n % p for p in found):
            found.append(n)
            yield n
#[test primes 3]
g = primes()
assert isinstance(g, types.GeneratorType) and isinstance(g, Iterator)
assert next(g) == 2 and next(g) == 3
assert list(itertools.islice(g, 3)) == [5, 7, 11]
assert [p for p, _ in zip(primes(), range(4))] == [2, 3, 5, 7]
g.close()
assert next(g, None) is None
""",
    primes="def primes():\n    return [2, 3, 5, 7, 11]",
)
_idiom(
    "a coroutine with send",
    """
#[solution averager]
def averager():
    total, count = 0.0, 0
    mean = None
    while True:
        x = yield mean
        total += x
        count += 1
        mean = total / count
#[test averager 3]
a = averager()
next(a)
assert a.send(10) == 10
assert a.send(20) == 15
try:
    a.throw(ValueError)
except ValueError:
    pass
else:
    raise AssertionError
""",
    averager="def averager():\n    while True:\n        x = yield 1\n        yield x",
)
_idiom(
    "a function is given to the learner's function",
    """
#[given]
import numpy as np
import math
#[solution derivative]
def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)
#[test derivative 3]
calls = []
def cube(x):
    calls.append(x)
    return x ** 3
assert abs(derivative(cube, 2.0) - 12) < 1e-6 and len(calls) == 2
assert abs(derivative(lambda x: x * x, 3) - 6) < 1e-6
assert abs(derivative(np.sin, 0.0) - 1) < 1e-6 and abs(derivative(math.exp, 0) - 1) < 1e-6
X = np.ones((2, 3))
assert np.allclose(derivative(lambda x: (x ** 2), X), 2 * X)
assert abs(derivative(f=cube, x=1, h=1e-4) - 3) < 1e-6
""",
    derivative="def derivative(f, x, h=1e-5):\n    return f(x)",
)
_idiom(
    "a function comes back",
    """
#[solution compose]
def compose(f, g):
    return lambda x: f(g(x))
#[test compose 3]
h = compose(lambda x: x + 1, lambda x: 2 * x)
assert callable(h) and h(5) == 11
assert compose(h, h)(1) == 7
assert compose(str, len)("abc") == "3"
""",
    compose="def compose(f, g):\n    return lambda x: g(f(x))",
)
_idiom(
    "expected exceptions",
    """
#[given]
import numpy as np
import unittest
#[solution divide]
class TooSmall(ValueError):
    def __init__(self, x):
        super().__init__(f"{x} is too small")
        self.x = x
def divide(a, b):
    if b < 0:
        raise TooSmall(b)
    return a / b
def solve(A):
    return np.linalg.inv(A)
#[test divide 4]
try:
    divide(1, 0)
    raise AssertionError("no error")
except ZeroDivisionError as e:
    assert "division" in str(e)
try:
    divide(1, -3)
except TooSmall as e:
    assert e.x == -3 and str(e) == "-3 is too small" and isinstance(e, ValueError)
else:
    raise AssertionError
case = unittest.TestCase()
with case.assertRaises(ValueError):
    divide(1, -1)
with case.assertRaisesRegex(TooSmall, "too small"):
    divide(1, -1)
with case.assertRaises(np.linalg.LinAlgError):
    solve(np.zeros((2, 2)))
with case.assertRaises(TypeError):
    divide(1)
assert issubclass(TooSmall, ValueError)
""",
    divide="""
class TooSmall(ValueError):
    pass
def divide(a, b):
    return a / b
def solve(A):
    return A
""",
)
_idiom(
    "arguments changed in place",
    """
#[given]
import numpy as np
from collections import OrderedDict, defaultdict, deque
#[solution update]
def update(params, grads, lr):
    for key in params:
        params[key] -= lr * grads[key]
def push(stack, x):
    stack.append(x)
    return stack
def zero(a):
    a[a < 0] = 0
def index(words, table):
    for i, w in enumerate(words):
        table[w].append(i)
#[test update 4]
params, grads = {"W": np.ones((2, 3)), "b": 1.0}, {"W": np.ones((2, 3)), "b": 2.0}
W = params["W"]
assert update(params, grads, 0.5) is None
assert np.all(params["W"] == 0.5) and params["b"] == 0.0
assert params["W"] is W and np.all(W == 0.5)
s = [1]
assert push(s, 2) is s and s == [1, 2]
a = np.array([1.0, -2.0, 3.0])
zero(a)
assert a.tolist() == [1, 0, 3]
table = defaultdict(list)
index(["a", "b", "a"], table)
assert table == {"a": [0, 2], "b": [1]} and table["new"] == []
d = deque([1], maxlen=2)
push(d, 2); push(d, 3)
assert list(d) == [2, 3]
nested = {"layers": [[1, 2], [3]]}
push(nested["layers"][1], 4)
assert nested == {"layers": [[1, 2], [3, 4]]}
""",
    update="""
def update(params, grads, lr):
    params = {k: params[k] - lr * grads[k] for k in params}
def push(s, x):
    return s + [x]
def zero(a):
    pass
def index(w, t):
    pass
""",
)
_idiom(
    "identity of what comes back",
    """
#[given]
import numpy as np
#[solution make]
cache = {}
def make(n):
    if n not in cache:
        cache[n] = np.arange(n)
    return cache[n]
def pair(x):
    return [x, x]
def same(x):
    return x
#[test make 3]
a = make(3)
assert make(3) is a and make(4) is not a
p = pair(a)
assert p[0] is p[1] and p[0] is a
assert pair(a) == [a, a]
assert same(a) is a
a[0] = 7
assert make(3)[0] == 7
""",
    make="""
def make(n):
    return np.arange(n)
def pair(x):
    return [x, x.copy()]
def same(x):
    return x
""",
)
_idiom(
    "names in globals and locals",
    """
#[given]
import numpy as np
#[solution x]
x = 42
name = "Ada"
data = np.arange(6).reshape(2, 3)
#[test x 3]
assert 'x' in globals() and 'x' in locals() and 'x' in dir() and 'nope' not in globals()
assert x == 42 and name == "Ada" and globals()['x'] == 42 and globals().get('nope') is None
assert data.shape == (2, 3) and data.sum() == 15
for n in ["x", "name"]:
    assert eval(n) is not None
assert eval("x + 1") == 43
assert 'undefined' not in vars() if False else True
try:
    undefined_name
except NameError:
    pass
else:
    raise AssertionError
""",
    x="x = 41\nname = 'Ada'\ndata = np.arange(6)",
)
_idiom(
    "inspect",
    """
#[given]
import inspect
#[solution power]
def power(x, n=2, *, verbose=False):
    \"\"\"x to the n.\"\"\"
    result = 1
    for _ in range(n):
        result *= x
    return result
#[test power 3]
assert "for" in inspect.getsource(power) and "**" not in inspect.getsource(power)
lines, first = inspect.getsourcelines(power)
assert lines[0].startswith("def power")
sig = inspect.signature(power)
assert list(sig.parameters) == ["x", "n", "verbose"] and sig.parameters["n"].default == 2
assert sig.parameters["verbose"].kind is inspect.Parameter.KEYWORD_ONLY
assert power.__name__ == "power" and power.__doc__ == "x to the n." and power.__defaults__ == (2,)
assert inspect.isfunction(power) and callable(power)
assert power.__code__.co_argcount == 2 and "result" in power.__code__.co_varnames and "range" in power.__code__.co_names
assert inspect.getfullargspec(power).args == ["x", "n"]
assert power(2, 3) == 8 and power(3) == 9
""",
    power="def power(x, n=2, *, verbose=False):\n    return x ** n",
)
_idiom(
    "printed output",
    """
#[given]
import io
from contextlib import redirect_stdout
#[solution greet]
def greet(name):
    print("Hello", name)
#[test greet 2]
assert greet("Ada") is None
""",
    greet="def greet(name):\n    return 'Hello'",
)
_idiom(
    "unittest",
    """
#[given]
import unittest
#[solution fib]
def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
#[test fib 2]
class TestFib(unittest.TestCase):
    def test_small(self):
        self.assertEqual([fib(i) for i in range(7)], [0, 1, 1, 2, 3, 5, 8])
    def test_big(self):
        self.assertEqual(fib(100), 354224848179261915075)
outcome = unittest.TextTestRunner(verbosity=0).run(unittest.defaultTestLoader.loadTestsFromTestCase(TestFib))
assert outcome.wasSuccessful(), outcome.failures
""",
    fib="def fib(n):\n    return n",
)
_idiom(
    "partial credit by the last line",
    """
#[solution f]
def f(x):
    return abs(x)
#[test f 4]
points = 0
for x, y in [(1, 1), (-1, 1), (0, 0), (-5, 5)]:
    if f(x) == y:
        points += 1
points
""",
    f="def f(x):\n    return -1",
)
_idiom(
    "a file is written and read",
    """
#[given]
import os
import json
#[solution save]
def save(path, rows):
    with open(path, "w") as f:
        for row in rows:
            f.write(",".join(map(str, row)) + "\\n")
#[test save 2]
save("out.csv", [(1, 2), (3, 4)])
assert os.path.exists("out.csv")
assert open("out.csv").read() == "1,2\\n3,4\\n"
""",
    save="def save(path, rows):\n    pass",
)
_idiom(
    "sets, tuples, strings, None, nested dicts, big integers, complex numbers",
    """
#[given]
import numpy as np
from fractions import Fraction
from decimal import Decimal
import datetime
#[solution stuff]
def stuff():
    return {"set": {1, 2}, "frozen": frozenset("ab"), "t": (1, (2, "x")), "none": None, "big": 2 ** 200, "c": 1 + 2j,
            "b": b"bytes", "nan": float("nan"), "f": Fraction(1, 3), "d": Decimal("0.1"),
            "day": datetime.date(2024, 2, 29),
            "dtype": np.dtype("float32"), "type": int, "range": range(3), "bool": np.bool_(True), "s": np.float32(0.5)}
#[test stuff 2]
s = stuff()
assert s["set"] == {2, 1} and s["frozen"] == {"a", "b"} and s["t"] == (1, (2, "x")) and s["none"] is None
assert s["big"] == 2 ** 200 and s["c"].imag == 2 and s["b"] == b"bytes" and s["nan"] != s["nan"]
assert s["f"] == Fraction(1, 3) and s["d"] == Decimal("0.1") and s["day"].year == 2024 and s["dtype"] == np.float32
assert s["type"] is int and list(s["range"]) == [0, 1, 2] and s["bool"] and isinstance(s["s"], np.float32)
""",
    stuff="def stuff():\n    return {}",
)
_idiom(
    "figures",
    """
#[given]
import numpy as np
import matplotlib.pyplot as plt
#[solution draw]
def draw(x, y):
    fig, ax = plt.subplots()
    ax.plot(x, y, label="data")
    ax.set_title("Title")
    ax.set_xlabel("x")
    return ax
#[test draw 2]
ax = draw([1, 2, 3], [1, 4, 9])
assert ax.get_title() == "Title" and ax.get_xlabel() == "x"
assert len(ax.lines) == 1
line = ax.lines[0]
assert np.array_equal(line.get_ydata(), [1, 4, 9]) and line.get_label() == "data"
assert plt.gca().get_title() == "Title"
plt.close("all")
""",
    draw="def draw(x, y):\n    fig, ax = plt.subplots()\n    return ax",
)
_idiom(
    "a dictionary of arrays from a chain of functions",
    """
#[given]
import numpy as np
#[solution init]
def init(n_x, n_h):
    rng = np.random.default_rng(1)
    return {"W1": rng.normal(size=(n_h, n_x)), "b1": np.zeros((n_h, 1))}
#[solution forward]
def forward(X, p):
    Z = p["W1"] @ X + p["b1"]
    return np.tanh(Z), (X, Z)
#[test forward 3]
p = init(3, 4)
A, (X, Z) = forward(np.ones((3, 5)), p)
assert A.shape == (4, 5) and np.allclose(A, np.tanh(p["W1"] @ np.ones((3, 5))))
assert np.array_equal(X, np.ones((3, 5)))
for key, shape in {"W1": (4, 3), "b1": (4, 1)}.items():
    assert p[key].shape == shape, key
""",
    forward="def forward(X, p):\n    return X, (X, X)",
    init="def init(n_x, n_h):\n    return {}",
)
_idiom(
    "a test's own class is given to the learner's function",
    """
#[solution total]
def total(account):
    account.visits += 1
    return account.balance + sum(account.history()) + len(account)
#[test total 2]
class Account:
    def __init__(self):
        self.balance, self.visits = 10, 0
    def history(self):
        return [1, 2]
    def __len__(self):
        return 3
account = Account()
assert total(account) == 16 and account.visits == 1
""",
    total="def total(account):\n    return 16",
)
_idiom(
    "an attribute array is changed by the test",
    """
#[given]
import numpy as np
#[solution Layer]
class Layer:
    def __init__(self, n):
        self.W = np.zeros(n)
        self.params = {"W": self.W}
    def __call__(self, x):
        return float(self.W @ x)
#[test Layer 2]
layer = Layer(3)
layer.W[:] = 2
assert layer(np.ones(3)) == 6.0
layer.params["W"][0] = 0
assert layer(np.ones(3)) == 4.0
layer.W = np.ones(3)
assert layer(np.ones(3)) == 3.0
""",
    Layer="""
class Layer:
    def __init__(self, n):
        self.W = [0] * n
        self.params = {'W': self.W}
    def __call__(self, x):
        return 6.0
""",
)
_idiom(
    "a counter in a global variable",
    """
#[solution count]
counter = 0
def count():
    global counter
    counter += 1
#[test count 2]
start = counter
count(); count()
assert counter == start + 2
counter = 10
count()
assert counter == 11
#[test again 1]
assert counter == 11
""",
    count="counter = 0\ndef count():\n    pass",
)
_idiom(
    "code of a test imports what the learner's code uses later",
    """
#[solution area]
def area(r):
    return math.pi * r ** 2
#[test area 2]
import math
assert abs(area(2) - 4 * math.pi) < 1e-12
#[solution circumference]
def circumference(r):
    return 2 * math.pi * r
#[test circumference 2]
assert abs(circumference(1) - 2 * math.pi) < 1e-12
""",
    area="def area(r):\n    return 3 * r ** 2",
    circumference="def circumference(r):\n    return r",
)
_idiom(
    "dataclasses, named tuples and enums",
    """
#[given]
from dataclasses import dataclass, field
from collections import namedtuple
from enum import Enum
#[solution Point]
@dataclass(order=True)
class Point:
    x: float
    y: float = 0.0
Pair = namedtuple("Pair", "left right")
class Color(Enum):
    RED = 1
    BLUE = 2
def mix(a, b):
    return Pair(a, b)
#[test Point 3]
assert Point(1, 2) == Point(1, 2) and Point(1) < Point(2) and Point(3).y == 0.0
assert sorted([Point(2), Point(1)])[0].x == 1
pair = mix(Color.RED, Color.BLUE)
assert pair.left is Color.RED and pair[1] == Color.BLUE and len(pair) == 2
left, right = pair
assert left.name == "RED" and right.value == 2 and Color(1) is Color.RED and Color["BLUE"] is right
assert Pair(1, 2) == (1, 2)
assert repr(Point(1, 2)) == "Point(x=1, y=2)"
""",
    Point="""
class Point:
    def __init__(self, x, y=0):
        self.x = x
Pair = tuple
Color = None
def mix(a, b):
    return a
""",
)
_idiom(
    "recursion through a linked structure",
    """
#[given]
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
#[solution length]
def length(node):
    return 0 if node is None else 1 + length(node.next)
def reverse(node):
    done = None
    while node:
        node.next, done, node = done, node, node.next
    return done
#[test length 3]
chain = Node(1, Node(2, Node(3)))
assert length(chain) == 3 and length(None) == 0
back = reverse(chain)
values = []
while back is not None:
    values.append(back.value)
    back = back.next
assert values == [3, 2, 1]
assert chain.next is None
""",
    length="def length(node):\n    return 3\ndef reverse(node):\n    return node",
)
_idiom(
    "the library object of a learner",
    """
#[given]
import numpy as np
from sklearn.linear_model import LinearRegression
#[solution fit]
def fit(X, y):
    return LinearRegression().fit(X, y)
#[test fit 2]
model = fit(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 3.0, 5.0]))
assert isinstance(model, LinearRegression)
assert np.allclose(model.coef_, [2.0]) and abs(model.intercept_ - 1) < 1e-9
assert np.allclose(model.predict(np.array([[3.0]])), [7.0])
""",
    fit="def fit(X, y):\n    return LinearRegression().fit(X, -y)",
)
