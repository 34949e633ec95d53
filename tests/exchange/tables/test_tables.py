from collections.abc import Mapping
from datetime import date

import pytest

from irtui.exchange.tables.columns import STRUCTURES
from irtui.exchange.tables.rows import Cell, tables
from irtui.model.fields import field_table
from irtui.model.records import RECORDS
from tests.exchange.exporting import scope


def test_each_value_with_keys_has_its_columns() -> None:
    used = {spec.structure for cls in RECORDS for spec in field_table(cls).values()}
    assert used - {None} == set(STRUCTURES)


@pytest.mark.parametrize(
    ("top", "at"),
    [(None, None), ("body:lamp-group", None), ("body:lights-commission", "2011-06-01")],
)
def test_what_points_to_a_row_finds_it(top: str | None, at: str | None) -> None:
    each = tables(scope("estuary", top=top, at=at))
    found = {one.shape.name: (one.shape, [*one.rows()]) for one in each}
    for shape, rows in found.values():
        for place, column in enumerate(shape.columns):
            if column.points:
                known = {row[0] for row in found[column.points][1]}
                assert {row[place] for row in rows} - known <= {None}, (shape.name, column.name)
            if column.required:
                assert None not in [row[place] for row in rows]
        if shape.key:
            assert len({row[0] for row in rows}) == len(rows)
    assert all(row[-1] for row in found["records"][1]) is (at is None)


def claim_rows(at: str | None = None) -> list[Mapping[str, Cell]]:
    (table,) = [one for one in tables(scope("estuary", at=at)) if one.shape.name == "claims"]
    names = [column.name for column in table.shape.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows()]


def test_of_a_day_only_what_held_is_there() -> None:
    every, rows = claim_rows(), claim_rows(at="2011-06-01")
    assert {row["holds"] for row in rows} == {"yes", "possibly"}
    assert {row["claim"] for row in rows} < {row["claim"] for row in every}
    (name,) = [row for row in rows if row["claim"] == "body:lights-commission#name.1"]
    assert (name["value"], name["leading"]) == ("Commission on the Lights of the Estuary", True)
    assert (name["until"], name["until_earliest"]) == ("event:renamed-2014", date(2014, 9, 1))
    assert not [row for row in rows if row["claim"] == "body:lights-commission#name.2"]
