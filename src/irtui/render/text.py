"""The tree and the hits of a search, for a terminal."""

from collections.abc import Iterable, Iterator

from rich.style import Style
from rich.text import Text

from irtui.model.dates import Truth
from irtui.model.values import Status
from irtui.query.find import Hit
from irtui.query.hierarchy import Hierarchy, Node, Role

_MUTED = Style(dim=True)
_MATCH = Style(bold=True, underline=True)


def node_label(node: Node) -> Text:
    """The label of a node; a sign tells what possibly existed, another what is missing."""
    if node.role is Role.MISSING:
        return Text(f"○ {node.label}", Style(dim=True, italic=True))
    text = Text(node.label, Style(bold=node.role is Role.BODY))
    if node.truth is Truth.POSSIBLY:
        text.append(" ?", _MUTED)
    if node.truth is Truth.NO:
        text.append(" (not on this day)", _MUTED)
    if node.status is not Status.HELD:
        text.append(f" ({node.status})", _MUTED)
    return text


def tree_lines(
    hierarchy: Hierarchy, nodes: Iterable[Node], width: int, level: int = 0
) -> Iterator[Text]:
    """The lines of a tree, unfolded down to the meetings; ``width`` is in cells."""
    for node in nodes:
        line = Text("  " * level) + node_label(node)
        if node.note:
            line.append(" " * max(2, width - line.cell_len - len(node.note)))
            line.append(node.note, _MUTED)
        yield line
        if node.folds and node.role is not Role.COLLECTION:
            yield from tree_lines(hierarchy, hierarchy.children(node), width, level + 1)


def marked(hit: Hit) -> Text:
    """The text that matched, with the matched parts marked."""
    text = Text(hit.text)
    for start, end in hit.spans:
        text.stylize(_MATCH, start, end)
    return text


def hit_lines(hits: Iterable[Hit]) -> Iterator[Text]:
    """A line for each hit: what it is, its reference, and why it matched."""
    for hit in hits:
        line = marked(hit) if hit.named else Text(hit.title)
        line.append(f"  {hit.ref}", _MUTED)
        if not hit.named:
            line.append(f"  {hit.field}: ", _MUTED)
            line += marked(hit)
        yield line
