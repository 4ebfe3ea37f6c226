"""Ten seconds of sound, drawn as a picture of its frequencies: no recording, but what a spectrogram would look like.

A sound is (12, 200): 12 bands of frequency, low ones first, at 200 steps of 50 milliseconds; the numbers are loudness.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode.datasets.chance import demand_generator
from startcode.errors import DatasetError

Array = NDArray[np.float64]
BANDS, STEPS, STEP_MS = 12, 200, 50
LENGTHS, LOUDNESS = (10, 18), (0.5, 1.1)  # of a word: steps, amplitude
WIDTH = 0.9  # of a voice, in bands
# The course of a word's frequency: at its begin, middle and end, as shares of the way from the lowest band to the top.
WORDS = {
    "wake up": (0.1, 0.5, 0.9),
    "go down": (0.9, 0.5, 0.1),
    "all one": (0.5, 0.5, 0.5),
    "over it": (0.2, 0.8, 0.2),
    "under it": (0.8, 0.2, 0.8),
}


def draw_background(*, rng: np.random.Generator) -> Array:
    """Ten seconds (12, 200) without a word: a rustle that swells and fades, and something that hums."""
    demand_generator(rng, "draw_background")
    time = np.linspace(0, 1, STEPS)
    swell = 1 + 0.5 * np.sin(2 * np.pi * (rng.uniform(1, 3) * time + rng.uniform()))
    rustle = rng.uniform(0.08, 0.16) * np.abs(rng.normal(size=(BANDS, STEPS))) * swell
    hum = rng.uniform(0, 0.3) * _voice(np.full(STEPS, rng.uniform(0, BANDS - 1)))
    return np.asarray(rustle + hum)


def draw_word(word: str, *, rng: np.random.Generator) -> Array:
    """A word (12, k) without noise; pace, loudness and pitch are drawn. k is 10 to 18 steps: 0.5 to 0.9 seconds."""
    demand_generator(rng, "draw_word")
    if word not in WORDS:
        raise DatasetError("draw_word", f'"{word}" is not known.', f"The words are {', '.join(WORDS)}.")
    length = int(rng.integers(LENGTHS[0], LENGTHS[1] + 1))
    time = np.linspace(0, 1, length) ** rng.uniform(0.8, 1.25)
    course = np.interp(time, (0, 0.5, 1), WORDS[word]) + rng.uniform(-0.08, 0.08)
    swell = rng.uniform(*LOUDNESS) * np.sin(np.pi * (np.arange(length) + 0.5) / length) ** 0.5
    return np.asarray(swell * _voice(course * (BANDS - 1)))


def _voice(course: NDArray[Any]) -> Array:
    """A tone whose place among the bands is `course` (k,): (12, k), up to 1."""
    return np.asarray(np.exp(-(((np.arange(BANDS)[:, np.newaxis] - course) / WIDTH) ** 2)))
