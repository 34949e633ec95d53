"""A timeline as a list in order of time: where lanes do not fit, and below them."""

from rich.cells import cell_len
from rich.text import Text

from irtui.model.date_words import in_brief
from irtui.model.dates import Span
from irtui.model.names import tellings_in_words
from irtui.query.time.marks import Mark, Shape
from irtui.render.terminal.signs import Glyphs, Ink, Paint

_GLYPHS = Glyphs()
_SIGNS = {
    Shape.HELD: _GLYPHS.held,
    Shape.STEP: _GLYPHS.step,
    Shape.PLANNED: _GLYPHS.planned,
    Shape.TERM: _GLYPHS.bar,
    Shape.NONE: _GLYPHS.none,
}
_DATE_WIDTH = 11


def entry_line(mark: Mark, paint: Paint, *, here: bool = False, later: bool = False) -> Text:
    """One mark: its sign, its date in brief, what it is, and for what lasted until when.

    Args:
        mark: what to tell.
        paint: chooses the style of each part.
        here: whether the cursor is on it.
        later: whether it comes after the day that is shown, and so is dimmed.
    """
    ink = Ink.CHOSEN if here else Ink.LATER if later else Ink[mark.shape.name]
    line = Text(f"{_GLYPHS.chosen if here else _SIGNS[mark.shape]} ", paint(ink))
    when = in_brief(mark.when) if mark.when else mark.date_in_words
    line.append(when + " " * max(_DATE_WIDTH - cell_len(when), 0) + " ", paint(Ink.AXIS))
    line.append(mark.label, paint(Ink.LATER if later else Ink.LABEL))
    if (
        mark.shape is Shape.TERM
        and isinstance(mark.when, Span)
        and mark.when.end
        and mark.when.start
    ):
        until = "last seen" if mark.open_start and mark.open_end else "until"
        line.append(f"  {until} {in_brief(mark.when.end)}", paint(Ink.AXIS))
    if mark.tellings:
        line.append(f"  ⚠ {tellings_in_words(mark.tellings)}", paint(Ink.NONE))
    if later:
        line.append("  later", paint(Ink.LATER))
    return line
