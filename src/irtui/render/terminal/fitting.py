"""Which of several names has room in so many cells, and which note beside it."""

from collections.abc import Sequence

from rich.cells import cell_len

from irtui.lean import frozen
from irtui.render.terminal.cuts import cropped

GAP = 2
"""Cells between a name and the note after it, at least."""
_LEAST = 12
"""Cells of a name that say more than what stands beside it."""
_LEAST_DATED = 6
"""Cells for a name that is less worth than the day beside it."""


@frozen
class Fitted:
    """What of a line has room."""

    name: str
    remark: str
    note: str


def fitted(
    names: Sequence[str],
    remark: str,
    notes: Sequence[str],
    room: int,
    *,
    dated: bool = False,
    cuts: bool = True,
) -> Fitted:
    """The name to show in so many cells, what follows it, and the note at the end of the line.

    A shorter note is better than a shorter name, and either is better than a name that is cut. A
    name of which too few cells would be left goes before the note, and before the remark.

    Args:
        names: of a thing, the best one first.
        remark: what follows the name, such as ``" ?"``; empty for nothing.
        notes: what may stand at the end, the best first; empty for nothing.
        room: how many cells there are for all of it.
        dated: whether the note is a day that is worth more: it stays beside six cells of a name,
            and before the remark.
        cuts: whether a name may be cut at all; else it is as long as it is, with its note.
    """
    beside = [note for note in notes if note]
    for note in beside:
        for name in names:
            if _taken(name, remark, note) <= room:
                return Fitted(name, remark, note)
    if not cuts:
        return Fitted(names[0], remark, beside[0] if beside else "")
    last = beside[-1] if beside else ""
    for said in dict.fromkeys((remark, "" if dated else remark)):
        left = room - _taken("", said, last)
        kept = next((one for one in names if cell_len(one) <= left), cropped(names[-1], left))
        if last and (cell_len(kept) >= _LEAST or (dated and left >= _LEAST_DATED)):
            return Fitted(kept, said, last)
    for name in names:
        for said in dict.fromkeys((remark, "")):
            if _taken(name, said, "") <= room:
                return Fitted(name, said, "")
    left = room - cell_len(remark)
    said = remark if left >= _LEAST else ""
    return Fitted(cropped(names[-1], left if said else room), said, "")


def _taken(name: str, remark: str, note: str) -> int:
    beside = cell_len(note) + GAP if note else 0
    return cell_len(name) + cell_len(remark) + beside
