"""The dataset on a day: what was there and what held, what it was called, who was under whom.

Every question about a day starts from an `AsOf`, so that no two answers of one day can disagree.

The rules of what holds are those of the dataset format. Inside certain bounds: yes. Inside the
uncertain part of a bound: possibly. Sightings alone: yes from the first to the last, possibly
outside. No dates at all: while the record exists.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache, partial
from operator import itemgetter
from typing import Any, TypeVar

from irtui.lean import field, frozen
from irtui.model.circles import Upwards, tops, tops_on
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.dates import Moment, Span, Truth, When, as_moment, sort_key
from irtui.model.fields import field_table
from irtui.model.holding import (
    FEW,
    Presence,
    Stretch,
    best_ranked,
    claims_in_time,
    order,
    resolve,
    standing_values,
    stretch,
)
from irtui.model.kept import Keeps
from irtui.model.lifetimes import lifetime
from irtui.model.names import numbered
from irtui.model.namesakes import mark, meeting_mark
from irtui.model.owners import BELONGING, OWNERS, loose_events
from irtui.model.presences import TIMELESS, kept_presence, presence_on
from irtui.model.records import Body, Event, Gap, Person, Record, Source, Treaty
from irtui.model.turns import by_presence
from irtui.model.values import Name, Statement, Status

T = TypeVar("T")


@frozen(eq=False)
class AsOf(Keeps):
    """A dataset on one day. Costs nothing until it is asked; compares by identity."""

    dataset: Dataset = field(repr=False)
    day: date
    former: bool = False
    """Whether bodies and meetings that were not there on that day count, too."""
    _titles: dict[Ref, str] = field(factory=dict, init=False, repr=False)
    _presences: dict[Ref, Presence] = field(factory=dict, init=False, repr=False)
    _claims: dict[tuple[Ref, str], Mapping[Claim[Any], Presence]] = field(
        factory=dict, init=False, repr=False
    )
    _under: dict[Ref | None, Sequence[Body]] = field(factory=dict, init=False, repr=False)
    _dates: dict[Ref, When | None] = field(factory=dict, init=False, repr=False)
    _meetings: dict[Ref, list[Event]] = field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, dataset: Dataset, day: date, former: bool = False) -> "AsOf":
        """The one value for a day, which is kept for the last few days that were asked for."""
        return dataset.once(_days)(day, former)

    # What holds

    def presence(self, record: Record) -> Presence:
        """Whether ``record`` was there on the day; an event, from its day on.

        Nothing is there before the first day that the dataset speaks of.
        """
        if isinstance(record, TIMELESS):
            return Presence.YES
        if record.ref not in self._presences:
            self._presences[record.ref] = self._presence(record)
        return self._presences[record.ref]

    def _presence(self, record: Record) -> Presence:
        if isinstance(record, Event) and (when := self.date_of(record)):
            reached = as_moment(when).reached(self.day)
            if reached is Truth.POSSIBLY and not standing_values(record.when):
                return Presence.LATER  # of what was only planned nobody says that it has begun
            return (Presence.LATER, Presence.POSSIBLY, Presence.YES)[reached]
        kept = kept_presence(self.dataset, record.ref, self.day)
        return presence_on(self.dataset, record, self.day) if kept is None else kept

    def holds(self, record: Record, claim: Claim[T]) -> Presence:
        """Whether ``claim``, of ``record``, held on the day.

        What was only seen to hold did not while its record was not there. A statement holds from
        the day on that it speaks of.
        """
        if not claim.dated:
            spoken = claim.value.date if isinstance(claim.value, Statement) else None
            later = isinstance(spoken, Moment | Span) and not as_moment(spoken).reached(self.day)
            return Presence.LATER if later else self.presence(record)
        found = stretch(self.dataset, claim).on(self.day)
        doubted = found is Presence.POSSIBLY and claim.only_seen
        return self.presence(record) and found if doubted else found

    def claims(self, record: Record, name: str) -> Mapping[Claim[Any], Presence]:
        """All claims of a field and whether they held on the day, in the order to show them.

        What certainly holds goes before what possibly does, then comes what was over, what came
        later, and last what is thought wrong. Where claims follow each other and one of them was
        only seen, it is former or later as soon as another one was seen in its place.
        """
        claims: Sequence[Claim[Any]] = getattr(record, name)
        if (record.ref, name) not in self._claims:
            held = [(claim, self.holds(record, claim)) for claim in claims]
            spec = field_table(type(record))[name]
            ordered = by_presence(self.dataset, spec, held, self.day)
            self._claims[record.ref, name] = dict(ordered)
        return self._claims[record.ref, name]

    def holding(self, record: Record, name: str) -> Iterator[Claim[Any]]:
        """The claims of a field that hold on the day, the best first, without deprecated ones."""
        for claim, presence in self.claims(record, name).items():
            if presence and not claim.deprecated:
                yield claim

    def leading(self, record: Record, claims: Sequence[Claim[T]]) -> Claim[T] | None:
        """The claim that stands for its field on the day.

        It is the best of those that hold; where none does, the best ranked that is not deprecated.
        """
        if len(claims) == 1:  # whether it holds or not
            return None if claims[0].deprecated else claims[0]
        if held := self._first(record, claims):
            return held
        if len(claims) <= FEW:
            return best_ranked(claim for claim in claims if not claim.deprecated)
        return claims_in_time(self.dataset, claims).standing

    def _first(self, record: Record, claims: Sequence[Claim[T]]) -> Claim[T] | None:
        """The best of the claims that hold; of many, found without looking at each."""
        if len(claims) <= FEW:
            rated = (
                (order(claim, presence, self._days(claim), self.day), place, claim)
                for place, claim in enumerate(claims)
                if not claim.deprecated and (presence := self.holds(record, claim))
            )
            return min(rated, key=itemgetter(0, 1), default=(None, 0, None))[2]
        return claims_in_time(self.dataset, claims).best(self.day, self.presence(record))

    def _days(self, claim: Claim[Any]) -> Stretch | None:
        return stretch(self.dataset, claim) if claim.dated else None

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
        """When a meeting was or was to be, an agreement signed, a source published; or ``None``."""
        if isinstance(record, Event):
            if record.ref not in self._dates:
                self._dates[record.ref] = self._date(record.when) or self._date(record.planned)
            return self._dates[record.ref]
        if isinstance(record, Treaty):
            return self.value(record, record.signed) or self.value(record, record.term)
        return record.date if isinstance(record, Source) else None

    def _date(self, claims: Sequence[Claim[When]]) -> When | None:
        """The date of an event: the event is there from it on, and not the other way round."""

        def place(claim: Claim[When]) -> tuple[object, ...]:
            days = self._days(claim)
            presence = days.on(self.day) if days else Presence.YES
            return not presence, order(claim, presence, days, self.day)

        standing = [claim for claim in claims if not claim.deprecated]
        if len(standing) == 1:
            return standing[0].value
        return min(standing, key=place).value if standing else None

    def link_time(self, link: Link) -> When | None:
        """When a link began to hold, or else when the record began that makes it."""
        record = self.dataset.get(link.source)
        if isinstance(record, Event | Source):
            return self.date_of(record)
        if link.claim is not None and link.claim.dated:
            since = resolve(self.dataset, link.claim.since)
            return since or min(link.claim.seen, key=sort_key, default=None)
        born = isinstance(record, Person)  # nothing that they do begins with it
        return None if born else lifetime(self.dataset, record).start

    def link_presence(self, link: Link) -> Presence:
        """Whether a link held on the day."""
        record = self.dataset.get(link.source)
        if link.claim is None or not link.claim.dated:
            return self.presence(record)
        return self.claims(record, link.field)[link.claim]

    # What it was called

    def name(self, record: Record, claims: Sequence[Claim[Name]]) -> str | None:
        """The name that holds on the day, or else the best ranked one."""
        name = self.value(record, claims)
        return name.value if name else None

    # The reference follows a name that another record has, too, unless it is wanted ``alone``.

    def title(self, of: Record | Ref, *, alone: bool = False) -> str:
        """What a record is called on the day; a meeting without a name, by its number and kind."""
        ref = of if isinstance(of, Ref) else of.ref
        name = self._titles.get(ref)
        if name is None:
            name = self._titles[ref] = self._title(self.dataset.get(ref))
        return name if alone else name + mark(self.dataset, ref, name)

    def _title(self, record: Record) -> str:
        if name := self.name(record, record.name):
            return name
        if isinstance(record, Event):
            return numbered(record, self.value(record, record.number))
        if isinstance(record, Source):
            return record.title or record.publisher or record.id
        return record.text if isinstance(record, Gap) else record.id

    def meeting_title(self, event: Event) -> str:
        """A meeting among those of its body: its name, or else ``22nd meeting``."""
        if event.name:
            return self.short_title(event)
        number = self.value(event, event.number)
        return numbered(event, number) + meeting_mark(self.dataset, event, dated=True)

    def short_title(self, of: Record | Ref, *, alone: bool = False) -> str:
        """The abbreviation of the day where there is one, else the title."""
        record = self.dataset.get(of) if isinstance(of, Ref) else of
        name = self.name(record, record.abbreviation)
        if name is None:
            return self.title(record, alone=alone)
        return name if alone else name + mark(self.dataset, record.ref, name)

    def full_title(
        self, of: Record | Ref, *, short: bool = False, today: bool = False, alone: bool = False
    ) -> str:
        """The title, for a meeting with what it is one of, by its ``short`` name if wanted.

        That is named as it was called on the meeting's own day, or on the day that is shown, if
        ``today``.
        """
        record = self.dataset.get(of) if isinstance(of, Ref) else of
        own = self.title(record, alone=alone)
        if not isinstance(record, Event) or record.name:
            return own
        told_apart = "" if alone else meeting_mark(self.dataset, record)
        for claims in (record.body, record.programme, record.agreement):
            if owner := self.value(record, claims):
                then = self if today else self._on(self.date_of(record))
                title = then.short_title if short else then.title
                called = title(owner, alone=alone or bool(told_apart))
                own = f"{own} of the {called}" if record.number else f"{own}: {called}"
                break
        return own + told_apart

    def _on(self, when: When | None) -> "AsOf":
        day = when and (when.latest or when.earliest)
        return AsOf(self.dataset, day) if day else self

    def brief_title(self, of: Record | Ref) -> str:
        """The shortest title that names a record by itself: ``6th session of the CLFE``."""
        ref = of if isinstance(of, Ref) else of.ref
        event = ref.table == Event.TABLE
        return self.full_title(of, short=True) if event else self.short_title(of)

    # Who is under whom

    def placing(self, body: Body) -> Claim[Ref] | None:
        """The claim that puts ``body`` under another; ``None`` at the top, or if that is gone."""
        return self._upwards.of(body)

    @cached_property
    def _upwards(self) -> Upwards:
        return Upwards(self.dataset, self._placed, self.holds)

    def _placed(self, body: Body) -> Claim[Ref] | None:
        if self.former:
            return self.leading(body, body.parent)
        held = self._first(body, body.parent)
        # Of joint parents, the first that is there.
        each = self.holding(body, "parent") if held and held.joint else filter(None, (held,))
        return next((one for one in each if self.presence(self.dataset.get(one.value))), None)

    def parent(self, body: Body) -> Ref | None:
        """The body above ``body`` on the day; ``None`` at the top."""
        return claim.value if (claim := self.placing(body)) else None

    def there(self, body: Body) -> bool:
        """Whether a body is one of the day's, at least possibly."""
        return self.former or bool(self.presence(body))

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
        if of not in self._under:
            self._under[of] = self._find_children(of)
        return self._under[of]

    def _find_children(self, of: Ref | None) -> Sequence[Body]:
        if not self.dataset.has_asked(tops):
            return self._bodies.get(of, ())
        if of is not None:
            named = dict.fromkeys(body for body, _ in self.dataset.referring(of, Body, "parent"))
            return [body for body in named if self.there(body) and self.parent(body) == of]
        tops_then = tops_on(self.dataset, self.day)
        return [body for body in tops_then if self.there(body) and self.parent(body) is None]

    # Meetings

    def status(self, event: Event) -> Status:
        """How far an event got; held, if nothing is said."""
        return self.value(event, event.status) or Status.HELD

    def held(self, event: Event) -> bool:
        """Whether an event had been held by the day, as far as that is known."""
        return self.status(event) is Status.HELD and self.presence(event) is not Presence.LATER

    def knows(self, event: Event) -> bool:
        """Whether an event is one of the day's: it had been by then, or was announced.

        What is announced for later, and what has no date, shows only on the last day that the
        dataset speaks for: of an earlier day nobody here knows what had been announced by then.
        """
        dated = self.date_of(event) is not None
        if self.former or (dated and self.presence(event) is not Presence.LATER):
            return True
        later = not dated or self.status(event) is not Status.HELD
        return later and self.day >= self.dataset.about.day

    def meetings(self, ref: Ref) -> list[Event]:
        """The meetings and steps of a record up to the day, in order of time.

        Of an event, its phases: what is part of it and a step of nothing else.
        """
        if ref not in self._meetings:
            found = (event for event, _ in self.dataset.referring(ref, Event, *BELONGING))
            if ref.table == Event.TABLE:
                found = (event for event in found if ref in self.owners(event))
            self._meetings[ref] = self._in_order(found)
        return self._meetings[ref]

    @cached_property
    def loose_events(self) -> list[Event]:
        """The events up to the day that belong to nothing, in order of time."""
        loose = (Ref(Event.TABLE, one) for one in self.dataset.once(loose_events))
        return self._in_order(self.dataset.get(ref, Event) for ref in loose)

    def _in_order(self, events: Iterable[Event]) -> list[Event]:
        known = (event for event in dict.fromkeys(events) if self.knows(event))
        return sorted(known, key=self.place_in_time)

    def place_in_time(self, record: Record) -> tuple[date, date]:
        """What a meeting, an agreement or a source is sorted by among others of its kind."""
        return sort_key(self.date_of(record))

    def owners(self, event: Event) -> list[Ref]:
        """What an event is a meeting, a step or else a phase of, the first on the day first."""
        found: list[Ref] = []
        for name in OWNERS:
            claims: tuple[Claim[Ref], ...] = getattr(event, name)
            current = self.current(event, claims)
            found += [current] if current else []
            found += standing_values(claims)
        whole = None if found else self.value(event, event.part_of)
        return [whole] if whole else list(dict.fromkeys(found))


def _days(dataset: Dataset) -> Callable[[date, bool], AsOf]:
    # The explorer turns from one day to another and back; each costs some megabytes at most.
    return lru_cache(maxsize=8)(partial(AsOf, dataset))
