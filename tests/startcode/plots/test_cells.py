"""The picture of an LSTM has what its formulas have."""

import pytest

from startcode import plots
from startcode.plots import cells


@pytest.fixture
def axis(papers, monkeypatch):
    monkeypatch.setattr(cells, "show", lambda paper, alt: papers.append(paper))
    plots.lstm_cell(title="What to see", alt="what is there")
    return papers[0].axes[0]


def test_there_are_three_sigmoids_two_tanh_three_products_and_one_sum(axis):
    words = [text.get_text() for text in axis.texts]
    assert {word: words.count(word) for word in ("σ", "tanh", "×", "+")} == {"σ": 3, "tanh": 2, "×": 3, "+": 1}
    assert len(axis.patches) == 9


def test_every_gate_has_its_name_and_lines_lead_from_the_old_to_the_new(axis):
    words = " ".join(text.get_text() for text in axis.texts)
    for name in (r"\Gamma_f", r"\Gamma_i", r"\Gamma_o", r"\tilde c", r"\langle t-1 \rangle", r"[a^"):
        assert name in words
    memory = sorted(x for text in axis.texts if text.get_text().startswith("$c^") for x in [text.get_position()[0]])
    assert memory[0] < 0 < memory[1]


def test_every_gate_and_the_candidate_are_fed_from_the_line_below(axis):
    arrows = [text for text in axis.texts if not text.get_text()]
    fed = [arrow for arrow in arrows if arrow.xyann[1] == cells.SEEN]
    assert len(fed) == 4
