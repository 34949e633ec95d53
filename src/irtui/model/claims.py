"""A claim: a value with its dates, its sources, its rank and its basis.

The idea follows Wikidata's statements (Help:Ranking, Help:Deprecation): what is thought wrong is
ranked down and kept; what stopped being true gets an end date.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import combinations, product
from typing import Any, Generic, NamedTuple, TypeVar

from irtui.lean import Factory, field, fields, frozen, has
from irtui.model.dates import Moment, Precision, Span, When, one_of, within
from irtui.model.fields import Kind, plain

T = TypeVar("T")


class Rank(StrEnum):
    """Which of several claims the panes print first."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"
    """Kept and shown, but thought wrong."""


class Basis(StrEnum):
    """Whether a source says it, or whether it was concluded here."""

    STATED = "stated"
    INFERRED = "inferred"
    """Counted or concluded here, from the claim's own sources; its note says how."""


ID_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""What the id of a record looks like, as a regular expression."""
WHOLE_ID = "[a-z0-9]++(?:-[a-z0-9]++)*+"
"""The same for Python alone: it gives nothing back, and so takes no memory for each part."""


class Ref(NamedTuple):
    """A pointer to a record."""

    table: str
    id: str

    def __str__(self) -> str:
        return f"{self.table}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """The reference that ``table:id`` writes, whether or not there is such a table.

        Raises:
            ValueError: there is no colon in ``text``.
        """
        table, identifier = text.split(":", 1)
        return cls(table, identifier)


@frozen(slots=True)
class Citation:
    """A source, and where in it."""

    source: str = plain(Kind.ID, "The id of the source.", targets=("source",), required=True)
    at: str | None = plain(Kind.TEXT, "Page, paragraph or time in a recording.", line=True)
    quote: str | None = plain(Kind.TEXT, "The words that say it.")

    ref: Ref = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda self: Ref("source", self.source), takes_self=True),
    )
    """The source's record."""


Bound = When | Ref
"""Where a claim begins or ends: a date, or the event that marks it."""


@frozen(eq=False, slots=True)
class Claim(Generic[T]):
    """One value of one field of one record. Compares by identity."""

    value: T
    since: Bound | None = plain(
        Kind.BOUND, "From when on it held: a date, or event:ID. Without it, no such bound is known."
    )
    until: Bound | None = plain(
        Kind.BOUND, "Until when it held: a date, or event:ID. Without it, no such bound is known."
    )
    seen: tuple[When, ...] = plain(Kind.DATE, "When it was observed to hold.", many=True, lone=True)
    sources: tuple[Citation, ...] = plain(
        Kind.CITATIONS, "Where it was read. Without them, it rests on the sources of its record."
    )
    rank: Rank = plain(
        Kind.WORD,
        "Which of several claims is shown first, and which is thought wrong.",
        words=Rank,
        default=Rank.NORMAL,
    )
    basis: Basis = plain(
        Kind.WORD,
        "Whether a source says it, or whether it was concluded here.",
        words=Basis,
        default=Basis.STATED,
    )
    note: str | None = plain(Kind.TEXT, "Why, in the dataset's own words.")
    joint: bool = plain(
        Kind.FLAG,
        "For a parent: it is one together with others that say so, and does not contradict them.",
        default=False,
    )

    @property
    def dated(self) -> bool:
        """Whether it says anything of when it held."""
        return bool(self.since or self.until or self.seen)

    @property
    def only_seen(self) -> bool:
        """Whether it was seen to hold, and nobody says since or until when."""
        return bool(self.seen) and not (self.since or self.until)

    @property
    def deprecated(self) -> bool:
        """Whether it is thought wrong."""
        return self.rank is Rank.DEPRECATED


class Agreement(StrEnum):
    """How two claims of one field stand to each other, apart from when they hold."""

    CORROBORATION = "corroboration"
    """They say the same."""
    REFINEMENT = "refinement"
    """One says the same, more exactly."""
    CONFLICT = "conflict"
    """They cannot both be true."""


