"""The tree of a day: who sits under whom, and everything else in folders beside it.

Nodes are made as they are unfolded, so a large dataset costs no more than what is on the screen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TypeVar

from attrs import field, frozen

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.date_words import in_brief
from irtui.model.dates import Truth
from irtui.model.names import one_line, source_line
from irtui.model.records import Body, Event, Gap, Organisation, Person, Record, Source, Treaty
from irtui.model.values import Count, Status
from irtui.query.gaps import gap_about

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
        as_of: what to show, and the day that it is shown for.
    """

    def __init__(self, as_of: AsOf) -> None:
        self.as_of = as_of
        self.dataset = as_of.dataset
        self._grouped: dict[str, Counter[str]] = {}

    # Nodes

    def roots(self) -> list[Node]:
        """The top of the tree: bodies without a parent, then the collections."""
        nodes = [self._body_node(body) for body in self.as_of.children(None)]
        for table, label in _COLLECTIONS:
            records = self.dataset.table(table)
            if records:
                nodes.append(
                    Node(
                        f"all:{table}", label, Role.COLLECTION, note=f"{len(records):,}", folds=True
                    )
                )
        if loose := self.as_of.loose_events:
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
            return self._body_node(record)
        if isinstance(record, Event):
            return self._event_node(record)
        return self._record_node(record)

    def _body_node(self, body: Body) -> Node:
        events = self.as_of.meetings(body.ref)
        held = [event for event in events if event.number and self.as_of.held(event)]
        return Node(
            str(body.ref),
            self.as_of.short_title(body),
            Role.BODY,
            body.ref,
            f"{len(held)} held" if held else "",
            self.as_of.truth(body),
            bool(events or self.as_of.children(body.ref) or self.unnamed(body)),
        )

    def _event_node(self, event: Event) -> Node:
        note = in_brief(self.as_of.date_of(event))
        label = self.as_of.meeting_title(event)
        status = self.as_of.status(event)
        return Node(str(event.ref), label, Role.EVENT, event.ref, note, status=status)

    def _record_node(self, record: Record) -> Node:
        note = ""
        label = self.as_of.title(record)
        if isinstance(record, Treaty):
            note = in_brief(self.as_of.date_of(record))
        elif isinstance(record, Source):
            label, note = source_line(record).split(",")[0], in_brief(record.date)
        elif isinstance(record, Gap):
            note = record.about.table if record.about else ""
        folds = record.TABLE in ("agreement", "programme") and bool(self.as_of.meetings(record.ref))
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
        return [self._event_node(event) for event in self.as_of.meetings(node.ref)]

    def _below_body(self, body: Body) -> Iterator[Node]:
        children = self.as_of.children(body.ref)
        foldered = self._foldered_kinds(body)
        for child in children:
            if child.kind not in foldered:
                yield self._body_node(child)
        for kind in foldered:
            yield self._kind_folder(body, kind)
        events = self.as_of.meetings(body.ref)
        if not children and not foldered:
            yield from map(self._event_node, events)
            return
        numbered_first = sorted(events, key=lambda event: not event.number)
        for sort in dict.fromkeys(event.kind for event in numbered_first):
            same = [event for event in events if event.kind == sort]
            held = sum(map(self.as_of.held, same))
            label = self._plural("event", sort)
            note = f"{held} held" if same[0].number else f"{len(same)}"
            yield Node(
                f"folder:{body.ref}:event:{sort}", label, Role.FOLDER, None, note, folds=True
            )

    def _plural(self, table: str, kind: str | None) -> str:
        return self.dataset.plural(table, kind or table).capitalize()

    def _counts(self, body: Body) -> Iterator[Count]:
        """The counts of the day; one that was first made later says nothing of it."""
        for claim in self.as_of.holding(body, body.counts):
            firsts = [when.earliest for when in claim.seen if when.earliest]
            if claim.since or not firsts or min(firsts) <= self.as_of.day:
                yield claim.value

    def unnamed(self, body: Body) -> dict[str, tuple[int, int]]:
        """Kinds of child of which a source counts more than are named: named and counted."""
        named: dict[str, int] = {}
        for child in self.as_of.children(body.ref):
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

    def _foldered_kinds(self, body: Body) -> dict[str, tuple[int, int]]:
        return self.unnamed(body)

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
        body = self.dataset.get(Ref(owner, identifier), Body)
        if table == "event":
            events = [event for event in self.as_of.meetings(body.ref) if str(event.kind) == kind]
            return [self._event_node(event) for event in events]
        nodes = [
            self._body_node(child) for child in self.as_of.children(body.ref) if child.kind == kind
        ]
        named, counted = self.unnamed(body)[kind]
        label = f"{counted - named} not named in any source"
        gap = gap_about(self.dataset, body.ref, "counts")
        return [*nodes, Node(f"missing:{body.ref}:{kind}", label, Role.MISSING, gap)]

    def _collection(self, table: str) -> list[Node]:
        if table == _LOOSE:
            return [self._event_node(event) for event in self.as_of.loose_events]
        groups = self._groups(table)
        if len(groups) > 1:
            return [
                self._group_node(table, group) for group in sorted(groups, key=self._group_label)
            ]
        return self._sorted(self.dataset.table(table))

    def _groups(self, table: str) -> Counter[str]:
        """The headings of a collection, and how many records stand under each."""
        if table not in self._grouped:
            self._grouped[table] = Counter(map(self._group_of, self.dataset.table(table)))
        return self._grouped[table]

    def _group_of(self, record: Record) -> str:
        """The heading that a record of a collection stands under; empty for none."""
        if isinstance(record, Organisation):
            parties = [claim.value.id for claim in record.parties if not claim.deprecated]
            return parties[0] if len(parties) == 1 else "+".join(parties) or _NO_PARTY
        if isinstance(record, Person):
            party = self.as_of.current(record, record.party)
            return party.id if party else _NO_PARTY
        if record.TABLE == "programme":
            return record.kind or ""
        return ""

    def _group_label(self, group: str) -> str:
        parties = [Ref("party", part) for part in group.split("+")]
        if all(ref in self.dataset.records for ref in parties):
            return " and ".join(self.as_of.title(ref) for ref in parties)
        if group == _NO_PARTY:
            return "Of no side"
        return self._plural("programme", group)

    def _group_node(self, table: str, group: str) -> Node:
        count = self._groups(table)[group]
        key = f"folder:{table}:record:{group}"
        return Node(key, self._group_label(group), Role.FOLDER, None, f"{count:,}", folds=True)

    def _group(self, table: str, group: str) -> list[Node]:
        return self._sorted(
            record for record in self.dataset.table(table) if self._group_of(record) == group
        )

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
        if not self.as_of.there(body):
            return ()
        parent = self.as_of.parent(body)
        above = self.dataset.records.get(parent) if parent else None
        if not isinstance(above, Body):
            return (str(body.ref),)
        folder: tuple[str, ...] = ()
        if body.kind in self._foldered_kinds(above):
            folder = (f"folder:{above.ref}:body:{body.kind}",)
        return (*self._path_to_body(above), *folder, str(body.ref))

    def _path_to_event(self, event: Event) -> tuple[str, ...]:
        if not self.as_of.knows(event):
            return ()
        owners = self.as_of.owners(event)
        for owner in owners:
            above = self.path_to(owner)
            body = self.dataset.get(owner)
            folder: tuple[str, ...] = ()
            if isinstance(body, Body) and (
                self.as_of.children(owner) or self._foldered_kinds(body)
            ):
                folder = (f"folder:{owner}:event:{event.kind}",)
            if above:
                return (*above, *folder, str(event.ref))
        return () if owners else (f"all:{_LOOSE}", str(event.ref))
