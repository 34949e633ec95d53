"""The folder of tables that ``irtui export csv`` wrote, as a dataset's file again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from irtui.exchange.format import ForeignError, Imported, Unread
from irtui.exchange.tables.columns import Column, Shape, own_fields, shapes
from irtui.exchange.tables.csv_export import as_meant
from irtui.exchange.tables.csv_reading import CsvTable, Told, place
from irtui.model.claims import Basis, Rank
from irtui.model.fields import FieldSpec, Kind, field_table, key_of
from irtui.model.records import RECORDS, About, Record
from irtui.model.safe_text import quoted, safe_line

Row = Mapping[str, Any]
"""The cells of a row that are not empty, by the names of their columns."""

_JOINED = {
    "claims": ("record",),
    "claim_sources": ("claim",),
    "record_sources": ("record",),
    "seen": ("record", "claim"),
    "identifiers": ("record",),
    "extra": ("record",),
}
"""The tables whose rows belong to those of others, and what leads to them."""
_DELIMITERS = ",;\t"
"""What a spreadsheet puts between cells, by the language that it is set to."""
_FLAGS = {"true": True, "false": False}
_SORTS = {"integer": "a whole number", "number": "a number", "boolean": "true or false"}


def read_folder(folder: Path) -> Imported:
    """The dataset whose tables are in a folder; what follows from others is not looked at.

    Raises:
        ForeignError: a table is missing, or is none of those that were exported.
    """
    if not (folder / "dataset.csv").is_file():
        here = safe_line(str(folder))
        why = "This is no folder that “irtui export csv” made: dataset.csv is not in it."
        raise ForeignError(f"{here}: {why}")
    unread: list[Unread] = []
    tables = {
        shape.name: [*_rows(folder, shape, unread)]
        for shape in shapes()
        if any(column.read for column in shape.columns)
    }
    if len(tables["dataset"]) != 1:
        raise ForeignError(f"{safe_line(str(folder))}: dataset.csv should have one row.")
    joined = _Joined(tables)
    data = joined.data()
    unread += joined.left()
    return Imported(tables=data, unread=tuple(unread))


def _table(folder: Path, shape: Shape) -> CsvTable:
    """The file of a table, whatever a spreadsheet put between its cells."""
    needed = [column.name for column in shape.columns if column.read]
    for delimiter in _DELIMITERS:
        found = CsvTable.read(folder / f"{shape.name}.csv", delimiter)
        if needed[0] in found.header:
            break
    missing = [name for name in needed if name not in found.header]
    if missing:
        raise ForeignError(f"{found.file}: The column {quoted(missing[0])} is missing.")
    twice = [name for name, number in Counter(found.header).items() if number > 1]
    if twice:
        raise ForeignError(f"{found.file}: Two columns are called {quoted(min(twice))}.")
    return found


def _rows(folder: Path, shape: Shape, unread: list[Unread]) -> Iterator[Row]:
    """The rows of a table, those without what each must have being left out and told."""
    columns = [column for column in shape.columns if column.read]
    faulty: list[Told] = []
    for number, cells in _table(folder, shape).rows(faulty):
        row: dict[str, Any] = {}
        for column in columns:
            if column.name in cells:
                found = _read_cell(column, cells[column.name])
                if found is None:
                    what = f"{quoted(cells[column.name])} is not {_SORTS[column.type]}."
                    faulty.append(Told(number, Unread(place(number, column.name), what)))
                else:
                    row[column.name] = found
        lacking = [one.name for one in columns if one.required and one.name not in row]
        if lacking:
            why = "It is missing, so the row is not read."
            faulty.append(Told(number, Unread(place(number, lacking[0]), why)))
        else:
            yield row
    unread += [Unread(f"{shape.name}.csv, {one.where}", one.what) for _, one in faulty]


def _read_cell(column: Column, cell: str) -> Any:
    """What a cell says by the type of its column; ``None`` if it does not."""
    if column.type == "boolean":
        return _FLAGS.get(cell.lower())
    if column.type not in _SORTS:
        return as_meant(cell)
    try:
        number = float(cell)
        whole = int(number) if column.type == "integer" else number
    except (ValueError, OverflowError):
        return None
    return whole if whole == number else None


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


class _Joined:
    """The rows of all tables, by what leads to them."""

    def __init__(self, tables: Mapping[str, list[Row]]) -> None:
        self._tables = tables
        self._grouped: dict[str, dict[tuple[str | None, ...], list[Row]]] = {}
        for table, columns in _JOINED.items():
            grouped = self._grouped[table] = defaultdict(list)
            for row in tables[table]:
                grouped[tuple(map(row.get, columns))].append(row)

    def taken(self, table: str, *key: str | None) -> list[Row]:
        """The rows that a key leads to, which are taken away."""
        return self._grouped[table].pop(key, [])

    def left(self) -> Iterator[Unread]:
        """What no key led to so far, by the record or claim that it names."""
        for table, groups in self._grouped.items():
            for key in groups:
                what = f"{quoted(key[-1] or key[0] or '')} is in no other table."
                yield Unread(f"{table}.csv", what)

    def data(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {"dataset": self.about()}
        for cls in RECORDS:
            records = {}
            for row in self._tables[cls.TABLE]:
                raw = self.record(cls, row, row["record"])
                name = row["record"].removeprefix(f"{cls.TABLE}:")
                records[name] = {key: value for key, value in raw.items() if value}
            if records:
                found[cls.TABLE] = records
        return found

    def about(self) -> dict[str, Any]:
        (row,) = self._tables["dataset"]
        raw = {key_of(name): row[key_of(name)] for name in own_fields(About) if key_of(name) in row}
        kinds: dict[str, dict[str, Any]] = {}
        for one in self._tables["kinds"]:
            words = {key: one[key] for key in ("plural", "counted") if key in one}
            kinds.setdefault(one.get("table", ""), {})[one.get("kind", "")] = words
        raw["kinds"] = kinds
        raw["words"] = {one["name"]: one["called"] for one in self._tables["words"]}
        raw["registers"] = {one["register"]: one["address"] for one in self._tables["registers"]}
        raw["lanes"] = [one["record"] for one in _placed(self._tables["lanes"])]
        raw["maintainers"] = [one["name"] for one in _placed(self._tables["maintainers"])]
        return {key: value for key, value in raw.items() if value}

    def record(self, cls: type[Record], row: Row, ref: str) -> dict[str, Any]:
        raw = {key_of(name): row[key_of(name)] for name in own_fields(cls) if key_of(name) in row}
        raw["seen"] = [one["date"] for one in _placed(self.taken("seen", ref, None))]
        raw["sources"] = _citations(self.taken("record_sources", ref))
        issued = self.taken("identifiers", ref)
        raw["identifiers"] = {one["register"]: one["identifier"] for one in issued}
        raw["extra"] = {one["name"]: one["value"] for one in self.taken("extra", ref)}
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
