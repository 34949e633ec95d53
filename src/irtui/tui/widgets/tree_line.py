"""How a line of the tree looks: its sign, its label, and the note at its end."""

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from irtui.model.holding import Presence
from irtui.model.values import Status
from irtui.query.tree.nodes import Node, Role
from irtui.tui.palette import CURSOR_SIGN, NOTE, ROLES, SIGN, Palette

_DOUBTS = {
    Presence.YES: "",
    Presence.POSSIBLY: " ?",
    Presence.LATER: " (later)",
    Presence.FORMER: " (former)",
}
"""What stands behind the label of what was possibly there on the day, or was not."""
_LEAST = 4
"""Cells that the label has, however narrow the pane is."""


def tree_line(
    node: Node,
    *,
    width: int,
    expanded: bool | None,
    here: bool,
    aside: bool,
    style: Style,
    palette: Palette,
) -> Text:
    """The line of a node, as wide as the pane.

    Args:
        node: what the line stands for.
        width: cells of the line, without its indent.
        expanded: whether what is below it is seen; ``None``: there is nothing below it.
        here: whether the cursor is on it.
        aside: whether it is only there for what is below it, while the tree is filtered.
        style: of the whole line.
        palette: the colours.
    """
    own = palette[NOTE if aside and node.role is not Role.MISSING else ROLES[node.role]]
    sign_style = style + palette[CURSOR_SIGN if here else SIGN]
    text = Text().append(_sign(node, expanded), sign_style + Style(meta={"toggle": node.folds}))
    note = f"  {node.note} " if node.note else ""
    doubt = _DOUBTS[node.there] if node.status is Status.HELD else ""
    room = max(width - text.cell_len - max(cell_len(note), 1) - len(doubt), _LEAST)
    label = node.label
    if cell_len(label) > room:
        label = set_cell_size(label, room - 1).rstrip() + "…"
    text.append(label, style + own)
    text.append(doubt, sign_style)
    text.append(" " * max(width - text.cell_len - cell_len(note), 0), style)
    text.append(note, style + palette[NOTE])
    return text


def _sign(node: Node, expanded: bool | None) -> str:
    if node.role is Role.MISSING:
        return "○ "
    if expanded is not None:
        return "▾ " if expanded else "▸ "
    return "· " if node.status is Status.HELD else "◇ "
