"""Week 13: three programs that learn to translate, each with a bug."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from startcode import layers, pretrained

Array = NDArray[Any]
Pair = tuple[str, str]
SPECIAL = ("<pad>", "<s>", "</s>", "<unk>")
TOKENS, PAIRS, WIDE = 6, 240, 14  # the longest French sentences that are read, how many, and padded to how many places
N_E, N_A, RATE, SIZE, LONGEST = 20, 48, 0.01, 40, 12
EPOCHS = {1: 30, 2: 30, 3: 30}


@dataclass(frozen=True)
class Interpreter:
    """What a training run reports: the loss per token behind every epoch, and what is made of pairs that were read."""

    epochs: Array
    losses: Array
    pairs: tuple[Pair, ...]
    texts: tuple[str, ...]


def broken_translators(pairs: Sequence[Pair], *, seed: int = 0) -> dict[int, Interpreter]:
    """Three broken programs that read the first short ones of `pairs`, by number.

    1: every step of the search is the first one; 2: the decoder hears in training what it should say; 3: the encoder
    reads the padding, all sentences being padded to the same length, and translates without. A translation is cut off
    after 12 tokens.
    """
    some = [pair for pair in pairs if len(pair[0].split()) <= TOKENS][:PAIRS]
    words = [SPECIAL + tuple(sorted({word for pair in some for word in pair[side].split()})) for side in (0, 1)]
    return {number: _taught(number, some, words, seed) for number in EPOCHS}


def _taught(number: int, pairs: list[Pair], words: list[tuple[str, ...]], seed: int) -> Interpreter:
    rng, losses = np.random.default_rng(seed), []
    table = _table(pairs, words, number)
    sizes = (len(words[0]), len(words[1]), N_E, N_A)
    parameters = layers.initialize_encoder_decoder(*sizes, rng=rng, dtype=np.float32)
    optimizer = layers.Adam(learning_rate=RATE)
    for _ in range(EPOCHS[number]):
        found = []
        for chosen in np.array_split(rng.permutation(len(pairs)), -(-len(pairs) // SIZE)):
            batch = layers.TokenBatch(*(part[chosen] for part in table))
            loss, grads = layers.encoder_decoder_slopes(parameters, batch)
            parameters = optimizer.step(parameters, layers.clip(grads, 1.0))
            found.append(loss)
        losses.append(float(np.mean(found)))
    finished = pretrained.Translator.of(words[0], words[1], parameters)
    shown = _telling(pairs)
    texts = tuple(_said(finished, french, deaf=number == 1) for french, _ in shown)
    return Interpreter(np.arange(1, len(losses) + 1), np.array(losses), shown, texts)


def _telling(pairs: list[Pair]) -> tuple[Pair, ...]:
    """Three of the longest pairs."""
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1].split()))[:3])


def _table(pairs: list[Pair], words: list[tuple[str, ...]], number: int) -> layers.TokenBatch:
    """All pairs as numbers, padded to the same length, with the bug of this program in it."""
    places = [{word: place for place, word in enumerate(known)} for known in words]
    pad, bos, eos = (SPECIAL.index(sign) for sign in ("<pad>", "<s>", "</s>"))

    def wide(rows: list[list[int]]) -> Array:
        return np.array([row + [pad] * (WIDE - len(row)) for row in rows])

    french, english = ([[places[side][word] for word in pair[side].split()] for pair in pairs] for side in (0, 1))
    says = [[*row, eos] for row in english]
    hears = says if number == 2 else [[bos, *row] for row in english]
    lengths = np.array([WIDE if number == 3 else len(row) for row in french])
    mask = np.array([[float(place < len(row)) for place in range(WIDE)] for row in says])
    return layers.TokenBatch(wide(french), lengths, wide(hears), wide(says), mask)


def _said(model: pretrained.Translator, french: str, *, deaf: bool) -> str:
    """What the likeliest tokens are; with `deaf` each is the answer to the sign of the begin, in the first state."""
    begun = now = model.encode(french)
    said = [model.bos]
    while len(said) <= LONGEST and said[-1] != model.eos:
        logs, now = model.step(begun, model.bos) if deaf else model.step(now, said[-1])
        said.append(int(logs.argmax()))
    return model.text(said) + ("" if said[-1] == model.eos else " …")
