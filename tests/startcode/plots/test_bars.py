"""Bars stand beside each other, one group a colour."""

from importlib import import_module
from itertools import pairwise

import numpy as np
import pytest

from startcode import plots
from startcode.errors import StartCodeError

WORDS = {"title": "What to see", "alt": "what is there", "xlabel": "decade", "ylabel": "share"}


@pytest.fixture(autouse=True)
def kept(papers, monkeypatch):
    module = import_module("startcode.plots.bars")  # the function has the same name
    monkeypatch.setattr(module, "show", lambda paper, alt: papers.append(paper))


def test_every_name_has_one_bar_of_each_group_and_none_covers_another(papers):
    plots.bars({"linear": [1, 2, 9], "log": np.array([4.0, 4.5, 5.0])}, ["a", "b", "c"], **WORDS)
    axis = papers[0].axes[0]
    assert [[bar.get_height() for bar in group] for group in axis.containers] == [[1, 2, 9], [4.0, 4.5, 5.0]]
    assert [label.get_text() for label in axis.get_xticklabels()] == ["a", "b", "c"]
    edges = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in axis.patches)
    assert all(end <= begin + 1e-9 for (_, end), (begin, _) in pairwise(edges))
    assert [text.get_text() for text in axis.get_legend().get_texts()] == ["linear", "log"]


def test_a_single_group_needs_no_legend(papers):
    plots.bars({"share": [1.0, 2.0]}, ["a", "b"], **WORDS)
    assert papers[0].axes[0].get_legend() is None


@pytest.mark.parametrize("values", [[1.0], [1.0, 2.0, 3.0], [[1.0, 2.0]]])
def test_numbers_that_do_not_fit_the_names_are_refused(values):
    with pytest.raises(StartCodeError, match="Give one number for each name"):
        plots.bars({"share": values}, ["a", "b"], **WORDS)
