"""Rows of CSV as others write them, each with its number as a spreadsheet shows it."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from irtui.exchange.foreign import foreign_text
from irtui.exchange.format import ForeignError, Unread
from irtui.lean import frozen
from irtui.model.names import counted
from irtui.model.safe_text import quoted, safe_line

NumberedRow = tuple[int, dict[str, str]]
"""The number of a row, the header being row 1, and its cells that are not empty, by column."""


class Told(NamedTuple):
    """Something that was not understood."""

    number: int
    """The number of its row."""
    what: Unread


def place(number: int, *columns: str) -> str:
    """Where a cell or several stand: ``row 12, column “since”``."""
    named = ", ".join(map(quoted, columns))
    return f"row {number}, column{'s' * (len(columns) > 1)} {named}" if columns else f"row {number}"


def _parsed(text: str, delimiter: str, file: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    # A cell may be as long as the whole text; the limit is one of the process.
    before = csv.field_size_limit(max(len(text), csv.field_size_limit()))
    try:
        return [*reader]
    except csv.Error as error:
        why = f"This is not valid CSV: {error}."
        hint = "Look for a quotation mark that is not closed, or not doubled within a text."
        raise ForeignError(f"{file}:{reader.line_num}: {why} {hint}") from error
    finally:
        csv.field_size_limit(before)


@frozen
class CsvTable:
    """A file of CSV whose first row names its columns."""

    file: str
    """Its name, safe to be printed."""
    header: tuple[str, ...]
    _rows: list[list[str]]
    """All others."""

    @classmethod
    def read(cls, path: Path, delimiter: str = ",") -> "CsvTable":
        """The table in a file, which is UTF-8, with or without a byte-order mark.

        Raises:
            ForeignError: it cannot be read, is not UTF-8, is no CSV, or has no header.
        """
        file = safe_line(str(path))
        header, *rows = _parsed(foreign_text(path), delimiter, file) or [[]]
        if not any(header):
            raise ForeignError(f"{file}: The first row should name the columns, but it is empty.")
        return cls(file, tuple(map(str.strip, header)), rows)

    def rows(self, told: list[Told]) -> Iterator[NumberedRow]:
        """The rows that are not empty; what is wrong with them is added to ``told``."""
        columns = len(self.header)
        for number, cells in enumerate(self._rows, 2):
            if any(cells[columns:]):
                what = f"{counted(len(cells), 'cell')}, but there are {counted(columns, 'column')}."
                told.append(Told(number, Unread(place(number), what)))
            row = {
                name: cell
                for name, cell in zip(self.header, cells, strict=False)
                if cell and not cell.isspace()
            }
            if row:
                yield number, row
