"""In which order the claims of a field are shown on a day, and which of them had had their turn."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from irtui.model.claims import Claim
from irtui.model.dataset import Dataset
from irtui.model.fields import FieldSpec
from irtui.model.holding import Presence, order, stretch
from irtui.model.stretches import Days

Held = tuple[Claim[Any], Presence]
"""A claim, and whether it held on the day."""

_PLACES = {Presence.FORMER: 1, Presence.LATER: 2}


def by_presence(
    dataset: Dataset, spec: FieldSpec, held: Sequence[Held], day: date
) -> tuple[Held, ...]:
    """All claims of a field, those first that held on the day, and what is thought wrong last.

    Where one claim follows the other, one that was only seen is former as soon as another one was
    seen in its place, and later until then.
    """
    if len(held) < 2:
        return tuple(held)
    if spec.successive is not None:
        held = _in_turn(dataset, spec.successive, held, day)

    def place(one: Held) -> tuple[object, ...]:
        claim, presence = one
        days = stretch(dataset, claim) if claim.dated else None
        if claim.deprecated or not presence:
            known = days and (days.certain or days.possible)
            last_first = -known[1].toordinal() if known else 0
            first_first = known[0].toordinal() if known else 0
            near = last_first if presence is Presence.FORMER else first_first
            return claim.deprecated, _PLACES.get(presence, 0), near
        return False, 0, order(claim, presence, days, day)

    return tuple(sorted(held, key=place))


def _in_turn(dataset: Dataset, key: str, held: Sequence[Held], day: date) -> list[Held]:
    """The claims again; what was only seen is former or later, if another one has its turn."""
    begun: dict[object, date] = {}
    """Of what had begun by the day, when that began which came last."""
    to_end: dict[object, date] = {}
    """Of what was not over by the day, when that ended which comes first."""
    for claim, presence in held:
        days = _certainly(dataset, claim)
        if days and presence and not claim.deprecated:
            turn = _turn(key, claim)
            if days[0] <= day:
                begun[turn] = max(begun.get(turn, date.min), days[0])
            if days[1] >= day:
                to_end[turn] = min(to_end.get(turn, date.max), days[1])

    def then(claim: Claim[Any], presence: Presence) -> Presence:
        days = _certainly(dataset, claim) if claim.only_seen else None
        if days and presence is Presence.POSSIBLY:
            turn = _turn(key, claim)
            if days[1] < begun.get(turn, date.min):
                return Presence.FORMER
            if days[0] > to_end.get(turn, date.max):
                return Presence.LATER
        return presence

    return [(claim, then(claim, presence)) for claim, presence in held]


def _certainly(dataset: Dataset, claim: Claim[Any]) -> Days | None:
    """The days between which a claim with dates certainly held."""
    return stretch(dataset, claim).certain if claim.dated else None


def _turn(key: str, claim: Claim[Any]) -> object:
    if claim.joint:  # it stands beside others, and follows none
        return claim
    return getattr(claim.value, key) if key else None
