"""The lines of a tree, and the keys that name their places."""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from enum import Enum
from operator import itemgetter
from typing import Any, overload

from irtui.lean import Factory, field, frozen
from irtui.model.claims import Ref
from irtui.model.date_words import in_short
from irtui.model.dates import When
from irtui.model.holding import Presence
from irtui.model.names import one_line
from irtui.model.values import Status

Group = tuple[Ref, ...] | str | None
"""What the records of a folder have in common: their sides, or their kind; ``None``: no kind."""


@frozen
class Whole:
    """The place of the dataset itself."""

    def __str__(self) -> str:
        return "dataset"


@frozen
class Collection:
    """The place of all records of a table; of events, of those that belong to nothing else."""

    table: str

    def __str__(self) -> str:
        return f"all:{self.table}"


@frozen
class Folder:
    """The place of several records under one heading."""

    within: Ref | None
    """The body that it is of; ``None``: it is in the collection of its table."""
    table: str
    group: Group

    def __str__(self) -> str:
        group = self.group
        named = "+".join(ref.id for ref in group) if isinstance(group, tuple) else group
        parts = (self.within or self.table, self.table if self.within else "record", named)
        return ":".join(("folder", *(str(part) for part in parts if part)))


@frozen
class Steps:
    """The place of what is no meeting of a record, beside its meetings."""

    within: Ref

    def __str__(self) -> str:
        return f"steps:{self.within}"


@frozen
class Apart:
    """The place of what was not certainly there on the day, beside what was."""

    within: Ref | None
    """The body that they are under; ``None``: they are at the top, or in their collection."""
    table: str
    presence: Presence

    def __str__(self) -> str:
        return f"{self.presence}:{self.within or self.table}"


@frozen
class Unnamed:
    """The place of what a source counts and nobody names."""

    body: Ref
    kind: str

    def __str__(self) -> str:
        return f"missing:{self.body}:{self.kind}"


@frozen
class NoneRecorded:
    """The place of years in a row without a meeting, among the meetings of a yearly series."""

    body: Ref
    first: int
    last: int = field(eq=False)
    """It grows from day to day."""

    def __str__(self) -> str:
        return f"none:{self.body}:{self.first}"


@frozen
class Remark:
    """The place of what is said of the tree itself."""

    number: int


Key = Ref | Whole | Collection | Folder | Steps | Apart | Unnamed | NoneRecorded | Remark
"""Names a place in the tree, the same for the same place on every day."""


class Role(Enum):
    """What a node of the tree stands for."""

    BODY = "body"
    EVENT = "event"
    """A meeting, or an edition."""
    STEP = "step"
    """An event that is no meeting: a milestone, a signing."""
    RECORD = "record"
    FOLDER = "folder"
    """Several records under one heading, inside the hierarchy."""
    DATASET = "dataset"
    """The dataset itself."""
    COLLECTION = "collection"
    """All records of a table, beside the hierarchy."""
    MISSING = "missing"
    """What a source counts and nobody names, or years without a meeting."""


def _lines(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(one_line, names))


