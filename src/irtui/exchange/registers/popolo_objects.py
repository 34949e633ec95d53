"""The objects of a Popolo document, whichever way they are nested in it.

Popolo (http://www.popoloproject.com/specs/) leaves open how its objects are put into a file. They
are found here in the lists of one document, as EveryPolitician had them, in one list, and embedded
in each other, as the specification allows.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from irtui.exchange.draft import meets
from irtui.exchange.foreign import objects_in, text_in, words

Json = dict[str, Any]


class Found(NamedTuple):
    """An object, and where it stands."""

    where: str
    """``memberships 12``: the list, and the place in it from 1; then what it is embedded by."""
    it: Json


COLLECTIONS = ("areas", "organizations", "posts", "persons", "events", "memberships")
"""What a document has lists of."""
_OTHER_NAMES = {"people": "persons", "organisations": "organizations"}
_TYPES = {
    "area": "areas",
    "organization": "organizations",
    "organisation": "organizations",
    "post": "posts",
    "person": "persons",
    "event": "events",
    "membership": "memberships",
}
_SIGNS = (
    ("memberships", ("person_id", "member", "member_id", "post_id", "on_behalf_of_id")),
    ("persons", ("birth_date", "death_date", "family_name", "given_name", "gender", "biography")),
    ("organizations", ("founding_date", "dissolution_date", "posts")),
    ("posts", ("other_label", "label")),
    ("events", ("attendees", "location", "start_date", "end_date", "status")),
    ("areas", ("geometry",)),
    ("organizations", ("classification", "parent_id", "parent")),
)
"""Properties that only one sort of object has, for a list that does not say of what it is."""
_ONE = {
    "person": "persons",
    "organization": "organizations",
    "on_behalf_of": "organizations",
    "post": "posts",
    "area": "areas",
    "parent": "",
}
"""What may stand in an object by itself, where its id would do; a parent is of the same sort."""
_MANY = {
    ("persons", "memberships"): ("memberships", "person_id"),
    ("organizations", "memberships"): ("memberships", "organization_id"),
    ("organizations", "posts"): ("posts", "organization_id"),
    ("posts", "memberships"): ("memberships", "post_id"),
    ("events", "children"): ("events", "parent_id"),
}
"""What an object may have lists of, and the property by which those lead back to it."""
OWN = words(
    "family_name given_name additional_name honorific_prefix honorific_suffix patronymic_name"
    " sort_name gender national_identity"
)
"""Properties of a person for which the format has no field, kept under ``extra``."""
_KNOWN = {
    "persons": "name other_names identifiers birth_date death_date summary biography",
    "organizations": "name other_names identifiers classification parent_id area_id founding_date"
    " dissolution_date description abstract",
    "posts": "label name other_label role organization_id",
    "areas": "name other_names identifiers classification parent_id",
    "events": "name identifiers classification organization_id area_id start_date end_date location"
    " status description attendees parent_id",
    "memberships": "label role person_id member organization_id post_id on_behalf_of_id area_id"
    " start_date end_date legislative_period_id",
}
_OF_ALL = frozenset(("id", "@type", "type", "sources", "links", "created_at", "updated_at"))
_DEEPEST = 32
_HIGHEST = 100
"""Organisations above one that are looked at."""


def sort_of(it: Json) -> str:
    """What an object is that stands in no list of its sort; empty: nothing says that it is any."""
    named = text_in(it.get("@type") or it.get("type")) or ""
    if named.casefold() in _TYPES:
        return _TYPES[named.casefold()]
    usual = "persons" if "name" in it else ""
    return next((sort for sort, keys in _SIGNS if any(key in it for key in keys)), usual)


def objects_of(document: Any) -> dict[str, list[Found]]:
    """The objects of a document by `COLLECTIONS`; empty lists, if it is none of Popolo."""
    found: dict[str, list[Found]] = {name: [] for name in COLLECTIONS}
    if isinstance(document, dict) and not ("id" in document and "name" in document):
        for key, value in document.items():
            sort = _OTHER_NAMES.get(key, key)
            if sort in found:
                for number, it in enumerate(objects_in(value), 1):
                    _take(found, sort, Found(f"{key} {number:,}", it), 0)
        return found
    each = [(sort_of(it), it) for it in objects_in(document)]
    for number, (sort, it) in enumerate(each if any(sort for sort, _ in each) else (), 1):
        _take(found, sort or "persons", Found(f"object {number:,}", it), 0)
    return found


def _take(found: dict[str, list[Found]], sort: str, one: Found, depth: int) -> None:
    """Puts an object into its list, and what is embedded in it into theirs."""
    if depth > _DEEPEST:
        return
    it = dict(one.it)
    embedded = [*_embedded(sort, it)]
    found[sort].append(Found(one.where, it))
    for key, of, inner in embedded:
        _take(found, of, Found(f"{one.where}, {key}", inner), depth + 1)


def _embedded(sort: str, it: Json) -> Iterator[tuple[str, str, Json]]:
    """Takes out of an object what is embedded in it; yields it with its key and its sort."""
    for key, of in _ONE.items():
        inner = it.get(key)
        if isinstance(inner, dict):
            del it[key]
            if identifier := text_in(inner.get("id")):
                it.setdefault(f"{key}_id", identifier)
                if len(inner) > 1:
                    yield key, of or sort, inner
    for (of, key), (inner_sort, back) in _MANY.items():
        if of == sort and isinstance(it.get(key), list):
            for inner in objects_in(it.pop(key)):
                yield key, inner_sort, {back: it.get("id")} | inner


def unknown_keys(sort: str, it: Json) -> Iterator[str]:
    """The properties of an object that say something, and for which nothing here has a place."""
    known = {*_KNOWN[sort].split(), *_OF_ALL, *(OWN if sort == "persons" else ())}
    known -= {"links"} if sort == "memberships" else set()
    for key, value in it.items():
        if key not in known and not key.startswith("_") and value not in (None, "", [], {}):
            yield key


def tables_of(found: Sequence[Found]) -> list[str]:
    """For each organisation the table that it belongs in: what is part of another, in its table."""
    by_id = {text_in(one.it.get("id")): one.it for one in found}
    return [_table_of(one.it, by_id) for one in found]


def _table_of(it: Json, by_id: dict[str | None, Json]) -> str:
    met: dict[int, Json] = {}
    above: Json | None = it
    while above is not None and id(above) not in met and len(met) < _HIGHEST:
        met[id(above)] = above
        above = by_id.get(text_in(above.get("parent_id")))
    for one in met.values():
        prefix = (text_in(one.get("id")) or "").partition(":")[0]
        if prefix in ("body", "organisation", "party"):
            return prefix
    *_, top = met.values()
    return "body" if meets(text_in(top.get("classification"))) else "organisation"
