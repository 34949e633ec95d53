"""Tables of CSV in: the folder that was exported, or a table of others, by a mapping."""

from pathlib import Path

from irtui.exchange.foreign import foreign_text
from irtui.exchange.format import ForeignError, Imported, Reading, Unread
from irtui.exchange.tables.csv_export import PACKAGE
from irtui.exchange.tables.csv_folder import read_folder
from irtui.exchange.tables.csv_mapping import Mapped, Written, read_mapping
from irtui.exchange.tables.csv_reading import CsvTable
from irtui.exchange.tables.csv_rows import Builder
from irtui.model.safe_text import quoted, safe_line


def read(path: Path, reading: Reading) -> Imported:
    """A dataset's file: of a folder that was exported as it was, of another table by its mapping.

    Raises:
        ForeignError: there is no mapping, or it or the table cannot be read.
    """
    folder = path.parent if path.name == PACKAGE else path
    if folder.is_dir():
        if reading.mapping is not None:
            why = "A folder that was exported needs no mapping: leave --map out."
            raise ForeignError(f"{safe_line(str(folder))}: {why}")
        found = read_folder(folder)
        head = {**found.tables["dataset"], **({"title": reading.title} if reading.title else {})}
        return Imported(tables={**found.tables, "dataset": head}, unread=found.unread)
    if reading.mapping is None:
        foreign_text(path)  # that it cannot be read comes first
        hint = "Say with --map FILE which column is which field."
        raise ForeignError(f"{safe_line(str(path))}: This is a table of others. {hint}")
    tables: list[CsvTable] = []

    def columns(written: Written) -> tuple[str, ...]:
        tables.append(CsvTable.read(path, written.delimiter.sign))
        return tables[0].header

    mapped = read_mapping(reading.mapping, columns)
    return _read(tables[0], mapped, path.stem, reading)


def _read(table: CsvTable, mapped: Mapped, stem: str, reading: Reading) -> Imported:
    builder = Builder(mapped)
    for number, cells in table.rows(builder.told):
        builder.add(number, cells)
    found = builder.imported()
    head = {"title": safe_line(stem), "reviewed": reading.today}
    head |= found.tables.get("dataset", {})
    head |= {"title": reading.title} if reading.title else {}
    return Imported(
        tables={**found.tables, "dataset": head},
        unread=(*_not_mapped(table, mapped), *found.unread),
    )


def _not_mapped(table: CsvTable, mapped: Mapped) -> list[Unread]:
    """The columns that nothing is read of, and nobody said so."""
    taken = {*mapped.written.ignore, *(one for rule in mapped.rules for one in rule.columns)}
    left = [quoted(column) for column in dict.fromkeys(table.header) if column not in taken]
    what = "Nothing is read of it; name it in “ignore” under [csv], if that is right."
    return [Unread(f"column {column}", what) for column in left]
