"""A small French-English translator for the sentences of `startcode.datasets.load_phrases`."""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from startcode.datasets import hdf5, places
from startcode.errors import DatasetError, StartCodeError
from startcode.layers import embedding_forward, gru_forward, one_side

Array = NDArray[Any]
Arrays = dict[str, Array]
DESCRIBED = "data/phrases/README.md describes the arrays that translator reads."
MISSING = "Mend the path, or leave it out for the course's own weights."
SPECIAL = ("<pad>", "<s>", "</s>", "<unk>")
NAMES = ("xE", "yE", "Wo", "bo", *(f"{side}{letter}{gate}" for side in "xy" for letter in "Wb" for gate in "urc"))


@dataclass(frozen=True, eq=False)
class Translator:
    """Reads a French sentence into a state, and says for every English token how likely it comes next.

    `words` are the English tokens by number; `bos` is the number that stands before a sentence, `eos` the one behind
    it. A state is a new array (n_a,) each time.
    """

    source_words: tuple[str, ...]
    words: tuple[str, ...]
    _parameters: Arrays = field(repr=False)
    bos: int = SPECIAL.index("<s>")
    eos: int = SPECIAL.index("</s>")

    @classmethod
    def of(cls, source_words: tuple[str, ...], words: tuple[str, ...], parameters: Arrays) -> "Translator":
        """One of your own, with parameters as for `layers.encoder_decoder_slopes`.

        Both vocabularies begin with <pad>, <s>, </s>, <unk>. StartCodeError if parameters do not fit them.
        """
        wide = {name: np.asarray(value, dtype=np.float64) for name, value in parameters.items()}
        missing = [name for name in NAMES if name not in wide]
        fault = f"parameters holds no {', no '.join(missing)}." if missing else _fault(wide, source_words, words)
        if fault:
            raise StartCodeError("Translator.of", fault, "layers.initialize_encoder_decoder gives parameters that fit.")
        return cls(tuple(source_words), tuple(words), wide)

    def encode(self, sentence: str) -> Array:
        """The state (n_a,) behind a French sentence, whose tokens are split by blanks.

        Tokens that it does not know count as one and the same. StartCodeError for a sentence without any.
        """
        unknown = SPECIAL.index("<unk>")
        known = {word: number for number, word in enumerate(self.source_words)}
        numbers = [known.get(word, unknown) for word in sentence.split()]
        if not numbers:
            raise StartCodeError("encode", "the sentence is empty.", "Give a text with at least one token.")
        x, _ = embedding_forward(np.array([numbers]), self._parameters["xE"])
        start = np.zeros((len(self._parameters["xbu"]), 1))
        return np.array(gru_forward(x.transpose(2, 0, 1), start, one_side(self._parameters, "x"))[0][:, 0, -1])

    def step(self, state: Array, token: int) -> tuple[Array, Array]:
        """log p of every token that may come next (V,), and the next state, after `token` was said in this state."""
        if not 0 <= token < len(self.words):
            what = f"token is {token}."
            raise StartCodeError("step", what, f"Tokens have numbers from 0 to {len(self.words) - 1}.")
        W_gates, b_gates, W_new, b_new = self._speaker
        heard, before = self._parameters["yE"][token], np.asarray(state)
        opened = 1 / (1 + np.exp(-(W_gates @ np.concatenate([before, heard]) + b_gates)))
        update, reset = opened[: len(before)], opened[len(before) :]
        after = before + update * (np.tanh(W_new @ np.concatenate([reset * before, heard]) + b_new) - before)
        scores = self._parameters["Wo"] @ after + self._parameters["bo"][:, 0]
        scores -= scores.max()
        return scores - np.log(np.exp(scores).sum()), after

    @cached_property
    def _speaker(self) -> tuple[Array, Array, Array, Array]:
        """Weights and biases of the decoder's gates, update above reset, and of its candidate: a step is quicker so."""
        kept = one_side(self._parameters, "y")
        W, b = (np.concatenate([kept[f"{kind}u"], kept[f"{kind}r"]]) for kind in "Wb")
        return W, b[:, 0], kept["Wc"], kept["bc"][:, 0]

    def numbers(self, sentence: str) -> list[int]:
        """The numbers of the tokens of an English sentence, `eos` behind them; unknown ones count as <unk>."""
        known = {word: number for number, word in enumerate(self.words)}
        return [known.get(word, SPECIAL.index("<unk>")) for word in sentence.split()] + [self.eos]

    def text(self, tokens: list[int]) -> str:
        """The English sentence of these numbers, without `bos` and `eos`."""
        return " ".join(self.words[token] for token in tokens if token not in (self.bos, self.eos))


def translator(path: str | os.PathLike[str] | None = None) -> Translator:
    """The translator with its weights, which data/phrases/train.py found.

    `path` may name another HDF5 file of the same schema; without it the course's own data/phrases/translator.h5 is
    read. Raises DatasetError when there is nothing to read, or nothing of this schema.
    """
    file = Path(path).expanduser() if path else places.find("phrases/translator.h5")
    with hdf5.opened(file, if_missing=MISSING) as opened:
        parameters = {
            name: hdf5.member(opened, name, ndim=2, kinds="f", described=DESCRIBED).astype(np.float64) for name in NAMES
        }
        source, target = (_words(opened, f"{side}_words") for side in ("source", "target"))
    if fault := _fault(parameters, source, target):
        raise DatasetError(str(file), fault, DESCRIBED)
    return Translator(source, target, parameters)


def _words(file: h5py.File, name: str) -> tuple[str, ...]:
    kept = hdf5.member(file, name, ndim=1, kinds="S", described=DESCRIBED)
    return tuple(word.decode(errors="replace") for word in kept)


def _fault(parameters: Arrays, source: tuple[str, ...], target: tuple[str, ...]) -> str | None:
    """What does not fit together, if anything does not."""
    (n_a, _), n_e = parameters["xbu"].shape, parameters["xE"].shape[1]
    shapes = {"xE": (len(source), n_e), "yE": (len(target), n_e), "Wo": (len(target), n_a), "bo": (len(target), 1)}
    shapes |= {f"{side}W{gate}": (n_a, n_a + n_e) for side in "xy" for gate in "urc"}
    shapes |= {f"{side}b{gate}": (n_a, 1) for side in "xy" for gate in "urc"}
    for name, shape in shapes.items():
        if parameters[name].shape != shape:
            return f"{name} has shape {parameters[name].shape}; {shape} fits the other arrays."
        if not np.isfinite(parameters[name]).all():
            return f"{name} holds weights that are no finite numbers."
    for name, words in (("source_words", source), ("target_words", target)):
        if words[: len(SPECIAL)] != SPECIAL:
            return f"{name} does not begin with {', '.join(SPECIAL)}."
    return None
