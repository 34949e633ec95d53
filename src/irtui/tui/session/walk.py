"""The walk through the hits of a search, the records of a report, or those that differ."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import field

from irtui.lean import mutable
from irtui.model.claims import Ref

if TYPE_CHECKING:
    from irtui.tui.session.session import Session
    from irtui.tui.session.stage import Steps
    from irtui.tui.session.view import View


_SEARCH_FIRST = "Search first: press {find}. Then {next-hit} and {previous-hit} go from hit to hit."


@mutable
class Walk:
    """Steps along the hits of a search, in a circle."""

    start: Ref | None
    """The record that was selected before the first step."""
    steps: int = 0
    """How many, those on less those back."""

    def end(self, hits: Sequence[Ref]) -> Ref | None:
        """The hit that the steps lead to; from another record, the first step leads to the best."""
        if not self.steps:
            return None
        outside = -1 if self.steps > 0 else 1
        at = hits.index(self.start) if self.start in hits else outside
        return hits[(at + self.steps) % len(hits)]


@mutable(eq=False)
class Walker:
    """Takes steps along the hits of a session, at once, or else when they are found."""

    _session: "Session" = field(repr=False)
    _waiting: Walk | None = None  # it waits for its hits

    def forget(self) -> bool:
        """Take no step that still waits for its hits; whether there was one."""
        waiting, self._waiting = self._waiting, None
        return waiting is not None

    def walk(self, step: int) -> None:
        """Go some hits of the last search on, or back."""
        session = self._session
        view = session.view
        walk = self._waiting or Walk(view.selection)
        walk.steps += step
        trail = view.trail or (() if view.query else self._differing)
        if trail:
            self._go_along(trail, walk)
        elif not view.query:
            session.stage.tell(_SEARCH_FIRST)
        elif (hits := session.searches.known_hits(view.day, view.query)) is not None:
            self._go_along(hits, walk)
        else:
            self._waiting = walk
            session.stage.search("hits", self._finding(view))

    @property
    def _differing(self) -> Sequence[Ref]:
        """The records that differ from an older version, while one compares."""
        marked = self._session.marked
        return [one.ref for one in marked.records] if marked else []

    def _finding(self, view: "View") -> "Steps":
        """Find the hits of a query, and take the steps that were wished for meanwhile."""
        hits = yield from self._session.searches.hits(view.day, view.query)
        walk, self._waiting = self._waiting, None
        if walk is not None and self._session.cover is None:
            self._go_along(hits, walk)

    def _go_along(self, hits: Sequence[Ref], walk: Walk) -> None:
        if not hits:
            self._session.stage.tell("Nothing matches the last search on this day.")
        elif end := walk.end(hits):
            self._session.open(end)
