"""The styles of a terminal without the app: few, and never the only bearer of a meaning."""

from rich.style import Style

from irtui.query.phrases import Piece, Tone

_STYLES = {
    Tone.TEXT: Style(),
    Tone.STRONG: Style(bold=True),
    Tone.MUTED: Style(dim=True),
    Tone.REMARK: Style(dim=True, italic=True),
    Tone.LINK: Style(underline=True),
    Tone.CITATION: Style(color="blue"),
    Tone.WARNING: Style(color="red"),
    Tone.ADDRESS: Style(dim=True),
    Tone.PARTY: Style(bold=True),
}


def terminal_dress(piece: Piece) -> Style:
    """The style of a piece in the terminal's own colours."""
    return _STYLES[piece.tone]
