"""Which states the session is in, on which it depends what can be done."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from irtui.commands.command import State

if TYPE_CHECKING:
    from irtui.tui.session.session import Session

__all__ = ["State", "states_of"]


def states_of(session: "Session") -> Iterator[State]:
    """The states of a session, wherever in it the cursor is."""
    view, history = session.view, session.history
    yield State.FULL if view.folding.full else State.FACE
    for state, holds in (
        (State.BACK, history.leads_back(view)),
        (State.FORWARD, history.leads_forward),
        (State.HITS, bool(view.query or view.trail)),
        (State.FILTERED, bool(view.filter)),
        (State.COMPARED, session.against is not None),
        (State.FORMER, view.former),
        (State.OTHER_DAY, view.day != session.dataset.about.day),
        (State.BROKEN, session.broken is not None),
        (State.ZOOMED, view.window is not None),
    ):
        if holds:
            yield state
