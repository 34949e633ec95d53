"""A timeline as a list in order of time: where lanes do not fit, and below them."""

from collections.abc import Iterator, Mapping

from rich.cells import cell_len
from rich.text import Text

from irtui.model.claims import Ref
from irtui.model.date_words import in_brief
from irtui.model.dates import Span
from irtui.model.names import tellings_in_words
from irtui.model.safe_text import is_indic
from irtui.query.time.marks import Mark, Shape
from irtui.render.terminal.signs import SIGNS, Ink, Paint, ink_of

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
