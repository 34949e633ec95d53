"""The tree of a day: who sits under whom, and everything else in folders beside it.

Nodes are made as they are unfolded, so a large dataset costs no more than what is on the screen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_brief
from irtui.model.dates import Truth, as_moment, sort_key
from irtui.model.holding import current, exists, holding, leading, standing_values
from irtui.model.records import Body, Event, Gap, Organisation, Person, Record, Source, Treaty
from irtui.model.values import Count, Status
from irtui.query.gaps import gap_about
from irtui.query.names import (
    event_date,
    meeting_title,
    one_line,
    record_date,
    short_title,
    source_line,
    title,
)

T = TypeVar("T")


class Role(Enum):
    """What a node of the tree stands for."""

    BODY = "body"
    EVENT = "event"
    RECORD = "record"
    FOLDER = "folder"
    """Several records under one heading, inside the hierarchy."""
    COLLECTION = "collection"
    """All records of a table, beside the hierarchy."""
    MISSING = "missing"
    """What a source counts and nobody names."""


@frozen
class Node:
    """One line of the tree."""

    key: str
    """Names this place in the tree; the same for the same place on every day."""
    label: str = field(converter=one_line)
    role: Role
    ref: Ref | None = None
    """The record it stands for; a folder has none."""
    note: str = field(default="", converter=one_line)
    """What stands at the end of the line: a count or a date."""
    truth: Truth = Truth.YES
    """Whether it was there on the day."""
    folds: bool = False
    """Whether it has children."""
    status: Status = Status.HELD
    """For a meeting: how far it got."""


_COLLECTIONS = (
    ("agreement", "Agreements"),
    ("programme", "Programmes"),
    ("organisation", "Organisations"),
    ("post", "Posts"),
    ("person", "People"),
    ("source", "Sources"),
    ("gap", "Gaps"),
)
_OWNERS = ("body", "programme", "agreement")
"""The fields that say what an event is a meeting or a step of."""
_LOOSE = "loose"
_NO_PARTY = "none"


class Hierarchy:
    """The tree of one day.

    Args:
        dataset: what to show.
        day: the day that it is shown for.
        former: whether bodies that were not there on that day are shown too.
    """

    def __init__(self, dataset: Dataset, day: date, *, former: bool = False) -> None:
        self.dataset = dataset
        self.day = day
        self.former = former
        self._grouped: dict[str, dict[str, list[Record]]] = {}
        self._events: dict[Ref, tuple[Event, ...]] = {}
        self._sorted_events: dict[Ref, dict[str, list[Event]]] = {}
        self._kinds: dict[Ref, dict[str | None, list[tuple[Body, Truth]]]] = {}
        self._unnamed: dict[Ref, dict[str, tuple[int, int]]] = {}

    # What the tree is made of

    def _current(self, record: Record, claims: Sequence[Claim[T]]) -> T | None:
        claim = current(self.dataset, record, claims, self.day)
        return claim.value if claim else None

    def _known(self, record: Record, claims: Sequence[Claim[T]]) -> T | None:
        """What holds, or else what held: a treaty that has ended was still signed once."""
        claim = leading(self.dataset, record, claims, self.day)
        return claim.value if claim else None

    def parent_of(self, body: Body) -> Ref | None:
        """The body above ``body`` on the day; ``None`` at the top, and where that body is gone."""
        parent = self._current(body, body.parent)
        if parent is None and self.former:
            parent = self._known(body, body.parent)
        if parent is None or self.former or self._truth(self.dataset.get(parent)):
            return parent
        return None

    def _truth(self, record: Record) -> Truth:
        return exists(self.dataset, record, self.day)

    @cached_property
    def _bodies(self) -> dict[Ref | None, list[tuple[Body, Truth]]]:
        """Bodies of the day under their parents, in the order of the file."""
        found: dict[Ref | None, list[tuple[Body, Truth]]] = {}
        for body in self.dataset.table("body"):
            assert isinstance(body, Body)
            truth = self._truth(body)
            if truth or self.former:
                found.setdefault(self.parent_of(body), []).append((body, truth))
        return found

    def bodies(self) -> Iterator[tuple[Body, Truth]]:
        """Every body in the tree, and whether it was there."""
        for group in self._bodies.values():
            yield from group

    def events_of(self, ref: Ref) -> Sequence[Event]:
        """The meetings and steps of a record up to the day, in order of time.

        What is announced for later, and what has no date, shows only on the last day that the
        dataset speaks for: of an earlier day nobody here knows what had been announced by then.
        """
        if ref not in self._events:
            found: dict[Event, None] = {}
            for link in self.dataset.links_to(ref):
                event = self.dataset.get(link.source)
                claim = link.claim if link.field in _OWNERS else None
                owned = claim is not None and claim.value == ref and not claim.deprecated
                if isinstance(event, Event) and owned:
                    found[event] = None
            events = sorted(filter(self._shows, found), key=self._event_key)
            self._events[ref] = tuple(events)
        return self._events[ref]

    def _sorts(self, ref: Ref) -> Mapping[str, list[Event]]:
        """The meetings and steps of a record by their kinds, those first that are numbered."""
        if ref not in self._sorted_events:
            events = self.events_of(ref)
            numbered_first = sorted(events, key=lambda event: not event.number)
            found: dict[str, list[Event]] = {str(event.kind): [] for event in numbered_first}
            for event in events:
                found[str(event.kind)].append(event)
            self._sorted_events[ref] = found
        return self._sorted_events[ref]

    def _children_by_kind(self, ref: Ref) -> Mapping[str | None, list[tuple[Body, Truth]]]:
        if ref not in self._kinds:
            found: dict[str | None, list[tuple[Body, Truth]]] = defaultdict(list)
            for child in self._bodies.get(ref, ()):
                found[child[0].kind].append(child)
            self._kinds[ref] = dict(found)
        return self._kinds[ref]

    def _owners(self, event: Event) -> list[Ref]:
        """What an event is a meeting or a step of, the first on the day before the others."""
        owners: list[Ref] = []
        for name in _OWNERS:
            claims: tuple[Claim[Ref], ...] = getattr(event, name)
            current = self._current(event, claims)
            owners += [current] if current else []
            owners += standing_values(claims)
        return list(dict.fromkeys(owners))

    def _owned(self, event: Event) -> bool:
        return any(standing_values(getattr(event, name)) for name in _OWNERS)

    def _shows(self, event: Event) -> bool:
        when = event_date(self.dataset, event, self.day)
        if self.former or (when is not None and not self._to_come(event)):
            return True
        later = when is None or self.held(event) is not Status.HELD
        return later and self.day >= self.dataset.about.day

    def _to_come(self, event: Event) -> bool:
        """Whether the day certainly lies before an event."""
        when = event_date(self.dataset, event, self.day)
        return when is not None and not as_moment(when).reached(self.day)

    def held(self, event: Event) -> Status:
        """How far an event got; held, if nothing is said."""
        return self._current(event, event.status) or Status.HELD

    def _event_key(self, event: Event) -> tuple[date, date]:
        return sort_key(event_date(self.dataset, event, self.day))

    # Nodes

    def roots(self) -> list[Node]:
        """The top of the tree: bodies without a parent, then the collections."""
        nodes = [self._body_node(*pair) for pair in self._bodies.get(None, ())]
        for table, label in _COLLECTIONS:
            records = self.dataset.table(table)
            if records:
                nodes.append(
                    Node(
                        f"all:{table}", label, Role.COLLECTION, note=f"{len(records):,}", folds=True
                    )
                )
        if loose := self._loose_events:
            nodes.append(
                Node(
                    f"all:{_LOOSE}",
                    "Other events",
                    Role.COLLECTION,
                    note=f"{len(loose):,}",
                    folds=True,
                )
            )
        return nodes

    def node(self, ref: Ref) -> Node:
        """The line of one record."""
        record = self.dataset.get(ref)
        if isinstance(record, Body):
            return self._body_node(record, self._truth(record))
        if isinstance(record, Event):
            return self._event_node(record)
        return self._record_node(record)

    def _body_node(self, body: Body, truth: Truth) -> Node:
        events = self.events_of(body.ref)
        held = [
            event
            for event in events
            if event.number and self.held(event) is Status.HELD and not self._to_come(event)
        ]
        return Node(
            str(body.ref),
            short_title(self.dataset, body, self.day),
            Role.BODY,
            body.ref,
            f"{len(held)} held" if held else "",
            truth,
            bool(events or self._bodies.get(body.ref) or self.unnamed(body)),
        )

    def _event_node(self, event: Event) -> Node:
        note = in_brief(event_date(self.dataset, event, self.day))
        label = meeting_title(self.dataset, event, self.day)
        status = self.held(event)
        return Node(str(event.ref), label, Role.EVENT, event.ref, note, status=status)

    def _record_node(self, record: Record) -> Node:
        note = ""
        label = title(self.dataset, record, self.day)
        if isinstance(record, Treaty):
            note = in_brief(record_date(self.dataset, record, self.day))
        elif isinstance(record, Source):
            label, note = source_line(record).split(",")[0], in_brief(record.date)
        elif isinstance(record, Gap):
            note = record.about.table if record.about else ""
        folds = record.TABLE in ("agreement", "programme") and bool(self.events_of(record.ref))
        return Node(str(record.ref), label, Role.RECORD, record.ref, note, Truth.YES, folds)

    # Children

    def children(self, node: Node) -> list[Node]:
        """The lines below ``node``, in their order."""
        kind, _, rest = node.key.partition(":")
        if kind == "all":
            return self._collection(rest)
        if kind == "folder":
            return self._folder(rest)
        if node.ref is None:
            return []
        record = self.dataset.get(node.ref)
        if isinstance(record, Body):
            return list(self._below_body(record))
        return [self._event_node(event) for event in self.events_of(node.ref)]

    def _below_body(self, body: Body) -> Iterator[Node]:
        children = self._bodies.get(body.ref, ())
        foldered = self.unnamed(body)
        for child, truth in children:
            if child.kind not in foldered:
                yield self._body_node(child, truth)
        for kind in foldered:
            yield self._kind_folder(body, kind)
        events = self.events_of(body.ref)
        if not children and not foldered:
            yield from map(self._event_node, events)
            return
        for sort, same in self._sorts(body.ref).items():
            held = sum(self.held(event) is Status.HELD for event in same)
            label = self._plural("event", same[0].kind)
            note = f"{held} held" if same[0].number else f"{len(same)}"
            yield Node(
                f"folder:{body.ref}:event:{sort}", label, Role.FOLDER, None, note, folds=True
            )

    def _plural(self, table: str, kind: str | None) -> str:
        return self.dataset.plural(table, kind or table).capitalize()

    def _counts(self, body: Body) -> Iterator[Count]:
        """The counts of the day; one that was first made later says nothing of it."""
        for claim in holding(self.dataset, body, body.counts, self.day):
            firsts = [when.earliest for when in claim.seen if when.earliest]
            if claim.since or not firsts or min(firsts) <= self.day:
                yield claim.value

    def unnamed(self, body: Body) -> Mapping[str, tuple[int, int]]:
        """Kinds of child of which a source counts more than are named: named and counted."""
        if body.ref not in self._unnamed:
            self._unnamed[body.ref] = self._count_unnamed(body)
        return self._unnamed[body.ref]

    def _count_unnamed(self, body: Body) -> dict[str, tuple[int, int]]:
        named: dict[str, int] = {}
        for child, _ in self._bodies.get(body.ref, ()):
            named[child.kind or ""] = named.get(child.kind or "", 0) + 1
        kinds = self.dataset.about.kinds.get("body", {})
        counts: dict[str, int] = {}
        for count in self._counts(body):
            counts.setdefault(count.kind, count.count)
        return {
            kind: (named.get(kind, 0), count)
            for kind, count in counts.items()
            if kind in kinds and count > named.get(kind, 0)
        }

    def _kind_folder(self, body: Body, kind: str) -> Node:
        named, counted = self.unnamed(body)[kind]
        label = self.dataset.plural("body", kind).capitalize()
        note = f"{named} of {counted} named"
        return Node(f"folder:{body.ref}:body:{kind}", label, Role.FOLDER, None, note, folds=True)

    def _folder(self, rest: str) -> list[Node]:
        # A kind may be any text, with colons too; ids and the names of tables have none.
        owner, identifier, rest = rest.split(":", 2)
        if owner != Body.TABLE:
            return self._group(owner, rest)
        table, kind = rest.split(":", 1)
        body = self.dataset.get(Ref(owner, identifier))
        assert isinstance(body, Body)
        if table == "event":
            return [self._event_node(event) for event in self._sorts(body.ref).get(kind, ())]
        children = self._children_by_kind(body.ref).get(kind, ())
        nodes = [self._body_node(*child) for child in children]
        named, counted = self.unnamed(body)[kind]
        label = f"{counted - named} not named in any source"
        gap = gap_about(self.dataset, body.ref, "counts")
        return [*nodes, Node(f"missing:{body.ref}:{kind}", label, Role.MISSING, gap)]

    @cached_property
    def _loose_events(self) -> list[Event]:
        """Events that are no meeting or step of anything else in the tree."""
        loose = [
            event
            for event in self.dataset.table("event")
            if isinstance(event, Event) and not self._owned(event) and self._shows(event)
        ]
        return sorted(loose, key=self._event_key)

    def _collection(self, table: str) -> list[Node]:
        if table == _LOOSE:
            return [self._event_node(event) for event in self._loose_events]
        groups = self._groups(table)
        if len(groups) > 1:
            return [
                self._group_node(table, group) for group in sorted(groups, key=self._group_label)
            ]
        return self._sorted(self.dataset.table(table))

    def _groups(self, table: str) -> Mapping[str, list[Record]]:
        """The headings of a collection, and the records that stand under each."""
        if table not in self._grouped:
            found: dict[str, list[Record]] = defaultdict(list)
            for record in self.dataset.table(table):
                found[self._group_of(record)].append(record)
            self._grouped[table] = dict(found)
        return self._grouped[table]

    def _group_of(self, record: Record) -> str:
        """The heading that a record of a collection stands under; empty for none."""
        if isinstance(record, Organisation):
            parties = [claim.value.id for claim in record.parties if not claim.deprecated]
            return parties[0] if len(parties) == 1 else "+".join(parties) or _NO_PARTY
        if isinstance(record, Person):
            party = self._current(record, record.party)
            return party.id if party else _NO_PARTY
        if record.TABLE == "programme":
            return record.kind or ""
        return ""

    def _group_label(self, group: str) -> str:
        parties = [Ref("party", part) for part in group.split("+")]
        if all(ref in self.dataset.records for ref in parties):
            return " and ".join(
                title(self.dataset, self.dataset.get(ref), self.day) for ref in parties
            )
        if group == _NO_PARTY:
            return "Of no side"
        return self._plural("programme", group)

    def _group_node(self, table: str, group: str) -> Node:
        count = len(self._groups(table)[group])
        key = f"folder:{table}:record:{group}"
        return Node(key, self._group_label(group), Role.FOLDER, None, f"{count:,}", folds=True)

    def _group(self, table: str, group: str) -> list[Node]:
        return self._sorted(self._groups(table).get(group, ()))

    def _sorted(self, records: Iterable[Record]) -> list[Node]:
        nodes = [self._record_node(record) for record in records]
        by_date = ("agreement:", "source:")
        if nodes and nodes[0].key.startswith(by_date):
            return sorted(nodes, key=lambda node: (node.note.lstrip("~≤≥"), node.label))
        if nodes and nodes[0].key.startswith("gap:"):
            return nodes
        return sorted(nodes, key=lambda node: node.label.casefold())

    # The way to a record

    def path_to(self, ref: Ref) -> tuple[str, ...]:
        """The keys from the top of the tree down to ``ref``; empty if it is not in the tree."""
        record = self.dataset.records.get(ref)
        if record is None:
            return ()
        if isinstance(record, Body):
            return self._path_to_body(record)
        if isinstance(record, Event):
            return self._path_to_event(record)
        if record.TABLE == "party":
            return ()
        group = self._group_of(record)
        grouped = len(self._groups(record.TABLE)) > 1
        folder = (f"folder:{record.TABLE}:record:{group}",) if grouped else ()
        return (f"all:{record.TABLE}", *folder, str(ref))

    def _path_to_body(self, body: Body) -> tuple[str, ...]:
        if not (self._truth(body) or self.former):
            return ()
        way = [str(body.ref)]  # from the body up
        while (parent := self.parent_of(body)) is not None:
            above = self.dataset.get(parent)
            assert isinstance(above, Body)
            if body.kind in self.unnamed(above):
                way.append(f"folder:{above.ref}:body:{body.kind}")
            way.append(str(above.ref))
            body = above
        return tuple(reversed(way))

    def _path_to_event(self, event: Event) -> tuple[str, ...]:
        if not self._shows(event):
            return ()
        owners = self._owners(event)
        for owner in owners:
            above = self.path_to(owner)
            body = self.dataset.get(owner)
            folder: tuple[str, ...] = ()
            if isinstance(body, Body) and (self._bodies.get(owner) or self.unnamed(body)):
                folder = (f"folder:{owner}:event:{event.kind}",)
            if above:
                return (*above, *folder, str(event.ref))
        return () if owners else (f"all:{_LOOSE}", str(event.ref))
