"""What a search answers: hits in order, each with the reason why it is one."""

from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import cached_property
from itertools import chain, islice
from typing import Annotated

from irtui.lean import field as attribute
from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.holding import Presence
from irtui.model.names import one_line
from irtui.model.said import Count, said
from irtui.query.find.grammar import Fault, Query
from irtui.query.find.rows import members


class Match(IntEnum):
    """How well a record matches, best first."""

    EXACT = 0
    """A name, an abbreviation or the id is just what was asked for."""
    CALLED = 1
    """A former name or an alias is just what was asked for."""
    START = 2
    """A name begins so."""
    WORD = 3
    """Words of its names begin so."""
    INSIDE = 4
    """It stands inside a word of a name."""
    OTHER_NAME = 5
    """A former name or an alias matches."""
    FIELD = 6
    """What a field says matches."""
    NEAR = 7
    """Nothing matches quite, but a word is nearly the same."""

    @property
    def by_name(self) -> bool:
        """Whether a name of the day matches, and it is that name that tells why."""
        return self in (Match.EXACT, Match.START, Match.WORD, Match.INSIDE)


Part = Annotated[tuple[Count, Count], ("description", "From, and to before which.")]
Spans = tuple[Part, ...]
"""Parts of a text, as offsets from and to."""


@frozen
class Reason:
    """One text that matched."""

    field: str = said("What it is: name, former name, alias (ru), place, statement …")
    text: str = said("The text in its own spelling.", converter=one_line)
    spans: Spans = said("The parts that matched, in characters of “text”, from 0.", default=())


@frozen
class Brief:
    """A shorter name of a hit, to be shown where its title has no room."""

    title: str
    spans: Spans
    """The parts that matched: as much of the query as in the title."""
    apart: str
    """What tells the record apart from others that are called so; empty, if there are none."""


@frozen
class Hit:
    """A record that matches, and why."""

    ref: Ref = said("The record.")
    title: str = said("What it is called on the day.", converter=one_line)
    match: Match = said("How well it matches; the best is named first here.")
    there: Presence = said("Whether it was there on the day.")
    spans: Spans = said("The parts of “title” that matched.", default=())
    reasons: tuple[Reason, ...] = said(
        "What else matched, until every term has its reason.", default=()
    )

    apart: str = ""
    """What tells it apart from others of the same title; empty, if there are none."""
    brief: Callable[[], Brief | None] = attribute(default=lambda: None, eq=False, repr=False)
    """Its shorter name, unless it has none, or what matched is only in the title."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """A remark on the hit, beside why it was found."""
        nearly = ("nearly",) if self.match is Match.NEAR else ()
        gone = () if self.there else (self.there.remark,)
        return (*nearly, *gone)


@frozen(kw_only=True)
class Ranked:
    """Records that match, best first. Hits are made when they are asked for."""

    _levels: tuple[tuple[Match, int], ...] = attribute(repr=False)
    _hit: Callable[[int, Match], Hit] = attribute(repr=False)
    _ref: Callable[[int], Ref] = attribute(repr=False)

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(rows.bit_count() for _, rows in self._levels)

    @property
    def levels(self) -> tuple[tuple[Match, int], ...]:
        """How well the hits match, in their order, and how many match so."""
        return tuple((match, rows.bit_count()) for match, rows in self._levels)

    def _rows(self) -> Iterator[tuple[int, Match]]:
        return ((row, match) for match, rows in self._levels for row in members(rows))

    def hits(self, limit: int | None = None) -> Iterator[Hit]:
        """The hits in their order, at most so many."""
        return (self._hit(*pair) for pair in islice(self._rows(), limit))

    def hit(self, number: int) -> Hit:
        """The hit of a number from 0; those before it are gone through once."""
        left, found = self._gone_through
        found.extend(islice(left, max(number + 1 - len(found), 0)))
        return self._hit(*found[number])

    @cached_property
    def _gone_through(self) -> tuple[Iterator[tuple[int, Match]], list[tuple[int, Match]]]:
        """What is left to go through, and what has been."""
        return self._rows(), []

    def refs(self) -> Iterator[Ref]:
        """The records alone."""
        return (self._ref(row) for row, _ in self._rows())


@frozen(kw_only=True)
class Group(Ranked):
    """The hits of one kind."""

    label: str
    """What several of that kind are called: ``working groups``."""
    near: bool
    """Whether they are near misses."""


@frozen
class Nearest:
    """What is most like a part of the query that stands nowhere."""

    start: int
    """Where in the query that part begins, in characters from 0."""
    end: int
    """The character after it."""
    text: str
    """What is most like it, in its own spelling."""


@frozen
class Without:
    """What would be found if one term were not there."""

    term: str
    """The term as it was typed."""
    count: int


@frozen
class Found:
    """The answer to a query."""

    query: Query
    empty: bool = True
    """Whether nothing was looked for: the query is empty, or no term of it was understood."""
    groups: tuple[Group, ...] = ()
    """The hits by kind, the kind of the best hit first, near misses after all others."""
    ranked: Ranked | None = attribute(default=None, repr=False)
    """All hits in one order."""
    faults: tuple[Fault, ...] = ()
    """What of the query was not understood."""
    nearest: tuple[Nearest, ...] = ()
    """Where nothing was found: the words that come nearest to those that stand nowhere.

    None, if they would find nothing either.
    """
    suggestion: str = ""
    """Where nothing was found: the query with the nearest words; empty, if there are none."""
    without: tuple[Without, ...] = ()
    """Where nothing was found: what leaving out one term would find."""

    @property
    def total(self) -> int:
        """How many records were found, near misses counted."""
        return self.ranked.count if self.ranked else 0

    @property
    def near(self) -> int:
        """How many of them are near misses."""
        return sum(group.count for group in self.groups if group.near)

    def hits(self, limit: int | None = None) -> Iterator[Hit]:
        """The hits, best first."""
        return self.ranked.hits(limit) if self.ranked else iter(())

    def grouped_refs(self) -> Iterator[Ref]:
        """The records in the order of the groups."""
        return chain.from_iterable(group.refs() for group in self.groups)

    def true_refs(self) -> Iterator[Ref]:
        """The same without near misses, where there are others."""
        only_near = self.near == self.total
        groups = (group for group in self.groups if only_near or not group.near)
        return chain.from_iterable(group.refs() for group in groups)
