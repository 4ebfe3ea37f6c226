"""The wire format: the values that may cross between the learner's sandbox and the grader.

    None bool int float complex str bytes slice range ...      by value
    list tuple dict set frozenset                              by value; what is shared within one message stays shared
    NumPy arrays and scalars of plain dtypes                   by value; dtype and C or Fortran order kept
    numpy.random.Generator and RandomState                     by state
    Handle                                                     the name of an object that stays on its own side

A frame is one version byte and one value; a value is one tag byte and what the tag asks for (`tags`). Both ends run on
one machine, so arrays keep the machine's own number formats.

- Only exact types are values. An instance of a subclass, and anything else, is given to `on_other`, which names it by
  a Handle; without `on_other` it is refused.
- A value that contains itself is no value: the inner mention goes to `on_other` as well.
- Shared parts are written once. `Limits.items` counts them as often as they are mentioned, so a small frame can
  never unfold into endless work for its reader.
- Arrays that are neither C- nor Fortran-contiguous arrive in C order, and two views of one buffer arrive as two arrays.
- Text must be encodable as UTF-8: a lone surrogate could not be written into any report.
- A float with the bits of `math.nan` arrives as the object `numpy.nan`: list equality asks for identity first.
- The reader believes nothing: every size is compared with what is left of the frame before anything is allocated, and
  the states of random generators are checked, since NumPy reads memory at the positions they contain.

This package needs the standard library and NumPy only: it is also imported inside the sandbox.
"""

from autograder.engine.values.channel import Channel
from autograder.engine.values.decoder import decode
from autograder.engine.values.encoder import encode
from autograder.engine.values.errors import BadFrame, ChannelClosed, ChannelTimeout, NotAValue, ValueTooLarge, WireError
from autograder.engine.values.handle import Handle
from autograder.engine.values.limits import DEFAULT, Limits

__all__ = [
    "DEFAULT",
    "BadFrame",
    "Channel",
    "ChannelClosed",
    "ChannelTimeout",
    "Handle",
    "Limits",
    "NotAValue",
    "ValueTooLarge",
    "WireError",
    "decode",
    "encode",
]
