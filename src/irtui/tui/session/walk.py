"""The walk through the hits of a search, the records of a report, or those that differ."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from irtui.lean import field, mutable
from irtui.model.claims import Ref

if TYPE_CHECKING:
    from irtui.tui.session.session import Session
    from irtui.tui.session.stage import Steps
    from irtui.tui.session.view import View


_SEARCH_FIRST = "Search first: press {find}. Then {next-hit} and {previous-hit} go from hit to hit."

_Walk = tuple[Ref | None, int]
"""The record that was selected before the first step, and how many: those on less those back."""


@mutable(eq=False)
class Walker:
    """Takes steps along the hits of a session, at once, or else when they are found."""

    _session: "Session" = field(repr=False)
    _waiting: _Walk | None = None  # for its hits

    def forget(self) -> bool:
        """Take no step that still waits for its hits; whether there was one."""
        waiting, self._waiting = self._waiting, None
        return waiting is not None

    def walk(self, step: int) -> None:
        """Go some hits of the last search on, or back."""
        session = self._session
        view = session.view
        start, before = self._waiting or (view.selection, 0)
        walk = start, before + step
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

    def _go_along(self, hits: Sequence[Ref], walk: _Walk) -> None:
        """Open the hit that a walk leads to; from another record, the first leads to the best."""
        start, steps = walk
        if not hits:
            self._session.stage.tell("Nothing matches the last search on this day.")
        elif steps:
            outside = -1 if steps > 0 else 1
            at = hits.index(start) if start in hits else outside
            self._session.open(hits[(at + steps) % len(hits)])
