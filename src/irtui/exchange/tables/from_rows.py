"""A dataset's file from the tables that it was exported as."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from irtui.exchange.tables.columns import own_fields
from irtui.model.claims import Basis, Rank
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import RECORDS, About, Record

Row = Mapping[str, Any]
"""The cells of a row that are not empty, by the names of their columns."""

_Key = tuple[str | None, ...]
_JOINED = {
    "claims": ("record",),
    "claim_sources": ("claim",),
    "record_sources": ("record",),
    "seen": ("record", "claim"),
    "identifiers": ("record",),
    "extra": ("record",),
}
"""The tables whose rows belong to those of others, and what leads to them."""


def read_back(
    rows_of: Callable[[str], Iterable[Row]],
) -> tuple[dict[str, dict[str, Any]], list[tuple[str, str]]]:
    """The tables of a dataset's file, and what belongs to no row that there is.

    Args:
        rows_of: gives the rows of a table; of each, only the cells that are not empty. Those of
            the columns that are read are taken from them.

    Returns:
        The tables; and of rows that nothing else leads to, the table that they stand in, and the
        record or claim that they name.
    """
    reader = _Reader(rows_of)
    return reader.data(), [*reader.left()]


def _placed(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row["position"])


def _citations(rows: Iterable[Row]) -> list[Any]:
    return [
        {
            "source": row["source"].removeprefix("source:"),
            **{key: row[key] for key in ("at", "quote") if key in row},
        }
        for row in _placed(rows)
    ]


class _Reader:
    """Joins the rows of all tables."""

    def __init__(self, rows_of: Callable[[str], Iterable[Row]]) -> None:
        self.rows_of = rows_of
        self._grouped = {table: self._by(table, *columns) for table, columns in _JOINED.items()}

    def _by(self, table: str, *columns: str) -> dict[_Key, list[Row]]:
        """The rows of a table by what stands in some columns."""
        found: dict[_Key, list[Row]] = defaultdict(list)
        for row in self.rows_of(table):
            found[tuple(row.get(column) for column in columns)].append(row)
        return found

    def taken(self, table: str, *key: str | None) -> list[Row]:
        """The rows that a key leads to, which are taken away."""
        return self._grouped[table].pop(key, [])

    def left(self) -> Iterator[tuple[str, str]]:
        """The rows that no key led to."""
        for table, groups in self._grouped.items():
            for key in groups:
                yield table, key[-1] or key[0] or ""

    def data(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {"dataset": self.about()}
        for cls in RECORDS:
            records = {}
            for row in self.rows_of(cls.TABLE):
                raw = self.record(cls, row, row["record"])
                name = row["record"].removeprefix(f"{cls.TABLE}:")
                records[name] = {key: value for key, value in raw.items() if value}
            if records:
                found[cls.TABLE] = records
        return found

    def about(self) -> dict[str, Any]:
        (row,) = self.rows_of("dataset")
        raw = {key_of(name): row[key_of(name)] for name in own_fields(About) if key_of(name) in row}
        kinds: dict[str, dict[str, Any]] = {}
        for one in self.rows_of("kinds"):
            words = {key: one[key] for key in ("plural", "counted") if key in one}
            kinds.setdefault(one.get("table", ""), {})[one.get("kind", "")] = words
        raw["kinds"] = kinds
        raw["words"] = {one["name"]: one["called"] for one in self.rows_of("words")}
        raw["registers"] = {one["register"]: one["address"] for one in self.rows_of("registers")}
        raw["lanes"] = [one["record"] for one in _placed(self.rows_of("lanes"))]
        raw["maintainers"] = [one["name"] for one in _placed(self.rows_of("maintainers"))]
        return {key: value for key, value in raw.items() if value}

    def record(self, cls: type[Record], row: Row, ref: str) -> dict[str, Any]:
        raw = {key_of(name): row[key_of(name)] for name in own_fields(cls) if key_of(name) in row}
        raw["seen"] = [one["date"] for one in _placed(self.taken("seen", ref, None))]
        raw["sources"] = _citations(self.taken("record_sources", ref))
        for table, key, value in (
            ("identifiers", "register", "identifier"),
            ("extra", "name", "value"),
        ):
            raw[table] = {one[key]: one[value] for one in self.taken(table, ref)}
        fields = {key_of(name): spec for name, spec in field_table(cls).items()}
        for one in _placed(self.taken("claims", ref)):
            # A field that there is not is told of by whoever checks the file.
            claim = self.claim(one, fields.get(one["field"]))
            raw.setdefault(one["field"], []).append(claim)
        return raw

    def claim(self, row: Row, spec: FieldSpec | None) -> dict[str, Any]:
        raw = _value(row, spec)
        raw |= {key: row[key] for key in ("since", "until", "note") if key in row}
        usual = {"rank": Rank.NORMAL, "basis": Basis.STATED, "joint": False}
        raw |= {key: row[key] for key, common in usual.items() if row.get(key, common) != common}
        name = row["claim"]
        raw["seen"] = [one["date"] for one in _placed(self.taken("seen", row["record"], name))]
        raw["sources"] = _citations(self.taken("claim_sources", name))
        return {key: value for key, value in raw.items() if value not in ([], None)}


def _value(row: Row, spec: FieldSpec | None) -> dict[str, Any]:
    if spec is None:
        return {"value": row.get("value")}
    if spec.structure is not None:
        keys = map(key_of, spec.parts)
        return {key: row[key] for key in keys if key in row}
    value = row.get("value")
    if spec.kind is Kind.INTEGER and value is not None:
        value = int(value)
    if spec.kind is Kind.PLACE and "target" in row:
        value = row["target"].partition(":")[2]
    return {"value": value}
