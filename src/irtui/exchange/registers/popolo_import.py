"""A Popolo document as a dataset.

- Organisations in which people meet become bodies: those whose classification, or that of what
  they are part of, has a word of `MEETING`, such as legislature or committee. All others become
  organisations, parties among them. An id as our own export writes it (``body:assembly``) decides.
- Memberships become roles of who has them, with ``for`` of on whose behalf; without dates and
  sources, they were seen on the day of the import, since the document has them. Memberships in a
  side, which only our own export has, become the sides of people and of organisations. One that
  names a legislative period and no dates gets those of the period, as inferred.
- Posts, areas and events become posts, places and events. Other names that have dates become names,
  those noted as an abbreviation abbreviations, the others aliases.
- What has ``sources`` rests on these; what has none rests on the document, which becomes a source.
"""

from pathlib import Path
from typing import Any

from irtui.exchange.draft import Draft, Table, brief, language_tag, merged, without_nothing
from irtui.exchange.foreign import foreign_json, object_in, objects_in, text_in
from irtui.exchange.format import ForeignError, Imported, Reading
from irtui.exchange.registers.popolo_objects import (
    OWN,
    Found,
    Json,
    objects_of,
    tables_of,
    unknown_keys,
)
from irtui.lean import field, frozen
from irtui.model.claims import Ref
from irtui.model.safe_text import quoted, safe_line

_ABBREVIATIONS = frozenset(["abbreviation", "acronym", "initials", "short"])
_NOTES = {*_ABBREVIATIONS, "alias", "multilingual"}
"""Notes that say of what sort a name is; EveryPolitician has the last at other languages."""
_STATUS = {
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "postponed": "postponed",
    "announced": "announced",
    "tentative": "announced",
    "planned": "announced",
    "held": "held",
    "confirmed": "held",
    "passed": "held",
}


def read(path: Path, reading: Reading) -> Imported:
    """The people, organisations, posts, memberships, areas and events of a document."""
    document = foreign_json(path)
    found = objects_of(document)
    if not any(found.values()) and not found.keys() & object_in(document):
        raise ForeignError(
            f"{safe_line(str(path))}: This is no Popolo: it has no persons, organizations, posts,"
            " memberships, areas or events."
        )
    draft = Draft(reading=reading, path=path, register="popolo")
    _Import(draft, found).all()
    meta = object_in(object_in(document).get("meta"))
    return draft.imported(text_in(meta.get("title")))


