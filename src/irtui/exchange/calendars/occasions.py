"""Events in words, for what shows them by their days."""

from collections.abc import Iterator

from irtui.exchange.format import Losses
from irtui.exchange.scope import Scope
from irtui.lean import frozen
from irtui.model.addresses import address_to_copy
from irtui.model.claims import Basis, Ref
from irtui.model.date_words import in_words
from irtui.model.dates import When
from irtui.model.fields import claim_fields, field_table, label_of
from irtui.model.holding import standing_values
from irtui.model.names import capitalized, source_line
from irtui.model.records import Event, Source
from irtui.model.values import Status
from irtui.pages.phrases import value_in_words
from irtui.pages.remarks import remarks
from irtui.query.evidence import disputed

_TOLD_APART = ("name", "abbreviation", "statements")
"""Fields that are no line of their own: names, and what is told in sentences below."""


@frozen
class Occasion:
    """An event that has a date."""

    event: Event
    title: str
    """What it is called, with what it is a meeting or a step of."""
    when: When
    """The date that stands for it on the day."""
    status: Status | None
    """How far it got; ``None``: of what was planned no source says whether it took place."""
    lines: tuple[str, ...]
    """What is known of it: a line for each field with its values, then the statements."""
    sources: tuple[tuple[str, str | None], ...]
    """What all of it rests on: in words, and the address if it is http(s)."""

    @property
    def remark(self) -> str:
        """What is said of it if it was not held: how far it got, or that it was planned."""
        if self.status is Status.HELD:
            return ""
        return self.status.value if self.status else "planned"


def occasions(scope: Scope, losses: Losses) -> Iterator[Occasion]:
    """The events that have a date, in the order of the file; all else is counted.

    Of a branch, those in it: a calendar of meetings has none that these merely lead to.
    """
    for record in (one for ref, one in scope.records.items() if ref in scope.chosen):
        if not isinstance(record, Event):
            losses.count("records that are no events")
        elif (when := scope.as_of.date_of(record)) is None:
            losses.count("events without a date")
        else:
            yield Occasion(
                record,
                scope.as_of.full_title(record),
                when,
                _status(scope, record),
                tuple(_lines(scope, record, when)),
                tuple(_sources(scope, record)),
            )


def _status(scope: Scope, event: Event) -> Status | None:
    said = scope.as_of.value(event, event.status)
    return said or (Status.HELD if standing_values(event.when) else None)


def location(scope: Scope, event: Event) -> str:
    """Where an event took place: the building and the city, as far as they are known."""
    venue = scope.as_of.value(event, event.venue)
    place = scope.as_of.value(event, event.place)
    city = scope.title(place) if isinstance(place, Ref) else place
    return ", ".join(filter(None, (venue, city)))


def _lines(scope: Scope, event: Event, when: When) -> Iterator[str]:
    if event.summary:
        yield event.summary
    for name in claim_fields(Event):
        spec = field_table(Event)[name]
        told = [] if name in _TOLD_APART else list(_told(scope, event, name))
        if told and told != [in_words(when)]:
            label = scope.dataset.called(label_of(name, spec))
            mark = "⚠ " if disputed(scope.dataset, event, name) else ""
            yield f"{mark}{capitalized(label)}: {'; '.join(told)}"
    yield from _told(scope, event, "statements")


def _told(scope: Scope, event: Event, name: str) -> Iterator[str]:
    """The values of a field with what is to be known of each."""
    for claim in scope.claims(event, name):
        said = [*remarks(scope.as_of, claim)]
        if claim.basis is Basis.INFERRED:
            said.append("inferred")
        if claim.note:
            said.append(claim.note)
        words = value_in_words(scope.as_of, claim.value)
        yield f"{words} ({' · '.join(said)})" if said else words


def _sources(scope: Scope, event: Event) -> Iterator[tuple[str, str | None]]:
    for ref in dict.fromkeys(scope.sources(event)):
        source = scope.dataset.get(ref, Source)
        title = f": {source.title}" if source.title else ""
        yield f"{source_line(source)}{title}", address_to_copy(source.url)
