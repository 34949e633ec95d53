"""The tree of a day: who sits under whom, and everything else in folders beside it.

Nodes are made as they are unfolded, so a large dataset costs no more than what is on the screen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.date_words import in_brief
from irtui.model.dates import sort_key
from irtui.model.holding import standing_values
from irtui.model.names import source_line
from irtui.model.namesakes import mark
from irtui.model.records import (
    Body,
    Event,
    Gap,
    Organisation,
    Person,
    Programme,
    Record,
    Source,
    Treaty,
)
from irtui.model.values import Count
from irtui.query.folding import name_key
from irtui.query.gaps import gap_about
from irtui.query.tree.nodes import Collection, Folder, Group, Key, Node, Role, Unnamed

_COLLECTIONS = {
    "agreement": "Agreements",
    "programme": "Programmes",
    "organisation": "Organisations",
    "post": "Posts",
    "person": "People",
    "source": "Sources",
    "gap": "Gaps",
    "event": "Other events",
}
"""The tables that stand beside the hierarchy, and what each is called there."""


class Hierarchy:
    """The tree of one day.

    Args:
        as_of: what to show, and the day that it is shown for.
    """

    def __init__(self, as_of: AsOf) -> None:
        self.as_of = as_of
        self.dataset = as_of.dataset
        self._grouped: dict[str, Mapping[Group, list[Record]]] = {}
        self._meetings: dict[Ref, Mapping[str | None, list[Event]]] = {}
        self._children: dict[Ref, Mapping[str | None, list[Body]]] = {}
        self._unnamed: dict[Ref, Mapping[str, tuple[int, int]]] = {}

    # Nodes

    def roots(self) -> list[Node]:
        """The top of the tree: bodies without a parent, then the collections."""
        nodes = [self._body_node(body) for body in self.as_of.children(None)]
        counts = {table: len(self.dataset.table(table)) for table in _COLLECTIONS}
        counts[Event.TABLE] = len(self.as_of.loose_events)
        nodes += [
            Node(Collection(table), label, Role.COLLECTION, note=f"{counts[table]:,}", folds=True)
            for table, label in _COLLECTIONS.items()
            if counts[table]
        ]
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
        held = sum(bool(event.number) and self.as_of.held(event) for event in events)
        return Node(
            body.ref,
            self.as_of.short_title(body),
            Role.BODY,
            body.ref,
            f"{held} held" if held else "",
            self.as_of.truth(body),
            bool(events or self.as_of.children(body.ref) or self.unnamed(body)),
        )

    def _event_node(self, event: Event) -> Node:
        note = in_brief(self.as_of.date_of(event))
        label, status = self.as_of.meeting_title(event), self.as_of.status(event)
        return Node(event.ref, label, Role.EVENT, event.ref, note, status=status)

    def _record_node(self, record: Record) -> Node:
        label, note = self.as_of.title(record), in_brief(self.as_of.date_of(record))
        if isinstance(record, Source):
            alike = mark(self.dataset, record.ref, source_line(record))
            label = f"{record.publisher or record.id}{alike}"
        elif isinstance(record, Gap):
            note = record.about.table if record.about else ""
        folds = isinstance(record, Treaty | Programme) and bool(self.as_of.meetings(record.ref))
        return Node(record.ref, label, Role.RECORD, record.ref, note, folds=folds)

    # Children

    def children(self, node: Node) -> list[Node]:
        """The lines below ``node``, in their order."""
        key = node.key
        if isinstance(key, Collection):
            return self._collection(key.table)
        if isinstance(key, Folder):
            return self._folder(key)
        if not isinstance(key, Ref):
            return []
        record = self.dataset.get(key)
        if isinstance(record, Body):
            return list(self._below_body(record))
        return [self._event_node(event) for event in self.as_of.meetings(key)]

    def _below_body(self, body: Body) -> Iterator[Node]:
        children, unnamed = self.as_of.children(body.ref), self.unnamed(body)
        for child in children:
            if child.kind not in unnamed:
                yield self._body_node(child)
        for kind, (named, counted) in unnamed.items():
            key = Folder(body.ref, Body.TABLE, kind)
            yield self._folder_node(key, f"{named} of {counted} named")
        events = self.as_of.meetings(body.ref)
        if not children and not unnamed:
            yield from map(self._event_node, events)
            return
        for sort, same in self._meetings_by_kind(body.ref).items():
            held = sum(map(self.as_of.held, same))
            note = f"{held} held" if same[0].number else f"{len(same)}"
            yield self._folder_node(Folder(body.ref, Event.TABLE, sort), note)

    def _folder_node(self, key: Folder, note: str) -> Node:
        return Node(key, self._heading(key), Role.FOLDER, note=note, folds=True)

    def _heading(self, key: Folder) -> str:
        if isinstance(key.group, tuple):
            return " and ".join(map(self.as_of.title, key.group)) or "Of no side"
        return self.dataset.plural(key.table, key.group or key.table).capitalize()

    def _counts(self, body: Body) -> Iterator[Count]:
        """The counts of the day; one that was first made later says nothing of it."""
        for claim in self.as_of.holding(body, body.counts):
            firsts = [when.earliest for when in claim.seen if when.earliest]
            if claim.since or not firsts or min(firsts) <= self.as_of.day:
                yield claim.value

    def _meetings_by_kind(self, ref: Ref) -> Mapping[str | None, list[Event]]:
        """The meetings and steps of a record by their kinds, those first that are numbered."""
        if ref not in self._meetings:
            events = self.as_of.meetings(ref)
            numbered_first = sorted(events, key=lambda event: not event.number)
            found: dict[str | None, list[Event]] = {event.kind: [] for event in numbered_first}
            for event in events:
                found[event.kind].append(event)
            self._meetings[ref] = found
        return self._meetings[ref]

    def _children_by_kind(self, ref: Ref) -> Mapping[str | None, list[Body]]:
        if ref not in self._children:
            found: dict[str | None, list[Body]] = defaultdict(list)
            for child in self.as_of.children(ref):
                found[child.kind].append(child)
            self._children[ref] = dict(found)
        return self._children[ref]

    def unnamed(self, body: Body) -> Mapping[str, tuple[int, int]]:
        """Kinds of child of which a source counts more than are named: named and counted."""
        if body.ref not in self._unnamed:
            self._unnamed[body.ref] = self._count_unnamed(body)
        return self._unnamed[body.ref]

    def _count_unnamed(self, body: Body) -> dict[str, tuple[int, int]]:
        children = self._children_by_kind(body.ref)
        named = {kind: len(same) for kind, same in children.items()}
        kinds = self.dataset.about.kinds.get(Body.TABLE, {})
        counts: dict[str, int] = {}
        for count in self._counts(body):
            counts.setdefault(count.kind, count.count)
        return {
            kind: (named.get(kind, 0), count)
            for kind, count in counts.items()
            if kind in kinds and count > named.get(kind, 0)
        }

    def _folder(self, key: Folder) -> list[Node]:
        if key.within is None:
            return self._sorted(self._groups(key.table).get(key.group, ()))
        kind = None if key.group is None else str(key.group)
        if key.table == Event.TABLE:
            return [*map(self._event_node, self._meetings_by_kind(key.within).get(kind, ()))]
        body, kind = self.dataset.get(key.within, Body), str(key.group)
        nodes = [*map(self._body_node, self._children_by_kind(body.ref).get(kind, ()))]
        named, counted = self.unnamed(body)[kind]
        label = f"{counted - named} not named in any source"
        gap = gap_about(self.dataset, body.ref, "counts")
        return [*nodes, Node(Unnamed(body.ref, kind), label, Role.MISSING, gap)]

    def _collection(self, table: str) -> list[Node]:
        if table == Event.TABLE:
            return [self._event_node(event) for event in self.as_of.loose_events]
        groups = self._groups(table)
        if len(groups) > 1:
            nodes = [
                self._folder_node(Folder(None, table, group), f"{len(records):,}")
                for group, records in groups.items()
            ]
            return sorted(nodes, key=lambda node: name_key(node.label))
        return self._sorted(self.dataset.table(table))

    def _groups(self, table: str) -> Mapping[Group, Sequence[Record]]:
        """The groups of a collection, and the records in each."""
        if table not in self._grouped:
            found: dict[Group, list[Record]] = defaultdict(list)
            for record in self.dataset.table(table):
                found[self._group_of(record)].append(record)
            self._grouped[table] = dict(found)
        return self._grouped[table]

    def _group_of(self, record: Record) -> Group:
        """What a record of a collection shares with those in its folder."""
        if isinstance(record, Organisation):
            return standing_values(record.parties)
        if isinstance(record, Person):
            party = self.as_of.current(record, record.party)
            return (party,) if party else ()
        return record.kind if isinstance(record, Programme) else None

    def _sorted(self, records: Iterable[Record]) -> list[Node]:
        """The lines of a collection: agreements and sources by date, gaps as in the file.

        What has no date comes last; all else is sorted by name.
        """

        def place(pair: tuple[Record, Node]) -> tuple[object, ...]:
            record, node = pair
            if isinstance(record, Treaty | Source):
                return (*sort_key(self.as_of.date_of(record)), name_key(node.label))
            return () if isinstance(record, Gap) else (name_key(node.label),)

        pairs = ((record, self._record_node(record)) for record in records)
        return [node for _, node in sorted(pairs, key=place)]

    # The way to a record

    def path_to(self, ref: Ref) -> tuple[Key, ...]:
        """The keys from the top of the tree down to ``ref``; empty if it is not in the tree."""
        record = self.dataset.records.get(ref)
        if record is None:
            return ()
        if isinstance(record, Body):
            return self._path_to_body(record)
        if isinstance(record, Event):
            return self._path_to_event(record)
        if record.TABLE not in _COLLECTIONS:
            return ()
        group = self._group_of(record)
        grouped = len(self._groups(record.TABLE)) > 1
        folder = (Folder(None, record.TABLE, group),) if grouped else ()
        return (Collection(record.TABLE), *folder, ref)

    def _path_to_body(self, body: Body) -> tuple[Key, ...]:
        if not self.as_of.there(body):
            return ()
        way: list[Key] = [body.ref]  # from the body up
        while (parent := self.as_of.parent(body)) is not None:
            above = self.dataset.get(parent, Body)
            if body.kind in self.unnamed(above):
                way.append(Folder(parent, Body.TABLE, body.kind))
            way.append(parent)
            body = above
        return tuple(reversed(way))

    def _path_to_event(self, event: Event) -> tuple[Key, ...]:
        if not self.as_of.knows(event):
            return ()
        owners = self.as_of.owners(event)
        for owner in owners:
            if above := self.path_to(owner):
                body = self.dataset.get(owner)
                foldered = isinstance(body, Body) and (
                    self.as_of.children(owner) or self.unnamed(body)
                )
                folder = (Folder(owner, Event.TABLE, event.kind),) if foldered else ()
                return (*above, *folder, event.ref)
        return () if owners else (Collection(Event.TABLE), event.ref)
