"""The translator gives probabilities and states, says what it cannot take, and refuses files of another schema."""

import shutil
from pathlib import Path

import h5py
import numpy as np
import pytest

from startcode import layers
from startcode.errors import DatasetError, StartCodeError
from startcode.pretrained import Translator, translator

SHIPPED = Path(__file__).parents[3] / "data" / "phrases" / "translator.h5"
FRENCH = "elle mange une pomme rouge ."


@pytest.fixture(scope="module")
def model():
    return translator()


def test_a_step_gives_logarithms_of_probabilities_and_a_new_state(model):
    state = model.encode(FRENCH)
    kept = state.copy()
    logs, after = model.step(state, model.bos)
    assert logs.shape == (len(model.words),)
    assert np.exp(logs).sum() == pytest.approx(1)
    assert after.shape == state.shape
    np.testing.assert_array_equal(state, kept)
    assert not np.allclose(after, state)


def test_a_step_is_that_of_the_layers(model):
    state = model.encode(FRENCH)
    logs, after = model.step(state, 7)
    x = model._parameters["yE"][7][:, np.newaxis, np.newaxis]
    states, _ = layers.gru_forward(x, state[:, np.newaxis], layers.one_side(model._parameters, "y"))
    np.testing.assert_allclose(after, states[:, 0, 0], atol=1e-12)
    scores = model._parameters["Wo"] @ states[:, 0, 0] + model._parameters["bo"][:, 0]
    np.testing.assert_allclose(np.exp(logs), layers.softmax(scores[:, np.newaxis])[:, 0], atol=1e-12)


def test_the_first_word_of_a_translation_is_the_subject(model):
    logs, _ = model.step(model.encode(FRENCH), model.bos)
    assert model.words[int(logs.argmax())] == "she"


def test_texts_become_numbers_and_back(model):
    numbers = model.numbers("she eats a red apple .")
    assert numbers[-1] == model.eos
    assert model.text([model.bos, *numbers]) == "she eats a red apple ."
    assert model.words[model.numbers("zebra")[0]] == "<unk>"


def test_unknown_words_count_as_one(model):
    np.testing.assert_array_equal(model.encode("un zèbre ."), model.encode("un xylophone ."))


def test_what_cannot_be_taken_is_refused_with_the_next_step(model):
    with pytest.raises(StartCodeError, match="the sentence is empty"):
        model.encode("  ")
    for token in (-1, len(model.words)):
        with pytest.raises(StartCodeError, match="Tokens have numbers from 0"):
            model.step(model.encode(FRENCH), token)


WORDS = ("<pad>", "<s>", "</s>", "<unk>", "a", "b")


def test_one_of_ones_own_may_be_made():
    parameters = layers.initialize_encoder_decoder(6, 6, 3, 4, rng=np.random.default_rng(0), dtype=np.float32)
    mine = Translator.of(WORDS, WORDS, parameters)
    assert mine.encode("a b").shape == (4,)
    for spoiled in ({**parameters, "Wo": parameters["Wo"][:3]}, {k: v for k, v in parameters.items() if k != "xE"}):
        with pytest.raises(StartCodeError, match="initialize_encoder_decoder"):
            Translator.of(WORDS, WORDS, spoiled)


# ---- its file


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copy(SHIPPED, tmp_path / "translator.h5"))


def test_it_is_found_in_startcode_data(monkeypatch, tmp_path, copy, model):
    (tmp_path / "phrases").mkdir()
    copy.rename(tmp_path / "phrases" / "translator.h5")
    monkeypatch.setenv("STARTCODE_DATA", str(tmp_path))
    np.testing.assert_array_equal(translator().encode(FRENCH), model.encode(FRENCH))


def test_a_missing_file_is_refused_with_the_next_step(tmp_path):
    with pytest.raises(DatasetError, match=r"there is no such file\. Mend the path"):
        translator(tmp_path / "translator.h5")


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_truncated_file_is_refused_with_the_next_step(copy, share):
    content = copy.read_bytes()
    copy.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DatasetError, match="cannot be read as HDF5"):
        translator(copy)


WRONG = {
    "no table": ("xE", None, "no array xE"),
    "a gate of another size": ("yWu", np.zeros((128, 100), np.float16), r"yWu has shape \(128, 100\)"),
    "weights that are no numbers": (
        "xbu",
        np.full((128, 1), np.nan, np.float16),
        "xbu holds weights that are no finite",
    ),
    "words in another order": ("target_words", np.array([b"a"] * 243), "shape|does not begin with <pad>"),
}


@pytest.mark.parametrize(("name", "array", "message"), WRONG.values(), ids=WRONG.keys())
def test_another_schema_is_refused(copy, name, array, message):
    with h5py.File(copy, "a") as file:
        del file[name]
        if array is not None:
            file[name] = array
    with pytest.raises(DatasetError, match=message) as caught:
        translator(copy)
    assert "README" in caught.value.next_step