@frozen(eq=False)
class _Import:
    draft: Draft
    found: dict[str, list[Found]]
    refs: dict[tuple[str, str], Ref] = field(factory=dict)
    """What became of each object, by its collection and its id."""

    def all(self) -> None:
        tables = tables_of(self.found["organizations"])
        taking = {
            "areas": ("place", self._area),
            "organizations": (None, self._organisation),
            "posts": ("post", self._post),
            "persons": ("person", self._person),
            "events": ("event", self._event),
        }
        for sort, (table, _) in taking.items():
            for number, one in enumerate(self.found[sort]):
                self._name(sort, one, table or tables[number])
        for sort, each in self.found.items():
            for one in each:
                self.draft.skipped.update((sort, key) for key in unknown_keys(sort, one.it))
                if sort == "memberships":
                    self._membership(one)
                elif ref := one.it.get("_ref"):
                    self._add(one, ref, taking[sort][1](one, ref))

    def _name(self, sort: str, one: Found, table: str) -> None:
        """Gives an object its reference, before others point to it."""
        called = text_in(one.it.get("name") or one.it.get("label"))
        original = text_in(one.it.get("id")) or called
        if original is None:
            self.draft.unread(one.where, "It has neither an id nor a name.")
            return
        if (sort, original) in self.refs:
            self.draft.unread(one.where, f"Another one has the id {quoted(original)}.")
            return
        hint = None if text_in(one.it.get("id")) else called
        one.it["_ref"] = Ref(table, self.draft.id(table, original, hint))
        self.refs[sort, original] = one.it["_ref"]

    # What several sorts of objects have

    def _ref(self, sort: str, one: Found, key: str) -> Ref | None:
        """What a property points to; unread, if there is no such object."""
        value = one.it.get(key)
        if value in (None, ""):
            return None
        original = text_in(value) or ""
        ref = self.refs.get((sort, original))
        if ref is None:
            self.draft.unread(f"{one.where}, {key}", f"There is no {quoted(original)} in {sort}.")
        return ref

    def _sources(self, one: Found) -> list[str]:
        """The ids of the sources of an object; what names none rests on the document."""
        found = []
        for link in objects_in(one.it.get("sources")):
            url, note = text_in(link.get("url")), text_in(link.get("note"))
            if url or note:
                table = without_nothing({"url": url, "title": note})
                table |= {"title_basis": "described"} if note else {}
                found.append(self.draft.source(f"{url} {note}", table, note or url))
        return list(dict.fromkeys(found)) or [self.draft.document]

    def _seen(self, one: Found) -> str | None:
        return None if any(objects_in(one.it.get("sources"))) else self.draft.reading.today

    def _add(self, one: Found, ref: Ref, own: Table) -> None:
        """Adds the record of an object: what is a matter of its sort, and what is not."""
        original = text_in(one.it.get("id")) or ref.id
        identifiers = self.draft.identifiers(ref.id, original, ref.table)
        for number, issued in enumerate(objects_in(one.it.get("identifiers")), 1):
            value, scheme = text_in(issued.get("identifier")), text_in(issued.get("scheme"))
            scheme = scheme or "identifier"
            if value:
                identifiers[f"{scheme}-{number}" if scheme in identifiers else scheme] = value
        links = [text_in(link.get("url")) for link in objects_in(one.it.get("links"))]
        extra = without_nothing({"links": list(filter(None, links))}) | own.pop("extra", {})
        record = {
            "kind": self.draft.kind(ref.table, text_in(one.it.get("classification"))),
            **self._names(one),
            "identifiers": identifiers,
            **own,
            "extra": extra,
            "sources": self._sources(one),
        }
        self.draft.add(*ref, record)

    def _names(self, one: Found) -> Table:
        """Its names; those with dates beside its present one, which may have dates, too."""
        present = text_in(one.it.get("name")) or text_in(one.it.get("label"))
        names: list[Table] = []
        others: dict[str, list[Table]] = {"abbreviation": [], "aliases": []}
        for number, other in enumerate(objects_in(one.it.get("other_names")), 1):
            claim = self._name_claim(other, f"{one.where}, other_names {number}")
            note = str(claim.get("note", "")).casefold()
            if "value" not in claim:
                continue
            if note in _NOTES:
                del claim["note"]
            if note in _ABBREVIATIONS:
                others["abbreviation"].append(claim)
            elif note != "alias" and claim.keys() & {"since", "until"}:
                names.append(claim)
            else:
                others["aliases"].append(claim)
        labels = one.it.get("other_label")
        for label in labels if isinstance(labels, list) else [labels]:
            if text := text_in(label):
                others["aliases"].append({"value": text})
        if present and all(claim["value"] != present for claim in names):
            names.insert(0, {"value": present})
        return {"name": brief(names), **{key: _listed(claims) for key, claims in others.items()}}

    def _name_claim(self, other: Json, where: str) -> Table:
        return without_nothing(
            {
                "value": text_in(other.get("name")),
                "lang": language_tag(text_in(other.get("lang"))),
                **self._term(other, where),
                "note": text_in(other.get("note")),
            }
        )

    def _term(self, it: Json, where: str) -> Table:
        return {
            "since": self.draft.date(it.get("start_date"), f"{where}, start_date"),
            "until": self.draft.date(it.get("end_date"), f"{where}, end_date"),
        }

    # One sort after the other

    def _area(self, one: Found, _: Ref) -> Table:
        within = self._ref("areas", one, "parent_id")
        return {"within": within and within.id}

    def _organisation(self, one: Found, ref: Ref) -> Table:
        parent = self._ref("organizations", one, "parent_id")
        if parent and parent.table != ref.table:
            self.draft.unread(f"{one.where}, parent_id", f"A {ref.table} is no part of {parent}.")
            parent = None
        area = self._ref("areas", one, "area_id") if one.it.get("area_id") else None
        own: Table = {
            "summary": text_in(one.it.get("description") or one.it.get("abstract")),
            "parent": parent and parent.id,
        }
        if ref.table == "organisation":
            own["place"] = area and area.id
        elif area:
            self.draft.skipped["organizations", "area_id"] += 1
        if ref.table != "party":
            for key, of in (("founded", "founding_date"), ("dissolved", "dissolution_date")):
                own[key] = self.draft.date(one.it.get(of), f"{one.where}, {of}")
            if not (own["founded"] or own["dissolved"]):
                own["seen"] = self._seen(one)
        return own

    def _post(self, one: Found, ref: Ref) -> Table:
        of = self._ref("organizations", one, "organization_id")
        if not text_in(one.it.get("label")) and not text_in(one.it.get("name")):
            one.it["label"] = one.it.get("role")
        elif text_in(one.it.get("role")) != text_in(one.it.get("label")):
            self.draft.kind(ref.table, text_in(one.it.get("role")))
            one.it["classification"] = one.it.get("role")
        return {"organisation": (of and of.table != "party" and str(of)) or None}

    def _person(self, one: Found, _: Ref) -> Table:
        return {
            "summary": text_in(one.it.get("biography") or one.it.get("summary")),
            "born": self.draft.date(one.it.get("birth_date"), f"{one.where}, birth_date"),
            "died": self.draft.date(one.it.get("death_date"), f"{one.where}, death_date"),
            "extra": without_nothing({key: text_in(one.it.get(key)) for key in OWN}),
        }

    def _event(self, one: Found, _: Ref) -> Table:
        of = self._ref("organizations", one, "organization_id")
        area = self._ref("areas", one, "area_id")
        during = self._ref("events", one, "parent_id")
        location, status = text_in(one.it.get("location")), text_in(one.it.get("status"))
        word = _STATUS.get((status or "").casefold())
        when = "when" if word in (None, "held") else "planned"
        return {
            when: self._lasted(one),
            "place": area and area.id,
            "venue": location,
            "status": word,
            "summary": text_in(one.it.get("description")),
            "part_of": during and during.id,
            "present": self._attendees(one),
            "extra": {"status": status} if status and not word else {},
            "body": of.id if of and of.table == "body" else None,
            "participants": [str(of)] if of and of.table != "body" else None,
        }

    def _lasted(self, one: Found) -> str | None:
        term = self._term(one.it, one.where)
        since, until = term["since"], term["until"]
        if since and until:
            return since if since == until else self.draft.date(f"{since}/{until}", one.where)
        return f"{since}/" if since else until and f"/{until}"

    def _attendees(self, one: Found) -> list[Table]:
        found = []
        for number, it in enumerate(objects_in(one.it.get("attendees")), 1):
            where = Found(f"{one.where}, attendees {number}", it)
            if ref := self._ref("persons", where, "id"):
                found.append({"person": ref.id})
        return merged(found)

    # Memberships

    def _member(self, one: Found) -> Ref | None:
        """Who is a member: a person, or an organisation."""
        if one.it.get("person_id"):
            return self._ref("persons", one, "person_id")
        inner = Found(f"{one.where}, member", object_in(one.it.get("member")))
        original = text_in(inner.it.get("id"))
        sort = "organizations" if ("organizations", original) in self.refs else "persons"
        if original:
            return self._ref(sort, inner, "id")
        self.draft.unread(one.where, "It does not say who is a member.")
        return None

    def _membership(self, one: Found) -> None:
        member = self._member(one)
        within = self._ref("organizations", one, "organization_id")
        post = self._ref("posts", one, "post_id")
        record = member and self.draft.tables[member.table].get(member.id)
        if member is None or record is None:
            return
        term = self._claim(one, record)
        if within and within.table == "party" and member.table in ("person", "organisation"):
            side = "party" if member.table == "person" else "parties"
            record.setdefault(side, []).append({"value": within.id} | term)
            return
        role = self._role(one, within, post) | self._behalf(one)
        if not (within or post or role.get("as")):
            self.draft.unread(one.where, "It does not say what somebody is a member of.")
        elif member.table not in ("person", "organisation"):
            self.draft.unread(one.where, f"{member} has no roles: people and organisations do.")
        else:
            note = " ".join(filter(None, (role.pop("note", ""), term.pop("note", ""))))
            record.setdefault("roles", []).append(role | term | without_nothing({"note": note}))

    def _role(self, one: Found, within: Ref | None, post: Ref | None) -> Table:
        label, role = text_in(one.it.get("label")), text_in(one.it.get("role"))
        words = role.split() if role else []
        if role and not label and (len(words) > 3 or (len(words) > 1 and role != role.lower())):
            label, role = role, None  # a title, and no word of a vocabulary
        of_post = self.draft.tables["post"].get(post.id, {}).get("organisation") if post else None
        there = within if str(within) != of_post else None
        return without_nothing(
            {
                "post": post and post.id,
                "in": there and (there.id if there.table == "body" else str(there)),
                "role": self.draft.kind("role", role),
                "as": label,
            }
        )

    def _behalf(self, one: Found) -> Table:
        behalf = self._ref("organizations", one, "on_behalf_of_id")
        area = self._ref("areas", one, "area_id")
        named = area and self.draft.tables["place"][area.id].get("name")
        if behalf:
            note = {"note": f"Area: {named}."} if isinstance(named, str) else {}
            return {"for": str(behalf)} | note
        return {"for": named} if isinstance(named, str) else {}

    def _claim(self, one: Found, record: Table) -> Table:
        """The dates and the sources of a membership; sources that its record has say the same."""
        term = without_nothing(self._term(one.it, one.where))
        sources = self._sources(one)
        period = self._ref("events", one, "legislative_period_id")
        when = period and self.draft.tables["event"].get(period.id, {}).get("when")
        if isinstance(when, str) and not term:
            since, _, until = when.partition("/")
            note = "Without dates of its own: these are those of the legislative period."
            claim = {"since": since, "until": until, "basis": "inferred", "note": note}
            return without_nothing(claim) | {"sources": sources}
        if not term and (seen := self._seen(one)):
            term = {"seen": seen}
        return term if sources == record["sources"] else term | {"sources": sources}


def _listed(claims: list[Table]) -> list[Any]:
    """Members of a list, each in its shortest spelling."""
    return [one["value"] if set(one) == {"value"} else one for one in merged(claims)]
