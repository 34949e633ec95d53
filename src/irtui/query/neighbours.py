"""What other records say of a record: its links the other way, as of a day."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from irtui.lean import evolve, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.dates import When, sort_key
from irtui.model.holding import Presence
from irtui.model.owners import OWNERS
from irtui.model.records import Body, Event, Gap, Record
from irtui.model.values import MEMBERS
from irtui.query.folding import name_key
from irtui.query.roles import holder_of
from irtui.query.series import is_meeting, kinds_heading


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
    phases: tuple["Neighbour", ...] = ()
    """Of an event: the phases that are not counted beside it."""


@frozen
class Neighbours:
    """The links of one name that held, or did not, on a day; those of steps by themselves."""

    label: str
    """What the link is called at the record that it leads to: ``has parts``; for steps, and for
    what belongs to no body, what the events are."""
    presence: Presence
    """Whether they held; those that possibly did stand behind those that certainly did."""
    deprecated: bool
    """Whether all of them are thought wrong."""
    all: tuple[Neighbour, ...]
    """In order of time, then of names."""
    ever: int
    """How many records make links of the name on any day, apart from what is thought wrong."""
    meetings: bool = False
    """Whether they are meetings, of which those that were held count by themselves."""

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
    groups: dict[_Name, dict[tuple[Ref, Claim[object] | None], Neighbour]] = {}
    for label, record, link in _links(as_of.dataset, ref):
        if isinstance(record, Gap) and not link.cites:
            continue
        presence = Presence.YES if link.cites else as_of.link_presence(link)
        claim = None if link.cites else link.claim
        term = record.ref, claim if claim and claim.dated else None
        found = groups.setdefault(_name(as_of.dataset, label, record, link), {})
        known = found.get(term) or Neighbour(record, (), as_of.link_time(link), presence)
        found[term] = evolve(known, links=(*known.links, link))
    labels = [name[0] for name in groups]
    for name in sorted(groups, key=lambda one: (one[0] != MEMBERS, labels.index(one[0]), one[2])):
        ordered = sorted(
            _without_phases(as_of, groups[name].values(), owned=name[1] in OWNERS),
            key=lambda one: (*_place(one), name_key(as_of.title(one.record))),
        )
        ever = len({one.record.ref for one in ordered if not _group(one)[0]})
        for (deprecated, presence), same in groupby(ordered, key=_group):
            every = tuple(same)
            label = _heading(as_of.dataset, name, every)
            meetings = name[1] in OWNERS and not name[2]
            yield Neighbours(label, presence, deprecated, every, ever, meetings)


_Name = tuple[str, str, bool]
"""What links are called, the field that makes them, and whether they are those of steps."""


def _name(dataset: Dataset, label: str, record: Record, link: Link) -> _Name:
    if isinstance(record, Event) and link.field in OWNERS:
        return label, link.field, not is_meeting(dataset, record)
    return label, "", False


def _heading(dataset: Dataset, name: _Name, found: Sequence[Neighbour]) -> str:
    label, field, steps = name
    if field in OWNERS and (steps or field != "body"):
        events = (one.record for one in found if isinstance(one.record, Event))
        return kinds_heading(dataset, events, None if field == "body" else label)
    return label


def _without_phases(
    as_of: AsOf, found: Collection[Neighbour], *, owned: bool
) -> Iterator[Neighbour]:
    """What is linked, each event with its phases; with all of them, where events are ``owned``."""
    every = {one.record.ref for one in found if isinstance(one.record, Event)}
    phases: dict[Ref, list[Neighbour]] = {}
    wholes = []
    for one in found:
        event = one.record if not one.links[0].cites else None
        above = as_of.owners(event) if isinstance(event, Event) else []
        whole = next((ref for ref in above if ref in every), None)
        if whole is None:
            wholes.append(one)
        else:
            phases.setdefault(whole, []).append(one)
    for one in wholes:
        ref = one.record.ref
        below = phases.get(ref, ()) or (_phases(as_of, ref) if owned else ())
        yield evolve(one, phases=tuple(sorted(below, key=_place))) if below else one


def _phases(as_of: AsOf, whole: Ref) -> Iterator[Neighbour]:
    for link in as_of.dataset.links_to(whole):
        phase = as_of.dataset.get(link.source)
        if link.field == "part_of" and isinstance(phase, Event) and as_of.owners(phase) == [whole]:
            yield Neighbour(phase, (link,), as_of.link_time(link), as_of.link_presence(link))


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
