"""A timeline where lanes do not fit: a list in order of time, and a line of how much falls where.

The list stands below lanes, too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from rich.cells import cell_len
from rich.text import Text

from irtui.model.claims import Ref
from irtui.model.date_words import in_brief
from irtui.model.dates import Span
from irtui.model.names import tellings_in_words
from irtui.model.safe_text import is_indic
from irtui.model.window import Window
from irtui.query.time.marks import Mark, Shape
from irtui.render.terminal.signs import GLYPHS, SIGNS, Cell, Ink, Paint, ink_of, runs

_DATE_WIDTH = 11


def entry_line(
    mark: Mark,
    paint: Paint,
    *,
    hues: Mapping[Ref, Ink] | None = None,
    here: bool = False,
    later: bool = False,
    target: bool = False,
    turn: str = "",
) -> Text:
    """One mark: its sign, its date in brief, what it is, and for what lasted until when.

    A name in an Indic script stands at the end of the line.

    Args:
        mark: what to tell.
        paint: chooses the style of each part.
        hues: the inks of the sides.
        here: whether the cursor is on it.
        later: whether it comes after the day that is shown, and so is dimmed.
        target: whether to say which record it leads to.
        turn: what became of it, as a sign of one cell; empty for nothing.
    """
    ink = Ink.CHOSEN if here else Ink.LATER if later else ink_of(mark, hues or {})
    line = Text().append(SIGNS[mark.shape], paint(ink))
    when = in_brief(mark.when) if mark.when else mark.date_in_words
    line.append(turn, paint(Ink.AS_OF))
    before = "" if turn else " "
    line.append(before + when + " " * max(_DATE_WIDTH - cell_len(when), 0), paint(Ink.AXIS))
    name = Text(mark.label, paint(Ink.LATER if later else Ink.LABEL))
    more = list(_more(mark, paint, later=later))
    more += [Text(str(mark.target), paint(Ink.AXIS))] if target and mark.target else []
    parts = [*more, name] if is_indic(mark.label) else [name, *more]
    return line.append(" ").append_text(Text("  ").join(parts))


def _more(mark: Mark, paint: Paint, *, later: bool) -> Iterator[Text]:
    """What is said of a mark beside its name."""
    when = mark.when
    if mark.shape is Shape.TERM and isinstance(when, Span) and when.end and when.start:
        until = "last seen" if mark.open_start and mark.open_end else "until"
        yield Text(f"{until} {in_brief(when.end)}", paint(Ink.AXIS))
    if mark.tellings:
        yield Text(f"⚠ {tellings_in_words(mark.tellings)}", paint(Ink.NONE))
    if later:
        yield Text("later", paint(Ink.LATER))


def density(
    marks: Iterable[Mark],
    window: Window,
    width: int,
    paint: Paint,
    *,
    chosen: Ref | None = None,
    as_of: date | None = None,
    between_years: bool = False,
) -> Text:
    """A line of ``width`` cells, over which the axis of the same window and width fits.

    The fullest cell has the highest of the levels, and each that holds a mark the lowest at the
    least. A point counts where its middle is, a bar where it begins; years without a meeting do not
    count.

    Args:
        marks: those of the lanes, in any order.
        window: the days to show.
        width: cells of the line.
        paint: chooses the style of each cell.
        chosen: the record whose cells are marked as here.
        as_of: the day whose line is drawn in a free cell; what comes after it is dimmed.
        between_years: whether the first and the last year of the window stand beside it; then it
            is shorter, and needs no axis.
    """
    before = after = ""
    if between_years:
        first, _, last = window.years.partition("–")
        before, after = f"{first} ", f" {last}"
        width = max(width - len(before) - len(after), 1)
    counts: Counter[int] = Counter()
    inks: dict[int, Ink] = {}
    for mark in marks:
        day = mark.start if mark.shape is Shape.TERM else mark.middle
        if mark.shape is Shape.NONE or not window.contains(day):
            continue
        cell = window.cell(day, width)
        counts[cell] += 1
        if chosen is not None and mark.ref == chosen:
            inks[cell] = Ink.CHOSEN
        elif as_of is None or day <= as_of:
            inks.setdefault(cell, Ink.HELD)
    line: list[Cell] = [(" ", Ink.EMPTY)] * width
    if as_of and window.contains(as_of):
        line[window.cell(as_of, width)] = (GLYPHS.as_of, Ink.AS_OF)
    most = max(counts.values(), default=0)
    for cell, count in counts.items():
        level = -(-count * len(GLYPHS.levels) // most) - 1  # rounded up, from 0 on
        line[cell] = (GLYPHS.levels[level], inks.get(cell, Ink.LATER))
    text = Text().append(before, paint(Ink.AXIS))
    for characters, ink in runs(line):
        text.append(characters, paint(ink))
    return text.append(after, paint(Ink.AXIS))
