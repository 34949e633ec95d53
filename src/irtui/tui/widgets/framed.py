"""What says something in its borders, and paints no more than these when it says something else."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Self

from rich.text import Text
from textual.geometry import Region
from textual.widget import Widget


class Framed(Widget):
    """Has borders that say something."""

    framing: tuple[Region, ...] = ()
    """The border that is painted instead of all, while it is being changed."""

    _said: Mapping[str, Text] = MappingProxyType({})  # by the border, as Textual names it

    def frame(self, title: Text | None = None, subtitle: Text | None = None) -> None:
        """Say something in the upper border, or in the lower one; no more than that is painted."""
        width, height = self.outer_size
        left, top = self.content_offset
        for name, y, words in (
            ("border_title", 0, title),
            ("border_subtitle", height - 1, subtitle),
        ):
            if words is not None and self._said.get(name) != words:
                self._said = {**self._said, name: words}
                self.framing = (Region(-left, y - top, width, 1),)
                setattr(self, name, words)
        self.framing = ()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint what changed: all, or some regions."""
        regions = regions or self.framing
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
