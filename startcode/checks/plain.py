"""What Python and NumPy mean by their most frequent errors, in plain words."""

NONE = "A value on that line is None: has a placeholder stayed, or does a function it comes from return nothing?"
NAME = "Is the name misspelt, or must the cell that defines it still be run?"
UNBOUND = "The name is used before anything is stored under it: is its line missing, or does it stand further down?"
PRODUCT = "A matrix product needs as many columns on its left as rows on its right: print both shapes."
BROADCAST = "Entry by entry, two shapes must be equal, or one of the lengths 1: print both shapes."
RESHAPE = "The new shape must hold exactly as many numbers as the old one: print the old one."
SINGLE = "A function for single numbers met a whole array: NumPy has functions that take every entry."
INDEX = "An index points behind the end: for a length n the indices are 0 to n - 1."
KEY = "The dict has no such key: print its keys."
CALL = "Look at which arguments the function takes, and in which order."

_MEANINGS = (  # what the text of the error holds (any of these), and what that means
    (("NoneType",), NONE),
    (("cannot access local variable", "referenced before assignment"), UNBOUND),
    (("is not defined",), NAME),
    (("matmul:", "not aligned"), PRODUCT),
    (("could not be broadcast",), BROADCAST),
    (("cannot reshape array",), RESHAPE),
    (("can be converted to Python scalars",), SINGLE),
    (("index out of range", "is out of bounds for axis"), INDEX),
    (("positional argument", "unexpected keyword argument"), CALL),
)


def in_plain_words(error: Exception) -> str:
    """What the error means and what to look at; "" where the error itself says it as plainly."""
    if isinstance(error, KeyError):
        return KEY
    text = str(error)
    return next((meaning for marks, meaning in _MEANINGS if any(mark in text for mark in marks)), "")
