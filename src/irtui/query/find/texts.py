"""The texts that a record is found by: its names, and what its fields say."""

from collections.abc import Callable, Generator, Iterator, Sequence
from enum import IntEnum
from operator import attrgetter
from typing import Any, TypeVar

from irtui.lean import frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Claim, Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words, year_in_words
from irtui.model.fields import FieldSpec, Kind, field_table, fields_of_kind, key_of
from irtui.model.holding import resolve
from irtui.model.names import one_line, ordinal
from irtui.model.records import Event, Gap, Organisation, Party, Person, Record, Source
from irtui.model.values import Name, Role
from irtui.query.folding import all_readings
from irtui.query.roles import Term, terms_of

T = TypeVar("T")

NAMED = "member of"
"""What a text is called that says of what a record is a member by its body's word."""


class Tier(IntEnum):
    """What a text is to its record, the nearest first."""

    NAME = 0
    """What it is called on the day."""
    OTHER_NAME = 1
    """A name that it had, or has elsewhere or in another script."""
    FIELD = 2
    """What one of its fields says."""


@frozen
class SearchText:
    """One text of one record."""

    field: str
    """What the text is: name, former name, alias (ru), place, statement …"""
    text: str
    tier: Tier = Tier.FIELD

    @property
    def readings(self) -> tuple[str, ...]:
        """The ways in which it can be typed; an id has one, its hyphens stand between words."""
        return readings_of([self])[0]


def readings_of(texts: Sequence[SearchText]) -> list[tuple[str, ...]]:
    """The `SearchText.readings` of each, found at once."""
    every = all_readings(one.text for one in texts)
    return [
        found[:1] if one.field == "id" else found for one, found in zip(texts, every, strict=True)
    ]


_UNREAD = frozenset({"archive", "field", "language", "origin", "url"})
"""Text fields of which one does not search the words."""
_NAMES = frozenset({"name", "abbreviation", "aliases"})
_INSIDE = frozenset({"organisation", "person", "post"})
"""What a field may point to for the name of it to be found in the record, too."""
_NAMED = frozenset({"in_", "for_"})
"""The parts of a structure that are read by name, whatever they point to."""
_SIDE = Party.TABLE
"""What a field of its own may point to for that, but not a part of a structure."""
_LONGEST_TERM = 60
"""Years of an office that are listed; a longer one has only its ends."""


