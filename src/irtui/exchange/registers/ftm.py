"""People, organisations, offices, events, links and sources as entities of FollowTheMoney.

One JSON object a line, as Aleph loads them. Each part, share, side and statement is an entity of
its own, with its dates and sources: a source is a Document, named as ``proof``.
The model is that of the library: https://followthemoney.tech/explorer/schemata/
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from irtui.exchange.foreign import words
from irtui.exchange.format import File, Losses, library
from irtui.exchange.held import Held, web_address
from irtui.exchange.scope import Scope
from irtui.model.claims import Basis, Claim, Ref
from irtui.model.dates import Moment, Span
from irtui.model.names import source_line
from irtui.model.records import (
    Body,
    Event,
    Organisation,
    Party,
    Person,
    Place,
    Post,
    Record,
    Source,
)
from irtui.model.values import Name, Role

SIDE = "side"
"""The role of a membership that says which side somebody is of."""


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """Its entities, in the order of the file, each on a line of JSON."""
    # They have no rank: what is thought wrong is left out. What was inferred says so in a note.
    entities = Entities(Held(scope, losses)).all()
    lines = (json.dumps(one.to_dict(), ensure_ascii=False, sort_keys=True) for one in entities)
    yield File("", "".join(f"{line}\n" for line in lines).encode())


def entity_id(ref: Ref) -> str:
    """The id of an entity: ids of FollowTheMoney have letters, digits, hyphens and points."""
    return f"{ref.table}-{ref.id}"


class Entities:
    """The entities of an export.

    Args:
        held: what is exported; it counts what no entity holds.
    """

    def __init__(self, held: Held) -> None:
        self.claims: dict[tuple[str, str, str], Claim[Any]] = {}
        """Which claim says a value, by the id of the entity, the property, and the text.

        Of those that say the same, the first one.
        """
        self._held = held
        self._scope = held.scope
        self._model = library("followthemoney", "ftm", "ftm").model

    def all(self) -> Iterator[Any]:
        """Every entity, sources last; then what is left out has been counted."""
        making: tuple[tuple[type[Any], Callable[[Any], Iterator[Any]]], ...] = (
            (Party, self._group),
            (Body, self._group),
            (Organisation, self._group),
            (Post, self._post),
            (Person, self._person),
            (Place, self._place),
            (Event, self._event),
        )
        losses = self._held.losses
        for cls, make in making:
            for record in self._scope.all(cls):
                yield from make(record)
                yield from self._statements(record)
                self._held.finish(record)
        for identifier in list(self._held.cited):
            source = self._scope.dataset.get(Ref(Source.TABLE, identifier), Source)
            yield self._document(source)
        uncited = [one for one in self._scope.all(Source) if one.id not in self._held.cited]
        losses.count("sources that nothing here rests on", len(uncited))
        for table in ("agreement", "programme", "gap"):  # for which its model has nothing
            losses.count(f"{table}s", sum(ref.table == table for ref in self._scope.records))

    # What all have

    def _entity(
        self, schema: str, identifier: str, claim: Claim[Any] | None = None, **properties: Any
    ) -> Any:
        entity = self._model.make_entity(schema)
        entity.id = identifier
        for name, value in properties.items():
            self._put(entity, name, value, claim)
        return entity

    def _put(self, entity: Any, name: str, value: Any, claim: Claim[Any] | None = None) -> None:
        """Adds a value, that of a claim, or those of a list, and notes which claim says it."""
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Claim):
                self._put(entity, name, one.value, one)
            elif text := self._text(one):
                self._add(entity, name, text, claim)

    def _text(self, value: Any) -> str | None:
        """A value as entities have it; ``None``, if it leads to what is not exported."""
        if isinstance(value, Ref):
            there = value.table == Source.TABLE or self._held.there(value)
            return entity_id(value) if there else None
        if isinstance(value, Moment | Span):
            return self._held.date(value)
        if isinstance(value, Name):
            return value.value
        return None if value is None else str(value)

    def _add(self, entity: Any, name: str, text: str, claim: Claim[Any] | None) -> None:
        """Adds a text; what the model does not take is counted."""
        if text == entity.id:
            self._held.losses.count("links of a record to itself")
            return
        before = len(entity.get(name))
        entity.add(name, text)
        added = entity.get(name)[before:]
        if claim:
            self.claims |= {(entity.id, name, one): claim for one in added}
        if not added and text not in entity.get(name):
            self._held.losses.count("values that its model does not take")

    def _rests(self, entity: Any, record: Record, claim: Claim[Any] | None = None) -> Any:
        """The entity, with what it rests on: documents, publishers and addresses."""
        for source in self._held.sources(record, claim):
            self._put(entity, "proof", source.ref, claim)
            self._put(entity, "publisher", source.publisher, claim)
            self._put(entity, "sourceUrl", web_address(source), claim)
        return entity

    def _thing(self, schema: str, record: Record, **properties: Any) -> Any:
        held = self._held
        entity = self._entity(schema, entity_id(record.ref), **properties)
        named = {name: [*held.all(record, name)] for name in ("name", "abbreviation", "aliases")}
        claims = named["name"]
        leading = self._scope.as_of.leading(record, claims) if claims else None
        self._put(entity, "name", leading or self._scope.title(record.ref))
        for claim in (one for every in named.values() for one in every):
            held.losses.count("dates of names", bool(claim.since or claim.until))
        for claim in claims:
            if claim is not leading:
                self._put(entity, "previousName" if claim.until else "alias", claim)
        short = "abbreviation" if "abbreviation" in entity.schema.properties else "weakAlias"
        for name, of in (("abbreviation", short), ("aliases", "alias")):
            self._put(entity, of, named[name])
        self._put(entity, "summary", held.plain(record, "summary"))
        for register, identifier in held.plain(record, "identifiers").items():
            if register == "wikidata":
                self._put(entity, "wikidataId", identifier)
            else:
                held.losses.count("ids in registers")
        return self._rests(entity, record)

    def _link(
        self, record: Record, name: str, claim: Claim[Any], schema: str, **properties: Any
    ) -> Iterator[Any]:
        """A claim as an entity of its own, with dates and sources; if both its ends are there."""
        since, until = self._held.term(claim)
        field, place = name.replace("_", "-"), record.place_of(claim) + 1
        identifier = f"{entity_id(record.ref)}.{field}.{place}.{schema.lower()}"
        inferred = "Inferred. " if claim.basis is Basis.INFERRED else ""
        properties["description"] = f"{inferred}{claim.note or ''}".strip()
        entity = self._entity(
            schema, identifier, claim, startDate=since, endDate=until, **properties
        )
        if all(map(entity.has, entity.schema.required)):
            yield self._rests(entity, record, claim)

    def _statements(self, record: Record) -> Iterator[Any]:
        for claim in self._held.all(record, "statements"):
            identifier = f"{entity_id(record.ref)}.statement.{record.place_of(claim) + 1}"
            said = claim.value.value
            self._held.losses.count("names and days of statements", claim.value.by is not None)
            note = self._entity(
                "Note", identifier, claim, name=said[:80], description=said, entity=record.ref
            )
            yield self._rests(note, record, claim)

    # One sort after the other

    def _group(self, record: Party | Body | Organisation) -> Iterator[Any]:
        held = self._held
        company = isinstance(record, Organisation) and record.shares
        own: dict[str, Any] = {"classification": record.kind}
        if isinstance(record, Body | Organisation):
            own |= {
                "parent": held.one(record, "parent"),
                "status": held.one(record, "status"),
                "incorporationDate": held.one(record, "founded"),
                "dissolutionDate": held.one(record, "dissolved"),
            }
        entity = self._thing("Company" if company else "Organization", record, **own)
        if isinstance(record, Organisation):
            for claim in held.all(record, "place"):
                name = "addressEntity" if isinstance(claim.value, Ref) else "address"
                self._put(entity, name, claim)
            yield from self._shares(record)
            yield from self._sides(record, "parties")
            yield from self._parts(record, "roles")
        yield entity
        if isinstance(record, Body):
            yield from self._parts(record, "members")
        if isinstance(record, Body | Organisation):
            for claim in held.all(record, "succeeds", whole=True):
                ends = {"successor": record.ref, "predecessor": claim.value}
                yield from self._link(record, "succeeds", claim, "Succession", **ends)

    def _shares(self, record: Organisation) -> Iterator[Any]:
        for claim in self._held.all(record, "shares", whole=True):
            if claim.value.organisation is None:
                self._held.losses.count("shares whose owner is not known")
                continue
            percent = claim.value.percent
            share = {
                "owner": claim.value.organisation,
                "asset": record.ref,
                "percentage": None if percent is None else f"{percent:g}",
            }
            yield from self._link(record, "shares", claim, "Ownership", **share)

    def _sides(self, record: Person | Organisation, name: str) -> Iterator[Any]:
        for claim in self._held.all(record, name, whole=True):
            ends = {"member": record.ref, "organization": claim.value}
            yield from self._link(record, name, claim, "Membership", **ends, role=SIDE)

    def _post(self, record: Post) -> Iterator[Any]:
        of = self._held.one(record, "organisation")
        yield self._thing("Position", record, organization=of, keywords=record.kind)

    def _person(self, record: Person) -> Iterator[Any]:
        held = self._held
        person = self._thing(
            "Person",
            record,
            birthDate=held.one(record, "born"),
            deathDate=held.one(record, "died"),
            classification=record.kind,
        )
        links = [
            *self._sides(record, "party"),
            *self._parts(record, "posts"),
            *self._parts(record, "roles", person),
        ]
        yield person
        yield from links

    def _place(self, record: Place) -> Iterator[Any]:
        place = self._thing("Address", record, keywords=record.kind)
        self._put(place, "full", place.first("name"))
        yield place

    def _event(self, record: Event) -> Iterator[Any]:
        held = self._held
        when, planned = held.one(record, "when"), held.one(record, "planned")
        lasted = when or planned
        since, until = held.lasted(lasted.value if lasted else None)
        day = since if since == until else None
        status, place = held.one(record, "status"), held.one(record, "place")
        event = self._thing(
            "Event",
            record,
            organizer=held.one(record, "body"),
            location=held.one(record, "venue"),
            keywords=[record.kind, status],
        )
        self._put(event, "date", day, lasted)
        self._put(event, "startDate", None if day else since, lasted)
        self._put(event, "endDate", None if day else until, lasted)
        where = place.value if place else None
        title = self._scope.title(where) if isinstance(where, Ref) else where
        self._put(event, "location", title, place)
        for claim in held.all(record, "chairs", "present"):
            seat = claim.value
            self._put(event, "involved", seat.person, claim)
            held.losses.count("people present who are no record", seat.person is None)
            held.losses.count(
                "offices and sides of people present", any((seat.post, seat.as_, seat.party))
            )
        self._put(event, "involved", [*held.all(record, "participants")])
        yield event

    def _document(self, source: Source) -> Any:
        held = self._held
        document = self._entity(
            "Document",
            entity_id(source.ref),
            fileName=source.id,
            title=source.title or source_line(source),
            name=source.title or source_line(source),
            publisher=source.publisher,
            sourceUrl=[source.url, source.archive],
            publishedAt=source.date,
            retrievedAt=source.accessed,
            language=source.language,
            keywords=source.kind,
        )
        for name in words("title publisher url archive date accessed language title_basis"):
            held.plain(source, name)
        held.finish(source)
        return document

    # Parts

    def _parts(self, record: Record, name: str, person: Any = None) -> Iterator[Any]:
        for claim in self._held.all(record, name, whole=True):
            role: Role = claim.value
            member, within = record.ref, role.in_
            if isinstance(record, Body):
                member, within = role.person or role.organisation or record.ref, record.ref
                if member == record.ref:
                    self._held.losses.count("members that are offices")
                    continue
            yield from self._part(record, claim, name, member, within)
            self._held.losses.count(
                "parts on behalf of what is no record", isinstance(role.for_, str)
            )
            if not (role.post or within):
                self._in_nothing(claim, person)

    def _in_nothing(self, claim: Claim[Role], person: Any) -> None:
        """An office that is no record: a text at the person, without dates and note."""
        losses = self._held.losses
        losses.count("dates of offices that are no record", bool(claim.since or claim.until))
        losses.count("notes", bool(claim.note))
        if person is None:
            losses.count("parts of organisations in what is no record")
        else:
            self._put(person, "position", claim.value.as_, claim)

    def _part(
        self, record: Record, claim: Claim[Role], name: str, member: Ref, within: Ref | None
    ) -> Iterator[Any]:
        role, link = claim.value, partial(self._link, record, name, claim)
        if role.post and member.table == Person.TABLE:
            group = self._scope.title(role.for_) if isinstance(role.for_, Ref) else None
            yield from link(
                "Occupancy", holder=member, post=role.post, summary=role.as_, politicalGroup=group
            )
        if within:
            yield from link(
                "Membership", member=member, organization=within, role=role.role, summary=role.as_
            )
        behalf = role.for_ if isinstance(role.for_, Ref) else role.party
        if behalf and behalf != member:
            yield from link("Representation", agent=member, client=behalf, role=role.as_)
