"""The state of the two global random generators, `random` and `np.random`, as it travels with each message."""

import random
from typing import Any

import numpy as np

State = tuple[Any, Any]  # of `random` and of `np.random`; None where nothing has changed


class GlobalRandomness:
    """Compares the generators with what the other side last knew of them."""

    def __init__(self) -> None:
        self._known: State = (None, None)

    def news(self) -> State | None:
        """The states that have changed since the last exchange, or None."""
        now = _ours(), _numpys()
        if now == self._known:
            return None
        ours, numpys = (new if new != old else None for new, old in zip(now, self._known, strict=True))
        self._known = now
        return ours, numpys

    def hear(self, state: Any) -> bool:  # noqa: ANN401 - hostile until proved otherwise: whatever fails is caught
        """Take over the other side's states; False if they are none that a generator can go on from."""
        try:
            ours, numpys = state
            if ours is not None:
                _set_ours(*ours)
            if numpys is not None:
                _set_numpys(*numpys)
        except (TypeError, ValueError, IndexError, OverflowError):
            return False
        self._known = _ours(), _numpys()
        return True

    def forget(self) -> None:
        """The next `news` tells the states, whatever they are."""
        self._known = (None, None)


def seed(number: int) -> None:
    """Begin both generators."""
    random.seed(number)
    np.random.seed(number % 2**32)


def _ours() -> tuple[object, ...]:
    version, numbers, gauss = random.getstate()
    return version, np.array(numbers, dtype=np.uint32).tobytes(), gauss


def _set_ours(version: object, content: bytes, gauss: object) -> None:
    numbers = _words(content, 625)
    random.setstate((version, tuple(int(number) for number in numbers), gauss))


def _numpys() -> tuple[object, ...]:
    state: Any = np.random.get_state(legacy=False)
    return state["state"]["key"].tobytes(), state["state"]["pos"], state["has_gauss"], state["gauss"]


def _set_numpys(content: bytes, position: int, has_gauss: int, gauss: float) -> None:
    if not 0 <= position <= 624 or has_gauss not in (0, 1):  # NumPy does not look
        raise ValueError("no state")
    np.random.set_state(("MT19937", _words(content, 624), int(position), int(has_gauss), float(gauss)))


def _words(content: bytes, count: int) -> Any:  # noqa: ANN401 - an array
    """The state of a Mersenne twister; one of zeros only would give zeros for ever."""
    words = np.frombuffer(content, dtype=np.uint32)
    if len(words) != count or not words[1:624].any():
        raise ValueError("no state")
    return words
