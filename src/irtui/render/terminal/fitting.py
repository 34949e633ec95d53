"""Which of several names has room in so many cells, and which note beside it."""

from collections.abc import Sequence

from attrs import frozen
from rich.cells import cell_len, set_cell_size

GAP = 2
"""Cells between a name and the note after it, at least."""
_LEAST = 12
"""Cells of a name that say more than the note beside it."""


@frozen
class Fitted:
    """What of a line has room."""

    name: str
    remark: str
    note: str


def fitted(
    names: Sequence[str], remark: str, notes: Sequence[str], room: int, *, cuts: bool = True
) -> Fitted:
    """The name to show in so many cells, what follows it, and the note at the end of the line.

    A shorter note is better than a shorter name, and either is better than a name that is cut. A
    name of which less than twelve cells would be left goes before the note, and before the remark.

    Args:
        names: of a thing, the best one first.
        remark: what follows the name, such as ``" ?"``; empty for nothing.
        notes: what may stand at the end, the best first; empty for nothing.
        room: how many cells there are for all of it.
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
    kept = whole_words(names[-1], room - _taken("", remark, last))
    if last and cell_len(kept) >= _LEAST:
        return Fitted(kept, remark, last)
    for name in names:
        for said in dict.fromkeys((remark, "")):
            if _taken(name, said, "") <= room:
                return Fitted(name, said, "")
    left = room - cell_len(remark)
    said = remark if left >= _LEAST else ""
    return Fitted(whole_words(names[-1], left if said else room), said, "")


def _taken(name: str, remark: str, note: str) -> int:
    beside = cell_len(note) + GAP if note else 0
    return cell_len(name) + cell_len(remark) + beside


def whole_words(text: str, room: int) -> str:
    """A text in so many cells: the words at its end that have no room are left out.

    Only where less than half of the room would be used, the last word is cut.
    """
    if cell_len(text) <= room:
        return text
    kept = set_cell_size(text, max(room - 1, 0))
    words = kept if text.startswith(f"{kept} ") else kept.rpartition(" ")[0]
    words = words.rstrip(" ,:;–-(")
    return f"{words if cell_len(words) >= room // 2 else kept.rstrip()}…"
