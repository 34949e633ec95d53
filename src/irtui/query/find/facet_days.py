"""The days of which a record speaks: what ``date:`` is compared with."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from irtui.model.as_of import AsOf
from irtui.model.claims import Claim
from irtui.model.date_words import in_words
from irtui.model.dates import Moment, Span, When, one_of, within
from irtui.model.fields import field_table
from irtui.model.holding import best_ranked, resolve
from irtui.model.records import Organisation, Person, Record
from irtui.model.stretches import Days
from irtui.query.find.grammar import Range
from irtui.query.roles import terms_of


class Dates:
    """Reads the days of which records speak.

    Args:
        as_of: whose records they are, and the day up to which goes on what has no end.
    """

    def __init__(self, as_of: AsOf) -> None:
        self._as_of = as_of

    def of(self, record: Record) -> Iterator[Days]:
        """The stretches of days."""
        return (days for days, _ in self._stretches(record))

    def in_words(self, record: Record, key: Days) -> str:
        """One of them, as the record says it."""
        return next(words for days, words in self._stretches(record) if days == key)()

    def _stretches(self, record: Record) -> Iterator[tuple[Days, Callable[[], str]]]:
        """The days of which a record speaks, each stretch with what says it in words."""
        yield from self._life(record)
        yield from self._named(record)
        for name, spec in field_table(type(record)).items():
            value = getattr(record, name)
            if not value:
                continue
            if not spec.claims:
                for when in value if isinstance(value, tuple) else (value,):
                    for member in one_of(when) if isinstance(when, Moment | Span) else ():
                        yield _days(member), partial(in_words, when)
                continue
            first = best_ranked(claim for claim in value if not claim.deprecated)
            for claim in value:
                exact = isinstance(claim.value, Moment | Span) and not _refined(claim, first)
                for when in (*([claim.value] if exact else ()), *claim.seen):
                    for member in one_of(when):
                        yield _days(member), partial(in_words, when)
                if isinstance(record, Person) or name == "roles":
                    yield from self._term(claim)

    def _life(self, record: Record) -> Iterator[tuple[Days, Callable[[], str]]]:
        """From when until when there was a body or an organisation."""
        ends = self._as_of.leading(record, getattr(record, "dissolved", ()))
        until = ends.value if ends else None
        for claim in getattr(record, "founded", ()):
            begun = _days(claim.value)[0]
            ended = max(_days(until)[1] if until else self._as_of.day, begun)
            yield (begun, ended), partial(_term_in_words, claim.value, until)

    def _named(self, record: Record) -> Iterator[tuple[Days, Callable[[], str]]]:
        """From when until when a body names somebody as its member."""
        if isinstance(record, Person | Organisation):
            for term in terms_of(self._as_of.dataset, record):
                if term.record is not record:
                    yield from self._term(term.claim)

    def _term(self, claim: Claim[Any]) -> Iterator[tuple[Days, Callable[[], str]]]:
        """From when until when an office was held."""
        if (claim.since or claim.until) and (days := days_of(self._as_of, claim)):
            yield days, partial(term_in_words, self._as_of, claim)


def _refined(claim: Claim[When], first: Claim[When] | None) -> bool:
    """Whether the claim that stands first says the same date more exactly."""
    if first is None:
        return False
    return within(first.value, claim.value) and not within(claim.value, first.value)


def _days(when: When) -> Days:
    """From when until when something was, as far as it is known; what is open goes on."""
    first = when.earliest or when.latest or date.min
    if isinstance(when, Span) and when.open_end:
        return first, date.max
    return first, when.latest or first


def overlaps(value: Sequence[Range[date]], key: Days) -> bool:
    """Whether days are, at least in part, among those asked for: in any of some ranges."""
    return any(one.meets(*key) for one in value)


def days_of(as_of: AsOf, claim: Claim[Any]) -> Days | None:
    """From when until when a claim held; what goes on, up to the day. ``None``: not known."""
    since, until = resolve(as_of.dataset, claim.since), resolve(as_of.dataset, claim.until)
    if first := since or until:
        begun = _days(first)[0]
        return begun, _days(until)[1] if until else max(as_of.day, begun)
    seen = [_days(when) for when in claim.seen]
    return (min(seen)[0], max(last for _, last in seen)) if seen else None


def term_in_words(as_of: AsOf, claim: Claim[Any]) -> str:
    """Since when until when a claim held; empty, where nobody says so."""
    return _term_in_words(resolve(as_of.dataset, claim.since), resolve(as_of.dataset, claim.until))


def _term_in_words(since: When | None, until: When | None) -> str:
    ends = (("since", since), ("until", until))
    return " ".join(f"{word} {in_words(when)}" for word, when in ends if when)
