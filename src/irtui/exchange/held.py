"""What an export asks of records is kept; the rest is counted as left out."""

from collections.abc import Iterator
from typing import Any

from irtui.exchange.format import Losses
from irtui.exchange.scope import Scope
from irtui.lean import field, frozen
from irtui.model.addresses import address_to_copy
from irtui.model.claims import Basis, Claim, Rank, Ref
from irtui.model.dates import Moment, Precision, When, as_moment, end_of, start_of
from irtui.model.fields import field_table, label_of
from irtui.model.holding import resolve
from irtui.model.records import Record, Source

_SEEN = "days on which something was seen"
_CALLED = {
    "aliases": "other names",
    "identifiers": "ids in registers",
    "extra": "fields of the dataset's own",
    "origin": "sides that sources come from",
    "statements": "statements",
    "summary": "summaries",
}
"""What is left out is called for these fields, whatever record they are of."""


def seen_days(claim: Claim[Any]) -> tuple[str, ...]:
    """The first and the last day on which something was seen, of days known to the day."""
    days = {one.text for one in claim.seen if isinstance(one, Moment) and one.exact}
    return tuple(sorted({min(days), max(days)})) if days else ()


@frozen(eq=False)
class Held:
    """The records of an export, and which of their fields were asked for."""

    scope: Scope
    losses: Losses
    asked: set[tuple[Ref, str]] = field(factory=set)
    cited: dict[str, None] = field(factory=dict)
    """The ids of the sources that were put out."""
    marks: bool = False
    """Whether rank, basis and `seen_days` of a claim are put out with what it says."""

    def all(self, record: Record, *names: str, whole: bool = False) -> Iterator[Claim[Any]]:
        """The claims of some fields, without those that are thought wrong.

        Args:
            record: whose they are.
            names: the fields.
            whole: whether notes, and that something was inferred, are put out, too.
        """
        for name in names:
            self.asked.add((record.ref, name))
            many = field_table(type(record))[name].many
            for claim in self.scope.claims(record, name):
                if claim.deprecated:
                    self.losses.count("claims that are thought wrong")
                    continue
                self.losses.count("notes", bool(claim.note) and not whole)
                kept = len(seen_days(claim)) if self.marks else 0
                self.losses.count(_SEEN, len(claim.seen) - kept)
                if not self.marks:
                    preferred = many and claim.rank is Rank.PREFERRED
                    self.losses.count("marks of what is preferred", preferred)
                    inferred = claim.basis is Basis.INFERRED and not whole
                    self.losses.count("marks of what was inferred", inferred)
                yield claim

    def one(self, record: Record, name: str) -> Claim[Any] | None:
        """The claim that stands for a field on the day; the others of it are left out."""
        claims = list(self.all(record, name))
        self.losses.count("other tellings of one thing", len(claims) - 1 if claims else 0)
        return self.scope.as_of.leading(record, claims) if claims else None

    def value(self, record: Record, name: str) -> Any:
        """The value of that claim; ``None``, if there is none."""
        claim = self.one(record, name)
        return claim.value if claim else None

    def plain(self, record: Record, name: str) -> Any:
        """The value of a field that holds no claims."""
        self.asked.add((record.ref, name))
        return getattr(record, name)

    def there(self, ref: Ref | None) -> Ref | None:
        """What is pointed to, if it is exported, too; else it is counted."""
        if ref is None or ref in self.scope.records:
            return ref
        self.losses.count("links to what is not exported")
        return None

    def finish(self, record: Record) -> None:
        """Count what was not asked for."""
        for name in ("sources", "kind", "seen"):
            self.asked.add((record.ref, name))
        self.losses.count(_SEEN, len(record.seen))
        for name, spec in field_table(type(record)).items():
            if (record.ref, name) in self.asked:
                continue
            value = self.scope.claims(record, name) if spec.claims else getattr(record, name)
            if value not in (None, (), {}):
                many = isinstance(value, tuple | dict)
                field = f"“{label_of(name, spec)}” of {record.TABLE} records"
                what = _CALLED.get(name, f"{'claims' if spec.claims else 'values'} in {field}")
                self.losses.count(what, len(value) if many else 1)

    # Dates

    def date(self, when: When | None) -> str | None:
        """A date to the day, the month or the year; of others, nothing, which is counted."""
        return None if when is None else self._reduced(as_moment(when))

    def _reduced(self, moment: Moment | None) -> str | None:
        """A moment as ISO 8601 writes it, if it does."""
        if moment is None:
            return None
        if moment.qualified or moment.precision > Precision.YEAR:
            self.losses.count("dates that are no year, month or day")
            return None
        return moment.text

    def lasted(self, when: When | None) -> tuple[str | None, str | None]:
        """Begin and end of what lasted; of what was on one day, in one month, that twice."""
        if when is None:
            return None, None
        if isinstance(when, Moment):
            day = self._reduced(when)
            return day, day
        return self._reduced(start_of(when)), self._reduced(end_of(when))

    def term(self, claim: Claim[Any]) -> tuple[str | None, str | None]:
        """Begin and end of a claim; for an event, its date."""
        dataset = self.scope.dataset
        since, until = (resolve(dataset, bound) for bound in (claim.since, claim.until))
        return self._reduced(since), self._reduced(until)

    # Sources

    def sources(self, record: Record, claim: Claim[Any] | None = None) -> Iterator[Source]:
        """What a record, or a claim of it, rests on, each once."""
        citations = (claim and claim.sources) or record.sources
        self.losses.count("places in sources", sum(one.at is not None for one in citations))
        self.losses.count("words quoted", sum(one.quote is not None for one in citations))
        for identifier in dict.fromkeys(one.source for one in citations):
            self.cited[identifier] = None
            yield self.scope.dataset.get(Ref("source", identifier), Source)


def web_address(source: Source) -> str | None:
    """The address of a source, or of its kept copy, if one may open it."""
    return address_to_copy(source.url) or address_to_copy(source.archive)
