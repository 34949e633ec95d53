"""A view in texts: as options of the command have it, and what is remembered of it."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.pages.anchors import WHOLE
from irtui.pages.folding import Folding
from irtui.render.terminal.window import Window
from irtui.tui.session.view import View


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

    @classmethod
    def of(cls, view: View, dataset: Dataset) -> "WrittenView":
        """A view of a dataset, written."""
        return cls(
            at=view.day if view.day != dataset.about.day else None,
            go=str(view.selection or WHOLE),
            lanes=str(view.subject) if view.subject != view.selection else "",
            window=view.window,
            former=view.former,
            full=view.folding.full,
            unfold=tuple(sorted(view.folding.turned)),
            query=view.query,
            filter=view.filter,
        )

    def view(self, dataset: Dataset, older: Dataset | None = None) -> View:
        """The view that is meant; of a record that the dataset does not have, the usual one.

        It may be a record that only an ``older`` version has, which is compared with.
        """
        bodies = dataset.table("body")
        first = bodies[0].ref if bodies else next(iter(dataset.records), None)
        known = self._record(dataset, self.go) or (self._record(older, self.go) if older else None)
        selection = None if self.go == WHOLE else known or first
        return View(
            self.at or dataset.about.day,
            selection,
            window=self.window,
            lanes=self._record(dataset, self.lanes),
            former=self.former,
            query=self.query,
            filter=self.filter,
            folding=Folding(self.full, frozenset(self.unfold)),
        )

    def opened(self, dataset: Dataset) -> Ref | None:
        """The record that was asked for, if the dataset has it."""
        return self._record(dataset, self.go)

    @staticmethod
    def _record(dataset: Dataset, text: str) -> Ref | None:
        found = dataset.meant(text)
        return found[0] if len(found) == 1 else None

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
