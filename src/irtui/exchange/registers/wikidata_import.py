"""A saved file of Wikidata as a dataset; nothing is fetched.

It is items as JSON, of which `wikidata_entities` says what is read, or an answer of the query
service, as SPARQL 1.1 results in JSON. The names of its variables say what each is:

- ``person``, ``personLabel``; ``born``, ``died``
- ``position``, ``positionLabel``: an office that the person held
- ``organisation``, ``organisationLabel``: where the office is; without ``position``, what the
  person was a member of; without ``person``, an organisation by itself, with ``parent``,
  ``parentLabel``, ``founded`` and ``dissolved``
- ``start``, ``end``: from when until when; ``group``, ``groupLabel``: on whose behalf;
  ``districtLabel``: for which district; ``replacesLabel``: after whom
- ``source``: the address of what says so; without it, the item of the row is the source

Each date may have its precision beside it, as Wikibase counts it: ``startPrecision``. Without it,
the first of January is read as its year, the first of a month as its month.
"""

from pathlib import Path
from typing import Any

from irtui.exchange.draft import Draft, Table, meets, without_nothing
from irtui.exchange.foreign import foreign_json, object_in, objects_in, text_in
from irtui.exchange.format import ForeignError, Imported, Reading
from irtui.exchange.registers.wikidata_entities import Items, entities_of
from irtui.exchange.registers.wikidata_values import TimeError, date_of, item_of, item_source
from irtui.lean import field, frozen
from irtui.model.claims import Ref
from irtui.model.safe_text import quoted, safe_line

_ITEMS = ("person", "position", "organisation", "parent", "group")
_DATES = ("start", "end", "born", "died", "founded", "dissolved")
_VARIABLES = frozenset(
    (
        *_ITEMS,
        *(f"{name}Label" for name in (*_ITEMS, "district", "replaces")),
        *_DATES,
        *(f"{name}Precision" for name in _DATES),
        "district",
        "replaces",
        "source",
    )
)
"""The variables that are read."""


def read(path: Path, reading: Reading) -> Imported:
    """The people, organisations, offices and terms of a file."""
    document = foreign_json(path)
    draft = Draft(reading=reading, path=path, register="wikidata")
    rows = object_in(object_in(document).get("results")).get("bindings")
    if isinstance(rows, list):
        _Rows(draft).all([_values(row) for row in objects_in(rows)])
    elif items := entities_of(document):
        Items(draft, items).all()
    else:
        raise ForeignError(
            f"{safe_line(str(path))}: This is neither an answer of a SPARQL query (“results” with"
            " “bindings”) nor items of Wikidata (“entities”, or a list of objects with “id”)."
        )
    return draft.imported(None)


@frozen(eq=False)
class _Rows:
    """The rows of an answer, on their way."""

    draft: Draft
    labels: dict[str, str] = field(factory=dict)
    """What each item is called, in whichever row that stands."""
    told: set[tuple[object, str, str]] = field(factory=set)
    """What was put into which record, or into which role."""
    roles: dict[str, Table] = field(factory=dict)
    """The roles that were read, by what they say: rows repeat what is said."""

    def all(self, rows: list[dict[str, str]]) -> None:
        for values in rows:
            for name in _ITEMS:
                if name in values and f"{name}Label" in values:
                    self.labels[values[name]] = values[f"{name}Label"]
        for number, values in enumerate(rows, 1):
            self._row(f"row {number:,}", values)

    def _row(self, where: str, values: dict[str, str]) -> None:
        unknown = (name for name in values if name not in _VARIABLES)
        self.draft.skipped.update(("variables", name) for name in unknown)
        person = self._record(where, values, "person", "person")
        within = self._record(where, values, "organisation", self._group(values))
        if person is None and within is None:
            self.draft.unread(where, "It names neither a person nor an organisation.")
            return
        if within:
            self._add(within, "founded", self._date(where, values, "founded"))
            self._add(within, "dissolved", self._date(where, values, "dissolved"))
            parent = self._record(where, values, "parent", within.table)
            self._add(within, "parent", parent and parent.id)
        if person:
            self._add(person, "born", self._date(where, values, "born"))
            self._add(person, "died", self._date(where, values, "died"))
            self._role(where, values, person, within)

    def _group(self, values: dict[str, str]) -> str:
        """The table of the organisation of a row, by its name."""
        label = self.labels.get(values.get("organisation", "")) or values.get("organisationLabel")
        return "body" if meets(label) else "organisation"

    def _add(self, ref: Ref, key: str, value: str | None) -> None:
        """Puts a value into a record; another one beside it is another telling."""
        if value is None or (ref, key, value) in self.told:
            return
        self.told.add((ref, key, value))
        record = self.draft.tables[ref.table][ref.id]
        if key not in record:
            record |= {key: value, "sources": record.pop("sources")}  # which stand last
        elif isinstance(record[key], list):
            record[key].append(value)
        else:
            record[key] = [record[key], value]

    def _record(self, where: str, values: dict[str, str], name: str, table: str) -> Ref | None:
        """The record of a variable, made where it is first met."""
        value, label = values.get(name), values.get(f"{name}Label")
        label = label or self.labels.get(value or "")
        if value is None and label is None:
            return None
        item = item_of(value)
        original = item or value or label or ""
        if label == item:  # the query service gives the id where there is no label
            label = None
        ref = Ref(table, self.draft.id(table, f"{table}:{original}", label or original))
        if ref.id not in self.draft.tables[table]:
            if item and not label:
                self.draft.unread(f"{where}, {name}", f"{item} has no label.")
            source = item_source(self.draft, item, label) if item else self.draft.document
            identifiers = {"wikidata": item} if item else {}
            record = {"name": label or original, "identifiers": identifiers, "sources": [source]}
            self.draft.add(*ref, record)
        return ref

    def _date(self, where: str, values: dict[str, str], name: str) -> str | None:
        if name not in values:
            return None
        try:
            return date_of(values[name], values.get(f"{name}Precision"))
        except TimeError as error:
            unknown = "/.well-known/genid/" in values[name] or values[name].startswith("_:")
            what = "It has an unknown value." if unknown else f"{quoted(values[name])}: {error}"
            self.draft.unread(f"{where}, {name}", what)
            return None

    def _role(self, where: str, values: dict[str, str], person: Ref, within: Ref | None) -> None:
        post = self._record(where, values, "position", "post")
        if post and within:
            self._add(post, "organisation", str(within))
        if not (post or within):
            return
        group = self._record(where, values, "group", "organisation")
        after = values.get("replacesLabel")
        role = without_nothing(
            {
                "post": post and post.id,
                "in": str(within) if within and not post else None,
                "role": None if post else self.draft.kind("role", "member"),
                "for": str(group) if group else values.get("districtLabel"),
                "since": self._date(where, values, "start"),
                "until": self._date(where, values, "end"),
                "note": f"In place of {after}." if after else None,
            }
        )
        key = f"{person} {sorted(role.items())}"
        if key not in self.roles:
            self.roles[key] = role
            record = self.draft.tables["person"][person.id]
            if "roles" not in record:
                record |= {"roles": [], "sources": record.pop("sources")}
            record["roles"].append(role)
        if url := values.get("source"):
            source = self.draft.source(url, {"url": url})
            if (key, "sources", source) not in self.told:
                self.told.add((key, "sources", source))
                self.roles[key].setdefault("sources", []).append(source)


def _values(row: dict[str, Any]) -> dict[str, str]:
    """The values of a row by the names of its variables."""
    return {
        name: text for name, cell in row.items() if (text := text_in(object_in(cell).get("value")))
    }
