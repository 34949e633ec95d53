"""What a terminal would show: as much of one as the measured programs need."""

import re
from unicodedata import category, east_asian_width

COLUMNS, ROWS = 120, 36
"""The size of every terminal here, in cells."""

_TOKEN = re.compile(
    r"\x1b\[(?P<parameters>[0-9:;<=>?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, pointer shapes, device strings
    r"|\x1b[ -/]*[0-~]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f])"
    r"|(?P<text>[^\x00-\x1f]+)"
)
_INCOMPLETE = re.compile(r"\x1b(?:\[[0-9:;<=>?]*[ -/]*|[\]P^_X][^\x07\x1b]*\x1b?|[ -/]*)?$")


class Screen:
    """The cells of a terminal, each ``""`` until something is written to it.

    Colours are not kept: two frames that differ in colours only are one.
    """

    def __init__(self) -> None:
        self._cells = [[""] * COLUMNS for _ in range(ROWS)]
        self._row = self._column = 0
        self._last = " "
        self._rest = ""

    def feed(self, text: str) -> None:
        """Take what a program wrote; a sequence that is cut off waits for the next call."""
        text = self._rest + text
        cut = _INCOMPLETE.search(text)
        self._rest = text[cut.start() :] if cut else ""
        for token in _TOKEN.finditer(text[: cut.start()] if cut else text):
            if token["text"]:
                self._write(token["text"])
            elif token["control"]:
                self._control(token["control"])
            elif token["final"]:
                self._sequence(token["final"], token["parameters"])

    def _write(self, text: str) -> None:
        for character in text:
            if category(character) in ("Mn", "Me", "Cf"):
                continue
            width = 2 if east_asian_width(character) in "WF" else 1
            if self._column + width > COLUMNS:
                self._column = COLUMNS - width  # neither program relies on wrapping
            row = self._cells[self._row]
            row[self._column] = character
            if width == 2:
                row[self._column + 1] = " "
            self._column += width
            self._last = character

    def _control(self, character: str) -> None:
        if character == "\r":
            self._column = 0
        elif character == "\b":
            self._column = max(min(self._column, COLUMNS - 1) - 1, 0)
        elif character == "\n":
            self._row = min(self._row + 1, ROWS - 1)

    def _sequence(self, final: str, parameters: str) -> None:
        if parameters[:1] in ("<", "=", ">", "?"):
            if final == "h" and parameters == "?1049":
                self._cells = [[""] * COLUMNS for _ in range(ROWS)]
            return
        numbers = [int(part) if part.isdecimal() else 0 for part in parameters.split(";")]
        count = max(numbers[0], 1)
        if final in "Hf":
            column = numbers[1] if len(numbers) > 1 else 1
            self._move(count - 1, max(column, 1) - 1)
        elif final in "ABCD":
            down, right = {"A": (-1, 0), "B": (1, 0), "C": (0, 1), "D": (0, -1)}[final]
            self._move(self._row + down * count, self._column + right * count)
        elif final == "d":
            self._move(count - 1, self._column)
        elif final in "G`":
            self._move(self._row, count - 1)
        elif final == "b":
            self._write(self._last * count)
        else:
            self._erase(final, numbers[0], count)

    def _move(self, row: int, column: int) -> None:
        self._row = min(max(row, 0), ROWS - 1)
        self._column = min(max(column, 0), COLUMNS - 1)

    def _erase(self, final: str, mode: int, count: int) -> None:
        row = self._cells[self._row]
        if final == "J":
            first = 0 if mode else self._row + 1
            self._cells[first:] = [[""] * COLUMNS for _ in range(ROWS - first)]
        elif final == "K":
            start = self._column if mode == 0 else 0
            end = self._column + 1 if mode == 1 else COLUMNS
            row[start:end] = [" "] * (end - start)
        elif final == "X":
            end = min(self._column + count, COLUMNS)
            row[self._column : end] = [" "] * (end - self._column)
        elif final == "P":
            del row[self._column : self._column + count]
            row += [" "] * (COLUMNS - len(row))
        elif final == "@":
            row[self._column : self._column] = [" "] * count
            del row[COLUMNS:]
        elif final in "ST":  # Scrolling up or down, of the whole screen
            blank = [[""] * COLUMNS for _ in range(min(count, ROWS))]
            kept = self._cells[count:] if final == "S" else self._cells[: ROWS - count]
            self._cells = [*kept, *blank] if final == "S" else [*blank, *kept]

    @property
    def painted(self) -> bool:
        """Whether every cell was written to."""
        return all(all(row) for row in self._cells)

    @property
    def lines(self) -> list[str]:
        """The text, a string for each row."""
        return ["".join(cell or " " for cell in row).rstrip() for row in self._cells]

    def words(self, rows: int) -> tuple[tuple[str, ...], ...]:
        """The first ``rows`` rows by cell, with everything but letters and digits as a blank.

        Frames and scrollbars so make no difference, and a cell that nothing was written to does.
        """
        return tuple(
            tuple(cell if cell.isalnum() else cell and " " for cell in row)
            for row in self._cells[:rows]
        )
