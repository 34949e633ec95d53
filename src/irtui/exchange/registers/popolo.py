"""People, organisations, posts, memberships, areas and events as one Popolo document.

Written as the specification has them (http://www.popoloproject.com/specs/), in the lists of one
document, as EveryPolitician had them. Ids are references of the dataset (``body:assembly``), so
that an import knows what each was. Sides are organisations, and whom a side has are its members.
``lang`` of other names is no word of Popolo; EveryPolitician had it, too.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from irtui.exchange.format import File, Losses
from irtui.exchange.held import Held, web_address
from irtui.exchange.scope import Scope
from irtui.model.claims import Claim, Ref
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

Json = dict[str, Any]


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One JSON document, in UTF-8."""
    document = _Popolo(Held(scope, losses)).document()
    yield File("", f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode())


class _Popolo:
    def __init__(self, held: Held) -> None:
        self._held = held
        self._scope = held.scope
        self._memberships: list[Json] = []

    def document(self) -> Json:
        edition, losses = self._scope.edition, self._held.losses
        groups: Iterable[Party | Body | Organisation] = (
            *self._scope.all(Party),
            *self._scope.all(Body),
            *self._scope.all(Organisation),
        )
        document = {
            "meta": {
                "title": edition.title,
                "version": edition.version,
                "date": str(edition.reviewed.text),
                "sha256": edition.digest,
            },
            "persons": [self._person(one) for one in self._scope.all(Person)],
            "organizations": [self._organisation(one) for one in groups],
            "posts": [self._post(one) for one in self._scope.all(Post)],
            "memberships": self._memberships,
            "areas": [self._area(one) for one in self._scope.all(Place)],
            "events": [self._event(one) for one in self._scope.all(Event)],
        }
        for table in ("agreement", "programme", "gap"):  # for which Popolo has nothing
            losses.count(f"{table}s", sum(ref.table == table for ref in self._scope.records))
        uncited = [one for one in self._scope.all(Source) if one.id not in self._held.cited]
        losses.count("sources that nothing here rests on", len(uncited))
        return document

    # What all have

    def _record(self, record: Record, **own: Any) -> Json:
        """An object, with what every record has; empty properties are left out."""
        held = self._held
        identifiers = [
            {"scheme": scheme, "identifier": identifier}
            for scheme, identifier in held.plain(record, "identifiers").items()
        ]
        sources = self._sources(record)
        held.finish(record)
        return _filled(id=str(record.ref), **own, identifiers=identifiers, sources=sources)

    def _id(self, ref: Ref | None) -> str | None:
        """The id of what is pointed to, if it is exported, too."""
        return str(ref) if self._held.there(ref) else None

    def _sources(self, record: Record, claim: Claim[Any] | None = None) -> list[Json]:
        found = []
        for source in self._held.sources(record, claim):
            note = ": ".join(filter(None, (source_line(source), source.title)))
            if url := web_address(source):
                found.append({"url": url, "note": note})
            else:
                self._held.losses.count("mentions of sources that have no address")
        return found

    def _named(self, record: Record) -> Json:
        """The present name; the others, and the present one if it has dates, beside it."""
        held, day = self._held, self._scope.as_of
        claims = list(held.all(record, "name"))
        leading = day.leading(record, claims) if claims else None
        others = [self._other_name(claim) for claim in claims]
        if leading:  # it is among the others for what it has besides
            others = [one for one in others if one != {"name": leading.value.value}]
        for name, note in (("abbreviation", "abbreviation"), ("aliases", "")):
            for claim in held.all(record, name):
                other = self._other_name(claim, note)
                dated = other.keys() & {"start_date", "end_date"}
                others.append(other if note or not dated else other | {"note": "alias"})
        return {
            "name": leading.value.value if leading else day.title(record, alone=True),
            "other_names": others,
        }

    def _other_name(self, claim: Claim[Name], note: str = "") -> Json:
        name, (since, until) = claim.value, self._held.term(claim)
        return _filled(name=name.value, lang=name.lang, start_date=since, end_date=until, note=note)

    # One sort after the other

    def _person(self, one: Person) -> Json:
        held = self._held
        self._members(one, held.all(one, "posts", "roles"))
        self._sides(one, "party")
        return self._record(
            one,
            **self._named(one),
            summary=held.plain(one, "summary"),
            birth_date=held.date(held.value(one, "born")),
            death_date=held.date(held.value(one, "died")),
        )

    def _organisation(self, one: Party | Body | Organisation) -> Json:
        held = self._held
        own: Json = {"classification": one.kind, "description": held.plain(one, "summary")}
        if isinstance(one, Body | Organisation):
            parent = held.value(one, "parent")
            own |= {
                "parent_id": self._id(parent),
                "founding_date": held.date(held.value(one, "founded")),
                "dissolution_date": held.date(held.value(one, "dissolved")),
            }
        if isinstance(one, Organisation):
            own["area_id"] = self._area_of(one)
            self._members(one, held.all(one, "roles"))
            self._sides(one, "parties")
        if isinstance(one, Body):
            self._members(one, held.all(one, "members"))
        return self._record(one, **self._named(one), **own)

    def _area_of(self, one: Organisation | Event) -> str | None:
        """The area of a record; a place that is no record is left out."""
        place = self._held.value(one, "place")
        self._held.losses.count("places that are no record", isinstance(place, str))
        return self._id(place) if isinstance(place, Ref) else None

    def _post(self, one: Post) -> Json:
        names = self._named(one)
        held, others = self._held, names["other_names"]
        dates = sum(bool({"start_date", "end_date"} & it.keys()) for it in others)
        held.losses.count("dates of names", dates)
        held.losses.count("languages of names", sum("lang" in it for it in others))
        of = held.value(one, "organisation")
        return self._record(
            one,
            label=names["name"],
            other_label=[it["name"] for it in others if it["name"] != names["name"]],
            role=one.kind,
            organization_id=self._id(of),
        )

    def _area(self, one: Place) -> Json:
        within = self._held.value(one, "within")
        return self._record(
            one, **self._named(one), classification=one.kind, parent_id=self._id(within)
        )

    def _event(self, one: Event) -> Json:
        held = self._held
        when, planned = held.value(one, "when"), held.value(one, "planned")
        if when and planned:
            held.losses.count("days for which something was planned")
        since, until = held.lasted(when or planned)
        names = self._named(one)
        held.losses.count("other names of events", len(names.pop("other_names")))
        status, body = held.value(one, "status"), held.value(one, "body")
        if planned and not when and not status:
            status = self._scope.as_of.status(one)
        part_of, place = held.value(one, "part_of"), self._area_of(one)
        return self._record(
            one,
            **names,
            description=held.plain(one, "summary"),
            classification=one.kind,
            start_date=since,
            end_date=until,
            status=status and str(status),
            location=held.value(one, "venue"),
            area_id=place,
            organization_id=self._id(body),
            parent_id=self._id(part_of),
            attendees=self._attendees(one),
        )

    def _attendees(self, one: Event) -> list[Json]:
        """The people who were there; what they sat for is left out."""
        losses = self._held.losses
        found: dict[Ref, Json] = {}
        for claim in self._held.all(one, "chairs", "present"):
            seat = claim.value
            if seat.person is None:
                losses.count("people present who are no record")
                continue
            losses.count(
                "offices and sides of people present", any((seat.post, seat.as_, seat.party))
            )
            if person := self._held.there(seat.person):
                found[person] = {"id": str(person), "name": self._scope.title(person)}
        return [*found.values()]

    # Memberships

    def _add(
        self, record: Record, claim: Claim[Any], of: Json, links: dict[str, Ref | None]
    ) -> None:
        """Adds a membership, if all that it leads to is exported."""
        if not all(self._held.there(ref) for ref in links.values() if ref):
            return
        own = of | {name: ref and str(ref) for name, ref in links.items()}
        since, until = self._held.term(claim)
        number, sources = len(self._memberships) + 1, self._sources(record, claim)
        self._memberships.append(
            _filled(
                id=f"membership-{number}", **own, start_date=since, end_date=until, sources=sources
            )
        )

    def _sides(self, one: Person | Organisation, name: str) -> None:
        for claim in self._held.all(one, name):
            self._add(one, claim, self._member(one.ref), {"organization_id": claim.value})

    def _member(self, ref: Ref) -> Json:
        if ref.table == Person.TABLE:
            return {"person_id": str(ref)}
        return {"member": {"id": str(ref), "name": self._scope.title(ref)}}

    def _members(self, record: Record, claims: Iterable[Claim[Role]]) -> None:
        """The parts that a record has in others, or others in it."""
        losses = self._held.losses
        for claim in claims:
            role = claim.value
            within = role.in_
            member: Ref | None = record.ref
            if isinstance(record, Body):
                member, within = role.person or role.organisation, record.ref
            if member is None:
                losses.count("members that are offices")
                continue
            links = {
                "organization_id": within or self._organisation_of(role.post),
                "post_id": role.post,
                "on_behalf_of_id": self._behalf(role),
            }
            if self._held.there(member):
                of = {**self._member(member), "role": role.role, "label": role.as_}
                self._add(record, claim, of, links)

    def _behalf(self, role: Role) -> Ref | None:
        """On whose behalf a part is: for a record, or else for a side."""
        losses = self._held.losses
        losses.count("parts on behalf of what is no record", isinstance(role.for_, str))
        behalf = role.for_ if isinstance(role.for_, Ref) else role.party
        if role.party not in (None, behalf):
            losses.count("sides of parts that are on another's behalf")
        return self._held.there(behalf)

    def _organisation_of(self, post: Ref | None) -> Ref | None:
        if post is None:
            return None
        record = self._scope.dataset.get(post, Post)
        of = self._scope.as_of.value(record, record.organisation)
        return of if of in self._scope.records else None


def _filled(**found: Any) -> Json:
    return {key: value for key, value in found.items() if value not in (None, "", [])}
