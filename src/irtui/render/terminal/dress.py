"""The styles of a terminal without the app: few, and never the only bearer of a meaning."""

import os

from rich.style import Style

from irtui.pages.phrases import TURN_SIGNS, Piece, Tone
from irtui.query.time.change import Turn
from irtui.render.terminal.signs import WITHOUT_COLOUR, Ink

_STYLES = {
    Tone.TEXT: Style(),
    Tone.STRONG: Style(bold=True),
    Tone.MUTED: Style(dim=True),
    Tone.REMARK: Style(dim=True, italic=True),
    Tone.LINK: Style(underline=True),
    Tone.CITATION: Style(color="blue"),
    Tone.SOURCE: Style(color="blue"),
    Tone.WARNING: Style(color="red"),
    Tone.ADDRESS: Style(dim=True),
    Tone.PARTY: Style(bold=True),
    Tone.TURN: Style(dim=True),
    Tone.ARROW: Style(dim=True),
}

_TURNS = {TURN_SIGNS[Turn.CAME]: Style(color="green"), TURN_SIGNS[Turn.WENT]: Style(color="red")}
"""Of the signs of what came and what went."""

_INKS = {
    Ink.AXIS: Style(dim=True),
    Ink.STEP: Style(dim=True),
    Ink.PLANNED: Style(dim=True),
    Ink.TERM: Style(color="blue"),
    Ink.NONE: Style(color="red"),
    Ink.SIDE_1: Style(color="yellow"),
    Ink.SIDE_2: Style(color="cyan"),
    Ink.LATER: Style(dim=True),
    Ink.TODAY: Style(dim=True),
}


def terminal_paint(ink: Ink) -> Style:
    """The style of a cell of a timeline in the terminal's own colours."""
    return _INKS.get(ink, Style())


def chart_paint(ink: Ink) -> Style:
    """The same in a chart, in which only its line tells the second side without colours."""
    bare = ink is Ink.SIDE_2 and os.environ.get("NO_COLOR")
    return WITHOUT_COLOUR if bare else terminal_paint(ink)


def terminal_dress(piece: Piece) -> Style:
    """The style of a piece in the terminal's own colours."""
    turn = _TURNS.get(piece.text.strip()) if piece.tone is Tone.TURN else None
    return turn or _STYLES[piece.tone]
