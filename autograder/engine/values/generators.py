"""Random generators by state, and the check that a foreign state is one that NumPy could have made."""

from functools import cache

import numpy as np

from autograder.engine.values.errors import BadFrame

BIT_GENERATORS: dict[str, type[np.random.BitGenerator]] = {
    "PCG64": np.random.PCG64,
    "PCG64DXSM": np.random.PCG64DXSM,
    "MT19937": np.random.MT19937,
    "Philox": np.random.Philox,
    "SFC64": np.random.SFC64,
}
NAMES = {bit_generator: name for name, bit_generator in BIT_GENERATORS.items()}
LARGEST = {  # an integer of a state; NumPy uses the positions as indices without looking at them
    "pos": 624,
    "buffer_pos": 4,
    "has_uint32": 1,
    "has_gauss": 1,
    "uinteger": (1 << 32) - 1,
    "state": (1 << 128) - 1,
    "inc": (1 << 128) - 1,
}


def generator(content: object) -> np.random.Generator:
    """A Generator from (name of its bit generator, state)."""
    if not isinstance(content, tuple) or len(content) != 2:
        raise BadFrame("a random generator of no known kind")
    name, state = content
    if not isinstance(name, str) or name not in BIT_GENERATORS:
        raise BadFrame("a random generator of no known kind")
    if not _fits(_example(name), state):
        raise BadFrame(f"no state of {name}")
    bit_generator = BIT_GENERATORS[name](0)
    bit_generator.state = state
    return np.random.Generator(bit_generator)


def random_state(content: object) -> np.random.RandomState:
    """A RandomState from what its `get_state(legacy=False)` gives."""
    if not _fits(_example("RandomState"), content):
        raise BadFrame("no state of RandomState")
    made = np.random.RandomState(0)
    made.set_state(content)  # type: ignore[arg-type]
    return made


@cache
def _example(name: str) -> object:
    if name == "RandomState":
        return np.random.RandomState(0).get_state(legacy=False)
    return BIT_GENERATORS[name](0).state


def _fits(example: object, state: object, name: str = "") -> bool:
    """Has `state` the structure of `example`, with integers within the bounds of their names?"""
    if type(example) is not type(state):
        return False
    if isinstance(example, dict) and isinstance(state, dict):
        return example.keys() == state.keys() and all(_fits(example[key], state[key], key) for key in example)
    if isinstance(example, np.ndarray) and isinstance(state, np.ndarray):
        return (example.shape, example.dtype) == (state.shape, state.dtype)
    if isinstance(example, str):
        return bool(example == state)
    return not isinstance(state, int) or 0 <= state <= LARGEST[name]
