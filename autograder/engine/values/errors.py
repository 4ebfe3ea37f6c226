"""What can go wrong between the two ends of a channel.

WireError
├── NotAValue        an object that cannot cross by value           raised by the writer
├── ValueTooLarge    a value beyond the limits                      raised by the writer
├── BadFrame         bytes that are no value, or one beyond the limits   raised by the reader
├── ChannelClosed    the other side is gone
└── ChannelTimeout   the other side is silent, or does not read
"""


class WireError(Exception):
    """Base of what this package raises."""


class NotAValue(WireError):  # noqa: N818  reads as what happened
    """An object that cannot cross by value and that nobody named by a Handle."""


class ValueTooLarge(WireError):  # noqa: N818  reads as what happened
    """A value that the limits do not let pass."""


class BadFrame(WireError):  # noqa: N818  reads as what happened
    """Bytes that this format does not allow, whatever the reason."""


class ChannelClosed(WireError):  # noqa: N818  reads as what happened
    """The other side closed the channel or died."""


class ChannelTimeout(WireError):  # noqa: N818  reads as what happened
    """The other side did not write, or did not read, in time."""
