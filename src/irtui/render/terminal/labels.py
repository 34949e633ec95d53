"""The names of lanes: how wide their column is, and what stands in it where there is little room.

A name in an Indic script stands behind the cells, at the end of its line: terminals disagree about
its width. Before them stands the lane's name in another script, where it has one.
"""

from collections.abc import Iterable

from rich.cells import cell_len

from irtui.model.holding import Presence
from irtui.model.safe_text import is_indic
from irtui.query.time.marks import Lane
from irtui.render.terminal.cuts import cropped
from irtui.render.terminal.signs import GLYPHS
from irtui.render.terminal.widths import most_cells

_NARROWEST = 8
"""Cells that the column of names has at the least."""
_GAP = 2
"""Cells between a name and the first cell of its lane."""


def _fitting(lane: Lane, room: int) -> str:
    """The longest of a lane's names that has room; else the shortest, cut. Of Indic ones none."""
    names = sorted((name for name in lane.names if not is_indic(name)), key=cell_len)
    whole = [name for name in names if cell_len(name) <= room]
    return whole[-1] if whole else cropped(names[-1], room) if names else ""


def name_before(lane: Lane, room: int) -> str:
    """What stands before the cells of a lane, in ``room`` cells at most.

    What it is there for is never told by its colour alone. A lane that goes on with the one above
    has no name.
    """
    if lane.continues:
        return ""
    before = f"{GLYPHS.beside} " if lane.context else "  " * lane.level
    doubt = " ?" if lane.there is Presence.POSSIBLY else ""
    name = _fitting(lane, room - len(before) - len(doubt))
    return before + (name and name + doubt)  # else it stands behind them, with the doubt


def name_behind(lane: Lane, room: int) -> str:
    """What stands behind the cells: the name of a lane that has but Indic ones."""
    indic = not lane.continues and all(map(is_indic, lane.names))
    doubt = "? " if lane.there is Presence.POSSIBLY else ""
    return doubt + cropped(lane.label, room - len(doubt)) if indic else ""


def label_width(lanes: Iterable[Lane], width: int) -> int:
    """The cells of the column of names, with the gap behind it: 8 to a third of ``width``."""
    room = max(_NARROWEST, width // 3)
    names = (name_before(lane, room - _GAP) for lane in lanes)
    return max(_NARROWEST, min(room, max(map(cell_len, names), default=0) + _GAP))


def end_width(lanes: Iterable[Lane], width: int) -> int:
    """The cells of the column of Indic names with the gap before it; 0 where there is none."""
    room = width // 3
    longest = max((most_cells(name_behind(lane, room)) for lane in lanes), default=0)
    return min(longest, room) + 1 if longest else 0
