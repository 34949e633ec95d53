"""Items of Wikidata, as their JSON has them, into records.

An item is a person, a body, an organisation, an office, a place or a side (a country) by its
``instance of`` (P31), else by what other items say of it. What each property becomes stands in
`_FIELDS`; positions, parties and memberships become roles. Ranks stay. A claim rests on the
references that name an address, a title or a work; without such, on the item itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from irtui.exchange.draft import Draft, Table, brief, meets, merged
from irtui.exchange.foreign import object_in, objects_in
from irtui.exchange.registers.wikidata_statements import (
    Statements,
    claims_of,
    item_in,
    listed,
    numbered,
    statements_of,
)
from irtui.exchange.registers.wikidata_values import (
    chosen,
    in_languages,
    item_of,
    item_source,
    named,
)
from irtui.lean import field, frozen
from irtui.model.claims import Ref
from irtui.model.names import counted
from irtui.model.safe_text import quoted

Json = dict[str, Any]

_CLASSES = {
    "Q5": "person",
    "Q4164871": "post",  # position
    "Q294414": "post",  # public office
    "Q35749": "body",  # parliament
    "Q11204": "body",  # legislature
    "Q7278": "organisation",  # political party
    "Q43229": "organisation",
    "Q192350": "organisation",  # ministry
    "Q327333": "organisation",  # government agency
    "Q6256": "party",  # country
    "Q3624078": "party",  # sovereign state
    "Q515": "place",  # city
}
"""What an item is by the class that it is an instance of."""
_POINTED = {
    "P39": "post",
    "P27": "party",
    "P17": "party",
    "P159": "place",
    "P102": "organisation",
    "P463": "organisation",
    "P108": "organisation",
    "P749": "organisation",
    "P488": "person",
}
"""What an item is by the property that points to it."""
_HAVING = {"P569": "person", "P39": "person", "P570": "person", "P571": "organisation"}
"""What an item is by a property that it has."""
_DATES = {
    "person": {"P569": "born", "P570": "died"},
    "body": {"P571": "founded", "P576": "dissolved"},
    "organisation": {"P571": "founded", "P576": "dissolved"},
}
_FIELDS = {
    "person": {"P27": ("party", "party")},
    "body": {"P749": ("parent", "body"), "P361": ("parent", "body"), "P1365": ("succeeds", "body")},
    "organisation": {
        "P749": ("parent", "organisation"),
        "P361": ("parent", "organisation"),
        "P1365": ("succeeds", "organisation"),
        "P17": ("parties", "party"),
        "P159": ("place", "place"),
    },
    "post": {
        "P361": ("organisation", ""),
        "P2389": ("organisation", ""),
        "P17": ("party", "party"),
    },
    "place": {"P17": ("party", "party"), "P131": ("within", "place")},
}
"""For each table and property the field, and the table that it points into."""
_ROLES = {"P39": None, "P102": "member", "P463": "member", "P108": "employee"}
"""The properties of a person that become roles, and as what."""
_OFFICES = frozenset(("position", "office", "minister"))


def entities_of(document: Any) -> dict[str, Json]:
    """The items of a document by their ids: of a list, of ``entities``, or of one item."""
    inner = document.get("entities", document) if isinstance(document, dict) else document
    if isinstance(inner, dict) and not ("id" in inner and "labels" in inner):
        inner = list(inner.values())
    found: dict[str, Json] = {}
    for one in objects_in(inner):
        if item := item_of(one.get("id")):
            found.setdefault(item, one)
    return found


@frozen(eq=False)
class Items:
    """The items of a document, on their way."""

    draft: Draft
    found: dict[str, Json]
    tables: dict[str, str] = field(factory=dict)
    skipped: Counter[str] = field(factory=Counter)
    called: set[str] = field(factory=set)
    """The items whose names were needed."""

    def all(self) -> None:
        """Take over every item."""
        self._sort()
        for item in self.found:
            if item in self.tables:
                self._record(item)
        for item in self.found:
            if item not in self.tables and item not in self.called:
                self.draft.unread(item, "It does not say what it is, and nothing points to it.")
        if missing := sorted(self.called - self.found.keys()):
            what = f"{counted(len(missing), 'item')} are known by their ids alone: "
            self.draft.unread("items that are not in the file", f"{what}{listed(missing)}.")
        if self.skipped:
            names = listed([name for name, _ in self.skipped.most_common()])
            what = f"{counted(self.skipped.total(), 'statement')} left out: {names}."
            self.draft.unread("properties without a place in the format", what)

    @cached_property
    def read(self) -> Statements:
        """Reads its statements."""
        return Statements(self.draft, self._label, self.skipped)

    # What an item is

    def _sort(self) -> None:
        """Decides for each item in which table it belongs."""
        pointed: dict[str, str] = {}
        for one in self.found.values():
            for name, table in _POINTED.items():
                for target in self._items(one, name):
                    pointed.setdefault(target, table)
        for item, one in self.found.items():
            has = (to for key, to in _HAVING.items() if key in claims_of(one))
            if of := self._class_of(one) or pointed.get(item) or next(has, None):
                self.tables[item] = of
        for item, table in pointed.items():
            self.tables.setdefault(item, table)
        self._lift()

    def _lift(self) -> None:
        """What is part of a body is a body, too."""
        parts: dict[str, list[str]] = {}
        for item, one in self.found.items():
            for above in (*self._items(one, "P749"), *self._items(one, "P361")):
                parts.setdefault(above, []).append(item)
        lifted = [item for item, table in self.tables.items() if table == "body"]
        for above in lifted:  # which grows meanwhile
            for item in parts.get(above, ()):
                if self.tables.get(item) == "organisation":
                    self.tables[item] = "body"
                    lifted.append(item)

    def _class_of(self, one: Json) -> str | None:
        for item in self._items(one, "P31"):
            if item in _CLASSES:
                return _CLASSES[item]
            if item not in self.found:
                continue
            label = self._label(item) or ""
            if meets(label):
                return "body"
            if {*label.casefold().split()} & _OFFICES:
                return "post"
        return None

    def _items(self, one: Json, name: str) -> Iterator[str]:
        for statement in statements_of(one, name):
            if item := item_in(statement.get("mainsnak")):
                yield item

    def _label(self, item: str) -> str | None:
        self.called.add(item)
        return chosen(in_languages(self.found.get(item, {}).get("labels")))

    def _to(self, item: str, table: str = "") -> Ref | None:
        """The record of an item; one that the document does not have gets one, by its id alone."""
        of = self.tables.get(item, table)
        if not of or (table and of != table):
            return None
        label = self._label(item)
        ref = Ref(of, self.draft.id(of, f"{of}:{item}", label or item))
        if item not in self.found and ref.id not in self.draft.tables[of]:
            known = {"name": item, "identifiers": {"wikidata": item}}
            self.draft.add(*ref, known | {"sources": [self.draft.document]})
        return ref

    # Records

    def _record(self, item: str) -> None:
        one, ref = self.found[item], self._to(item)
        if ref is None:
            return
        known = {*_FIELDS.get(ref.table, ()), *_DATES.get(ref.table, ()), "P31"}
        if ref.table == "person":
            known |= {*_ROLES}
        elif ref.table in ("body", "organisation"):
            known |= {"P488"}
        for name in claims_of(one):
            if name not in known:
                self.skipped[name] += sum(1 for _ in statements_of(one, name))
        source = item_source(self.draft, item, self._label(item))
        classes = (self._label(of) for of in self._items(one, "P31") if of in self.found)
        kind = next(filter(None, classes), None) if ref.table != "person" else None
        former = self.draft.tables[ref.table].get(ref.id, {})
        record: Table = {
            "kind": self.draft.kind(ref.table, kind),
            **named(in_languages(one.get("labels")), one.get("aliases")),
            "summary": chosen(in_languages(one.get("descriptions"))),
            "identifiers": {"wikidata": item},
            **self._fields(item, ref.table),
            "roles": former.get("roles", []) + self._roles(item) if ref.table == "person" else None,
            "sources": [source],
        }
        if not record["name"]:
            self.draft.unread(item, "It has no label.")
        self.draft.add(*ref, record)
        self._chairs(item, ref)

    def _fields(self, item: str, table: str) -> Table:
        """The fields that hold a date or point to one thing."""
        one = self.found[item]
        claims: dict[str, list[Table]] = defaultdict(list)
        for name, key in _DATES.get(table, {}).items():
            for where, statement in numbered(item, one, name):
                if value := self.read.date(where, statement.get("mainsnak"), statement):
                    claims[key].append({"value": value} | self.read.claim(where, statement))
        for name, (key, of) in _FIELDS.get(table, {}).items():
            for where, statement in numbered(item, one, name):
                ref = self._target(where, statement, of)
                if ref and (ref.table in ("body", "organisation") or of):
                    value = ref.id if of else str(ref)
                    claims[key].append({"value": value} | self.read.claim(where, statement))
        return {key: brief(merged(several)) for key, several in claims.items()}

    def _target(self, where: str, statement: Json, table: str) -> Ref | None:
        item = self.read.item(where, statement.get("mainsnak"))
        ref = self._to(item, table) if item else None
        if item and ref is None:
            known = self.tables.get(item)
            why = f"it is a {known}" if known else "it is not known what it is"
            name = quoted(self._label(item) or item)
            self.draft.unread(where, f"{name} cannot stand here: {why}.")
        return ref

    def _roles(self, item: str) -> list[Table]:
        one = self.found[item]
        found = []
        for name, word in _ROLES.items():
            for where, statement in numbered(item, one, name):
                ref = self._target(where, statement, "")
                if ref is None:
                    continue
                role: Table
                if name == "P39" and ref.table == "post":
                    role = {"post": ref.id} | self._behalf(statement)
                elif ref.table in ("body", "organisation"):
                    within = ref.id if ref.table == "body" else str(ref)
                    role = {"in": within, "role": self.draft.kind("role", word or "member")}
                else:
                    self.draft.unread(where, f"{ref} cannot stand here: it is a {ref.table}.")
                    continue
                found.append(role | self.read.claim(where, statement))
        return merged(found)

    def _behalf(self, statement: Json) -> Table:
        """The group that somebody sat for, and the district as a text where there is no group."""
        qualifiers = object_in(statement.get("qualifiers"))
        for name in ("P4100", "P102"):  # parliamentary group, party
            for snak in objects_in(qualifiers.get(name)):
                if (item := item_in(snak)) and (ref := self._to(item, "organisation")):
                    return {"for": str(ref)}
        for snak in objects_in(qualifiers.get("P768")):  # electoral district
            if item := item_in(snak):
                return {"for": self._label(item) or item}
        return {}

    def _chairs(self, item: str, ref: Ref) -> None:
        """Who chairs a body or an organisation: a role of each of them."""
        for where, statement in numbered(item, self.found[item], "P488"):
            if ref.table not in ("body", "organisation"):
                return
            person = self._target(where, statement, "person")
            if person:
                within = ref.id if ref.table == "body" else str(ref)
                role = {"in": within, "role": self.draft.kind("role", "chair")}
                # The source stands on the role: it is no item of the person.
                claim = self.read.claim(where, statement)
                claim.setdefault("sources", [item_source(self.draft, item, self._label(item))])
                holder = self.draft.tables["person"].setdefault(person.id, {})
                holder["roles"] = [*holder.get("roles", []), role | claim]
