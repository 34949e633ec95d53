"""Records, claims and values as nodes of linked data."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

from irtui.exchange.linked.jsonld_words import (
    CLASSES,
    Node,
    day,
    iri,
    kind,
    literal,
    one,
    property_of,
    text,
)
from irtui.exchange.scope import Scope
from irtui.lean import field, frozen, has
from irtui.model.claims import Bound, Citation, Claim, Ref
from irtui.model.dates import Moment, Precision, Span
from irtui.model.fields import FieldSpec, claim_fields, field_table, key_of
from irtui.model.holding import resolve
from irtui.model.records import Body, Event, Organisation, Person, Record, Source
from irtui.model.values import ROLE, Name, Role, TitleBasis
from irtui.pages.anchors import anchor
from irtui.query.evidence import disputed


@frozen(eq=False)
class Saying:
    """Says the records of an export."""

    scope: Scope
    words: set[str] = field(factory=set)
    """Those of irtui's words that it took."""
    _pointed: set[Ref] = field(factory=set)
    """What records pointed to."""

    def record(self, record: Record) -> Node:
        """A record, with its claims."""
        node = self._named(record)
        _add_all(node, self._plain(record))
        for name in claim_fields(type(record)):
            if exported := self.scope.claims(record, name):
                self._add_field(node, record, name, exported)
        node["@type"] = list(dict.fromkeys(node["@type"]))
        if "skos:altLabel" in node:  # what is preferred is no alternative (SKOS, S13)
            known = node.get("skos:prefLabel", ())
            node["skos:altLabel"] = [one for one in node["skos:altLabel"] if one not in known]
        return node

    def _add_field(
        self, node: Node, record: Record, name: str, claims: Sequence[Claim[Any]]
    ) -> None:
        leading = frozenset(self._leading(record, name))
        contradicting = frozenset(disputed(self.scope.dataset, record, name))
        for claim in claims:
            said = self._claim(record, name, claim)
            said["irtui:leading"] = claim in leading
            said["irtui:disputed"] = claim in contradicting
            node.setdefault("claims", []).append(said)
            if claim in leading:
                _add_all(node, self._direct(record, name, claim, said))

    def word(self, value: Enum) -> str:
        """One of the few words that irtui allows, as what it is called by; it is noted."""
        name = f"word:{value.value}"
        self.words.add(name)
        return name

    def to(self, ref: Ref) -> Node:
        """A reference to a record, which is noted."""
        self._pointed.add(ref)
        return one(str(ref))

    def others(self) -> Iterator[Node]:
        """What records pointed to that is not exported itself: what it is, and its name."""
        for ref in sorted(self._pointed - self.scope.records.keys()):
            yield self._named(self.scope.dataset.get(ref))

    def _named(self, record: Record) -> Node:
        return {
            "@id": str(record.ref),
            "@type": list(CLASSES[record.TABLE]),
            "rdfs:label": self.scope.as_of.title(record, alone=True),
            "irtui:there": one(self.word(self.scope.as_of.presence(record))),
        }

    # What is no claim

    def _plain(self, record: Record) -> Iterator[tuple[str, Any]]:
        yield from self._elsewhere(record)
        yield from self._cited(record.sources)
        if record.kind:
            yield "dcterms:type", one(kind(record.TABLE, record.kind))
        for key, value in record.extra.items():
            yield "irtui:extra", {"schema:propertyID": key, "schema:value": value}
        for name, spec in field_table(type(record)).items():
            if not spec.claims and name not in _APART:
                found = getattr(record, name)
                for value in found if spec.many else [found] if found is not None else ():
                    yield property_of(record.TABLE, name), self._value(value, spec, "")
        if isinstance(record, Source):
            yield from self._source(record)

    def _elsewhere(self, record: Record) -> Iterator[tuple[str, Any]]:
        """Its ids in registers, and the addresses that these give where they are safe."""
        for register, identifier in record.identifiers.items():
            named = {"schema:propertyID": register, "schema:value": identifier}
            yield "schema:identifier", {"@type": "schema:PropertyValue"} | named
        for url in self.scope.dataset.addresses(record).values():
            if safe := iri(url):
                yield "schema:sameAs", one(safe)

    def _source(self, source: Source) -> Iterator[tuple[str, Any]]:
        """Title, publisher and side; addresses as links where they are safe, else as text."""
        if source.title:
            published = source.title_basis is not TitleBasis.DESCRIBED
            yield "dcterms:title", text(source.title, source.language if published else None)
        if source.publisher:
            yield "schema:publisher", {"@type": "prov:Agent", "schema:name": source.publisher}
        for url, name, own in (
            (source.url, "schema:url", "irtui:url"),
            (source.archive, "schema:archivedAt", "irtui:archive"),
        ):
            if url:
                safe = iri(url)
                yield (name, one(safe)) if safe else (own, url)
        if source.origin:
            side = Ref("party", source.origin)
            known = side in self.scope.dataset.records
            yield "irtui:origin", self.to(side) if known else source.origin

    def _cited(self, citations: Sequence[Citation]) -> Iterator[tuple[str, Any]]:
        for ref in dict.fromkeys(citation.ref for citation in citations):
            yield "sources", self.to(ref)["@id"]
        for citation in citations:
            if citation.at or citation.quote:
                place: Node = {"@type": "prov:PrimarySource", "prov:entity": self.to(citation.ref)}
                place |= {"irtui:at": citation.at} if citation.at else {}
                place |= {"irtui:quote": citation.quote} if citation.quote else {}
                yield "citations", place

    # Claims

    def _leading(self, record: Record, name: str) -> list[Claim[Any]]:
        """The claims of a field that are said directly: the best of those that hold on the day.

        Of members, all that hold; of joint ones all that say so; of counts, one of each kind.
        """
        held = list(self.scope.as_of.holding(record, name))
        spec = field_table(type(record))[name]
        if spec.distinct:
            first: dict[Any, Claim[Any]] = {}
            for claim in held:
                first.setdefault(getattr(claim.value, spec.distinct), claim)
            return list(first.values())
        if spec.many:
            return held
        joint = bool(held) and held[0].joint
        best = [claim for claim in held if joint and claim.joint] or held[:1]
        if name != "parent":
            return best
        as_of, get = self.scope.as_of, self.scope.dataset.get
        return [claim for claim in best if as_of.presence(get(claim.value))]

    def _claim(self, record: Record, name: str, claim: Claim[Any]) -> Node:
        spec = field_table(type(record))[name]
        at = anchor(record, name, claim)
        node: Node = {
            "@id": at,
            "@type": "rdf:Statement",
            "predicate": property_of(record.TABLE, name),
            "value": self._value(claim.value, spec, f"{at}/value"),
            "irtui:key": key_of(name),
            "holds": self.word(self.scope.as_of.claims(record, name)[claim]),
            "rank": self.word(claim.rank),
            "basis": self.word(claim.basis),
        }
        _add_all(node, self._dates(claim))
        _add_all(node, self._cited(claim.sources or record.sources))
        node["irtui:own_sources"] = bool(claim.sources)
        if claim.note:
            node["skos:note"] = claim.note
        if claim.joint:
            node["irtui:joint"] = True
        if isinstance(claim.value, Name) and claim.value.lang:
            node["irtui:lang"] = claim.value.lang
        return node

    def _dates(self, claim: Claim[Any]) -> Iterator[tuple[str, Any]]:
        if isinstance(claim.value, Moment | Span):
            yield from _ends("irtui:value", claim.value)
        for name, bound in (("since", claim.since), ("until", claim.until)):
            if isinstance(bound, Ref):
                yield f"irtui:{name}_event", self.to(bound)
            elif bound:
                yield f"irtui:{name}", {"@value": literal(bound)["@value"], "@type": "edtf:EDTF"}
            if moment := resolve(self.scope.dataset, bound):
                yield from _ends(f"irtui:{name}", moment)
        for when in claim.seen:
            yield "irtui:seen", literal(when)

    # Values

    def _value(self, value: Any, spec: FieldSpec, at: str) -> Any:
        """A value of a field; one with keys of its own is called ``at``."""
        if isinstance(value, Ref):
            return self.to(value)
        if isinstance(value, Moment | Span):
            return literal(value)
        if isinstance(value, Name):
            return text(value.value, value.lang)
        if isinstance(value, Enum):
            return one(self.word(value))
        if isinstance(value, float):
            return {"@value": format(Decimal(str(value)), "f"), "@type": "xsd:decimal"}
        return self._structure(value, spec, at) if has(type(value)) else value

    def _structure(self, value: Any, spec: FieldSpec, at: str) -> Node:
        node: Node = {"@id": at, "@type": [f"irtui:{type(value).__name__}"]}
        for name, part in spec.parts.items():
            found = getattr(value, name)
            if found is not None:
                said = self._value(found, part, "")
                node[f"irtui:{key_of(name)}"] = one(kind(ROLE, found)) if name == ROLE else said
        return node

    # What is said directly

    def _direct(
        self, record: Record, name: str, claim: Claim[Any], said: Node
    ) -> Iterator[tuple[str, Any]]:
        """What a claim that leads says of its record."""
        value = claim.value
        structure = has(type(value)) and "@id" in (said["value"] or {})
        yield said["predicate"], one(said["value"]["@id"]) if structure else said["value"]
        if name == "parent":
            yield "@type", "org:OrganizationalUnit"
        elif name == "when" and isinstance(record, Event):
            yield from _schema_dates(value)
        elif name == "succeeds" and isinstance(record, Body | Organisation):
            yield "org:resultedFrom", self._change(record, value, said["@id"])
        elif isinstance(value, Role):
            yield from self._membership(record, claim, said["value"])

    def _membership(
        self, record: Record, claim: Claim[Role], node: Node
    ) -> Iterator[tuple[str, Any]]:
        """Makes a membership of a role, where it says who is in what; says which office is held."""
        role = claim.value
        if isinstance(record, Person) and role.post:
            yield "org:holds", self.to(role.post)
        body = isinstance(record, Body)
        whole = record.ref if body else role.in_
        member = (role.person or role.organisation) if body else record.ref
        if not (whole and member) or isinstance(record, Event):
            return
        node["@type"].append("org:Membership")
        node |= {"org:member": self.to(member), "org:organization": self.to(whole)}
        if role.role:
            node["org:role"] = one(kind(ROLE, role.role))
        if during := self._during(claim):
            node["org:memberDuring"] = during
        if not body:
            yield "org:memberOf", self.to(whole)

    def _change(self, record: Record, before: Ref, at: str) -> Node:
        """The change by which an organisation came out of another."""
        return {
            "@id": f"{at}/change",
            "@type": "org:ChangeEvent",
            "org:originalOrganization": self.to(before),
            "org:resultingOrganization": self.to(record.ref),
        }

    def _during(self, claim: Claim[Any]) -> Node:
        ends = (("time:hasBeginning", claim.since), ("time:hasEnd", claim.until))
        found = {name: self._instant(bound) for name, bound in ends if bound}
        return {"@type": "time:Interval", **found} if found else {}

    def _instant(self, bound: Bound) -> Node:
        moment = resolve(self.scope.dataset, bound)
        if moment is None:
            return {"@type": "time:Instant"}
        said = literal(moment)
        exact = said["@type"].partition("xsd:")[2]
        known = {"date": "inXSDDate", "gYearMonth": "inXSDgYearMonth", "gYear": "inXSDgYear"}
        return {"@type": "time:Instant", f"time:{known[exact]}" if exact else "irtui:edtf": said}


_APART = frozenset(
    ["kind", "identifiers", "extra", "sources", "title", "publisher", "url", "archive", "origin"]
)
"""The plain fields that are said in a way of their own."""


def _add_all(node: Node, pairs: Iterator[tuple[str, Any]]) -> None:
    """Adds values to those that a node has."""
    for key, value in pairs:
        node.setdefault(key, []).append(value)


def _ends(name: str, when: Moment | Span) -> Iterator[tuple[str, Node]]:
    """The first and the last day that a date may be."""
    for end, found in (("earliest", when.earliest), ("latest", when.latest)):
        if found:
            yield f"{name}_{end}", day(found)


def _schema_dates(when: Moment | Span) -> Iterator[tuple[str, Node]]:
    """When an event began and ended, as far as schema.org can say it."""
    start, end = (when, when) if isinstance(when, Moment) else (when.start, when.end)
    for name, moment in (("schema:startDate", start), ("schema:endDate", end)):
        if moment and not moment.qualified and moment.precision <= Precision.YEAR:
            yield name, literal(moment)
