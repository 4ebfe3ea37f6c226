"""What a learner is told: what is done, what is left, what is next; calm wherever it is asked."""

import re
from html.parser import HTMLParser

import pytest

import startcode
from startcode.progress.ledger import path_in
from startcode.progress.note import note
from startcode.progress.states import State


class Reader(HTMLParser):
    """Tags are closed in turn."""

    def __init__(self, page):
        super().__init__()
        self.open, self.words, self.labels = [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Nothing to close."""
        self.labels += [value for name, value in attrs if name == "alt" and value]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def done(*names):
    for name in names:
        note(name, "passed", some_hold=True)


def states(overview):
    return {standing.lesson: [item.state for item in standing.items] for standing in overview.standings}


def test_at_first_nothing_is_done_and_the_first_exercise_is_next(learner):
    told = str(startcode.progress("week01/areas"))
    assert "week01/areas: 0 of 2 exercises done, 0 of 30 points" in told
    assert "Next: area." in told
    assert "· not attempted  area    The area of a rectangle." in told


def test_it_says_what_is_done_and_what_is_left(kernel, learner):
    done("area")
    note("volume", "failed", some_hold=True)
    overview = startcode.progress("week01/areas")
    assert states(overview) == {"week01/areas": [State.DONE, State.PARTLY]}
    assert "1 of 2 exercises done, 10 of 30 points" in str(overview)
    assert "Next: volume." in str(overview)
    text = Reader(overview._repr_html_()).text
    assert text.index("You can now write") < text.index("The area of a rectangle.") < text.index("What is left")
    assert text.index("What is left") < text.index("volume The volume of a <box>. partly done")


def test_it_outlives_the_kernel(kernel, learner, restart):
    done("area")
    restart()
    assert states(startcode.progress("week01/areas")) == {"week01/areas": [State.DONE, State.NOT_ATTEMPTED]}


def test_the_later_word_counts_whether_it_stands_in_the_file_or_not(kernel, learner, restart):
    done("area", "volume")
    before = path_in(learner).read_text()
    note("area", "failed", some_hold=False)
    path_in(learner).write_text(before)  # as if it could not be written
    assert states(startcode.progress("week01/areas")) == {"week01/areas": [State.FAILING, State.DONE]}
    restart()
    assert states(startcode.progress("week01/areas")) == {"week01/areas": [State.DONE, State.DONE]}


def test_where_no_file_can_be_written_the_session_still_tells(kernel, learner):
    (learner / ".startcode").write_text("in the way")
    done("area")
    assert states(startcode.progress("week01/areas"))["week01/areas"][0] is State.DONE


def test_a_finished_notebook_says_so(kernel, learner):
    done("area", "volume")
    overview = startcode.progress("week01/areas")
    assert "2 of 2 exercises done, 30 of 30 points" in str(overview)
    assert "All of its exercises are done." in str(overview)
    assert "What is left" not in overview._repr_html_()


def test_without_a_name_it_shows_all_notebooks_and_where_to_go_on(kernel, learner, monkeypatch):
    monkeypatch.chdir(learner / "week02")
    done("slope", "bend")
    overview = startcode.progress()
    assert str(overview).splitlines() == [
        "week01/areas   ··  0 of 2 exercises done, 0 of 30 points",
        "week02/curves  ✓·  1 of 2 exercises done, 5 of 10 points",
        "week02/slopes  ✓   1 of 1 exercises done, 5.5 of 5.5 points",
        "",
        "✓ done   ◐ partly done   × failing   · not attempted",
        "Next: area in week02/curves.",
        "By the checks that you can see; who grades may have more of them.",
    ]
    reader = Reader(overview._repr_html_())
    assert reader.labels == [
        "week01/areas, 2 exercises: 2 not attempted.",
        "week02/curves, 2 exercises: 1 done, 1 not attempted.",
        "week02/slopes, 1 exercises: 1 done.",
    ]
    assert "Next: area in week02/curves." in reader.text


def test_when_all_is_done_it_says_so(kernel, learner, monkeypatch):
    for week, names in (("week01", ["area", "volume"]), ("week02", ["slope", "bend"])):
        monkeypatch.chdir(learner / week)
        done(*names)
    monkeypatch.setenv("JPY_SESSION_NAME", str(learner / "week02" / "curves.ipynb"))
    done("area")
    assert "All exercises are done." in str(startcode.progress())


def test_what_is_skipped_is_neither_done_nor_left(kernel, learner):
    note("area", "skipped", some_hold=False)
    done("volume")
    overview = startcode.progress("week01/areas")
    assert "1 of 1 exercises done" in str(overview)
    assert "All of its exercises are done." in str(overview)
    assert "skipped" in Reader(overview._repr_html_()).text
    assert "– skipped" in str(startcode.progress())


def test_every_state_has_a_picture_of_its_own(kernel, learner):
    from startcode.progress.picture import sample

    assert len({sample(state) for state in State}) == len(State)
    assert len({state.sign for state in State}) == len(State)


def test_the_card_escapes_what_stands_in_a_notebook(kernel, learner):
    done("area")
    for overview in (startcode.progress("week01/areas"), startcode.progress("<b>")):
        assert not re.search("<b>|<box>", overview._repr_html_())
    assert "&lt;box&gt;" in startcode.progress("week01/areas")._repr_html_()


# ---- calm wherever it is asked


def test_a_mistyped_lesson_is_told_which_one_was_meant(learner):
    told = str(startcode.progress("week01/aeras"))
    assert told.startswith("There is no notebook of week01/aeras around ")
    assert told.endswith('Did you mean "week01/areas"?')


def test_a_lesson_like_no_other_is_told_which_ones_there_are(learner):
    assert "There are: week01/areas, week02/curves, week02/slopes." in str(startcode.progress("thesis"))


def test_a_folder_without_notebooks_is_told(tmp_path, learner):
    empty = tmp_path / "empty"
    empty.mkdir()
    for overview in (startcode.progress(folder=empty), startcode.progress("week01/areas", folder=str(empty))):
        assert str(overview).startswith("There is no notebook of the course in ")
        assert "There is no notebook" in Reader(overview._repr_html_()).text


def test_another_folder_may_be_named(learner, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert len(startcode.progress(folder=learner).standings) == 3


def test_a_notebook_outside_the_folders_of_the_weeks_is_found_too(kernel, learner):
    path = learner / "mine" / "renamed.ipynb"
    path.parent.mkdir()
    (learner / "week01" / "areas.ipynb").rename(path)
    assert "0 of 2 exercises done" in str(startcode.progress("week01/areas", folder=path.parent))


def test_a_damaged_file_is_one_calm_notice(learner):
    path_in(learner).parent.mkdir()
    path_in(learner).write_text("{")
    told = str(startcode.progress("week01/areas"))
    assert f"{path_in(learner)} could not be read: the next check begins a new one." in told
    assert "0 of 2 exercises done" in told


@pytest.mark.parametrize("sign", ["NBGRADER_EXECUTION", "STARTCODE_GRADING"])
def test_while_grading_it_says_one_sentence_and_looks_at_nothing(kernel, learner, monkeypatch, sign):
    done("area")
    monkeypatch.setenv(sign, "autograde")
    assert str(startcode.progress("week01/areas")) == "While a notebook is graded, no progress is kept."


def test_the_package_offers_it_however_it_was_imported_first():
    import importlib

    importlib.import_module("startcode.progress")
    importlib.import_module("startcode.progress.overview")
    assert callable(startcode.progress)
