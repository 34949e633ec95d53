"""Hits of a search in one line each: what was found, and why, with the matched parts marked."""

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.lean import frozen
from irtui.query.find import Fault, Hit, Reason
from irtui.query.find.hits import Spans
from irtui.render.terminal.cuts import cut

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


def _tail(hit: Hit, apart: str, width: int, look: Style) -> Text:
    """What tells a hit apart, in less than half of the width, and whether it was not there."""
    room = max(width // 2 - 2, 1)
    if cell_len(apart) > room:
        apart, _ = cut(str(hit.ref), (), room)
    said = (apart, "" if hit.there else str(hit.there))
    return Text("".join(f"  {words}" for words in said if words), look)


def hit_line(hit: Hit, width: int, looks: Looks, *, by_name: bool) -> Text:
    """A hit in ``width`` cells: its title, after the name that matched, if it is found ``by_name``.

    A shorter name stands for a title that has no room, unless what matched is only in the title.
    After what is called like another record stands what tells it apart.
    """
    if by_name and hit.reasons and not hit.spans:
        return _named_line(hit, hit.reasons[0], width, looks)
    title, spans, tail = hit.title, hit.spans, _tail(hit, hit.apart, width, looks.why)
    if cell_len(title) + tail.cell_len > width and (brief := hit.brief()):
        title, spans, tail = brief.title, brief.spans, _tail(hit, brief.apart, width, looks.why)
    room = max(width - tail.cell_len, 8)
    line = marked(*cut(title, spans, room, head=room // 3), looks.title, looks.match)
    rest = room - line.cell_len - 2
    if by_name and hit.reasons and rest >= _LEAST_REASON:
        line = line.append("  ") + reasons_line(hit, rest, looks)
    return line + tail


def _named_line(hit: Hit, named: Reason, width: int, looks: Looks) -> Text:
    """The name that matched, and the title beside it, or as much of it as it has room for.

    A meeting's shorter name stands for its title, and so does any where its title has no room.
    """
    brief = hit.brief()
    short = brief is not None and named.text == brief.title
    tail = _tail(hit, brief.apart if brief and short else hit.apart, width, looks.why)
    room = max(width - tail.cell_len, 8)
    kept = cut(named.text, named.spans, room, head=room // 3)
    line = marked(*kept, looks.title, looks.match)
    rest = room - line.cell_len - 2
    if named.field != "name" and rest >= (cell_len(hit.title) if short else _LEAST_TITLE):
        title, _ = cut(hit.title, (), rest)
        line.append("  ").append(title, looks.why)
    return line + tail


def reasons_line(hit: Hit, width: int, looks: Looks) -> Text:
    """All reasons of a hit in ``width`` cells, each with its share; if it has none, what it is."""
    share = max(width // max(len(hit.reasons), 1) - 2, 12)
    line = Text("  ").join(reason_text(reason, share, looks) for reason in hit.reasons)
    if not hit.reasons:
        line.append(str(hit.ref), looks.why)
    line.truncate(width, overflow="ellipsis")
    return line


def pointer(query: str, fault: Fault) -> str:
    """The line below a query that marks the place of a fault in it, cell by cell."""
    before, meant = query[: fault.start], query[fault.start : fault.end]
    return " " * cell_len(before) + "^" * max(cell_len(meant), 1)
