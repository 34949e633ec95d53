"""The tree of a day: who sits under whom, and everything else in folders beside it.

Nodes are made as they are unfolded, so a large dataset costs no more than what is on the screen.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from irtui.lean import evolve
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dates import sort_key
from irtui.model.holding import Presence
from irtui.model.names import capitalized, counted, source_line
from irtui.model.namesakes import mark
from irtui.model.records import Body, Event, Gap, Programme, Record, Source, Treaty
from irtui.model.values import Count
from irtui.query.evidence import gap_about
from irtui.query.folding import name_key, name_keys
from irtui.query.names import names_of
from irtui.query.roles import members
from irtui.query.series import held_in_words, is_meeting, kinds_heading
from irtui.query.tree.collections import COLLECTIONS, Collections, by_time
from irtui.query.tree.meetings import Meetings
from irtui.query.tree.nodes import (
    Apart,
    Collection,
    Folder,
    Items,
    Key,
    Node,
    Nodes,
    Role,
    Steps,
    Unnamed,
)

if TYPE_CHECKING:
    from datetime import date

_MEET = tuple(one.TABLE for one in (Body, Event, Treaty, Programme))
"""The tables whose records have meetings below them, or steps."""
_APART = {
    Presence.POSSIBLY: "Possibly there",
    Presence.LATER: "Later",
    Presence.FORMER: "Former",
}
"""What is said of what was not certainly there on the day."""


def counts_of_day(as_of: AsOf, body: Body) -> Iterator[Count]:
    """What a body has how many of on the day; a count that was first made later says nothing."""
    for claim in as_of.holding(body, "counts"):
        firsts = [when.earliest for when in claim.seen if when.earliest]
        if claim.since or not firsts or min(firsts) <= as_of.day:
            yield claim.value


class Hierarchy:
    """The tree of one day."""

    def __init__(self, as_of: AsOf) -> None:
        self.as_of = as_of
        self.dataset = as_of.dataset
        self._collections = Collections(as_of)
        self._meetings = Meetings(as_of)
        self._beside: dict[Ref | None, tuple[list[Body], dict[Ref, Body]]] = {}
        self._unnamed: dict[Ref, Mapping[str, tuple[int, int]]] = {}
        self._below_of: dict[Key, Nodes] = {}

    # Nodes

    def roots(self) -> list[Node]:
        """The top of the tree: bodies without a parent, then the collections."""
        nodes = [self._body_node(body) for body in self._side_by_side(None)[0]]
        nodes += self._apart_node(None, Body.TABLE, Presence.POSSIBLY)
        for table, label in COLLECTIONS.items():
            counts = self._collections.counts(table)
            if any(counts.values()):
                note = f"{counts[Presence.YES]:,}"
                nodes.append(Node(Collection(table), label, Role.COLLECTION, note=note, folds=True))
        return nodes

    def node(self, ref: Ref) -> Node:
        """The line of one record."""
        record = self.dataset.get(ref)
        if isinstance(record, Body):
            return self._body_node(record)
        if isinstance(record, Event):
            return self._meetings.node(record)
        return self._record_node(record)

    def _body_node(self, body: Body) -> Node:
        label = self.as_of.short_title(body)
        return Node(
            body.ref,
            label,
            Role.BODY,
            body.ref,
            self._count(body),
            self.as_of.presence(body),
            self._folds(body.ref),
            gaps=len(self._meetings.empty_years(body.ref)),
            names=names_of(self.as_of, body, label),
        )

    def _count(self, body: Body) -> str:
        """How many meetings of a body were held; of one without any, how many members it has."""
        if held := held_in_words(self.as_of, self.as_of.meetings(body.ref)):
            return held
        count = len(members(self.as_of, body.ref))
        return counted(count, "member") if count else ""

    def _folds(self, ref: Ref) -> bool:
        """Whether there is anything below the line of a record."""
        meets = ref.table in _MEET
        return self._in_folders(ref) or (meets and bool(self.as_of.meetings(ref)))

    def _label(self, record: Record) -> str:
        if isinstance(record, Source):
            alike = mark(self.dataset, record.ref, source_line(record))
            return f"{record.publisher or record.id}{alike}"
        return self.as_of.title(record)

    def _record_node(self, record: Record) -> Node:
        label, note = self._label(record), ""
        if isinstance(record, Gap):
            note = record.about.table if record.about else ""
        elif isinstance(record, Programme):
            note = held_in_words(self.as_of, self.as_of.meetings(record.ref))
        folds = self._folds(record.ref)
        there, when = self.as_of.presence(record), self.as_of.date_of(record)
        names = names_of(self.as_of, record, label)
        return Node(
            record.ref, label, Role.RECORD, record.ref, note, there, folds, when=when, names=names
        )

    # Children

    def children(self, node: Node) -> Nodes:
        """The lines below ``node``, in their order."""
        if node.key not in self._below_of:
            items = self._items(node.key)
            self._below_of[node.key] = Nodes(items, self.node, self._folds, self._by_name)
        return self._below_of[node.key]

    def _items(self, key: Key) -> Items:
        """What is below a place: records, and what else stands beside them."""
        if isinstance(key, Collection):
            return self._collection(key.table)
        if isinstance(key, Folder):
            return self._folder(key)
        if isinstance(key, Apart):
            if key.table == Body.TABLE:
                return self._side_by_side(key.within)[1]
            return self._sorted(self._collections.of(key.table)[key.presence])
        if isinstance(key, Steps):
            return self._meetings.lines(key.within, self._meetings.of(key.within)[1])
        record = self.dataset.records.get(key) if isinstance(key, Ref) else None
        if record is None:
            return []
        if isinstance(record, Body):
            return self._below_body(record)
        return self._below(record.ref)

    def _below_body(self, body: Body) -> Iterator[Node | Ref]:
        yield from (child.ref for child in self._side_by_side(body.ref)[0])
        for kind, (named, every) in self.unnamed(body).items():
            key = Folder(body.ref, Body.TABLE, kind)
            brief = f"{named} of {every}"
            yield evolve(self._folder_node(key, f"{brief} named"), brief=brief)
        yield from self._below(body.ref)
        yield from self._apart_node(body.ref, Body.TABLE, Presence.POSSIBLY)

    def _below(self, ref: Ref) -> Iterator[Node | Ref]:
        """The meetings of a record, in folders beside bodies, and its steps apart from them."""
        meetings, steps = self._meetings.of(ref)
        if self._in_folders(ref):
            for kind, same in self._meetings.by_kind(ref).items():
                yield self._folder_node(Folder(ref, Event.TABLE, kind), self._meetings.note(same))
        else:
            yield from self._meetings.lines(ref, meetings)
        if self._steps_apart(ref):
            label = kinds_heading(self.dataset, steps)
            yield Node(Steps(ref), label, Role.FOLDER, note=f"{len(steps):,}", folds=True)
        else:
            yield from self._meetings.lines(ref, steps)

    def _in_folders(self, ref: Ref) -> bool:
        """Whether the events of a record stand beside bodies, so that they are in folders."""
        return ref.table == Body.TABLE and bool(
            self.as_of.children(ref) or self.unnamed(self.dataset.get(ref, Body))
        )

    def _steps_apart(self, ref: Ref) -> bool:
        meetings, steps = self._meetings.of(ref)
        return bool(steps) and (bool(meetings) or self._in_folders(ref))

    def _side_by_side(self, ref: Ref | None) -> tuple[list[Body], dict[Ref, Body]]:
        """The bodies that stand right below a body or at the top, and those gathered behind them.

        Those are gathered that were only possibly there, with all under them, where others
        certainly were. Bodies in a folder of their kind are in neither.
        """
        if ref not in self._beside:
            unnamed = self.unnamed(self.dataset.get(ref, Body)) if ref else {}
            bodies = [body for body in self.as_of.children(ref) if body.kind not in unnamed]
            apart = {body.ref: body for body in bodies if self._doubtful(body)}
            if self.as_of.former or len(apart) == len(bodies):
                apart = {}
            self._beside[ref] = [body for body in bodies if body.ref not in apart], apart
        return self._beside[ref]

    def _doubtful(self, body: Body) -> bool:
        there = self.as_of.presence(body)
        return there is Presence.POSSIBLY and body.ref not in self._above_certain

    @cached_property
    def _above_certain(self) -> set[Ref]:
        """Every body that has one somewhere under it that was certainly there."""
        found: set[Ref] = set()
        for body in self.as_of.bodies():
            if self.as_of.presence(body) is Presence.YES:
                above = self.as_of.parent(body)
                while above is not None and above not in found:
                    found.add(above)
                    above = self.as_of.parent(self.dataset.get(above, Body))
        return found

    def _apart_node(self, within: Ref | None, table: str, presence: Presence) -> Iterator[Node]:
        """The folded line of what was not certainly there; none, where there is nothing."""
        if table == Body.TABLE:
            count = len(self._side_by_side(within)[1])
        else:
            count = self._collections.counts(table).get(presence, 0)
        if count:
            key = Apart(within, table, presence)
            yield Node(key, _APART[presence], Role.FOLDER, note=f"{count:,}", folds=True)

    def _folder_node(self, key: Folder, note: str) -> Node:
        return Node(key, self._heading(key), Role.FOLDER, note=note, folds=True)

    def _heading(self, key: Folder) -> str:
        if isinstance(key.group, tuple):
            return " and ".join(map(self.as_of.title, key.group)) or "Of no side"
        return capitalized(self.dataset.plural(key.table, key.group or key.table))

    def unnamed(self, body: Body) -> Mapping[str, tuple[int, int]]:
        """Kinds of child of which a source counts more than are named: named and counted."""
        if body.ref not in self._unnamed:
            named = Counter(child.kind for child in self.as_of.children(body.ref))
            kinds = self.dataset.about.kinds.get(Body.TABLE, {})
            counts: dict[str, int] = {}
            for count in counts_of_day(self.as_of, body):
                counts.setdefault(count.kind, count.count)
            self._unnamed[body.ref] = {
                kind: (named[kind], count)
                for kind, count in counts.items()
                if kind in kinds and count > named[kind]
            }
        return self._unnamed[body.ref]

    def _folder(self, key: Folder) -> Items:
        if key.within is None:
            return self._sorted(self._collections.groups(key.table).get(key.group, ()))
        if key.table == Event.TABLE:
            same = self._meetings.by_kind(key.within).get(key.group, [])
            return self._meetings.lines(key.within, same)
        kind, children = str(key.group), self.as_of.children(key.within)
        bodies = (child.ref for child in children if child.kind == kind)
        named, every = self.unnamed(self.dataset.get(key.within, Body))[kind]
        label = f"{every - named} not named in any source"
        gap = gap_about(self.dataset, key.within, "counts")
        return [*bodies, Node(Unnamed(key.within, kind), label, Role.MISSING, gap)]

    def _collection(self, table: str) -> Items:
        if table == Event.TABLE:
            yield from self._meetings.lines(None, self.as_of.loose_events)
            return
        if table == Source.TABLE:
            yield from ([Ref(table, one) for one in same] for same in self.dataset.once(by_time))
            return
        groups = self._collections.groups(table)
        if self._collections.in_groups(table):
            nodes = [
                self._folder_node(Folder(None, table, group), f"{len(records):,}")
                for group, records in groups.items()
            ]
            yield from sorted(nodes, key=lambda node: name_key(node.label))
        else:
            yield from self._sorted(chain.from_iterable(groups.values()))
        for presence in (Presence.LATER, Presence.FORMER):
            yield from self._apart_node(None, table, presence)

    def _sorted(self, records: Iterable[Record]) -> Items:
        """The records of a collection: agreements by date, gaps as in the file.

        What has no date comes last; all else is in order of names, as is what has one date.
        """
        found: dict[tuple[date, date] | None, list[Ref]] = defaultdict(list)
        for record in records:
            dated = isinstance(record, Treaty)
            found[sort_key(self.as_of.date_of(record)) if dated else None].append(record.ref)
        for day in sorted(filter(None, found)) or found:
            if found[day][0].table == Gap.TABLE:
                yield from found[day]
            else:
                yield found[day]

    def _by_name(self, refs: list[Ref]) -> list[Ref]:
        keys = name_keys([self._label(self.dataset.get(ref)) for ref in refs])
        return [ref for _, ref in sorted(zip(keys, refs, strict=True), key=itemgetter(0))]

    # The way to a record

    def path_to(self, ref: Ref) -> tuple[Key, ...]:
        """The keys from the top of the tree down to ``ref``; empty if it is not in the tree."""
        way: list[Key] = []
        key: Key | None = ref if self.has(ref) else None
        while key is not None:
            way.append(key)
            key = self.above(key)
        return tuple(reversed(way))

    def has(self, ref: Ref) -> bool:
        """Whether a record has its place in the tree."""
        record = self.dataset.records.get(ref)
        if isinstance(record, Body):
            return self.as_of.there(record)
        if isinstance(record, Event):
            return self._has_event(record)
        return record is not None and record.TABLE in COLLECTIONS

    def _has_event(self, event: Event) -> bool:
        passed: dict[Ref, None] = {}
        while event.ref not in passed and self.as_of.knows(event):
            passed[event.ref] = None
            owners = self.as_of.owners(event)
            if not owners or owners[0].table != Event.TABLE:
                return not owners or any(map(self.has, owners))
            event = self.dataset.get(owners[0], Event)
        return False

    def above(self, key: Key) -> Key | None:
        """The place that another stands under, which is in the tree; ``None`` at the top."""
        if isinstance(key, Folder | Apart):
            top = None if key.table == Body.TABLE else Collection(key.table)
            return key.within or top
        if isinstance(key, Steps):
            return key.within
        record = self.dataset.get(key) if isinstance(key, Ref) else None
        if isinstance(record, Body):
            return self._above_body(record)
        if isinstance(record, Event):
            return self._above_event(record)
        return self._above_record(record) if record is not None else None

    def _above_body(self, body: Body) -> Key | None:
        parent = self.as_of.parent(body)
        if body.ref in self._side_by_side(parent)[1]:
            return Apart(parent, Body.TABLE, Presence.POSSIBLY)
        if parent is not None and body.kind in self.unnamed(self.dataset.get(parent, Body)):
            return Folder(parent, Body.TABLE, body.kind)
        return parent

    def _above_event(self, event: Event) -> Key:
        owner = next(filter(self.has, self.as_of.owners(event)), None)
        if owner is None:
            return Collection(Event.TABLE)
        if not is_meeting(self.dataset, event):
            return Steps(owner) if self._steps_apart(owner) else owner
        return Folder(owner, Event.TABLE, event.kind) if self._in_folders(owner) else owner

    def _above_record(self, record: Record) -> Key:
        there, table = self.as_of.presence(record), record.TABLE
        if not there:
            return Apart(None, table, there)
        if self._collections.in_groups(table):
            return Folder(None, table, self._collections.group_of(record))
        return Collection(table)
