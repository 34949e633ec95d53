"""A line of a tree: its indent, its sign, a name that has room, and the note at its end."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.holding import Presence
from irtui.model.safe_text import is_indic
from irtui.model.values import Status
from irtui.pages.remarks import gaps_in_words
from irtui.query.tree.nodes import Node, Role
from irtui.render.terminal.cuts import cropped
from irtui.render.terminal.signs import GLYPHS, Ink

_GAP = 2
"""Cells between a name and the note after it, at least."""
_LEAST = 12
"""Cells of a name that say more than what stands beside it."""
_LEAST_DATED = 6
"""Cells for a name that is less worth than the day beside it."""
_LEAST_INDENTED = 14
"""Cells that a line keeps for its sign and its name, where it has so many."""


@frozen
class NodeStyles:
    """How the parts of a line look."""

    label: Style
    remark: Style
    note: Style
    between: Style
    """Of the cells before the note."""


def indent(level: int, width: int, style: Style) -> Text:
    """What stands before a line of a tree.

    A level takes two cells; where that would be more than a quarter of the line, one; and from half
    of the line on, none: there the number of the level stands at the end of the indent.

    Args:
        level: of the line, from 1.
        width: cells of the line with its indent.
        style: of a number.
    """
    room = max(min(width // 2, width - _LEAST_INDENTED), 2)
    cells = min(2 * (level - 1), level - 1 + room // 4)
    if cells <= room:
        return Text(" " * cells)
    return Text().append(f"{level} ".rjust(room), style)


def node_sign(node: Node) -> str:
    """What an event is, or that something is missing, as in the timeline; else nothing."""
    if node.role is Role.MISSING:
        return GLYPHS.none
    if not node.is_event:
        return ""
    if node.status is not Status.HELD:
        return GLYPHS.planned
    return GLYPHS.held if node.role is Role.EVENT else GLYPHS.step


def hue_of(node: Node, sides: Mapping[Ref, Ink]) -> Ink | None:
    """The hue of the side in whose country a meeting was held; ``None`` for none of its own."""
    return sides.get(node.host) if node.host and node.status is Status.HELD else None


def node_line(node: Node, sign: Text, width: int, styles: NodeStyles, *, cuts: bool = True) -> Text:
    """The line of a node.

    Terminals disagree about the width of text in an Indic script: it stands at the end of the line.

    Args:
        node: what the line stands for.
        sign: what stands before its name.
        width: cells of the line with that.
        styles: of its parts.
        cuts: whether a name that has no room is cut.
    """
    last = any(map(is_indic, node.names))
    room = width - sign.cell_len
    remark = _remark(node, before=last)
    found = fitted(node.names, remark, _notes(node), room, dated=node.is_event, cuts=cuts)
    line = sign.copy()
    if last:
        line.append(f"{found.note}{' ' * _GAP}" if found.note else "", styles.note)
        return line.append(found.remark, styles.remark).append(found.name, styles.label)
    line.append(found.name, styles.label).append(found.remark, styles.remark)
    if found.note:
        gap = max(width - line.cell_len - cell_len(found.note), _GAP)
        line.append(" " * gap, styles.between).append(found.note, styles.note)
    elif cuts:
        line.append(" " * max(width - line.cell_len, 0), styles.between)
    return line


def _notes(node: Node) -> tuple[str, ...]:
    """What may stand at the end of its line, the best first."""
    whole = " · ".join(filter(None, (node.note, gaps_in_words(node))))
    return (whole, *node.notes) if node.gaps else node.notes


def _remark(node: Node, *, before: bool) -> str:
    """A doubt, or how far an event got, to stand behind a name or before it."""
    if not node.remark:
        return ""
    words = "?" if node.remark == Presence.POSSIBLY else f"({node.remark})"
    return f"{words}{' ' * _GAP}" if before else f" {words}"


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
    beside = cell_len(note) + _GAP if note else 0
    return cell_len(name) + cell_len(remark) + beside
