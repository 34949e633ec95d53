"""Items of Wikidata in their shape, with invented content."""

from typing import Any

Json = dict[str, Any]

JULIAN = "http://www.wikidata.org/entity/Q1985786"
GREGORIAN = "http://www.wikidata.org/entity/Q1985727"


def _snak(name: str, kind: str, value: Any) -> Json:
    data = {"value": value, "type": kind}
    return {"snaktype": "value", "property": name, "datavalue": data}


def to(name: str, item: str) -> Json:
    """A snak that points to an item."""
    value = {"entity-type": "item", "numeric-id": int(item[1:]), "id": item}
    return _snak(name, "wikibase-entityid", value)


def at(name: str, time: str, precision: int = 11, calendar: str = GREGORIAN) -> Json:
    """A snak of a time."""
    value = {"time": f"{time}T00:00:00Z", "timezone": 0, "before": 0, "after": 0}
    return _snak(name, "time", value | {"precision": precision, "calendarmodel": calendar})


def said(name: str, text: str) -> Json:
    """A snak of a text."""
    return _snak(name, "string", text)


def titled(name: str, text: str) -> Json:
    """A snak of a text in a language."""
    return _snak(name, "monolingualtext", {"text": text, "language": "en"})


def unknown(name: str, kind: str = "somevalue") -> Json:
    """A snak without a value."""
    return {"snaktype": kind, "property": name}


def _grouped(snaks: tuple[Json, ...]) -> dict[str, list[Json]]:
    grouped: dict[str, list[Json]] = {}
    for one in snaks:
        grouped.setdefault(one["property"], []).append(one)
    return grouped


def statement(main: Json, *qualifiers: Json, rank: str = "normal", rests: Any = ()) -> Json:
    """A statement with its qualifiers, and one reference of the snaks that it ``rests`` on."""
    found = {
        "mainsnak": main,
        "type": "statement",
        "rank": rank,
        "qualifiers": _grouped(qualifiers),
    }
    return found | ({"references": [{"snaks": _grouped(tuple(rests))}]} if rests else {})


def item(identifier: str, labels: dict[str, str], *statements: Json, **aliases: list[str]) -> Json:
    """An item; ``aliases`` by language."""
    claims: dict[str, list[Json]] = {}
    for one in statements:
        claims.setdefault(one["mainsnak"]["property"], []).append(one)
    return {
        "type": "item",
        "id": identifier,
        "labels": {lang: {"language": lang, "value": text} for lang, text in labels.items()},
        "descriptions": {},
        "aliases": {
            lang: [{"language": lang, "value": text} for text in texts]
            for lang, texts in aliases.items()
        },
        "claims": claims,
    }


ROLL = (
    said("P854", "https://records.reedmere.example/members"),
    titled("P1476", "Roll of members"),
    to("P123", "Q900020"),
    at("P577", "+2014-05-00", 10),
    at("P813", "+2026-11-01"),
)
"""What a reference has that names a page."""

ITEMS = (
    item(
        "Q900001",
        {"en": "Alder Weir", "ru": "Ольха Вейр", "de": "Alder Weir"},
        statement(to("P31", "Q5")),
        statement(at("P569", "+1961-00-00", 9), rests=ROLL),
        statement(at("P569", "+1960-01-01", 11), rank="deprecated"),
        statement(to("P27", "Q900010")),
        statement(said("P18", "Alder.jpg")),
        statement(
            to("P39", "Q900002"),
            at("P580", "+2011-03-00", 10),
            at("P582", "+2014-05-05"),
            to("P4100", "Q900005"),
            rank="preferred",
            rests=ROLL,
        ),
        statement(to("P39", "Q900006"), unknown("P580"), to("P768", "Q900007")),
        statement(to("P102", "Q900005"), at("P580", "+2000-00-00", 8)),
        statement(unknown("P570", "novalue")),
        en=["A. Weir"],
    ),
    item(
        "Q900002",
        {"en": "Speaker of the Assembly of Reedmere"},
        statement(to("P31", "Q4164871")),
        statement(to("P361", "Q900003")),
    ),
    item(
        "Q900003",
        {"en": "Assembly of Reedmere"},
        statement(to("P31", "Q11204")),
        statement(at("P571", "+1498-06-22", 11, JULIAN)),
        statement(to("P488", "Q900001"), at("P580", "+2012-00-00", 9)),
    ),
    item(
        "Q900004",
        {"en": "Committee on Fords"},
        statement(to("P361", "Q900003")),
        statement(at("P571", "+1900-00-00", 7)),
        statement(at("P576", "-0044-03-15", 11)),
    ),
    item("Q900005", {"en": "Heron Party"}, statement(to("P31", "Q7278")), en=["HP"]),
    item("Q900010", {"en": "Reedmere"}, statement(to("P31", "Q6256"))),
    item("Q900020", {"en": "Records of Reedmere"}),
)
"""A person with offices, and what these are in."""
