"""The folder of tables that ``irtui export csv`` wrote, as a dataset's file again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from irtui.exchange.format import ForeignError, Imported, Unread
from irtui.exchange.tables.columns import Column, Shape, shapes
from irtui.exchange.tables.csv_export import as_meant
from irtui.exchange.tables.csv_reading import CsvTable, Told, place
from irtui.exchange.tables.from_rows import Row, read_back
from irtui.model.safe_text import quoted, safe_line

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
    data, left = read_back(tables.__getitem__)
    unread += [
        Unread(f"{table}.csv", f"{quoted(key)} is in no other table.") for table, key in left
    ]
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
    if found.twice:
        raise ForeignError(f"{found.file}: Two columns are called {quoted(min(found.twice))}.")
    return found


def _rows(folder: Path, shape: Shape, unread: list[Unread]) -> Iterator[Row]:
    """The rows of a table, those without what each must have being left out and told."""
    file = f"{shape.name}.csv"
    columns = [column for column in shape.columns if column.read]
    faulty: list[Told] = []
    for number, cells in _table(folder, shape).rows(faulty):
        row: dict[str, Any] = {}
        for column in columns:
            if column.name in cells:
                found = _value(column, cells[column.name])
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
    unread += [Unread(f"{file}, {one.where}", one.what) for _, one in faulty]


def _value(column: Column, cell: str) -> Any:
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
