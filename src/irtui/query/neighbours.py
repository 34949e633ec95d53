"""What other records say of a record: its links the other way, as of a day."""

from collections.abc import Iterator
from itertools import groupby

from attrs import evolve, frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.dates import When, sort_key
from irtui.model.holding import Presence
from irtui.model.records import Body, Gap, Record
from irtui.model.values import MEMBERS
from irtui.query.folding import name_key
from irtui.query.roles import holder_of


@frozen
class Neighbour:
    """A record that makes links of one name to another record."""

    record: Record
    links: tuple[Link, ...]
    """They are of one term: two terms in one office are two neighbours, two seats at one meeting
    are one, and so is all that one record takes from a source."""
    when: When | None
    """When it began to hold, as far as is known."""
    presence: Presence
    """Whether the links held on the day."""


@frozen
class Neighbours:
    """The links of one name that held, or did not, on a day."""

    label: str
    """What the link is called at the record that it leads to: ``has parts``."""
    presence: Presence
    """Whether they held; those that possibly did stand behind those that certainly did."""
    deprecated: bool
    """Whether all of them are thought wrong."""
    all: tuple[Neighbour, ...]
    """In order of time, then of names."""
    ever: int
    """How many records make links of the name on any day, apart from what is thought wrong."""

    @property
    def count(self) -> int:
        """How many records are in it; several terms of one are one."""
        return len({one.record.ref for one in self.all})


_ORDER = tuple(Presence)


def neighbours(as_of: AsOf, ref: Ref) -> Iterator[Neighbours]:
    """What points to a record, by the name of the link, what is of the day before all else.

    Members stand before all else. What a source supports is of every day. Gaps in the record are
    left out: no links lead to them.
    """
    groups: dict[str, dict[tuple[Ref, Claim[object] | None], Neighbour]] = {}
    for label, record, link in _links(as_of.dataset, ref):
        if isinstance(record, Gap) and not link.cites:
            continue
        presence = Presence.YES if link.cites else as_of.link_presence(link)
        claim = None if link.cites else link.claim
        term = record.ref, claim if claim and claim.dated else None
        found = groups.setdefault(label, {})
        known = found.get(term) or Neighbour(record, (), as_of.link_time(link), presence)
        found[term] = evolve(known, links=(*known.links, link))
    for label, found in sorted(groups.items(), key=lambda group: group[0] != MEMBERS):
        ordered = sorted(
            found.values(), key=lambda one: (*_place(one), name_key(as_of.title(one.record)))
        )
        ever = len({one.record.ref for one in ordered if not _group(one)[0]})
        for (deprecated, presence), same in groupby(ordered, key=_group):
            yield Neighbours(label, presence, deprecated, tuple(same), ever)


def _links(dataset: Dataset, ref: Ref) -> Iterator[tuple[str, Record, Link]]:
    """The name of each link to a record, what makes it, and the link itself.

    The members that a body names itself are beside those who say of themselves that they are.
    """
    record = dataset.get(ref)
    if isinstance(record, Body) and record.members:
        for link in dataset.links_from(record):
            if link.label == MEMBERS and link.claim and link.target == holder_of(link.claim):
                yield MEMBERS, dataset.get(link.target), link
    for link in dataset.links_to(ref):
        yield link.inverse, dataset.get(link.source), link


def _group(one: Neighbour) -> tuple[bool, Presence]:
    deprecated = all(link.claim and link.claim.deprecated for link in one.links)
    return deprecated, Presence.YES if one.presence else one.presence


def _place(one: Neighbour) -> tuple[object, ...]:
    deprecated, presence = _group(one)
    return deprecated, _ORDER.index(presence), _ORDER.index(one.presence), sort_key(one.when)
