"""How a line of the tree looks: its sign, its label, and the note at its end."""

from rich.style import Style
from rich.text import Text

from irtui.query.tree.nodes import Node, Role
from irtui.render.terminal.node_line import NodeStyles, node_line, node_sign
from irtui.render.terminal.signs import Ink
from irtui.tui.palette import CURSOR_SIGN, NOTE, ROLES, SIGN, Palette


def tree_line(
    node: Node,
    *,
    width: int,
    expanded: bool | None,
    here: bool,
    aside: bool,
    hue: Ink | None,
    gone: bool,
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
        hue: of the side in whose country a meeting was.
        gone: whether it stands for what went the day before.
        style: of the whole line.
        palette: the colours.
    """
    muted = gone or (aside and node.role is not Role.MISSING)
    own = palette[NOTE if muted else ROLES[node.role]] + Style(strike=gone)
    side = palette.ink(hue) if hue is not None and not aside else Style()
    faint = style + palette[CURSOR_SIGN if here else SIGN]
    looks = faint
    if expanded is not None:
        sign = "▾" if expanded else "▸"
    else:
        sign = node_sign(node) or "·"
        looks = style + (own if node.role is Role.MISSING else faint + side)
    text = Text().append(f"{sign} ", looks + Style(italic=False, meta={"toggle": node.folds}))
    return node_line(
        node,
        text,
        width,
        NodeStyles(style + own + side, faint, style + palette[NOTE], style),
    )
