from pathlib import Path

from startcode.diagnosis.page import COMMAND, page
from startcode.diagnosis.registry import RELATIONS

PAGE = Path(__file__).parents[3] / "docs" / "diagnosis.md"


def stale(text):
    """Return what to say of a page that is not what the registry gives, and an empty text if it is."""
    return "" if text == page() else f'docs/diagnosis.md is stale. Run "{COMMAND}".'


def test_the_page_is_what_the_registry_gives():
    assert not stale(PAGE.read_text(encoding="utf-8"))


def test_a_stale_page_is_noticed_and_the_command_named():
    assert "python -m startcode.diagnosis > docs/diagnosis.md" in stale(page().replace("transposed", "turned"))


def test_every_relation_stands_on_the_page_once():
    for key in RELATIONS:
        assert page().count(f"\n| `{key}` |") == 1, key


def test_no_cell_of_a_table_breaks_it():
    rows = [line for line in page().splitlines() if line.startswith("|")]

    assert {row.count("|") for row in rows} == {5}
