"""The signs of a timeline, what each stands for, what decides its colour, and rows of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import Enum

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.lean import evolve, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Party
from irtui.model.safe_text import is_indic
from irtui.query.sides import side_name
from irtui.query.time.marks import Mark, Shape


class Ink(Enum):
    """What a cell of the chart shows, which decides its colour."""

    EMPTY = "empty"
    LABEL = "label"
    AXIS = "axis"
    HELD = "held"
    STEP = "step"
    PLANNED = "planned"
    TERM = "term"
    NONE = "none"
    LATER = "later"
    """What comes after the day that is shown."""
    SIDE_1 = "side-1"
    """What is of the first side, or was in its country."""
    SIDE_2 = "side-2"
    CHOSEN = "chosen"
    """The sign, or the name in a bar, that the cursor is on."""
    CHOSEN_REST = "chosen-rest"
    """The rest of a bar that the cursor is on, or what stands beside its sign."""
    AS_OF = "as-of"
    TODAY = "today"


WITHOUT_COLOUR = Style(underline=True)
"""How a sign of the second side looks where there are no hues."""


def hues(dataset: Dataset) -> Mapping[Ref, Ink]:
    """The inks of the sides: the first two of the dataset have one each, further ones none."""
    parties = (party.ref for party in dataset.table("party"))
    return dict(zip(parties, (Ink.SIDE_1, Ink.SIDE_2), strict=False))


Paint = Callable[[Ink], Style]
"""Chooses the style of a cell."""
Cell = tuple[str, Ink]
"""A character and what it shows."""


@frozen
class Glyphs:
    """The characters of the chart, each one cell wide."""

    held: str = "●"
    step: str = "·"
    planned: str = "◇"
    none: str = "○"
    none_but_more: str = "◎"
    """A year without a meeting, in which something else happened, where a year is one cell."""
    many: str = "+"
    """Ten or more."""
    beside: str = "&"
    """Before the name of a lane that stands there to be compared with."""
    bar: str = "━"
    open: str = "┈"
    start: str = "┣"
    end: str = "┫"
    some_day: str = "┄"
    about: str = "~"
    doubt: str = "?"
    as_of: str = "│"
    crossed: str = "┿"
    """A bar where the line of the day crosses it."""
    today: str = "┆"
    levels: str = "▁▂▃▄▅▆▇█"
    """How many marks fall into a cell of the line that stands for lanes, from few to many."""

    @property
    def counts(self) -> tuple[str, ...]:
        """What stands for several in one cell."""
        return (*"23456789", self.many)


GLYPHS = Glyphs()
SIGNS = {
    Shape.HELD: GLYPHS.held,
    Shape.STEP: GLYPHS.step,
    Shape.PLANNED: GLYPHS.planned,
    Shape.TERM: GLYPHS.bar,
    Shape.NONE: GLYPHS.none,
}
"""What stands for a mark alone."""
_SEVERAL = GLYPHS.counts[0]
"""What stands in the legend for all counts."""


@frozen
class Entry:
    """A sign of a legend, and what it stands for."""

    sign: str
    ink: Ink
    words: str


def ink_of(mark: Mark, hues: Mapping[Ref, Ink]) -> Ink:
    """The ink of a mark: what was held and what lasted has the hue of its side, if it has one."""
    ink = Ink[mark.shape.name]
    sided = mark.side is not None and ink in (Ink.HELD, Ink.TERM)
    return hues.get(mark.side, ink) if mark.side and sided else ink


def legend(*, near: bool) -> tuple[tuple[str, str], ...]:
    """Each sign of a chart with what it stands for; ``near``: where a cell is less than a month."""
    return tuple((entry.sign, entry.words) for entry in _entries(near=near))


def _entries(*, near: bool) -> list[Entry]:
    """What each sign stands for where no hues are told apart, the most important first."""
    some, every, held = GLYPHS.some_day, GLYPHS.bar, GLYPHS.held
    closely = [
        Entry(f"{some}{held}{some}", Ink.HELD, "some day of these"),
        Entry(f"{every}{held}{every}", Ink.HELD, "all of these"),
        Entry(GLYPHS.about, Ink.AXIS, "about"),
    ]
    return [
        Entry(held, Ink.HELD, "held"),
        Entry(GLYPHS.none, Ink.NONE, "none recorded"),
        Entry(GLYPHS.planned, Ink.PLANNED, "announced"),
        Entry(GLYPHS.as_of, Ink.AS_OF, "as of"),
        Entry(GLYPHS.step, Ink.STEP, "step"),
        Entry(_SEVERAL, Ink.HELD, "several"),
        Entry(f"{GLYPHS.bar}{GLYPHS.open}", Ink.TERM, "end not known"),
        *(closely if near else ()),
        Entry(GLYPHS.doubt, Ink.AXIS, "uncertain"),
        Entry(GLYPHS.none_but_more, Ink.NONE, "none recorded, but a step"),
        Entry(GLYPHS.today, Ink.TODAY, "today"),
    ]


def legend_of(signs: Collection[Cell], sides: Mapping[Ink, str], *, near: bool) -> Iterator[Entry]:
    """The signs that some lanes have, the most important first.

    Args:
        signs: what stands in the lanes, each with its ink.
        sides: what the side of each hue is called.
        near: whether a cell is less than a month.
    """
    held, bar = GLYPHS.held, GLYPHS.bar
    hued = {ink for sign, ink in signs if sign in (held, *GLYPHS.counts)}
    told = [Entry(held, ink, f"in {side}") for ink, side in sides.items() if ink in hued]
    yield from told
    if not told:
        bars = (Entry(bar, ink, f"for {side}") for ink, side in sides.items())
        yield from (entry for entry in bars if (bar, entry.ink) in signs)
    there = {_SEVERAL if sign in GLYPHS.counts else sign for sign, _ in signs}
    for entry in _entries(near=near):
        if entry.sign == held:
            if (held, Ink.HELD) in signs:
                yield evolve(entry, words="held elsewhere") if told else entry
            elif not told and any((held, ink) in signs for ink in (Ink.LATER, Ink.CHOSEN)):
                yield evolve(entry, ink=Ink.LATER)
        elif there.issuperset(entry.sign):
            yield entry


def sides_of(as_of: AsOf) -> Mapping[Ink, str]:
    """What the side of each hue is called on a day; where that is Indic, its mark or its id."""
    found = {}
    for ref, ink in hues(as_of.dataset).items():
        name, party = side_name(as_of, ref), as_of.dataset.get(ref, Party)
        found[ink] = (party.mark or ref.id) if is_indic(name) else name
    return found


def legend_line(entries: Iterable[Entry], paint: Paint, width: int, gap: str = "  ") -> Text:
    """A legend in a line: as many of its entries as have room, in full, with ``gap`` between."""
    line = Text()
    for entry in entries:
        before = gap if line else ""
        if line.cell_len + cell_len(f"{before}{entry.sign} {entry.words}") > width:
            break
        line.append(before)
        line.append(entry.sign, paint(entry.ink))
        line.append(f" {entry.words}", paint(Ink.AXIS))
    return line


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
