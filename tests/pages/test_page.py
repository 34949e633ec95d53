"""Rows that are made when they are looked at."""

from irtui.model.later import Later
from irtui.pages.page import Row, Section


def test_later_rows_are_made_once_and_only_when_they_are_looked_at() -> None:
    made = []

    def make():
        made.append(1)
        return iter([Row(label="one"), Row(label="two")])

    section = Section("Sources", Later(make), "2", folds=True)
    assert section.rows
    assert not made
    assert [row.label for row in section.rows] == ["one", "two"]
    assert section == Section("Sources", (Row(label="one"), Row(label="two")), "2", folds=True)
    assert section.rows[1:] == (Row(label="two"),)
    assert made == [1]
