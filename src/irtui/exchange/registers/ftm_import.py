"""Entities of FollowTheMoney, one on a line, as a dataset.

- Person, Organization (Company, PublicBody, LegalEntity), Position, Event and Address become
  people, organisations, posts, events and places; documents become sources. Ids as our own export
  writes them (``body-assembly``) say which of them are bodies and sides.
- Occupancy, Membership, Directorship, Employment and Representation become roles, Ownership shares,
  Succession ``succeeds``, Note a statement. Those that our own export made of one role become one.
- What has ``proof`` rests on these documents, else on its ``sourceUrl``; what names neither rests
  on the file, which becomes a source.
"""

from pathlib import Path

from irtui.exchange.draft import Draft, Table, language_tag, without_nothing
from irtui.exchange.foreign import foreign_text
from irtui.exchange.format import ForeignError, Imported, Reading
from irtui.exchange.registers.ftm_entities import (
    KEPT,
    KNOWN,
    LINKS,
    OF_ALL,
    OF_LINKS,
    PARTS,
    TABLE_OF,
    Entity,
    entity_in,
    percentage,
)
from irtui.lean import field, frozen
from irtui.model.claims import Ref
from irtui.model.records import TABLES
from irtui.model.safe_text import quoted, safe_line
from irtui.model.values import Standing, Status


def read(path: Path, reading: Reading) -> Imported:
    """The entities of a file."""
    draft = Draft(reading=reading, path=path, register="ftm")
    lines = foreign_text(path).split("\n")
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    found = [one for number, line in filled if (one := entity_in(draft, f"line {number:,}", line))]
    if not found:
        raise ForeignError(
            f"{safe_line(str(path))}: This is no FollowTheMoney: no line of it is an entity, an"
            " object with “id”, “schema” and “properties”."
        )
    _Import(draft).all(found)
    return draft.imported(None)