def compare_dates(one: When, other: When) -> Agreement:
    """How two statements of one date agree.

    ``2000`` and ``2000-10-03`` refine each other; ``2021/2031`` and ``2021/2030`` end differently
    and so conflict. A single day conflicts with a longer span, a month or a year contains it.
    ``[2003,2008]`` conflicts with ``2005``: one of several days is none between them.
    """
    if one == other:
        return Agreement.CORROBORATION
    may_agree = any(_may_agree(*pair) for pair in product(one_of(one), one_of(other)))
    return Agreement.REFINEMENT if may_agree else Agreement.CONFLICT


def _may_agree(one: When, other: When) -> bool:
    """Whether two dates, neither of them one of several, can both be true."""
    pairs = list(zip(_ends(one), _ends(other), strict=True))
    if isinstance(one, Moment) and isinstance(other, Moment):
        pairs = pairs[:1]
    elif isinstance(one, Moment) or isinstance(other, Moment):
        moment, span = (one, other) if isinstance(one, Moment) else (other, one)
        if _coarse(moment) and within(span, moment):
            return True
    return all(_overlap(*pair) for pair in pairs)


def _coarse(moment: When) -> bool:
    return isinstance(moment, Moment) and moment.precision is not Precision.DAY


def _ends(when: When) -> tuple[Moment | None, Moment | None]:
    return (when.start, when.end) if isinstance(when, Span) else (when, when)


def _overlap(one: Moment | None, other: Moment | None) -> bool:
    if one is None or other is None:  # an unknown end contradicts nothing
        return True
    (first, last), (begin, end) = one.bounds, other.bounds
    starts = first is None or end is None or first <= end
    return starts and (begin is None or last is None or begin <= last)


_parts: dict[type[Any], tuple[str, ...]] = {Ref: Ref._fields}


def parts_of(cls: type[Any]) -> tuple[str, ...]:
    """The attributes of a class of values; none, of text, numbers and words."""
    if cls not in _parts:
        _parts[cls] = tuple(one.name for one in fields(cls)) if has(cls) else ()
    return _parts[cls]


def compare_values(one: object, other: object) -> Agreement:
    """How two values of one single-valued field agree.

    Texts are compared without their case, structures key by key: one that leaves a key out is
    refined by one that has it.
    """
    if isinstance(one, Moment | Span) and isinstance(other, Moment | Span):
        return compare_dates(one, other)
    if type(one) is type(other) and (names := parts_of(type(one))):
        return _compare_keys((getattr(one, name), getattr(other, name)) for name in names)
    if isinstance(one, str) and isinstance(other, str):
        one, other = one.casefold(), other.casefold()
    return Agreement.CORROBORATION if one == other else Agreement.CONFLICT


def _compare_keys(pairs: Iterable[tuple[object, object]]) -> Agreement:
    verdicts = {
        Agreement.REFINEMENT if (one is None) != (other is None) else compare_values(one, other)
        for one, other in pairs
    }
    for verdict in (Agreement.CONFLICT, Agreement.REFINEMENT):
        if verdict in verdicts:
            return verdict
    return Agreement.CORROBORATION


def conflicts(
    claims: Iterable[Claim[T]],
    agree: Callable[[T, T], Agreement],
    together: Callable[[Claim[T], Claim[T]], bool],
) -> tuple[tuple[Claim[T], Claim[T]], ...]:
    """The pairs of claims that cannot both be true on days when both certainly hold.

    Args:
        claims: alternatives of one field.
        agree: how two values stand to each other.
        together: whether two claims certainly hold on a common day.
    """
    standing = [claim for claim in claims if not claim.deprecated]
    return tuple(
        (one, other)
        for one, other in combinations(standing, 2)
        if agree(one.value, other.value) is Agreement.CONFLICT and together(one, other)
    )
