"""A row of cells while it is drawn, and what each of them shows."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from irtui.render.terminal.signs import Ink

if TYPE_CHECKING:
    from irtui.query.time.marks import Mark

Cell = tuple[str, Ink]
"""A character and what it shows."""


class Drawing:
    """The cells of a row, the marks that each of them shows, and which are letters of a name."""

    def __init__(self, cells: list[Cell]) -> None:
        self.cells = cells
        self.marks: list[list[Mark]] = [[] for _ in cells]
        self._named: set[int] = set()

    def put(self, cell: int, character: str, ink: Ink) -> None:
        """Put a sign into a cell."""
        self.cells[cell] = (character, ink)
        self._named.discard(cell)

    def write(self, begin: int, text: str, inks: Iterable[Ink]) -> None:
        """Write a name from a cell on, of letters of one cell each; it is cut at the last cell."""
        for cell, character, ink in zip(range(begin, len(self.cells)), text, inks, strict=False):
            self.cells[cell] = (character, ink)
            self._named.add(cell)

    def is_free(self, cell: int, *also: str) -> bool:
        """Whether nothing that must stay stands in a cell of the row."""
        if not 0 <= cell < len(self.cells) or cell in self._named:
            return False
        character, ink = self.cells[cell]
        return character == " " or character in also or ink in (Ink.AS_OF, Ink.TODAY)

    @property
    def signs(self) -> frozenset[Cell]:
        """The different signs in it, each with its ink; letters of names are none."""
        every = enumerate(self.cells)
        return frozenset(cell for at, cell in every if at not in self._named and cell[0] != " ")


def runs(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Neighbouring cells of one ink joined."""
    characters, ink = "", Ink.EMPTY
    for character, next_ink in cells:
        if next_ink is not ink and characters:
            yield characters, ink
            characters = ""
        ink = next_ink
        characters += character
    if characters:
        yield characters, ink
