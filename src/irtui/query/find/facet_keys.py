"""What the records have in each field of the grammar, and what a value of the field means of it."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from typing import Any, Generic, TypeVar

from irtui.lean import frozen
from irtui.model.claims import Basis, Claim, Ref
from irtui.model.fields import claim_fields, key_of
from irtui.model.holding import resolve
from irtui.model.languages import language
from irtui.model.names import kind_in_words, one_line, source_line
from irtui.model.namesakes import mark
from irtui.model.records import Gap, Organisation, Party, Person, Place, Post, Record, Source
from irtui.query.evidence import disputed, record_support
from irtui.query.find.facet_days import Dates, overlaps
from irtui.query.find.grammar import TRAITS
from irtui.query.find.texts import Texts, Tier
from irtui.query.find.vocabulary import SHORTEST_INSIDE, Vocabulary
from irtui.query.roles import terms_of
from irtui.query.sides import around

Key = Hashable
"""What a record can have in a field: a kind, the id of a side, a range of days."""
K = TypeVar("K", bound=Key)


@frozen
class Facet(Generic[K]):
    """One field of the grammar, of which a record has keys.

    Its values are compared with the names of the keys, or with the keys themselves.
    """

    keys: Callable[[Record], Iterable[K]]
    """What a record has."""
    says: Callable[[Record, K], str] = lambda _, key: str(key)
    """What of a record it is, in words."""
    fits: Callable[[Any, K], bool] | None = None
    """Whether a value means a key; ``None``: that is seen by its names."""
    names: Callable[[K], Iterable[str]] = lambda _: ()
    """How a key is called, what one would type first."""
    called: Callable[[Vocabulary, str], int] = lambda _, __: 0
    """The names that a folded value means, by their numbers in a vocabulary of names."""
    closed: bool = False
    """Whether a value that means no key is a mistake; else it is only something not found."""
    offers: Callable[[K], Iterable[tuple[str, ...]]] = lambda key: ((str(key),),)
    """The values to offer for a key: each, what it stands for, and what else one may type."""


def facets_of(texts: Texts) -> dict[str, Facet[Any]]:
    """The fields of the grammar that are compared with what records have, by their names.

    Args:
        texts: reads the records.
    """
    keys, dates = _Keys(texts), Dates(texts.as_of)
    worded = partial(Facet[Any], called=_by_words)
    return {
        "kind": _listed(keys.kind, lambda record, _: kind_in_words(record), keys.kind_offers),
        "party": _listed(keys.parties, keys.party_in_words, keys.party_offers),
        "person": worded(keys.people, keys.title, names=keys.names, offers=keys.title_offers),
        "place": worded(keys.places, keys.title, names=keys.names, offers=keys.title_offers),
        "role": _listed(keys.roles, lambda _, role: role.replace("-", " "), keys.role_offers),
        "source": worded(
            keys.sources, keys.source_in_words, names=keys.source_names, offers=keys.source_offers
        ),
        "lang": Facet(
            _languages,
            names=lambda tag: (tag,),
            called=_by_tag,
            closed=True,
            offers=lambda tag: ((tag, language(tag)),),
        ),
        "date": Facet(dates.of, dates.in_words, overlaps),
        "has": Facet(keys.traits, keys.trait_in_words, lambda value, key: value == key),
        "sources": Facet(keys.counts, fits=lambda value, key: value.meets(key, key)),
    }


def _listed(
    keys: Callable[[Record], Iterable[Any]],
    says: Callable[[Record, Any], str],
    offers: Callable[[Any], Iterable[tuple[str, ...]]],
) -> Facet[Any]:
    """A field of which all values are known: each is called as what is offered for it."""

    def names(key: Key) -> Iterator[str]:
        for value, _, *others in offers(key):
            yield from (value, *others)

    return Facet(keys, says, names=names, called=_just_so, closed=True, offers=offers)


def _just_so(names: Vocabulary, value: str) -> int:
    """What is called just so, or else what has a name that begins so."""
    called = names.texts[Tier.NAME]
    return called.equal(value) or called.beginning(value)


def _by_words(names: Vocabulary, value: str) -> int:
    """What has all words in its names: at the start of a word.

    Where one begins nothing so, it counts inside words, from three letters on.
    """
    found = -1
    for word in value.split():
        rows = names.beginning(word)[Tier.NAME]
        if not rows and len(word) >= SHORTEST_INSIDE:
            rows = names.inside(word)[Tier.NAME]
        found &= rows
    return found


def _by_tag(names: Vocabulary, value: str) -> int:
    """What has this tag, or one that goes on after it: ``pt`` is also ``pt-BR``."""
    return names.texts[Tier.NAME].beginning(value, whole=True)


def names_of(record: Record) -> Iterator[str]:
    """All names that a record has or had, and its id."""
    for claim in (*record.name, *record.abbreviation, *record.aliases):
        yield claim.value.value
    yield record.id


class _Keys:
    """Reads what records have."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._dataset = texts.dataset

    # Kinds and sides

    @staticmethod
    def kind(record: Record) -> Iterator[tuple[str, str | None]]:
        yield record.TABLE, record.kind

    def kind_offers(self, key: tuple[str, str | None]) -> Iterator[tuple[str, ...]]:
        table, kind = key
        if kind and table != Gap.TABLE:  # its kind is that of what is missing
            yield kind, "", self._dataset.plural(table, kind)
        yield table, "", self._dataset.plural(table, None)

    def parties(self, record: Record) -> Iterator[str]:
        if isinstance(record, Party):
            yield record.id
        for link in self._dataset.links_from(record):
            if link.target.table == Party.TABLE:
                yield link.target.id
            organisation = self._dataset.records.get(link.target)
            if isinstance(record, Post) and isinstance(organisation, Organisation):
                yield from (claim.value.id for claim in organisation.parties)
        if isinstance(record, Source) and record.origin:
            yield record.origin

    def party_offers(self, key: str) -> Iterator[tuple[str, ...]]:
        party = self._dataset.records.get(Ref(Party.TABLE, key))
        if isinstance(party, Party):
            names = (*names_of(party), party.adjective, party.mark)
            yield key, self._texts.title(party.ref), *filter(None, names)
        else:
            yield key, ""

    def party_in_words(self, _: Record, key: str) -> str:
        ref = Ref(Party.TABLE, key)
        return self._texts.title(ref) if ref in self._dataset.records else key

    # Places

    def places(self, record: Record) -> Iterator[Ref | str]:
        """Where a record was, as a place or as text, and all that the place lies in."""
        if isinstance(record, Place):
            yield from around(self._texts.as_of, record.ref)
        for name in ("place", "venue"):
            for claim in getattr(record, name, ()):
                if isinstance(claim.value, Ref):
                    yield from around(self._texts.as_of, claim.value)
                else:
                    yield one_line(claim.value)

    def names(self, key: Ref | str) -> Iterator[str]:
        return names_of(self._dataset.get(key)) if isinstance(key, Ref) else iter((key,))

    def title(self, _: Record, key: Ref | str) -> str:
        return one_line(self._texts.as_of.full_title(key)) if isinstance(key, Ref) else key

    def title_offers(self, key: Ref | str) -> Iterator[tuple[str, ...]]:
        """What a person or a place is called on the day, and all of its other names."""
        yield (self._texts.title(key), "", *self.names(key)) if isinstance(key, Ref) else (key,)

    # Roles, people and sources

    def roles(self, record: Record) -> Iterator[str]:
        if isinstance(record, Person | Organisation):
            for term in terms_of(self._dataset, record):
                if term.claim.value.role:
                    yield term.claim.value.role

    def role_offers(self, key: str) -> Iterator[tuple[str, ...]]:
        yield key, "", self._dataset.plural("role", key)

    def people(self, record: Record) -> Iterator[Ref]:
        if isinstance(record, Party):  # it would have all of its people
            return
        if isinstance(record, Person):
            yield record.ref
        for link in self._dataset.links_from(record):
            if link.target.table == Person.TABLE:
                yield link.target
        for link in self._dataset.links_to(record.ref):
            if link.source.table == Person.TABLE:
                yield link.source

    def sources(self, record: Record) -> tuple[Ref, ...]:
        if isinstance(record, Source):
            return (record.ref,)
        if isinstance(record, Gap):
            return tuple(citation.ref for citation in record.sources)
        return record_support(self._dataset, record).sources

    def source_names(self, key: Ref) -> Iterator[str]:
        source = self._dataset.get(key, Source)
        yield from (text for text in (source.id, source.publisher, source.title) if text)

    def source_offers(self, key: Ref) -> Iterator[tuple[str, ...]]:
        """The publisher, which is that of other sources, too, and the title."""
        source = self._dataset.get(key, Source)
        if source.publisher:
            yield (one_line(source.publisher),)
        if source.title or not source.publisher:
            yield one_line(source.title or source.id), "", source.id

    def source_in_words(self, _: Record, key: Ref) -> str:
        line = source_line(self._dataset.get(key, Source))
        return line + mark(self._dataset, key, line)

    def counts(self, record: Record) -> Iterator[int]:
        if not isinstance(record, Source | Gap):
            yield len(self.sources(record))

    # Traits

    def traits(self, record: Record) -> Iterator[str]:
        return (trait for trait in TRAITS if self._trait_fields(record, trait))

    def _trait_fields(self, record: Record, trait: str) -> list[str]:
        """The fields that give a record a trait; its gaps, for that of having one."""
        if isinstance(record, Source | Gap):
            return []
        match trait:
            case "gap":
                about = (
                    self._dataset.get(link.source) for link in self._dataset.links_to(record.ref)
                )
                return [gap.text for gap in about if isinstance(gap, Gap)]
            case "conflict":
                names = claim_fields(type(record))
                fields = [name for name in names if disputed(self._dataset, record, name)]
            case "inferred":
                fields = self._fields_with(record, lambda claim: claim.basis is Basis.INFERRED)
            case _:
                fields = self._fields_with(record, lambda claim: self._over(record, claim))
        return [key_of(name).replace("_", " ") for name in fields]

    @staticmethod
    def _fields_with(record: Record, test: Callable[[Claim[Any]], bool]) -> list[str]:
        names = claim_fields(type(record))
        return [name for name in names if any(map(test, getattr(record, name)))]

    def _over(self, record: Record, claim: Claim[Any]) -> bool:
        if claim.until is None or claim.deprecated:
            return False
        over = resolve(self._dataset, claim.until)
        began = over is not None and bool(over.reached(self._texts.as_of.day))
        return began and not self._texts.as_of.holds(record, claim)

    def trait_in_words(self, record: Record, key: str) -> str:
        return ", ".join(self._trait_fields(record, key))


def _languages(record: Record) -> Iterator[str]:
    for claim in (*record.name, *record.abbreviation, *record.aliases):
        if claim.value.lang:
            yield claim.value.lang
    if isinstance(record, Source) and record.language:
        yield record.language