class Texts:
    """Reads the texts of records.

    Args:
        as_of: whose records they are, and the day whose names are meant.
    """

    def __init__(self, as_of: AsOf) -> None:
        self.as_of = as_of
        self.dataset = as_of.dataset
        self._titles: dict[Ref, str] = {}
        self._calls: dict[Ref, str] = {}
        self.marks: dict[Ref, tuple[str, ...]] = {}
        """What tells records apart from their namesakes, as far as it was asked for."""

    def answer(
        self, question: Callable[[Dataset], T], steps: Generator[None, None, T]
    ) -> Generator[None, None, T]:
        """What some ``steps`` find, or is kept of it: of the day that the dataset speaks for."""
        if self.as_of.day == self.dataset.about.day and self.dataset.has_asked(question):
            return self.dataset.once(question)
        return (yield from steps)

    def title(self, ref: Ref) -> str:
        """The full title of a record on the day by itself, in one line."""
        title = self._titles.get(ref)
        if title is None:
            title = self._titles[ref] = one_line(self.as_of.full_title(ref, alone=True))
        return title

    def call(self, ref: Ref) -> str:
        """The title of a record, with its abbreviation or its adjective where it has one."""
        if call := self._calls.get(ref):
            return call
        title = self.title(ref)
        record = self.dataset.get(ref)
        if isinstance(record, Party):
            short = record.adjective or title
        else:
            short = self.as_of.name(record, record.abbreviation) or title
        self._calls[ref] = title if short == title else f"{title} ({one_line(short)})"
        return self._calls[ref]

    def of(self, record: Record) -> Iterator[SearchText]:
        """Every text that ``record`` is found by, its names first."""
        names = Tier.FIELD if isinstance(record, Source | Gap) else Tier.NAME
        title = self.title(record.ref)
        if isinstance(record, Event) and not record.name:
            yield from self._titles_of(record)
        else:
            yield SearchText("name", title, names)
        yield from self._names(record, title)
        values_of, readers = _readers(type(record))
        for value, (label, read) in zip(values_of(record), readers, strict=True):
            if value:
                for text in read(self, record, value):
                    if text != title:
                        yield SearchText(self.dataset.called(label), text)
        if isinstance(record, Person | Organisation):
            for term in terms_of(self.dataset, record):
                if term.record is not record:
                    yield SearchText(NAMED, self.term(term))
        yield SearchText("id", record.id)  # the last: it says least of why something was found

    def term(self, term: Term) -> str:
        """A part that somebody has in something, with its years, as it is searched."""
        return _joined([self.part(term), *_years(self, term.record, term.claim)])

    def part(self, term: Term) -> str:
        """A part that somebody has in something: where, in which office, as what, for whom."""
        where = [self.call(term.within)] if term.within and term.field == "members" else []
        return _joined([*where, *_words_of(self, term.claim.value, term.who)])

    def _titles_of(self, event: Event) -> Iterator[SearchText]:
        """What an event is called, by all names of what it is one of: those of its day, and now.

        By a former name one looks for the body that had it, and not for each of its meetings.
        """
        both = (False, True)
        now = [
            one_line(self.as_of.full_title(event, short=one, today=True, alone=True))
            for one in both
        ]
        then = [one_line(self.as_of.full_title(event, short=one, alone=True)) for one in both]
        for text in dict.fromkeys((*then, *now)):
            yield SearchText("name", text, Tier.NAME if text in now else Tier.OTHER_NAME)

    def _names(self, record: Record, title: str) -> Iterator[SearchText]:
        """The names, abbreviations and aliases, apart from the title itself."""
        for field in ("name", "abbreviation"):
            claims: tuple[Claim[Name], ...] = getattr(record, field)
            for claim in claims:
                text = one_line(claim.value.value)
                when, tier = self._standing(record, claim)
                if text != title:
                    yield SearchText(f"{when}{field}", text, tier)
        for claim in record.aliases:
            lang = claim.value.lang
            label = f"alias ({lang})" if lang and lang != "en" else "alias"
            yield SearchText(label, one_line(claim.value.value), Tier.OTHER_NAME)

    def _standing(self, record: Record, claim: Claim[Name]) -> tuple[str, Tier]:
        """What a name is on the day: the one of the day, a former or a later one."""
        if claim.deprecated:
            return "doubted ", Tier.OTHER_NAME
        if not claim.dated or (there := self.as_of.holds(record, claim)):
            return "", Tier.NAME
        return f"{there} ", Tier.OTHER_NAME


_Reader = Callable[[Texts, Record, Any], Iterator[str]]
"""Makes the texts of the value of a field."""


def _texts(_: Texts, __: Record, value: Any) -> Iterator[str]:
    for claim in value:
        yield one_line(claim.value)


def _places(texts: Texts, _: Record, value: Any) -> Iterator[str]:
    for claim in value:
        known = isinstance(claim.value, Ref)
        yield texts.call(claim.value) if known else one_line(claim.value)


def _plain(_: Texts, __: Record, value: Any) -> Iterator[str]:
    for text in value if isinstance(value, tuple) else (value,):
        yield one_line(text)


def _mapping(_: Texts, __: Record, value: dict[str, str]) -> Iterator[str]:
    for register, identifier in value.items():
        yield one_line(f"{register} {identifier}")


def _dates(_: Texts, __: Record, value: Any) -> Iterator[str]:
    for claim in value:
        yield in_words(claim.value)
        first, last = claim.value.earliest, claim.value.latest
        if first and first == last:  # a day, as one may also type it
            yield first.isoformat()


