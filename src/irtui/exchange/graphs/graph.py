"""Records as the nodes of a graph, and their links as its edges.

Sources and gaps are no nodes: they are more than all else, and a picture with them shows little
else. What rests on a source names it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from irtui.exchange.format import Losses
from irtui.exchange.scope import Scope
from irtui.lean import frozen
from irtui.model.claims import Basis, Bound, Citation, Claim, Rank, Ref
from irtui.model.dataset import Link
from irtui.model.dates import Moment, Span, When, one_of
from irtui.model.fields import claim_fields, key_of
from irtui.model.holding import resolve, seen_between, standing_values
from irtui.model.lifetimes import lifetime
from irtui.model.names import source_line
from irtui.model.records import Event, Gap, Place, Record, Source
from irtui.model.references import linking_claims
from irtui.model.values import Name, Role
from irtui.pages.anchors import anchor
from irtui.pages.phrases import value_in_words
from irtui.query.evidence import claim_support, disputed
from irtui.query.sides import side_around, side_of, side_of_role

Values = Mapping[str, str | int | bool]
"""Attributes by their names; what is not known is not among them."""
Spell = tuple[date | None, date | None]
"""The first and the last day of a time; ``None``: it is open, or not known."""
_BETWEEN = " | "
"""What stands between several values in one attribute."""


@frozen
class Node:
    """A record."""

    ref: Ref
    label: str
    values: Values
    spells: tuple[Spell, ...]
    """When it was there, in order of time; empty: that is not known."""


@frozen
class Edge:
    """A link of a claim; a claim that names a person and an office makes two."""

    source: Ref
    target: Ref
    label: str
    values: Values
    spells: tuple[Spell, ...]
    """When it held, in order of time; empty: as long as both its ends."""


def nodes_of(scope: Scope, losses: Losses) -> Iterator[Node]:
    """The records, in the order of the file."""
    for record in scope.records.values():
        if isinstance(record, Source):
            losses.count("sources as nodes (what rests on them names them)")
        elif isinstance(record, Gap):
            losses.count("gaps")
        else:
            yield Node(
                record.ref,
                scope.as_of.brief_title(record),
                _known(_node_values(scope, record, losses)),
                _spells_of(scope, record),
            )


def _known(values: Mapping[str, str | int | bool | None]) -> Values:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _node_values(
    scope: Scope, record: Record, losses: Losses
) -> dict[str, str | int | bool | None]:
    as_of, dataset = scope.as_of, scope.dataset
    place = isinstance(record, Place)
    side = side_around(as_of, record.ref) if place else side_of(as_of, record.ref)
    fields = claim_fields(type(record))
    contested = [key_of(name) for name in fields if disputed(dataset, record, name)]
    citations = [
        *record.sources,
        *(one for claims in record.claims for claim in claims for one in claim.sources),
    ]
    return {
        "table": record.TABLE,
        "kind": record.kind,
        "title": as_of.full_title(record),
        "side": as_of.title(side, alone=True) if side else None,
        "there": str(as_of.presence(record)),
        "summary": record.summary,
        **_claimed(scope, record, losses),
        "identifiers": _BETWEEN.join(f"{key}: {one}" for key, one in record.identifiers.items()),
        "extra": _BETWEEN.join(f"{key}: {one}" for key, one in record.extra.items()),
        "observed": _BETWEEN.join(when.text for when in record.seen),
        "disputed": _BETWEEN.join(contested),
        **_sources(scope, citations),
    }


def _sources(scope: Scope, citations: Iterable[Citation]) -> dict[str, str]:
    """The ids of some sources; and by publisher and date, each with its place, in one line."""
    refs: dict[str, None] = {}
    told: dict[str, None] = {}
    for one in citations:
        at = f", {one.at}" if one.at else ""
        refs[str(one.ref)] = None
        told[f"{source_line(scope.dataset.get(one.ref, Source))}{at}"] = None
    return {"sources": _BETWEEN.join(refs), "sources_in_words": "; ".join(told)}


def _claimed(scope: Scope, record: Record, losses: Losses) -> dict[str, str]:
    """The values of a record that make no edge, by field."""
    linking = {claim for _, claim in linking_claims(record)}
    found: dict[str, str] = {}
    for name in claim_fields(type(record)):
        own = [claim for claim in scope.claims(record, name) if claim not in linking]
        told = [claim for claim in own if not claim.deprecated]
        losses.count("claims that are thought wrong", len(own) - len(told))
        more = sum(bool(one.dated or one.note or one.sources) for one in told)
        losses.count("values’ own dates, notes and sources", more)
        for one in told:
            losses.count("languages of names", isinstance(one.value, Name) and bool(one.value.lang))
            losses.count("marks of what was inferred", one.basis is Basis.INFERRED)
            losses.count("marks of what is preferred", one.rank is Rank.PREFERRED)
        texts = dict.fromkeys(_in_text(scope, claim.value) for claim in told)
        found[key_of(name)] = _BETWEEN.join(texts)
    return found


def _in_text(scope: Scope, value: object) -> str:
    if isinstance(value, Moment | Span):
        return value.text
    return value.value if isinstance(value, Name) else value_in_words(scope.as_of, value)


def edges_of(scope: Scope, nodes: Iterable[Ref], losses: Losses) -> Iterator[Edge]:
    """The links between nodes, in the order of the file; of a day, those that held on it."""
    there = frozenset(nodes)
    for ref, record in scope.records.items():
        if ref not in there:
            continue
        linking = {claim for _, claim in linking_claims(record)}
        fields = claim_fields(type(record))
        contested = {one for name in fields for one in disputed(scope.dataset, record, name)}
        for link in scope.dataset.links_from(record):
            if link.cites or link.claim is None or (not link.label and link.claim in linking):
                continue  # a source, or the side of a role, which are told by attributes
            if scope.of_day and not scope.as_of.link_presence(link):
                continue
            if link.target in there:
                yield _edge(scope, record, link, link.claim, contested=link.claim in contested)
            else:
                losses.count("links to what is not exported")


def _edge(scope: Scope, record: Record, link: Link, claim: Claim[Any], *, contested: bool) -> Edge:
    as_of, dataset, value = scope.as_of, scope.dataset, claim.value
    role = value if isinstance(value, Role) else None
    side = side_of_role(as_of, role) if role else None
    values = {
        "field": key_of(link.field),
        "claim": anchor(record, link.field, claim),
        "says": "" if isinstance(value, Ref) else _in_text(scope, value),
        "role": role.role if role else None,
        "as": role.as_ if role else None,
        "side": as_of.title(side, alone=True) if side else None,
        **_bound(scope, "since", claim.since),
        **_bound(scope, "until", claim.until),
        "seen": _BETWEEN.join(when.text for when in claim.seen),
        "holds": str(as_of.link_presence(link)),
        "rank": str(claim.rank),
        "basis": str(claim.basis),
        "joint": claim.joint or None,
        "note": claim.note,
        "disputed": contested or None,
        "independent_sources": len(claim_support(dataset, record, claim).independent),
        **_sources(scope, claim.sources or record.sources),
    }
    label = link.label or "for the side"
    return Edge(link.source, link.target, label, _known(values), _held(scope, record, claim))


def _bound(scope: Scope, name: str, bound: Bound | None) -> dict[str, str | None]:
    moment = resolve(scope.dataset, bound)
    first, last = moment.bounds if moment else (None, None)
    return {
        name: moment.text if moment else None,
        f"{name}_earliest": first.isoformat() if first else None,
        f"{name}_latest": last.isoformat() if last else None,
    }


def _held(scope: Scope, record: Record, claim: Claim[Any]) -> tuple[Spell, ...]:
    """When a claim held, at least possibly; what was only seen, from first to last sighting."""
    if claim.since or claim.until:
        return _between(*(resolve(scope.dataset, one) for one in (claim.since, claim.until)))
    if claim.seen:
        between = seen_between(claim.seen)
        return (between,) if between else ()
    return _spells_of(scope, record) if isinstance(record, Event) else ()


def _spells_of(scope: Scope, record: Record) -> tuple[Spell, ...]:
    """When a record was there, at least possibly: an event, on its days."""
    if isinstance(record, Event):
        dates: tuple[When, ...] = standing_values(record.when) or standing_values(record.planned)
        return _in_order((one.earliest, one.latest) for when in dates for one in one_of(when))
    life = lifetime(scope.dataset, record)
    return _between(life.start, life.end)


def _between(start: Moment | None, end: Moment | None) -> tuple[Spell, ...]:
    return _in_order([(start.earliest if start else None, end.latest if end else None)])


def _in_order(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Spells in order of time, those that overlap as one; none, if one of them is open."""
    merged: list[tuple[date, date]] = []
    each = [(first or date.min, last or date.max) for first, last in spells]
    for first, last in sorted(each):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        elif first <= last:
            merged.append((first, last))
    if merged == [(date.min, date.max)]:
        return ()
    return tuple(
        (None if first == date.min else first, None if last == date.max else last)
        for first, last in merged
    )
