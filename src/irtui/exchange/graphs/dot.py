"""The hierarchy of a day for Graphviz.

The language: https://graphviz.org/doc/info/lang.html
"""

from collections.abc import Iterator
from html import escape

from irtui.exchange.format import File, Losses
from irtui.exchange.graphs.chart import Box, Chair, boxes, heading, in_lines
from irtui.exchange.scope import Scope
from irtui.model.holding import Presence

# Legible on white and on black: each box has a ground of its own, and lines are of a middle grey.
_INK, _GROUND, _MUTED, _LINE = "#24272c", "#fbfaf6", "#5b6069", "#8a8f98"
_SIDES = ("#9a2f10", "#17599a")
"""The colours of the first two sides; the marks tell them apart, too."""
_WIDTH, _MARK = 220, 24
"""Points that a box is wide at least, so that those beside each other stand in line; its marks."""
_FONT = 'fontname="Helvetica,Arial,sans-serif"'
_HEAD = f"""\
  graph [rankdir=LR, ordering=out, splines=ortho, nodesep=0.18, ranksep=0.5, bgcolor=transparent]
  graph [{_FONT}, fontsize=12, fontcolor="{_LINE}", labelloc=b, labeljust=l]
  node [shape=box, style="rounded,filled", fillcolor="{_GROUND}", color="{_LINE}"]
  node [{_FONT}, fontsize=11, fontcolor="{_INK}", margin="0.12,0.07"]
  edge [color="{_LINE}", arrowhead=none]"""


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: a directed graph from each body to those under it."""
    edition = scope.edition.in_words().replace("\n", " ")
    lines = [
        f"// {edition}",
        "digraph hierarchy {",
        _HEAD,
        f"  label={string(heading(scope))}",
        "  n0 [shape=point, width=0, style=invis]",  # keeps those at the top in their order
    ]
    for box in boxes(scope, losses):
        lines.append(f"  n{box.number} [{_box(box)}]")
        style = "" if box.above else " [style=invis]"
        if box.above and box.doubtful:
            style = " [style=dashed]"
        lines.append(f"  n{box.above} -> n{box.number}{style}")
    yield File("", "\n".join([*lines, "}", ""]).encode())


def string(text: str) -> str:
    """A text as the label of something, where a backslash begins an escape."""
    return '"' + escape(text).replace("\\", "\\\\") + '"'


def markup(text: str) -> str:
    """A text inside a label that is like HTML.

    There, too, Graphviz takes a backslash and a letter for the name of what the label is of, unless
    the two stand apart.
    """
    return escape(text).replace("\\", "<font>\\</font>")


def _box(box: Box) -> str:
    remark = box.presence.remark  # in words, too: on a dark page the line around a box hardly shows
    name = f"<b>{_lines(box.name)}</b>{_muted(f' {remark}') if remark else ''}"
    rows = [f'<tr><td colspan="2" align="left" balign="left">{name}</td></tr>']
    rows += map(_chair, box.chairs)
    table = f'<table border="0" cellborder="0" cellspacing="0" cellpadding="1" width="{_WIDTH}">'
    parts = [f"label=<{table}{''.join(rows)}</table>>"]
    if box.presence not in (Presence.YES, Presence.POSSIBLY):
        parts.append(f'style="rounded,filled,dotted", fontcolor="{_MUTED}"')
    elif box.doubtful:
        parts.append('style="rounded,filled,dashed"')
    return ", ".join(parts)


def _chair(chair: Chair) -> str:
    colour = _SIDES[chair.side] if 0 <= chair.side < len(_SIDES) else _MUTED
    mark = f'<font color="{colour}"><b>{markup(chair.mark)}</b></font>' if chair.mark else ""
    office = _muted(_lines(chair.office)) if chair.office else ""
    said = "<br/>".join(filter(None, (_lines(chair.holder), office)))
    aside = f'<td valign="top" align="left">{mark}</td>'
    wide = f'<td align="left" balign="left" width="{_WIDTH - _MARK}">{said}</td>'
    return f"<tr>{aside}{wide}</tr>"


def _muted(markup: str) -> str:
    return f'<font color="{_MUTED}">{markup}</font>'


def _lines(text: str) -> str:
    return "<br/>".join(map(markup, in_lines(text)))