def _numbers(_: Texts, __: Record, value: Any) -> Iterator[str]:
    for claim in value:
        yield ordinal(claim.value)
        yield str(claim.value)


def _references(texts: Texts, _: Record, value: Any) -> Iterator[str]:
    for claim in value:
        if claim.value.table in _INSIDE or claim.value.table == _SIDE:
            yield texts.call(claim.value)


def _structures(texts: Texts, record: Record, value: Any) -> Iterator[str]:
    for claim in value:
        parts = [*_words_of(texts, claim.value)]
        if isinstance(record, Person | Organisation):
            parts += _years(texts, record, claim)
        if parts:
            yield _joined(parts)


def _joined(parts: Sequence[str]) -> str:
    *others, last = parts
    return one_line(", ".join([*(part.rstrip(".") for part in others), last]))


def _words_of(texts: Texts, value: Any, but: Ref | None = None) -> Iterator[str]:
    """The parts of a structure in words, without a record that need not be named."""
    for name, kind in _parts_of(type(value)):
        part = getattr(value, name)
        if part is None or part == but:
            continue
        if not isinstance(part, Ref):
            yield str(part) if kind is not Kind.WORD else part.replace("-", " ")
        elif part.table in _INSIDE or name in _NAMED:
            yield texts.call(part)


def _years(texts: Texts, record: Record, claim: Claim[Any]) -> Iterator[str]:
    """The years of an office, each of them, so that any is found."""
    if not isinstance(claim.value, Role):
        return
    since, until = resolve(texts.dataset, claim.since), resolve(texts.dataset, claim.until)
    moments = [moment for moment in (since, until, *claim.seen) if moment]
    days = [day for one in moments for day in (one.earliest, one.latest) if day]
    if not days:
        return
    if since and not until and texts.as_of.holds(record, claim):
        days.append(texts.as_of.day)
    years = {day.year for day in days}
    if (since or until) and max(years) - min(years) <= _LONGEST_TERM:
        years.update(range(min(years), max(years)))
    yield " ".join(map(year_in_words, sorted(years)))


_parts: dict[type[Any], list[tuple[str, Kind]]] = {}


def _parts_of(cls: type[Any]) -> list[tuple[str, Kind]]:
    """The parts of a structure that are read as words."""
    if cls not in _parts:
        parts = fields_of_kind(cls, Kind.TEXT, Kind.INTEGER, Kind.REFERENCE, Kind.WORD)
        _parts[cls] = [(name, spec.kind) for name, spec in parts if name != "lang"]
    return _parts[cls]


def _reader(spec: FieldSpec) -> _Reader | None:
    """What makes texts of the values of a field; ``None``: it has no words."""
    match spec.kind:
        case Kind.TEXT:
            return _texts if spec.claims else _plain
        case Kind.PLACE:
            return _places
        case Kind.MAPPING:
            return _mapping
        case Kind.DATE if spec.claims:
            return _dates
        case Kind.INTEGER:
            return _numbers
        case Kind.REFERENCE if spec.claims and (_INSIDE | {_SIDE}) & {*spec.targets}:
            return _references
        case Kind.STRUCTURE:
            return _structures
    return None


_Readers = tuple[Callable[[Record], tuple[Any, ...]], list[tuple[str, _Reader]]]
"""What takes the values of all fields that have words; what to call each, and what reads it."""
_known: dict[type[Record], _Readers] = {}


def _readers(cls: type[Record]) -> _Readers:
    if cls not in _known:
        found = {
            name: (_label(name, spec), reader)
            for name, spec in field_table(cls).items()
            if name not in _NAMES | _UNREAD and (reader := _reader(spec))
        }
        _known[cls] = attrgetter(*found), [*found.values()]
    return _known[cls]


def _label(name: str, spec: FieldSpec) -> str:
    """What a field is called where one of its texts is shown."""
    label = spec.label if spec.kind is Kind.STRUCTURE else ""
    return label or key_of(name).replace("_", " ")
