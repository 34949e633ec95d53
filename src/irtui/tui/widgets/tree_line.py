"""How a line of the tree looks: what changed, its sign, its name, and the note at its end."""

from rich.style import Style
from rich.text import Text

from irtui.pages.phrases import TURN_SIGNS
from irtui.query.tree.nodes import Node, Remark
from irtui.query.tree.unfolded import Line, Shown
from irtui.render.terminal.node_line import NodeStyles, hue_of, indent, node_line, node_sign
from irtui.render.terminal.signs import hues
from irtui.tui.palette import CURSOR_SIGN, HERE, NAME, NOTE, ROLES, SIGN, Palette


def tree_line(
    line: Line,
    tree: Shown,
    *,
    width: int,
    expanded: bool | None,
    here: bool,
    palette: Palette,
) -> Text:
    """A line of the tree, as wide as the pane.

    Args:
        line: what it stands for, and its level.
        tree: what it is a line of.
        width: cells of the line; the first is for what changed, the last stays empty.
        expanded: whether what is below it is seen; ``None``: there is nothing below it.
        here: whether the cursor is on it.
        palette: the colours.
    """
    node = line.node
    before = indent(line.level, width - 2, palette[SIGN])
    turn, own = tree.turn(node, unfolded=bool(expanded))
    before.append(TURN_SIGNS[turn] if turn else " ", palette[NAME if own else NOTE])
    style = palette.on_chosen(HERE) if here else Style()
    label = style + _look(node, tree, palette)
    faint = style + palette[CURSOR_SIGN if here else SIGN]
    if expanded is not None:
        sign, look = "▾" if expanded else "▸", faint
    else:
        sign = node_sign(node)
        look = label if sign in ("●", "○") else faint
    text = Text().append(f"{sign or '·'} ", look + Style(meta={"toggle": node.folds}))
    muted = style + palette[NOTE]
    styles = NodeStyles(label, muted, muted, style)
    after = node_line(node, text, width - 1 - before.cell_len, styles)
    if here:
        after.stylize(palette.even)
    return before + after


def _look(node: Node, tree: Shown, palette: Palette) -> Style:
    """The style of a name: a meeting has the hue of its host."""
    if tree.gone(node):
        return palette[NOTE] + Style(strike=True)
    if isinstance(node.key, Remark):
        return palette[NOTE] + Style(italic=True)
    if tree.aside(node):
        return palette[NOTE]
    hue = hue_of(node, hues(tree.hierarchy.dataset))
    return palette.ink(hue) if hue else palette[ROLES[node.role]]
