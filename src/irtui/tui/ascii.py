"""The screen in ASCII: what stands for each glyph, on its way to the terminal."""

from typing import ClassVar

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar, ScrollBarRender

from irtui.render.terminal.ascii import in_cells


class InAscii(LineFilter):
    """Writes each segment in as many cells, with signs in ASCII.

    Args:
        encoding: the terminal's, which may lack letters of the data, too.
    """

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment
            if segment.text.isascii() or segment.control
            else Segment(in_cells(segment.text, self._encoding), segment.style)
            for segment in segments
        ]


class WholeCells(ScrollBarRender):
    """A scrollbar that begins and ends with a cell, so that no part of one is drawn."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def draw_whole_cells() -> None:
    """Draw the scrollbars of this process so, from now on; Textual has one way for all its apps."""
    ScrollBar.renderer = WholeCells
