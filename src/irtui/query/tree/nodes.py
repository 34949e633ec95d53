"""The lines of a tree, and the keys that name their places."""

from enum import Enum

from attrs import Factory, field

from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.date_words import in_short
from irtui.model.dates import When
from irtui.model.holding import Presence
from irtui.model.names import counted, one_line
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


def _label(node: "Node") -> tuple[str, ...]:
    return (node.label,)


@frozen
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
    names: tuple[str, ...] = field(converter=_lines, default=Factory(_label, takes_self=True))
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


def whole(records: int) -> Node:
    """The line of a dataset of so many records, which the app shows before all others."""
    return Node(Whole(), "Dataset", Role.DATASET, note=counted(records, "record"))
