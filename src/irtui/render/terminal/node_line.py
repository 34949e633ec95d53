"""A line of a tree: its sign, a name that has room, and the note at its end."""

from collections.abc import Mapping

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
from irtui.render.terminal.fitting import GAP, fitted
from irtui.render.terminal.signs import Glyphs, Ink

_GLYPHS = Glyphs()


@frozen
class NodeStyles:
    """How the parts of a line look."""

    label: Style
    remark: Style
    note: Style
    between: Style
    """Of the cells before the note."""


def node_sign(node: Node) -> str:
    """What an event is, or that something is missing, as in the timeline; else nothing."""
    if node.role is Role.MISSING:
        return _GLYPHS.none
    if not node.is_event:
        return ""
    if node.status is not Status.HELD:
        return _GLYPHS.planned
    return _GLYPHS.held if node.role is Role.EVENT else _GLYPHS.step


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
        line.append(f"{found.note}{' ' * GAP}" if found.note else "", styles.note)
        return line.append(found.remark, styles.remark).append(found.name, styles.label)
    line.append(found.name, styles.label).append(found.remark, styles.remark)
    if found.note:
        gap = max(width - line.cell_len - cell_len(found.note), GAP)
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
    return f"{words}{' ' * GAP}" if before else f" {words}"
