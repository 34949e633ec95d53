"""The tree, the timeline and the hits of a search, for a terminal."""

from collections.abc import Iterable, Iterator
from datetime import date

from rich.style import Style
from rich.text import Text

from irtui.model.as_of import AsOf
from irtui.model.date_words import day_in_words
from irtui.model.window import Window
from irtui.query.find import Hit
from irtui.query.time.change import Change
from irtui.query.time.marks import Timeline
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role
from irtui.query.tree.unfolded import unfolded
from irtui.render.terminal.chart import LANES_WIDTH, Chart
from irtui.render.terminal.chronicle import entry_line
from irtui.render.terminal.dress import chart_paint, terminal_paint
from irtui.render.terminal.hits import Looks, marked, reason_text
from irtui.render.terminal.labels import end_width, label_width
from irtui.render.terminal.node_line import NodeStyles, hue_of, indent, node_line, node_sign
from irtui.render.terminal.signs import Cell, Ink, hues, legend_line, legend_of, sides_of

_MUTED = Style(dim=True)


def tree_lines(hierarchy: Hierarchy, nodes: Iterable[Node], width: int) -> Iterator[Text]:
    """The lines of a tree, unfolded down to the meetings; ``width`` is in cells."""
    sides = hues(hierarchy.dataset)
    for place in unfolded(hierarchy, nodes):
        node, before = place.node, indent(place.level, width, _MUTED)
        hue = hue_of(node, sides)
        side = terminal_paint(hue) if hue else Style()
        if node.role is Role.MISSING:
            side = terminal_paint(Ink.NONE) + Style(italic=True)
        sign = Text().append(f"{glyph} " if (glyph := node_sign(node)) else "", side)
        label = side + Style(bold=node.role is Role.BODY)
        styles = NodeStyles(label, _MUTED, _MUTED, Style())
        yield before + node_line(node, sign, width - before.cell_len, styles, cuts=False)


_LOOKS = Looks(Style(), Style(), Style(bold=True, underline=True), _MUTED)


def hit_lines(hits: Iterable[Hit], width: int) -> Iterator[Text]:
    """For each hit what it is and its reference, and below that why, where the title does not say.

    Args:
        hits: what was found.
        width: cells of a line; a longer text is cut around what matched.
    """
    for hit in hits:
        line = marked(hit.title, hit.spans, _LOOKS.title, _LOOKS.match)
        for words in (hit.ref, *hit.remarks):
            line.append(f"  {words}", _MUTED)
        yield line
        for reason in hit.reasons:
            yield Text("  ") + reason_text(reason, width - 2, _LOOKS)


def timeline_lines(
    as_of: AsOf, found: Timeline, window: Window, today: date, width: int
) -> Iterator[Text]:
    """A timeline: its lanes drawn, where ``width`` in cells allows, and a list of its marks."""
    lanes = [lane for lane in found.own if any(lane.between(window.start, window.end))]
    colours = hues(as_of.dataset)
    if width >= LANES_WIDTH and lanes:
        chart = Chart(
            window,
            label_width(lanes, width),
            width,
            chart_paint,
            end_width=end_width(lanes, width),
            hues=colours,
            as_of=as_of.day,
            today=today,
        )
        rows = [chart.row(lane) for lane in lanes]
        yield chart.axis()
        yield from (row.text for row in rows)
        yield Text()
        signs = frozenset[Cell]().union(*(row.signs for row in rows))
        entries = legend_of(signs, sides_of(as_of), near=chart.near)
        yield legend_line(entries, chart_paint, width, gap="   ")
        yield Text()
    for entry in found.entries(window.start, window.end):
        later = entry.start > as_of.day
        yield entry_line(entry, chart_paint, hues=colours, later=later, target=True)


def change_lines(found: Iterable[Change]) -> Iterator[Text]:
    """Changes of the structure, each after its day."""
    for change in found:
        line = Text(f"{day_in_words(change.day):<18}", _MUTED)
        line.append(change.in_words(), Style())
        line.append(f"  {change.ref}", _MUTED)
        line.append("".join(f" [{source.id}]" for source in change.sources), _MUTED)
        yield line
