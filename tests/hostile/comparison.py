"""Wrong answers that judge themselves."""

from .case import CRASHED, FAILED, Case

ALWAYS = """
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
    def __hash__(self): return 5
    def __len__(self): return 3
    def __float__(self): return 5.0
    def __index__(self): return 5
    def all(self, *a, **k): return True
    def any(self, *a, **k): return True
"""
ARRAY = """
    def __array_ufunc__(self, *a, **k): return np.True_
    def __array_function__(self, *a, **k): return np.True_
    def __array__(self, *a, **k): return np.array(5.0)
    shape, ndim, size, dtype = (3,), 1, 3, np.dtype(float)
    __class__ = float
"""
THREE = {"scale": FAILED, "shout": FAILED, "norm": FAILED}
UNIT = "unit is right and keeps its point: it is graded with our own scale and norm."


def always(base: str, made: str, more: str = "") -> dict[str, str]:
    """Three answers of a class that equals everything, derived from `base` and made as `made` says."""
    return {name: f"class Equal{base}:{ALWAYS}{more}\ndef {name}(*given):\n    return {made}" for name in THREE}


CASES = [
    Case(
        name="an object that equals everything",
        tries="returns an object whose comparisons, differences and conversions say what is wanted",
        why=f"No object of the learner is ever compared with a value. {UNIT}",
        cells=always("", "Equal()", ARRAY),
        loses=THREE,
        naive=6,
    ),
    Case(
        name="a number that equals everything",
        tries="the same, as a subclass of float",
        why=f"A subclass of a number is no plain number. {UNIT}",
        cells=always("(float)", "Equal(9)"),
        loses=THREE,
        naive=6,
    ),
    Case(
        name="a text that equals everything",
        tries="the same, as a subclass of str",
        why=f"A subclass of str is no plain text. {UNIT}",
        cells=always("(str)", "Equal('')"),
        loses=THREE,
        naive=4,
    ),
    Case(
        name="an array that equals everything",
        tries="returns a subclass of ndarray that takes over NumPy's own functions",
        why=f"A subclass of ndarray stays a stand-in: NumPy's functions never see it. {UNIT}",
        cells=always(
            "(np.ndarray)",
            "np.zeros(3).view(Equal)",
            "    __array_ufunc__ = __array_function__ = lambda *a, **k: np.True_",
        ),
        loses=THREE,
        naive=4,
    ),
    Case(
        name="an array of objects that equal everything",
        tries="hides such objects in an ordinary array of dtype object",
        why=f"Only arrays of plain numbers and texts cross. {UNIT}",
        cells=always("", "np.array([Equal()] * 3, dtype=object)"),
        loses=THREE,
        naive=0,
    ),
    Case(
        name="a masked array",
        tries="returns an array with every entry masked, which NumPy's tests take for equal to anything",
        why=f"A masked array is a subclass and stays a stand-in. {UNIT}",
        cells={name: f"def {name}(*given):\n    return np.ma.masked_all((3,))" for name in THREE},
        loses=THREE,
        naive=0,
    ),
    Case(
        name="a class that lies about itself",
        tries="returns a class whose metaclass says yes to every question, under the name of a fraction",
        why=f"Classes are compared by identity only. {UNIT}",
        cells={
            name: f"""
class Meta(type):
    def __eq__(cls, other): return True
    def __instancecheck__(cls, other): return True
    def __subclasscheck__(cls, other): return True
    def __hash__(cls): return 0
    def __abs__(cls): return 0.0
    def __sub__(cls, other): return 0.0
    def __call__(cls, *given): return cls
Fraction = Meta("Fraction", (), {{"__module__": "fractions", "__qualname__": "Fraction"}})
def {name}(*given):
    return Fraction
"""
            for name in THREE
        },
        loses=THREE,
        naive=4,
    ),
    Case(
        name="a borrowed name",
        tries="returns an object whose class claims to be fractions.Fraction, decimal.Decimal or int",
        why=f"A stand-in that is an instance of a known class is still no value. {UNIT}",
        cells={
            name: f"class Fake:{ALWAYS}\nFake.__module__, Fake.__qualname__ = {home!r}\n"
            f"Fake.__name__ = Fake.__qualname__\ndef {name}(*given):\n    return Fake()"
            for name, home in {
                "scale": ("fractions", "Fraction"),
                "shout": ("builtins", "str"),
                "norm": ("decimal", "Decimal"),
            }.items()
        },
        loses=THREE,
        naive=4,
    ),
    Case(
        name="an argument changed in place",
        tries="empties the vector that the test will compare with",
        why=f"The checks keep their own copy and say so; plain tests computed what they expect before. {UNIT}",
        cells={
            "scale": "def scale(x, factor):\n    x *= 0\n    return x",
            "norm": "def norm(x):\n    x *= 0\n    return 0.0",
        },
        loses={"scale": FAILED, "norm": FAILED},
        naive=4,
    ),
    Case(
        name="an exception that means success",
        tries="raises what test runners take for a test that is skipped or passed",
        why=f"An exception of the learner's is a crash, under whatever name. {UNIT}",
        cells={
            "scale": "import unittest\ndef scale(x, factor):\n    raise unittest.SkipTest('fine')",
            "shout": "class Skipped(BaseException): pass\nSkipped.__module__ = '_pytest.outcomes'\n"
            "def shout(text):\n    raise Skipped",
            "norm": "def norm(x):\n    raise StopIteration(5.0)",
        },
        loses={"scale": CRASHED, "shout": CRASHED, "norm": CRASHED},
        naive=0,
    ),
]
