"""Special methods that the grader may ask for by name, and what each does."""

import math
import operator
from collections.abc import Callable
from typing import Any

READING: dict[str, Callable[..., Any]] = {  # the answer is the learner's, and the question tells them nothing
    "__len__": len,
    "__iter__": iter,
    "__next__": next,
    "__reversed__": reversed,
    "__getitem__": operator.getitem,
    "__setitem__": operator.setitem,
    "__delitem__": operator.delitem,
    "__bool__": bool,
    "__int__": int,
    "__float__": float,
    "__complex__": complex,
    "__index__": operator.index,
    "__str__": str,
    "__repr__": repr,
    "__format__": format,
    "__abs__": abs,
    "__neg__": operator.neg,
    "__pos__": operator.pos,
    "__invert__": operator.invert,
    "__round__": round,
    "__trunc__": math.trunc,
    "__floor__": math.floor,
    "__ceil__": math.ceil,
    "__call__": operator.call,
    "__enter__": lambda thing: type(thing).__enter__(thing),
    "__exit__": lambda thing, *error: type(thing).__exit__(thing, *error),
}
_ARITHMETIC = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "matmul": operator.matmul,
    "truediv": operator.truediv,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "divmod": divmod,
    "pow": operator.pow,
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
    "lshift": operator.lshift,
    "rshift": operator.rshift,
}
_IN_PLACE = {
    "iadd": operator.iadd,
    "isub": operator.isub,
    "imul": operator.imul,
    "imatmul": operator.imatmul,
    "itruediv": operator.itruediv,
    "ifloordiv": operator.ifloordiv,
    "imod": operator.imod,
    "ipow": operator.ipow,
    "iand": operator.iand,
    "ior": operator.ior,
    "ixor": operator.ixor,
}


def _reflected(operation: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda thing, other: operation(other, thing)


JUDGING: dict[
    str, Callable[..., Any]
] = {  # the learner's class sees the other operand, which may be the expected value
    "__eq__": operator.eq,
    "__ne__": operator.ne,
    "__lt__": operator.lt,
    "__le__": operator.le,
    "__gt__": operator.gt,
    "__ge__": operator.ge,
    "__contains__": operator.contains,
    "__hash__": hash,
    **{f"__{word}__": operation for word, operation in _ARITHMETIC.items()},
    **{f"__r{word}__": _reflected(operation) for word, operation in _ARITHMETIC.items()},
    **{f"__{word}__": operation for word, operation in _IN_PLACE.items()},
}
SPECIAL = READING | JUDGING
