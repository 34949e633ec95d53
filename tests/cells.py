"""A terminal that counts cells in a way of its own, and what stands on its screen."""

import re
import unicodedata
from collections.abc import Callable

from rich.cells import get_character_cell_size

Widths = Callable[[str], int]
"""The cells that a terminal gives to one character; none: it stands upon the one before."""

_PARTS = re.compile(
    r"\x1b\[(?P<numbers>[\d;]*)(?P<move>[HGJ])"
    r"|(?P<look>\x1b\[[\d;]*m|\x1b\]8;[^\x07\x1b]*\x1b\\)"
    r"|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>()][B0]?"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)|(?P<other>.)",
    re.DOTALL,
)


def as_rich(character: str) -> int:
    """As Rich and kitty count: a vowel sign that takes room takes none."""
    return get_character_cell_size(character)


def as_glibc(character: str) -> int:
    """As the C library counts, and tmux, xterm and most with it."""
    return 1 if unicodedata.category(character) == "Mc" else get_character_cell_size(character)


_NO_LINK = "\x1b]8;;\x1b\\"


class Screen:
    """What a terminal shows of what was written to it; it does not wrap.

    Args:
        written: text and sequences.
        columns: cells of a row.
        rows: of the screen.
        widths: how it counts.
        blank: what stands in a cell that nobody wrote to.
    """

    def __init__(
        self, written: str, columns: int, rows: int, widths: Widths, blank: str = " "
    ) -> None:
        self._columns, self._rows, self._widths, self._blank = columns, rows, widths, blank
        self._x = self._y = 0
        self._style, self._link = "", _NO_LINK
        self._clear()
        for part in _PARTS.finditer(written):
            if part["move"]:
                self._move(part["move"], [int(n or 1) for n in part["numbers"].split(";")])
            elif part["look"]:
                self._dress(part["look"])
            elif part["other"] in ("\r", "\n"):
                self._x = 0
            for character in part["text"] or "":
                self._write(character)

    def _clear(self) -> None:
        self.grid = [[self._blank] * self._columns for _ in range(self._rows)]
        """Each cell of each row; the second one of a wide character is empty."""

        self.looks = [[""] * self._columns for _ in range(self._rows)]
        """How each cell looks: the sequences that made it so."""

    def _dress(self, sequence: str) -> None:
        if sequence.startswith("\x1b]"):
            self._link = sequence
        else:
            self._style = "" if sequence == "\x1b[0m" else self._style + sequence

    def _move(self, move: str, numbers: list[int]) -> None:
        if move == "J":
            self._clear()
        elif move == "G":
            self._x = numbers[0] - 1
        else:
            self._y, self._x = (*(number - 1 for number in numbers), 0)[:2]

    def _write(self, character: str) -> None:
        row, width = self.grid[min(self._y, self._rows - 1)], self._widths(character)
        x = min(self._x, self._columns - 1)
        if width:
            row[x] = character
            self.looks[min(self._y, self._rows - 1)][x] = self._style + self._link
            row[x + 1 : x + width] = [""] * (len(row[x + 1 : x + width]))
            self._x = x + width
        elif x:
            row[x - 1] += character

    @property
    def lines(self) -> list[str]:
        """The rows as text."""
        return ["".join(row) for row in self.grid]
