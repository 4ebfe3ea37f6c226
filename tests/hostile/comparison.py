"""Wrong answers that judge themselves, or that change what judges them."""

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
    def __iter__(self): return iter([2.0, -4.0, 6.0])
    def __len__(self): return 3
    def __getitem__(self, index): return [2.0, -4.0, 6.0][index]
    def __float__(self): return 5.0
    def __index__(self): return 5
    def __array__(self, *a, **k): return np.array([2.0, -4.0, 6.0])
    def all(self, *a, **k): return True
    def any(self, *a, **k): return True
    shape, ndim, size, dtype = (3,), 1, 3, np.dtype(float)
"""
THREE = {"scale": FAILED, "shout": FAILED, "norm": FAILED}
NOTHING = {"scale": "def scale(x, factor): return 0", "shout": "def shout(text): return ''", "norm": "def norm(x): return 0.0"}
GRADED_APART = "unit is right, and is graded with our own scale and norm."


def always(base: str, made: str) -> dict[str, str]:
    """Three answers of a class that equals everything, derived from `base` and made as `made` says."""
    kind = f"class Equal{base}:{ALWAYS}"
    return {name: f"{kind}\ndef {name}(*given): return {made}" for name in THREE}


CASES = [
    Case(
        name="an object that equals everything",
        tries="returns an object whose every comparison and conversion says what is wanted",
        why=f"No object of the learner is ever compared with a value. {GRADED_APART}",
        cells=always("", "Equal()"),
        loses=THREE,
        naive=7,
    ),
    Case(
        name="a number that equals everything",
        tries="the same, as a subclass of float",
        why=f"A subclass is no plain number. {GRADED_APART}",
        cells=always("(float)", "Equal(9)"),
        loses=THREE,
        naive=7,
    ),
]