@frozen(eq=False)
class _Import:
    draft: Draft
    refs: dict[str, Ref] = field(factory=dict)
    """What became of each entity, by its id."""
    parts: dict[tuple[Ref, str], Table] = field(factory=dict)
    """The roles that several entities may make together, by whose they are and the ids' stem."""

    def all(self, found: list[Entity]) -> None:
        """Take over every entity: first what is pointed to, then what points to it."""
        things = [one for one in found if one.schema in TABLE_OF]
        for one in things:
            self._name(one)
        for one in sorted(things, key=lambda one: TABLE_OF[one.schema] != "source"):
            self._thing(one)
        for one in found:
            if one.schema in LINKS:
                self._take_link(one)
            elif one.schema not in TABLE_OF:
                self.draft.unread(one.where, f"{quoted(one.schema)} has no place in the format.")

    def _name(self, one: Entity) -> None:
        if one.id in self.refs:
            self.draft.unread(one.where, f"Another entity has the id {quoted(one.id)}.")
            return
        table, _, bare = one.id.partition("-")
        ours = bare and table in TABLES and TABLE_OF[one.schema] in (table, "organisation")
        if ours and table in ("party", "body", TABLE_OF[one.schema]):
            self.refs[one.id] = Ref(table, self.draft.id(table, bare))
            return
        table = TABLE_OF[one.schema]
        called = one.first("name", "title", "full", "fileName")
        # Ids of FollowTheMoney are mostly hashes, which nobody wants to write.
        self.refs[one.id] = Ref(table, self.draft.id(table, f"ftm {one.id}", called or one.id))

    # What all have

    def _to(self, one: Entity, name: str, *tables: str) -> list[Ref]:
        """What a property points to; unread, if that is not there or of no use here."""
        found = []
        for text in one.all(name):
            ref = self.refs.get(text)
            if ref is None:
                self.draft.unread(f"{one.where}, {name}", f"There is no entity {quoted(text)}.")
            elif ref.table not in tables:
                self.draft.unread(f"{one.where}, {name}", f"{ref} cannot stand here.")
            else:
                found.append(ref)
        return found

    def _sources(self, one: Entity) -> list[str]:
        proofs = [ref.id for ref in self._to(one, "proof", "source")]
        if proofs:
            return proofs
        publisher = one.first("publisher")
        found = [
            self.draft.source(url, without_nothing({"publisher": publisher, "url": url}))
            for url in one.all("sourceUrl")
        ]
        return found or [self.draft.document]

    def _thing(self, one: Entity) -> None:
        ref = self.refs[one.id]
        if ref.id in self.draft.tables[ref.table]:
            return
        known = {*OF_ALL.split(), *KNOWN[ref.table].split(), *KEPT}
        self.draft.skipped.update((one.schema, key) for key in one.properties if key not in known)
        record = self._source(one) if ref.table == "source" else self._record(one, ref)
        self.draft.add(*ref, record)

    def _source(self, one: Entity) -> Table:
        return {
            "kind": self.draft.kind("source", one.first("keywords")),
            "publisher": one.first("publisher"),
            "title": one.first("title", "name", "fileName"),
            "url": one.first("sourceUrl"),
            "date": self._date(one, "publishedAt"),
            "accessed": self._date(one, "retrievedAt"),
            "language": language_tag(one.first("language")),
        }

    def _record(self, one: Entity, ref: Ref) -> Table:
        names = one.all("name") or one.all("full") or [one.id]
        others = [*names[1:], *one.all("alias", "previousName", "weakAlias")]
        original = one.id.removeprefix(f"{ref.table}-")
        wikidata = one.first("wikidataId")
        word = one.first("classification") or next(
            (text for text in one.all("keywords") if text not in [*Status]), None
        )
        extra = {key: values for key in KEPT if (values := one.all(key))}
        own = {
            "person": self._person,
            "organisation": self._group,
            "body": self._group,
            "post": self._post,
            "event": self._event,
        }.get(ref.table)
        return {
            "kind": self.draft.kind(ref.table, word),
            "name": names[0],
            "abbreviation": one.all("abbreviation"),
            "aliases": [text for text in dict.fromkeys(others) if text != names[0]],
            "summary": one.first("summary"),
            "identifiers": self.draft.identifiers(ref.id, original, ref.table)
            | ({"wikidata": wikidata} if wikidata else {}),
            "extra": {
                key: values if len(values) > 1 else values[0] for key, values in extra.items()
            },
            **(own(one) if own else {}),
            "sources": self._sources(one),
        }

    def _date(self, one: Entity, name: str) -> str | None:
        return self.draft.date(one.first(name), f"{one.where}, {name}")

    # One sort after the other

    def _person(self, one: Entity) -> Table:
        return {
            "born": self._date(one, "birthDate"),
            "died": self._date(one, "deathDate"),
            "roles": [{"as": text} for text in one.all("position")],
        }

    def _group(self, one: Entity) -> Table:
        table = self.refs[one.id].table
        parents = self._to(one, "parent", table)
        status = (one.first("status") or "").casefold()
        own: Table = {
            "parent": next((ref.id for ref in parents), None),
            "founded": self._date(one, "incorporationDate"),
            "dissolved": self._date(one, "dissolutionDate"),
            "status": status if status in [*Standing] else None,
        }
        if not (own["founded"] or own["dissolved"]):
            sourced = one.first("proof") or one.first("sourceUrl")
            own["seen"] = None if sourced else self.draft.reading.today
        if table == "organisation":
            places = [ref.id for ref in self._to(one, "addressEntity", "place")]
            own["place"] = [*places, *one.all("address")]
        return own

    def _post(self, one: Entity) -> Table:
        of = self._to(one, "organization", "organisation", "body")
        return {"organisation": next((str(ref) for ref in of), None)}

    def _event(self, one: Entity) -> Table:
        status = next((text for text in one.all("keywords") if text in [*Status]), None)
        since, until = self._date(one, "startDate"), self._date(one, "endDate")
        lasted = f"{since or ''}/{until or ''}" if since or until else None
        when = self._date(one, "date") or lasted
        organizers = self._to(one, "organizer", "body", "organisation", "party")
        involved = self._to(one, "involved", "person", "organisation", "party")
        groups = [ref for ref in [*organizers, *involved] if ref.table in ("organisation", "party")]
        return {
            "when" if status in (None, Status.HELD) else "planned": when,
            "status": status,
            "venue": one.first("location"),
            "body": next((ref.id for ref in organizers if ref.table == "body"), None),
            "participants": [str(ref) for ref in groups],
            "present": [{"person": ref.id} for ref in involved if ref.table == "person"],
        }

    # Links

    def _take_link(self, one: Entity) -> None:
        unknown = (key for key in one.properties if key not in OF_LINKS)
        self.draft.skipped.update((one.schema, key) for key in unknown)
        others = {"Ownership": self._share, "Succession": self._succession, "Note": self._note}
        others.get(one.schema, self._part)(one)

    def _put(self, ref: Ref, key: str, said: Table, one: Entity) -> Table:
        """Adds what a link says of a record, with its dates, note and sources; returns that.

        Sources that the record has say the same.
        """
        record = self.draft.tables[ref.table][ref.id]
        note = one.first("description")
        inferred = note is not None and note.startswith("Inferred. ")
        claim = said | without_nothing(
            {
                "since": self._date(one, "startDate"),
                "until": self._date(one, "endDate"),
                "seen": self._date(one, "date"),
                "basis": "inferred" if inferred else None,
                "note": note.removeprefix("Inferred. ") if note else None,
            }
        )
        sources = self._sources(one)
        if inferred or sources != record.get("sources"):
            claim["sources"] = sources
        record.setdefault(key, []).append(claim)
        return claim

    def _ends(self, one: Entity, source: str, target: str, *tables: str) -> list[tuple[Ref, Ref]]:
        """Each pair that a link joins; unread, if there is none."""
        holders = self._to(one, source, "person", "organisation", "body", "party", "post")
        pairs = [(holder, to) for holder in holders for to in self._to(one, target, *tables)]
        if not (one.first(source) and one.first(target)):
            self.draft.unread(one.where, f"It has no “{source}” or no “{target}”.")
        return pairs

    def _part(self, one: Entity) -> None:
        source, target, usual = PARTS[one.schema]
        tables = ("post",) if target == "post" else ("organisation", "body", "party")
        for holder, of in self._ends(one, source, target, *tables):
            if holder.table not in ("person", "organisation"):
                self.draft.unread(one.where, f"{holder} has no roles: people and organisations do.")
            elif of.table == "party" and one.schema != "Representation":
                side = "party" if holder.table == "person" else "parties"
                self._put(holder, side, {"value": of.id}, one)
            else:
                self._role(one, holder, of, usual)

    def _role(self, one: Entity, holder: Ref, of: Ref, usual: str) -> None:
        """Adds to the roles of somebody, or to the one that another entity made of it."""
        stem, _, end = one.id.rpartition(".")
        ours = end == one.schema.lower()
        role = one.first("role")
        own: Table = {}
        if one.schema == "Representation":
            own = {"for": str(of)} | ({"as": role} if role else {})
        elif one.schema == "Occupancy":
            own = {"post": of.id}
        else:
            word = role or (None if ours else usual)
            own = {"in": of.id if of.table == "body" else str(of)}
            own |= {"role": self.draft.kind("role", word)} if word else {}
        if summary := one.first("summary"):
            own["as"] = summary
        key = (holder, stem if ours else one.id)
        if key in self.parts:
            self.parts[key].update(own)
            return
        if "for" in own and "as" not in own:
            own["as"] = usual
        self.parts[key] = self._put(holder, "roles", own, one)

    def _share(self, one: Entity) -> None:
        for owner, asset in self._ends(one, "owner", "asset", "organisation"):
            if owner.table not in ("organisation", "party"):
                self.draft.unread(one.where, f"{owner} cannot own a share: organisations can.")
                continue
            percent = percentage(one.first("percentage"))
            share = without_nothing({"organisation": str(owner), "percent": percent})
            self._put(asset, "shares", share, one)

    def _succession(self, one: Entity) -> None:
        for before, after in self._ends(one, "predecessor", "successor", "organisation", "body"):
            if before.table != after.table:
                self.draft.unread(one.where, f"{after} cannot succeed {before}.")
            else:
                self._put(after, "succeeds", {"value": before.id}, one)

    def _note(self, one: Entity) -> None:
        said = one.first("description", "name")
        for ref in self._to(one, "entity", *KNOWN):
            record = self.draft.tables[ref.table][ref.id]
            sources = self._sources(one)
            rest = {} if sources == record.get("sources") else {"sources": sources}
            if said:
                record.setdefault("statements", []).append({"value": said} | rest)
