"""Tones into styles: where the theme's colours meet the words of a sheet."""

from rich.style import Style
from textual.widget import Widget

from irtui.model.dataset import Dataset
from irtui.query.phrases import Piece, Tone
from irtui.render.layout import Dress

TONE_CLASSES = {f"tone--{tone.value}" for tone in Tone} | {"tone--party-1", "tone--party-2"}
"""Component classes of a widget that shows pieces of text; `dress` reads them."""


def dress(widget: Widget, dataset: Dataset) -> Dress:
    """The styles of ``widget`` for pieces of text; the first two sides have a hue each."""
    styles = {
        tone: widget.get_component_rich_style(f"tone--{tone.value}", partial=True) for tone in Tone
    }
    parties = {
        record.ref: widget.get_component_rich_style(f"tone--party-{number}", partial=True)
        for number, record in enumerate(dataset.table("party")[:2], start=1)
    }

    def style(piece: Piece) -> Style:
        if piece.tone is Tone.PARTY and piece.target in parties:
            return parties[piece.target]
        return styles[piece.tone]

    return style
