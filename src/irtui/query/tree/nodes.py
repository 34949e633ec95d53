"""The lines of a tree, and the keys that name their places."""

from enum import Enum

from attrs import field, frozen

from irtui.model.claims import Ref
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
class Remark:
    """The place of what is said of the tree itself."""

    number: int


Key = Ref | Whole | Collection | Folder | Steps | Apart | Unnamed | Remark
"""Names a place in the tree, the same for the same place on every day."""


class Role(Enum):
    """What a node of the tree stands for."""

    BODY = "body"
    EVENT = "event"
    RECORD = "record"
    FOLDER = "folder"
    """Several records under one heading, inside the hierarchy."""
    DATASET = "dataset"
    """The dataset itself."""
    COLLECTION = "collection"
    """All records of a table, beside the hierarchy."""
    MISSING = "missing"
    """What a source counts and nobody names."""


@frozen
class Node:
    """One line of the tree."""

    key: Key
    label: str = field(converter=one_line)
    role: Role
    ref: Ref | None = None
    """The record that it leads to; a folder has none."""
    note: str = field(default="", converter=one_line)
    """What stands at the end of the line: a count or a date."""
    there: Presence = Presence.YES
    """Whether it was there on the day."""
    folds: bool = False
    """Whether it has children."""
    status: Status = Status.HELD
    """For a meeting: how far it got."""

    @property
    def leads(self) -> bool:
        """Whether it leads to a page: that of its record, or of the dataset."""
        return self.ref is not None or self.role is Role.DATASET

    @property
    def remark(self) -> str:
        """How far a meeting got that was not held, or that something was not certainly there."""
        return self.there.remark if self.status is Status.HELD else self.status.value


def whole(records: int) -> Node:
    """The line of a dataset of so many records, which the app shows before all others."""
    return Node(Whole(), "Dataset", Role.DATASET, note=f"{records:,} records")
