"""The dataset on a day: what was there and what held, what it was called, who was under whom.

Every question about a day starts from an `AsOf`, so that no two answers of one day can disagree.

The rules of what holds are those of the dataset format. Inside certain bounds: yes. Inside the
uncertain part of a bound: possibly. Sightings alone: yes from the first to the last, possibly
outside. No dates at all: while the record exists.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import TypeVar

from attrs import field, frozen

from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.dates import Truth, When, as_moment, sort_key
from irtui.model.holding import (
    FEW,
    best_ranked,
    claims_in_time,
    lifetime,
    order,
    resolve,
    standing_values,
    stretch,
)
from irtui.model.names import kind_in_words, ordinal
from irtui.model.namesakes import mark, meeting_mark
from irtui.model.records import Body, Event, Gap, Party, Person, Post, Record, Source, Treaty
from irtui.model.values import Name, Status

T = TypeVar("T")

_TIMELESS = (Party, Post, Person, Source, Gap)
"""Records that have no life of their own in time: when a person lived, no dataset here tells."""
OWNERS = ("body", "programme", "agreement")
"""The fields that say what an event is a meeting or a step of."""


@frozen(eq=False)
class AsOf:
    """A dataset on one day. Costs nothing until it is asked; compares by identity."""

    dataset: Dataset = field(repr=False)
    day: date
    former: bool = False
    """Whether bodies and meetings that were not there on that day count, too."""
    _titles: dict[Ref, str] = field(factory=dict, init=False, repr=False)
    _meetings: dict[Ref, list[Event]] = field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, dataset: Dataset, day: date, former: bool = False) -> "AsOf":
        """The one value for a day, which is kept for the last few days that were asked for."""
        return dataset.once(_days)(day, former)

    # What holds

    def truth(self, record: Record) -> Truth:
        """Whether ``record`` was there on the day; an event, from its day on."""
        if isinstance(record, _TIMELESS):
            return Truth.YES
        return lifetime(self.dataset, record).on(self.day)

    def holds(self, record: Record, claim: Claim[T]) -> Truth:
        """Whether ``claim``, of ``record``, held on the day."""
        if not claim.dated:
            return self.truth(record)
        return stretch(self.dataset, claim).on(self.day)

    def holding(self, record: Record, claims: Iterable[Claim[T]]) -> tuple[Claim[T], ...]:
        """The claims of a record to show for the day, the best first, without deprecated ones.

        Those that certainly hold go before those that possibly do, then by rank; of equals, the
        order of the file stays.
        """
        rated = [
            (truth, claim)
            for claim in claims
            if not claim.deprecated and (truth := self.holds(record, claim))
        ]
        if len(rated) > 1:
            rated.sort(key=lambda pair: order(*pair))
        return tuple(claim for _, claim in rated)

    def leading(self, record: Record, claims: Sequence[Claim[T]]) -> Claim[T] | None:
        """The claim that stands for its field on the day.

        It is the best of those that hold; where none does, the best ranked that is not deprecated.
        """
        if held := self._first(record, claims):
            return held
        if len(claims) <= FEW:
            return best_ranked(claim for claim in claims if not claim.deprecated)
        return claims_in_time(self.dataset, claims).standing

    def _first(self, record: Record, claims: Sequence[Claim[T]]) -> Claim[T] | None:
        """The first of the claims that `holding` gives; of many, without looking at each."""
        if len(claims) <= FEW:
            return next(iter(self.holding(record, claims)), None)
        field = claims_in_time(self.dataset, claims)
        found = field.dated.on(self.day)
        if field.undated is not None and (truth := self.truth(record)):
            rank = field.rank(truth, field.undated)
            if found is None or rank < found[0]:
                return field.undated
        return found[1] if found else None

    def current(self, record: Record, claims: Sequence[Claim[T]]) -> T | None:
        """The best value that holds on the day; ``None`` if none does."""
        held = self._first(record, claims)
        return held.value if held else None

    def value(self, record: Record, claims: Sequence[Claim[T]]) -> T | None:
        """The value of the claim that stands for its field; ``None`` if there is none."""
        claim = self.leading(record, claims)
        return claim.value if claim else None

    # When something was

    def date_of(self, record: Record) -> When | None:
        """When a meeting was or was to be, an agreement signed, or a source published.

        ``None`` for all else.
        """
        if isinstance(record, Event):
            return self.value(record, record.when) or self.value(record, record.planned)
        if isinstance(record, Treaty):
            return self.value(record, record.signed) or self.value(record, record.term)
        return record.date if isinstance(record, Source) else None

    def link_time(self, link: Link) -> When | None:
        """When a link began to hold, or else when the record began that makes it."""
        record = self.dataset.get(link.source)
        if isinstance(record, Event | Source):
            return self.date_of(record)
        if link.claim is not None and link.claim.dated:
            since = resolve(self.dataset, link.claim.since)
            return since or min(link.claim.seen, key=sort_key, default=None)
        return lifetime(self.dataset, record).start

    # What it was called

    def name(self, record: Record, claims: Sequence[Claim[Name]]) -> str | None:
        """The name that holds on the day, or else the best ranked one."""
        name = self.value(record, claims)
        return name.value if name else None

    # Where a name is all that is seen of a record, its reference follows it if another record is
    # called the same. ``alone`` leaves that out: for a search, and beside the reference itself.

    def title(self, of: Record | Ref, *, alone: bool = False) -> str:
        """What a record is called on the day; a meeting without a name, by its number and kind."""
        ref = of if isinstance(of, Ref) else of.ref
        if ref not in self._titles:
            self._titles[ref] = self._title(self.dataset.get(ref))
        name = self._titles[ref]
        return name if alone else name + mark(self.dataset, ref, name)

    def _title(self, record: Record) -> str:
        if name := self.name(record, record.name):
            return name
        if isinstance(record, Event):
            return self._by_number(record)
        if isinstance(record, Source):
            return record.title or record.publisher or record.id
        return record.text if isinstance(record, Gap) else record.id

    def meeting_title(self, event: Event) -> str:
        """A meeting among those of its body: ``22nd meeting``; its name, if it has no number."""
        if event.name and not self.leading(event, event.number):
            return self.title(event)
        return self._by_number(event) + meeting_mark(self.dataset, event, dated=True)

    def _by_number(self, event: Event) -> str:
        number, kind = self.leading(event, event.number), kind_in_words(event)
        return f"{ordinal(number.value)} {kind}" if number else kind.capitalize()

    def short_title(self, of: Record | Ref, *, alone: bool = False) -> str:
        """The abbreviation of the day where there is one, else the title."""
        record = self.dataset.get(of) if isinstance(of, Ref) else of
        name = self.name(record, record.abbreviation)
        if name is None:
            return self.title(record, alone=alone)
        return name if alone else name + mark(self.dataset, record.ref, name)

    def full_title(self, of: Record | Ref, *, short: bool = False, alone: bool = False) -> str:
        """The title, for a meeting with what it is one of, by its ``short`` name if wanted."""
        record = self.dataset.get(of) if isinstance(of, Ref) else of
        own = self.title(record, alone=alone)
        if not isinstance(record, Event) or record.name:
            return own
        told_apart = "" if alone else meeting_mark(self.dataset, record)
        for claims in (record.body, record.programme, record.agreement):
            if owner := self.value(record, claims):
                title = self.short_title if short else self.title
                called = title(owner, alone=alone or bool(told_apart))
                own = f"{own} of the {called}" if record.number else f"{own}: {called}"
                break
        return own + told_apart

    def brief_title(self, of: Record | Ref) -> str:
        """The shortest title that names a record by itself: ``6th session of the CLFE``."""
        ref = of if isinstance(of, Ref) else of.ref
        event = ref.table == Event.TABLE
        return self.full_title(of, short=True) if event else self.short_title(of)

    def way_to(self, record: Record) -> list[str]:
        """What lies above ``record`` on the day, from the top, and last the record itself."""
        way: list[str] = []
        above: Record | None = record
        while above is not None:
            if isinstance(above, Event):
                way.append(self.meeting_title(above))
                claims = above.body or above.programme or above.agreement
            else:
                way.append(self.short_title(above))
                claims = above.parent if isinstance(above, Body) else ()
            owner = self.value(above, claims)
            above = self.dataset.records.get(owner) if owner else None
        return way[::-1]

    # Who is under whom

    def placing(self, body: Body) -> Claim[Ref] | None:
        """The claim that puts ``body`` under another; ``None`` where it is at the top.

        It is also at the top where the body above it is gone.
        """
        if self.former:
            return self.leading(body, body.parent)
        held = self._first(body, body.parent)
        return held if held and self.truth(self.dataset.get(held.value)) else None

    def parent(self, body: Body) -> Ref | None:
        """The body above ``body`` on the day; ``None`` at the top."""
        claim = self.placing(body)
        return claim.value if claim else None

    def there(self, body: Body) -> bool:
        """Whether a body is one of the day's, at least possibly."""
        return self.former or bool(self.truth(body))

    @cached_property
    def _bodies(self) -> dict[Ref | None, list[Body]]:
        """Bodies of the day under their parents, in the order of the file."""
        found: dict[Ref | None, list[Body]] = {}
        for body in self.dataset.all(Body):
            if self.there(body):
                found.setdefault(self.parent(body), []).append(body)
        return found

    def bodies(self) -> Iterator[Body]:
        """Every body of the day, beside those that it shares its parent with."""
        for group in self._bodies.values():
            yield from group

    def children(self, of: Ref | None) -> Sequence[Body]:
        """The bodies of the day under a body, in the order of the file; ``None``: at the top."""
        return self._bodies.get(of, ())

    # Meetings

    def status(self, event: Event) -> Status:
        """How far an event got; held, if nothing is said."""
        return self.value(event, event.status) or Status.HELD

    def held(self, event: Event) -> bool:
        """Whether an event had been held by the day, as far as that is known."""
        return self.status(event) is Status.HELD and not self._to_come(event)

    def _to_come(self, event: Event) -> bool:
        """Whether the day certainly lies before an event."""
        when = self.date_of(event)
        return when is not None and not as_moment(when).reached(self.day)

    def knows(self, event: Event) -> bool:
        """Whether an event is one of the day's: it had been by then, or was announced.

        What is announced for later, and what has no date, shows only on the last day that the
        dataset speaks for: of an earlier day nobody here knows what had been announced by then.
        """
        dated = self.date_of(event) is not None
        if self.former or (dated and not self._to_come(event)):
            return True
        later = not dated or self.status(event) is not Status.HELD
        return later and self.day >= self.dataset.about.day

    def meetings(self, ref: Ref) -> list[Event]:
        """The meetings and steps of a record up to the day, in order of time."""
        if ref not in self._meetings:
            found = (event for event, _ in self.dataset.referring(ref, Event, *OWNERS))
            self._meetings[ref] = self._in_order(found)
        return self._meetings[ref]

    @cached_property
    def loose_events(self) -> list[Event]:
        """The events up to the day that are no meeting or step of anything, in order of time."""
        return self._in_order(event for event in self.dataset.all(Event) if not owned(event))

    def _in_order(self, events: Iterable[Event]) -> list[Event]:
        known = (event for event in dict.fromkeys(events) if self.knows(event))
        return sorted(known, key=self.place_in_time)

    def place_in_time(self, record: Record) -> tuple[date, date]:
        """What a meeting, an agreement or a source is sorted by among others of its kind."""
        return sort_key(self.date_of(record))

    def owners(self, event: Event) -> list[Ref]:
        """What an event is a meeting or a step of, the first on the day before the others."""
        found: list[Ref] = []
        for name in OWNERS:
            claims: tuple[Claim[Ref], ...] = getattr(event, name)
            current = self.current(event, claims)
            found += [current] if current else []
            found += standing_values(claims)
        return list(dict.fromkeys(found))


def owned(event: Event) -> bool:
    """Whether an event is a meeting or a step of something, on whatever day."""
    return any(standing_values(getattr(event, name)) for name in OWNERS)


def _days(dataset: Dataset) -> Callable[[date, bool], AsOf]:
    # The explorer turns from one day to another and back; each costs some megabytes at most.
    return lru_cache(maxsize=8)(partial(AsOf, dataset))
