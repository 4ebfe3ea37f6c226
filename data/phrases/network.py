"""Sentences as numbers for `startcode.layers.encoder_decoder_slopes`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from startcode.layers import TokenBatch

SPECIAL = ("<pad>", "<s>", "</s>", "<unk>")
PAD, BOS, EOS, UNKNOWN = range(len(SPECIAL))


def vocabulary(sentences: Sequence[str]) -> tuple[str, ...]:
    """The special tokens, then all others in the order of their code points."""
    return SPECIAL + tuple(sorted({word for text in sentences for word in text.split()}))


def coded(text: str, words: dict[str, int]) -> list[int]:
    """The numbers of the tokens."""
    return [words.get(word, UNKNOWN) for word in text.split()]


def batch(pairs: Sequence[tuple[list[int], list[int]]]) -> TokenBatch:
    """Pairs of numbered sentences side by side; the speaker hears <s> first and says </s> last."""
    says = padded([[*target, EOS] for _, target in pairs])
    lengths = np.array([len(source) for source, _ in pairs])
    mask = np.arange(says.shape[1]) < np.array([[len(target) + 1] for _, target in pairs])
    reads = padded([[BOS, *target] for _, target in pairs])
    return TokenBatch(padded([source for source, _ in pairs]), lengths, reads, says, mask)


def padded(rows: Sequence[list[int]]) -> NDArray[np.int64]:
    """As one table, padded at the right."""
    table = np.full((len(rows), max(map(len, rows))), PAD)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return table
