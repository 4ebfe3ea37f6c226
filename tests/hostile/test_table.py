"""README.md shows the corpus as it is."""

from . import table


def test_the_readme_is_fresh():
    assert table.README.read_text(encoding="utf-8") == table.page(), "stale. Run: python -m tests.hostile.table"


def test_a_stale_readme_is_seen(monkeypatch):
    monkeypatch.setattr(table, "CASES", table.CASES[1:])
    assert table.README.read_text(encoding="utf-8") != table.page()
