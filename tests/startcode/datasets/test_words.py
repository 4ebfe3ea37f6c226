"""Sentences and questions are read, the course's or one's own, and what is neither is refused."""

import pytest

from startcode.datasets import Analogy, load_analogies, load_corpus
from startcode.errors import DatasetError


def test_the_courses_sentences_are_words_in_small_letters():
    sentences = load_corpus()
    assert len(sentences) == 40_000
    words = {word for sentence in sentences for word in sentence}
    assert set("".join(words)) <= set("abcdefghijklmnopqrstuvwxyz")
    assert min(map(len, sentences)) >= 3


def test_every_word_of_a_question_stands_in_the_corpus_and_the_four_differ():
    words = {word for sentence in load_corpus() for word in sentence}
    questions = load_analogies()
    assert {word for question in questions for word in question[:4]} <= words
    assert all(len(set(question[:4])) == 4 for question in questions)
    assert len({question.kind for question in questions}) == 7


def test_files_of_ones_own_may_have_capitals_and_empty_lines(tmp_path):
    (tmp_path / "mine.txt").write_text("\ufeffThe cat  sleeps\r\n\r\n a dog \n", encoding="utf-8")
    assert load_corpus(tmp_path / "mine.txt") == (("the", "cat", "sleeps"), ("a", "dog"))
    (tmp_path / "asked.txt").write_text("Man king woman queen : people\n\nbig bigger hot hotter: more or less \n")
    assert load_analogies(tmp_path / "asked.txt") == (
        Analogy("man", "king", "woman", "queen", "people"),
        Analogy("big", "bigger", "hot", "hotter", "more or less"),
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no such file"),
        (b"\n \n", "it holds no sentence"),
        (b"\xff\xfe\x00", "cannot be read as text"),
        (b"a cat\n" + b"x " * 1001, "line 2: a line of 1001 words"),
    ],
)
def test_what_is_no_corpus_is_refused_with_the_next_step(tmp_path, content, told):
    file = tmp_path / "corpus.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DatasetError, match="one sentence on every line") as refused:
        load_corpus(file)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no such file"),
        ("\n", "it holds no question"),
        ("a b c d : x\na b c : x\n", "line 2: it has 3 words and a kind"),
        ("a b c d\n", "line 1: it has 4 words and no kind"),
        ("a b c d e : x\n", "line 1: it has 5 words and a kind"),
        (" : x\n", "line 1: it has 0 words and a kind"),
    ],
)
def test_what_is_no_list_of_questions_is_refused_with_the_line(tmp_path, content, told):
    file = tmp_path / "analogies.txt"
    if content is not None:
        file.write_text(content)
    with pytest.raises(DatasetError, match="man king woman queen") as refused:
        load_analogies(file)
    assert told in str(refused.value)
