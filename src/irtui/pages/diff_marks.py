"""What differs from an older version, marked with a sign where records are listed."""

from typing import TYPE_CHECKING

from irtui.lean import evolve
from irtui.model.claims import Ref
from irtui.pages.phrases import TURN_SIGNS
from irtui.query.time.marks import Lane, Timeline

if TYPE_CHECKING:  # no first frame compares
    from irtui.query.audit.diff import Comparison


def sign_of(comparison: "Comparison | None", ref: Ref | None) -> str:
    """Whether a record came, went or changed; empty, where nothing differs."""
    found = comparison.of.get(ref) if comparison and ref else None
    return TURN_SIGNS[found.how.turn] if found else ""


def with_signs(comparison: "Comparison | None", found: Timeline) -> Timeline:
    """A timeline whose lanes have the signs of their records behind their names."""

    def marked(lane: Lane) -> Lane:
        sign = "" if lane.continues else sign_of(comparison, lane.ref)
        named = (f"{name} {sign}" for name in lane.names)
        return evolve(lane, label=next(named), shorter=tuple(named)) if sign else lane

    return Timeline(tuple(map(marked, found.lanes))) if comparison else found
