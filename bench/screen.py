"""What a terminal would show."""

from pyte import Screen as Cells
from pyte import Stream
from pyte.screens import Char

COLUMNS, ROWS = 120, 40
"""The size of every terminal here, in cells."""


class Screen:
    """The cells of a terminal, with their colours."""

    def __init__(self) -> None:
        self._cells = Cells(COLUMNS, ROWS)
        self._stream = Stream(self._cells)

    def feed(self, text: str) -> None:
        """Take what a program wrote; a sequence that is cut off waits for the next call."""
        self._stream.feed(text)

    @property
    def lines(self) -> list[str]:
        """The text, a string for each row."""
        return [line.rstrip() for line in self._cells.display]

    def cells(self) -> list[Char]:
        """Every cell, row by row."""
        rows = (self._cells.buffer[row] for row in range(ROWS))
        return [row[column] for row in rows for column in range(COLUMNS)]

    def characters(self, rows: int = ROWS) -> list[str]:
        """The characters of the first so many rows.

        A cell is empty until something is written to it, be it a blank on a colour.
        """
        return [
            cell.data if cell.data != " " or cell.bg != "default" else ""
            for cell in self.cells()[: rows * COLUMNS]
        ]
