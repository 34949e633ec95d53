"""The words of linked data that records and claims are said in, and what they are called by IRIs.

Vocabularies: the Organization Ontology (https://www.w3.org/TR/vocab-org/), PROV-O
(https://www.w3.org/TR/prov-o/), SKOS, OWL-Time, Dublin Core terms and schema.org; what they have no
word for has one in a namespace of irtui.
"""

import re
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from irtui.model.addresses import UnsafeAddressError, address
from irtui.model.dates import Moment, Precision, When
from irtui.model.fields import key_of
from irtui.model.records import TABLES
from irtui.query.folding import fold_text

Node = dict[str, Any]
"""A thing and what is said of it."""

VOCABULARY = "urn:irtui:vocabulary:"
"""Where the words of irtui lie."""

_OTHERS = {
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CLASSES: dict[str, list[str]] = {
    "party": ["irtui:Party", "prov:Agent"],
    "body": ["irtui:Body", "org:Organization"],
    "event": ["irtui:Event", "schema:Event"],
    "agreement": ["irtui:Agreement", "schema:CreativeWork"],
    "programme": ["irtui:Programme", "schema:Project"],
    "organisation": ["irtui:Organisation", "org:Organization"],
    "post": ["irtui:Post", "org:Post"],
    "person": ["irtui:Person", "schema:Person", "prov:Person"],
    "place": ["irtui:Place", "schema:Place", "prov:Location"],
    "source": ["irtui:Source", "schema:CreativeWork", "prov:Entity"],
    "gap": ["irtui:Gap"],
}
"""What the records of each table are."""

_EVERYWHERE = {
    "name": "skos:prefLabel",
    "abbreviation": "skos:altLabel",
    "aliases": "skos:altLabel",
    "founded": "schema:foundingDate",
    "dissolved": "schema:dissolutionDate",
    "born": "schema:birthDate",
    "died": "schema:deathDate",
    "place": "schema:location",
    "within": "schema:containedInPlace",
    "succeeds": "dcterms:replaces",
    "supersedes": "dcterms:replaces",
    "summary": "dcterms:description",
    "reprints": "prov:wasDerivedFrom",
    "language": "dcterms:language",
}
_IN_TABLE = {
    ("body", "parent"): "org:subOrganizationOf",
    ("organisation", "parent"): "org:subOrganizationOf",
    ("post", "organisation"): "org:postIn",
    ("event", "body"): "schema:organizer",
    ("event", "part_of"): "schema:superEvent",
    ("programme", "part_of"): "dcterms:isPartOf",
    ("source", "date"): "dcterms:issued",
}

MEANINGS = {
    "there": "Whether a record was there on the day of the file.",
    "holds": "Whether a claim held on the day of the file.",
    "leading": "Whether a claim is said of its record directly, too.",
    "key": "The field of the dataset's format that a claim stands in.",
    "disputed": "Whether a claim and others of its field contradict each other.",
    "own_sources": "Whether a claim has sources of its own; else those of its record are given.",
    "lang": "The language of a name, as the dataset has it.",
    "since_event": "The event that a claim holds since.",
    "until_event": "The event that a claim holds until.",
    "register": "A register of the dataset, with the addresses of records in it.",
    "pattern": "The address of a record in a register, with {} for its id there.",
    "table": "The table of the dataset that a kind is of.",
    "day": "The day on which things are named, and what holds is told from what does not.",
    "only_that_day": "Whether the file has only what held on its day.",
    "top": "The record that the file is about, with all below it.",
    "edtf": "A moment that XML Schema has no type for, as EDTF.",
    **{
        f"{what}_{end}": f"The {word} day that {of} may be."
        for what, of in (
            ("value", "the date that is claimed"),
            ("since", "the beginning of a claim"),
            ("until", "the end of a claim"),
        )
        for end, word in (("earliest", "first"), ("latest", "last"))
    },
}
"""The properties of irtui that are no fields of its format."""


def property_of(table: str, field: str) -> str:
    """The property that a field of a record is said by; one of irtui's own where no other fits."""
    return _IN_TABLE.get((table, field)) or _EVERYWHERE.get(field) or f"irtui:{key_of(field)}"


def base_of(title: str) -> str:
    """The IRI of a dataset, below which all its records lie: ``urn:irtui:rivers``.

    It needs no server, and stays as it is as long as the dataset keeps its title.
    """
    slug = re.sub("[^a-z0-9]+", "-", fold_text(title)).strip("-")
    return f"urn:irtui:{slug or 'dataset'}"


def context(base: str) -> Node:
    """What the short names of a document stand for: ``body:ford`` for a record of the dataset."""
    own = {name: f"{base}:{name}:" for name in (*TABLES, "kind")}
    reference = {"@type": "@id"}
    return {
        "@version": 1.1,
        **_OTHERS,
        "irtui": VOCABULARY,
        "word": f"{VOCABULARY}word:",
        **own,
        "claims": {"@reverse": "rdf:subject"},
        "predicate": {"@id": "rdf:predicate", **reference},
        "value": {"@id": "rdf:object"},
        "sources": {"@id": "prov:hadPrimarySource", **reference},
        "citations": {"@id": "prov:qualifiedPrimarySource"},
        "rank": {"@id": "irtui:rank", **reference},
        "basis": {"@id": "irtui:basis", **reference},
        "holds": {"@id": "irtui:holds", **reference},
    }


def one(iri: str) -> Node:
    """A reference to a thing."""
    return {"@id": iri}


def kind(table: str, name: str) -> str:
    """One of the dataset's own words for a table, as what it is called by."""
    return f"kind:{table}:{quote(name, safe='')}"


_TYPES = {Precision.DAY: "date", Precision.MONTH: "gYearMonth", Precision.YEAR: "gYear"}


def literal(when: When) -> Node:
    """A date as exactly as it is known: a day, month or year of XML Schema, all else as EDTF."""
    if isinstance(when, Moment) and not when.qualified and when.precision in _TYPES:
        return {"@value": when.text, "@type": f"xsd:{_TYPES[when.precision]}"}
    return {"@value": re.sub(r"\s", "", when.text), "@type": "edtf:EDTF"}


def day(value: date) -> Node:
    """A day."""
    return {"@value": value.isoformat(), "@type": "xsd:date"}


_IN_IRI = "/?:@!$&'()*+,;=-._~%"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)


def text(value: str, language: str | None) -> Node | str:
    """A text in its language; without it where the tag is none of the form of BCP 47."""
    if language and _LANGUAGE.fullmatch(language):
        return {"@value": value, "@language": language}
    return value


def iri(url: str | None) -> str | None:
    """A web address as an IRI; ``None``: it is none that is safe to open."""
    try:
        found = urlsplit(address(url or "").url)
    except UnsafeAddressError:
        return None
    rest = (quote(part, safe=_IN_IRI) for part in (found.path, found.query, found.fragment))
    encoded = (re.sub("%(?![0-9A-Fa-f]{2})", "%25", part) for part in rest)
    return urlunsplit((found.scheme, found.netloc, *encoded))
