"""What can be done where one is depends on these states; a command names those that it needs."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from irtui.tui.session.session import Session


class State(StrEnum):
    """Something that is so now, by which a command can be done, or is called something else."""

    ALWAYS = "always"
    """What is so at any time."""
    IN_TREE = "in the tree"
    IN_RECORD = "in the record"
    IN_TIMELINE = "in the timeline"
    IN_REPORTS = "in the reports"
    SEVERAL = "several"
    """There are several reports to turn to."""
    OPENS = "opens"
    """The cursor is on what can be opened and is not yet open."""
    ENTERED = "entered"
    """The cursor is on something that is open, or that unfolds."""
    NOWHERE = "nowhere"
    """The cursor is on nothing yet."""
    FOLDED = "folded"
    UNFOLDED = "unfolded"
    SOURCE = "source"
    """A source is cited here, or rested on."""
    ADDRESS = "address"
    """What is cited here has an address."""
    ZOOMED = "zoomed"
    """The timeline shows some of its time only."""
    BACK = "back"
    """There is a view to go back to."""
    FORWARD = "forward"
    HITS = "hits"
    """There are hits of a search to be walked, or records of a report."""
    FILTERED = "filtered"
    REMOVED = "removed"
    """The bookmark under the cursor is to go."""
    BRANCH = "branch"
    """The reports are on a branch only."""
    COMPARED = "compared"
    """One compares with an older version of the dataset."""
    FORMER = "former"
    """Bodies are shown that were not there on the day."""
    OTHER_DAY = "other day"
    """The day that is shown is not that of the review."""
    FACE = "face"
    FULL = "full"
    """All evidence is shown."""
    BROKEN = "broken"
    """The file has errors as it is now, and what was read before is shown."""
    ALONE = "alone"
    """A pane was given all of the screen."""


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
