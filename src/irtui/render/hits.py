"""Hits of a search in one line each: what was found, and why, with the matched parts marked."""

from collections.abc import Sequence

from attrs import frozen
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.model.dates import Truth
from irtui.query.find import Fault, Hit, Reason
from irtui.query.find.hits import Spans

_MORE = "…"
_GONE = "  not on this day"
_LEAST_TITLE = 8
"""Cells below which a title is left out beside an abbreviation."""
_LEAST_REASON = 14
"""Cells below which a reason is left out beside a name that matched, too."""


@frozen
class Looks:
    """How the parts of a hit look."""

    title: Style
    text: Style
    """Of a text that matched beside the title."""
    match: Style
    """Of the parts that matched."""
    why: Style
    """Of what is said about it."""


def cut(text: str, spans: Spans, room: int) -> tuple[str, Spans]:
    """A text and the parts of it that matched, in no more than ``room`` characters.

    Of a longer text the beginning stays, if nothing in it matched, or else what lies around each
    match, with signs for what is left out.
    """
    if len(text) <= room:
        return text, spans
    if not spans or spans[-1][1] < room:
        kept = text[: room - 1].rstrip() + _MORE
        return kept, spans
    wanted = list(spans)
    while len(wanted) > 1 and _length(_windows(wanted, 0, len(text)), len(text)) > room:
        wanted.pop()
    around = next(
        (
            around
            for around in range(room, 0, -1)
            if _length(_windows(wanted, around, len(text)), len(text)) <= room
        ),
        0,
    )
    kept, moved = "", []
    windows = _windows(wanted, around, len(text))
    for first, last in windows:
        kept += _MORE if first else ""
        shift = len(kept) - first
        kept += text[first:last]
        moved += [(start + shift, end + shift) for start, end in wanted if first <= start < last]
    kept += _MORE if windows[-1][1] < len(text) else ""
    if len(kept) > room:  # a single match that is longer than the room
        kept = kept[: room - 1] + _MORE
    return kept, tuple((start, min(end, len(kept))) for start, end in moved if start < len(kept))


def _windows(spans: Sequence[tuple[int, int]], around: int, length: int) -> list[tuple[int, int]]:
    """The parts of a text that reach so many characters around each of some spans."""
    windows: list[tuple[int, int]] = []
    for start, end in spans:
        first, last = max(start - around, 0), min(end + around, length)
        if windows and first <= windows[-1][1] + 1:
            windows[-1] = windows[-1][0], last
        else:
            windows.append((first, last))
    return windows


def _length(windows: Sequence[tuple[int, int]], length: int) -> int:
    """The characters of some parts of a text, with a sign for each part that is left out."""
    signs = len(windows) - 1 + (windows[0][0] > 0) + (windows[-1][1] < length)
    return sum(last - first for first, last in windows) + signs


def marked(text: str, spans: Spans, look: Style, match: Style) -> Text:
    """A text with its matched parts marked."""
    line = Text.assemble((text, look))
    for start, end in spans:
        line.stylize(match, start, end)
    return line


def reason_text(reason: Reason, room: int, looks: Looks) -> Text:
    """Why something matched, in about ``room`` cells: the field, then its text."""
    label = f"{reason.field} "
    text, spans = cut(reason.text, reason.spans, max(room - cell_len(label), 8))
    return Text.assemble((label, looks.why)) + marked(text, spans, looks.text, looks.match)


def hit_line(hit: Hit, width: int, looks: Looks, *, by_name: bool) -> Text:
    """A hit in ``width`` cells: its title, after the name that matched, if it is found ``by_name``.

    A meeting's shorter name stands for its title; an abbreviation stands before it.
    """
    gone = _GONE if hit.there is Truth.NO else ""
    room = max(width - len(gone), 8)
    tail = Text().append(gone, looks.why)
    if not (by_name and hit.reasons) or hit.spans:
        title, spans = cut(hit.title, hit.spans, room)
        line = marked(title, spans, looks.title, looks.match)
        rest = room - line.cell_len - 2
        if by_name and hit.reasons and rest >= _LEAST_REASON:
            line = line.append("  ") + reasons_line(hit, rest, looks)
        return line + tail
    reason = hit.reasons[0]
    name, spans = cut(reason.text, reason.spans, room)
    line = marked(name, spans, looks.title, looks.match)
    rest = room - line.cell_len - 2
    if reason.field != "name" and rest >= _LEAST_TITLE:
        title, _ = cut(hit.title, (), rest)
        line.append("  ").append(title, looks.why)
    return line + tail


def reasons_line(hit: Hit, width: int, looks: Looks) -> Text:
    """All reasons of a hit in ``width`` cells, each with its share; if it has none, what it is."""
    if not hit.reasons:
        return Text.assemble((str(hit.ref), looks.why))
    share = max(width // max(len(hit.reasons), 1) - 2, 12)
    return Text("  ").join(reason_text(reason, share, looks) for reason in hit.reasons)


def pointer(query: str, fault: Fault) -> str:
    """The line below a query that marks the place of a fault in it, cell by cell."""
    before, meant = query[: fault.start], query[fault.start : fault.end]
    return " " * cell_len(before) + "^" * max(cell_len(meant), 1)
