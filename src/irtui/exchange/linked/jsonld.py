"""Records and claims as linked data: JSON-LD 1.1, with all that its words mean in the file itself.

Each claim is a statement (``rdf:Statement``) with its dates, rank, basis, note and sources. What
leads among those that hold on the day is said of its record directly, too, as with the “truthy”
statements of Wikidata; so are its places in bodies, in the words of the Organization Ontology.
"""

import json
from collections.abc import Iterator

from irtui.exchange.format import File, Losses
from irtui.exchange.linked.jsonld_claims import Saying
from irtui.exchange.linked.jsonld_words import (
    MEANINGS,
    VOCABULARY,
    Node,
    base_of,
    context,
    day,
    kind,
    literal,
    one,
    property_of,
)
from irtui.exchange.scope import Scope
from irtui.model.claims import Citation, Claim
from irtui.model.fields import field_table, key_of, label_of
from irtui.model.records import RECORDS
from irtui.model.values import Count, KindWords, Role, Share, Statement


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file, with a record on each line."""
    about = scope.dataset.about
    losses.count("settings of how irtui shows the dataset", len(about.lanes) + len(about.words))
    base = base_of(about.title)
    saying = Saying(scope)
    nodes = [
        *_dataset(scope, base),
        *_kinds(scope, base),
        *map(saying.record, scope.records.values()),
        *saying.others(),
        *_words(saying),
    ]
    lines = ",\n".join(map(_written, nodes))
    head = _written(context(base))
    yield File("", f'{{"@context": {head},\n"@graph": [\n{lines}\n]}}\n'.encode())


def _written(node: Node) -> str:
    """A node as JSON that can stand in the script of a web page, too: nothing in it ends that."""
    return json.dumps(node, ensure_ascii=False).replace("<", "\\u003c")


def _dataset(scope: Scope, base: str) -> Iterator[Node]:
    """The dataset, and the edition of it that the file is made of."""
    about, edition = scope.dataset.about, scope.edition
    yield {
        "@id": base,
        "@type": ["schema:Dataset", "prov:Entity"],
        "dcterms:title": about.title,
        **({"dcterms:description": about.summary} if about.summary else {}),
        **({"schema:license": about.licence} if about.licence else {}),
        "schema:maintainer": [_agent(keeper) for keeper in about.maintainers],
        "irtui:register": [
            {"schema:propertyID": name, "irtui:pattern": pattern}
            for name, pattern in about.registers.items()
        ],
    }
    exported: Node = {
        "@id": f"{base}:edition:{edition.digest or 'unknown'}",
        "@type": ["schema:Dataset", "prov:Entity"],
        "prov:specializationOf": one(base),
        "dcterms:title": edition.in_words(),
        "dcterms:issued": literal(edition.reviewed),
        "irtui:day": day(scope.day),
        "irtui:only_that_day": scope.of_day,
    }
    known = {
        "schema:version": edition.version,
        "schema:sha256": edition.digest,
        "irtui:top": one(str(scope.top)) if scope.top else None,
        "irtui:snapshot": literal(about.snapshot) if about.snapshot else None,
    }
    yield exported | {key: value for key, value in known.items() if value}


def _agent(name: str) -> Node:
    return {"@type": "prov:Agent", "schema:name": name}


def _kinds(scope: Scope, base: str) -> Iterator[Node]:
    """The dataset's own words for kinds and roles."""
    scheme = f"{base}:kinds"
    yield {"@id": scheme, "@type": "skos:ConceptScheme", "dcterms:title": "Kinds and roles"}
    for table, words in scope.dataset.about.kinds.items():
        for name, several in words.items():
            concept: Node = {
                "@id": kind(table, name),
                "@type": "skos:Concept",
                "skos:inScheme": one(scheme),
                "skos:prefLabel": name.replace("-", " "),
                "skos:notation": name,
                "irtui:table": table,
            }
            known = {"irtui:plural": several.plural, "irtui:counted": several.counted}
            yield concept | {key: value for key, value in known.items() if value}


def _words(saying: Saying) -> Iterator[Node]:
    """What the words and the properties of irtui mean that are in the file."""
    scheme = f"{VOCABULARY}words"
    yield {"@id": scheme, "@type": "skos:ConceptScheme", "dcterms:title": "Words of irtui"}
    for name in sorted(saying.words):
        yield {
            "@id": name,
            "@type": "skos:Concept",
            "skos:inScheme": one(scheme),
            "skos:prefLabel": {"@value": name.partition(":")[2], "@language": "en"},
        }
    for name, (label, comment) in sorted(_properties().items()):
        yield {
            "@id": f"irtui:{name}",
            "@type": "rdf:Property",
            "rdfs:label": {"@value": label, "@language": "en"},
            "rdfs:comment": {"@value": comment, "@language": "en"},
        }


def _properties() -> dict[str, tuple[str, str]]:
    """The properties of irtui by name, each with its label and its meaning."""
    found: dict[str, tuple[str, str]] = {}
    for cls in (*RECORDS, KindWords, Claim, Citation, Role, Count, Share, Statement):
        for name, spec in field_table(cls).items():
            key = key_of(name)
            if property_of(getattr(cls, "TABLE", ""), name) == f"irtui:{key}":
                found.setdefault(key, (label_of(name, spec), spec.doc))
    return found | {name: (name.replace("_", " "), text) for name, text in MEANINGS.items()}
