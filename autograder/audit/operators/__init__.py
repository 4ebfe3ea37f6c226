"""The kinds of mistakes that are planted: cosmic-ray's, and our own for numerical code.

A new kind is one class in one module, and one line here.
"""

from autograder.audit.operators.axes import Arrangement, Axes, Keepdims
from autograder.audit.operators.bounds import Bounds
from autograder.audit.operators.contents import Casts, Nudges, Values
from autograder.audit.operators.cosmic import Cosmic
from autograder.audit.operators.flow import EarlyReturn, Forgotten, InPlace
from autograder.audit.operators.hollow import Hollow
from autograder.audit.operators.names import Arguments, Entries, Names
from autograder.audit.operators.omissions import Omissions, Signs, Unwrapping
from autograder.audit.operators.operator import Operator
from autograder.audit.operators.products import Products
from autograder.audit.operators.twins import Twins

__all__ = ["OPERATORS", "Operator"]

OPERATORS: tuple[Operator, ...] = (
    Hollow(),
    Products(),
    Axes(),
    Keepdims(),
    Arrangement(),
    Twins(),
    Omissions(),
    Unwrapping(),
    Signs(),
    Bounds(),
    Names(),
    Entries(),
    Arguments(),
    Forgotten(),
    EarlyReturn(),
    InPlace(),
    Values(),
    Casts(),
    Nudges(),
    Cosmic(),
)
