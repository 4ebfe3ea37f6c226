"""The tag bytes of the format and what follows each of them; all numbers are little-endian."""

from struct import Struct

VERSION = 1

NONE, TRUE, FALSE, ELLIPSIS = b"NTF."  #      nothing
INT = ord("i")  #                             int64
BIG_INT = ord("I")  #                         length, two's complement
FLOAT = ord("f")  #                           float64
COMPLEX = ord("c")  #                         float64, float64
STR, BYTES = b"sb"  #                         length, UTF-8 or bytes
LIST, TUPLE, SET, FROZENSET = b"ltSZ"  #      count, values
DICT = ord("d")  #                            count, key value key value ...
SLICE, RANGE = b":r"  #                       three values
ARRAY = ord("A")  #                           order (C or F), dtype, number of dimensions, dimensions, data
SCALAR = ord("g")  #                          dtype, data
NUMPY_STR, NUMPY_BYTES = b"uB"  #             length, UTF-8 or bytes
GENERATOR = ord("G")  #                       value: (name of the bit generator, its state)
RANDOM_STATE = ord("R")  #                    value: the state
HANDLE = ord("H")  #                          kind (length byte, ASCII), id, value
SHARED = ord("@")  #                          which one, counted in the order in which they were complete

LONG_TEXT = 64  # text of more bytes than this is written once per message

TAG_LENGTH = Struct("<BI")
TAG_INT = Struct("<Bq")
TAG_FLOAT = Struct("<Bd")
TAG_COMPLEX = Struct("<Bdd")
LENGTH = Struct("<I")
BYTE = Struct("<B")
INT64 = Struct("<q")
FLOAT64 = Struct("<d")
COMPLEX128 = Struct("<dd")