@frozen(slots=True)
class Node:
    """One line of the tree."""

    key: Key
    label: str = field(converter=one_line)
    role: Role
    ref: Ref | None = None
    """The record that it leads to; a folder has none."""
    note: str = field(default="", converter=one_line)
    """What stands at the end of the line, where that is no date: mostly a count."""
    brief: str = field(default="", kw_only=True)
    """A shorter note."""
    there: Presence = Presence.YES
    """Whether it was there on the day."""
    folds: bool = False
    """Whether it has children."""
    status: Status = Status.HELD
    """For an event: how far it got."""
    when: When | None = None
    """When it was, or was signed or published; of a folder of meetings, the last one held."""
    number: int | None = None
    """Of a meeting: its number."""
    place: str = field(default="", converter=one_line)
    """Of a meeting: where it was."""
    host: Ref | None = None
    """Of a meeting: the side in whose country it was."""
    gaps: int = 0
    """Of a body that meets yearly: in how many years no meeting is recorded."""
    names: tuple[str, ...] = field(
        converter=_lines, default=Factory(lambda node: (node.label,), takes_self=True)
    )
    """What its line may say on the day, from what says most to what takes the fewest letters."""

    @property
    def leads(self) -> bool:
        """Whether it leads to a page: that of its record, or of the dataset."""
        return self.ref is not None or self.role is Role.DATASET

    @property
    def subject(self) -> Ref | None:
        """The record that it leads to, or that the records of its folder are of."""
        match self.key:
            case Folder(within=ref) | Steps(within=ref) | Apart(within=ref):
                return ref
            case Unnamed(body=ref) | NoneRecorded(body=ref):
                return self.ref or ref
        return self.ref

    @property
    def is_event(self) -> bool:
        """Whether it stands for an event."""
        return self.role in (Role.EVENT, Role.STEP)

    @property
    def remark(self) -> str:
        """How far an event got that was not held, or that something was not certainly there."""
        return self.there.remark if self.status is Status.HELD else self.status.value

    @property
    def notes(self) -> tuple[str, ...]:
        """What may stand at the end of its line, likewise: its count, or when it was in short."""
        return tuple(filter(None, (self.note, self.brief))) or in_short(self.when)


Items = Iterable[Node | Ref | list[Ref]]
"""Nodes, records that nodes are to be made of, and such as are to be put in order before that."""


class Nodes(Sequence[Node]):
    """Nodes beside each other; those of records are made, and put in order, when one looks at them.

    Args:
        items: what they are made of.
        make: makes the node of a record.
        folds: whether a record has children.
        order: puts the records of one of the lists among the items in order.
    """

    def __init__(
        self,
        items: Items,
        make: Callable[[Ref], Node] | None = None,
        folds: Callable[[Ref], bool] | None = None,
        order: Callable[[list[Ref]], list[Ref]] | None = None,
    ) -> None:
        self._items: list[Any] = []
        self._runs: list[tuple[int, int]] = []  # from where to where there is no order yet
        self._make, self._has_children, self._order = make, folds, order
        for item in items:
            if isinstance(item, list):
                self._runs.append((len(self._items), len(self._items) + len(item)))
                self._items += item
            else:
                self._items.append(item)

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> "Nodes":
        """Some nodes, of which those stay to be made that are to be made."""
        return nodes if isinstance(nodes, Nodes) else cls(nodes)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Node: ...
    @overload
    def __getitem__(self, at: slice) -> list[Node]: ...
    def __getitem__(self, at: int | slice) -> Node | list[Node]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        item = self._item(place)
        if not isinstance(item, Node):
            assert self._make is not None
            item = self._items[place] = self._make(item)
        return item

    def _item(self, at: int) -> Node | Ref:
        run = bisect_right(self._runs, at, key=_FIRST) - 1
        if run >= 0 and at < self._runs[run][1]:
            begin, end = self._runs.pop(run)
            assert self._order is not None
            self._items[begin:end] = self._order(self._items[begin:end])
        item: Node | Ref = self._items[at]
        return item

    def key(self, at: int) -> Key:
        """The place of a node, which is not made for it."""
        return _key(self._item(at))

    def folding(self, among: Container[Key] | None = None) -> list[int]:
        """Which of them have children, from 0; only of those of some places, if some are given."""

        def folds(item: Node | Ref) -> bool:
            if among is not None and _key(item) not in among:
                return False
            if isinstance(item, Node):
                return item.folds
            return self._has_children is not None and self._has_children(item)

        for begin, end in tuple(self._runs):
            if any(map(folds, self._items[begin:end])):
                self._item(begin)
        return [at for at, item in enumerate(self._items) if folds(item)]


_FIRST = itemgetter(0)


def _key(item: Node | Ref) -> Key:
    return item.key if isinstance(item, Node) else item
