"""A view in texts: as options of the command have it, and what is remembered of it."""

from collections.abc import Iterator
from datetime import date

from irtui.lean import frozen
from irtui.model.window import Window


@frozen(kw_only=True)
class WrittenView:
    """A view as it is written; each field is the option of its name, and may be left out."""

    at: date | None = None
    """The day; ``None`` for the one that the dataset was reviewed on."""
    go: str = ""
    """The record, or `WHOLE` for the dataset itself; empty for the first record of the tree."""
    lanes: str = ""
    """Whose lanes the timeline shows; empty for those of the record."""
    window: Window | None = None
    former: bool = False
    full: bool = False
    unfold: tuple[str, ...] = ()
    query: str = ""
    filter: str = ""

    def words(self) -> Iterator[str]:
        """The options of the command ``irtui`` that open the view again."""
        if self.at:
            yield from ("--at", self.at.isoformat())
        if self.go:
            yield from ("--go", self.go)
        if self.lanes:
            yield from ("--lanes", self.lanes)
        if self.window:
            yield from ("--window", self.window.in_dates)
        if self.former:
            yield "--former"
        if self.full:
            yield "--full"
        for key in self.unfold:
            yield from ("--unfold", key)
        if self.query:
            yield from ("--query", self.query)
        if self.filter:
            yield from ("--filter", self.filter)


AS_USUAL = WrittenView()
"""What the explorer opens with where nothing is asked for."""
