"""The signs of a timeline, what each stands for, and what decides its colour."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import Enum

from attrs import Factory, evolve, field
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.records import Party
from irtui.model.safe_text import is_indic
from irtui.query.sides import side_name
from irtui.query.time.marks import Mark


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


_HUES = (Ink.SIDE_1, Ink.SIDE_2)


def hues(dataset: Dataset) -> Mapping[Ref, Ink]:
    """The inks of the sides: the first two of the dataset have one each, further ones none."""
    return dict(zip((party.ref for party in dataset.table("party")), _HUES, strict=False))


Paint = Callable[[Ink], Style]
"""Chooses the style of a cell."""


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


@frozen
class Entry:
    """A sign of a legend, and what it stands for."""

    sign: str
    ink: Ink
    words: str
    calls: tuple[str, ...] = field(default=Factory(lambda self: (self.sign,), takes_self=True))
    """What calls for it: all the characters of any of these. Without them, those of its sign."""

    def is_called(self, there: Collection[str]) -> bool:
        """Whether the characters that are there call for it."""
        return any(all(character in there for character in call) for call in self.calls)


def ink_of(mark: Mark, hues: Mapping[Ref, Ink]) -> Ink:
    """The ink of a mark: what was held and what lasted has the hue of its side, if it has one."""
    ink = Ink[mark.shape.name]
    sided = mark.side is not None and ink in (Ink.HELD, Ink.TERM)
    return hues.get(mark.side, ink) if mark.side and sided else ink


def legend(*, near: bool, glyphs: Glyphs | None = None) -> tuple[tuple[str, str], ...]:
    """Each sign of a chart with what it stands for; ``near``: where a cell is less than a month."""
    glyphs = glyphs or Glyphs()
    every = _entries(glyphs, near=near)
    return tuple((entry.sign, entry.words) for entry in every)


def _entries(glyphs: Glyphs, *, near: bool) -> list[Entry]:
    """What each sign stands for where no hues are told apart, the most important first."""
    some, every, held = glyphs.some_day, glyphs.bar, glyphs.held
    closely = [
        Entry(f"{some}{held}{some}", Ink.HELD, "some day of these"),
        Entry(f"{every}{held}{every}", Ink.HELD, "all of these"),
        Entry(glyphs.about, Ink.AXIS, "about"),
    ]
    return [
        Entry(held, Ink.HELD, "held"),
        Entry(glyphs.none, Ink.NONE, "none recorded"),
        Entry(glyphs.planned, Ink.PLANNED, "announced"),
        Entry(glyphs.as_of, Ink.AS_OF, "as of"),
        Entry(glyphs.step, Ink.STEP, "step"),
        Entry("2", Ink.HELD, "several", glyphs.counts),
        Entry(f"{glyphs.bar}{glyphs.open}", Ink.TERM, "end not known"),
        *(closely if near else ()),
        Entry(glyphs.doubt, Ink.AXIS, "uncertain"),
        Entry(glyphs.none_but_more, Ink.NONE, "none recorded, but a step"),
        Entry(glyphs.today, Ink.TODAY, "today"),
    ]


def legend_of(
    signs: Collection[tuple[str, Ink]],
    sides: Mapping[Ink, str],
    *,
    near: bool,
    glyphs: Glyphs | None = None,
) -> Iterator[Entry]:
    """The signs that some lanes have, the most important first.

    Args:
        signs: what stands in the lanes, each with its ink.
        sides: what the side of each hue is called.
        near: whether a cell is less than a month.
        glyphs: the characters that the lanes are drawn with.
    """
    glyphs = glyphs or Glyphs()
    held, bar = glyphs.held, glyphs.bar
    hued = {ink for sign, ink in signs if sign in (held, *glyphs.counts)}
    told = [Entry(held, ink, f"in {side}") for ink, side in sides.items() if ink in hued]
    yield from told
    if not told:
        bars = (Entry(bar, ink, f"for {side}") for ink, side in sides.items())
        yield from (entry for entry in bars if (bar, entry.ink) in signs)
    there = {sign for sign, _ in signs}
    for entry in _entries(glyphs, near=near):
        if entry.sign == held:
            if (held, Ink.HELD) in signs:
                yield evolve(entry, words="held elsewhere") if told else entry
            elif not told and any((held, ink) in signs for ink in (Ink.LATER, Ink.CHOSEN)):
                yield evolve(entry, ink=Ink.LATER)
        elif entry.is_called(there):
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
