"""Links upwards: where they lead in a circle over the years, one of it does not count."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date

from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.holding import Presence, standing_values
from irtui.model.kept import stored
from irtui.model.presences import days_without
from irtui.model.records import Body

Link = Claim[Ref] | None
"""The claim that puts a body under another; ``None`` at the top."""
_SURE = {Presence.YES: 2, Presence.POSSIBLY: 1}


class Upwards:
    """The link of each body on a day, so that every way up ends.

    Args:
        dataset: the bodies.
        link: the claim that would put a body under another.
        holds: whether such a claim of a body holds on the day.
    """

    def __init__(
        self,
        dataset: Dataset,
        link: Callable[[Body], Link],
        holds: Callable[[Body, Claim[Ref]], Presence],
    ) -> None:
        self._dataset = dataset
        self._link = link
        self._holds = holds
        self._known: dict[Ref, Link] = {}

    def of(self, body: Body) -> Link:
        """The link of a body; where it leads back, the one that holds least is left out."""
        way: dict[Ref, Link] = {}
        ref: Ref | None = body.ref
        while ref is not None and ref not in self._known and ref not in way:
            claim = way[ref] = self._link(self._dataset.get(ref, Body))
            ref = claim.value if claim else None
        if ref in way:
            circle = list(way)[list(way).index(ref) :]
            way[min(circle, key=lambda one: (self._sure(one, way[one]), one))] = None
        self._known.update(way)
        return self._known[body.ref]

    def _sure(self, ref: Ref, claim: Link) -> int:
        held = self._holds(self._dataset.get(ref, Body), claim) if claim else None
        return _SURE.get(held, 0) if held else 0


@stored("at the top")
def tops(dataset: Dataset) -> dict[str, list[int]]:
    """When each body may be at the top, by its id; those that never are, are left out.

    The days, as `date.toordinal`, on which that begins and ends in turns; 0 is before all days.
    """
    found = ((body.id, _at_the_top(dataset, body)) for body in dataset.all(Body))
    return {name: days for name, days in found if days}


def _at_the_top(dataset: Dataset, body: Body) -> list[int]:
    claims = [claim for claim in body.parent if not claim.deprecated]
    lasts = len(claims) == 1 and not (claims[0].since or claims[0].until)
    if not lasts or body.ref in _above(dataset, claims[0].value):
        return [0]  # to know more takes a look at the day
    return days_without(dataset, body.ref, claims[0].value)


def tops_on(dataset: Dataset, day: date) -> Iterator[Body]:
    """The bodies that may be at the top on a day, in the order of the file."""
    for name, days in dataset.once(tops).items():
        if bisect_right(days, day.toordinal()) % 2:
            yield dataset.get(Ref(Body.TABLE, name), Body)


def _above(dataset: Dataset, ref: Ref) -> set[Ref]:
    """All bodies that a body can be below on any day, itself among them."""
    found, waiting = {ref}, [ref]
    while waiting:
        body = dataset.get(waiting.pop(), Body)
        parents = set(standing_values(body.parent)) - found
        found |= parents
        waiting += parents
    return found
