"""Records, the tree and sources as JSON: whole, with claims, links both ways and gaps."""

from collections.abc import Iterable, Iterator
from typing import Any

from irtui.model.as_of import AsOf
from irtui.model.dataset import Dataset, Link, links_from
from irtui.model.fields import field_table, key_of
from irtui.model.records import Gap, Record, Source
from irtui.pages.source_uses import Use, Uses
from irtui.query.audit.reports import Missing
from irtui.query.evidence import Support, record_support
from irtui.query.gaps import gaps_about
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node, Role
from irtui.render.answers import citations, claim, gaps, link, value

OWN_KEYS = ("kind", "summary", "sources", "identifiers")
"""Plain fields that every record has, and that stand beside its values."""


def nodes(hierarchy: Hierarchy, found: Iterable[Node]) -> list[dict[str, Any]]:
    """Nodes of the tree, each with what is below it."""
    return [
        {
            "key": str(node.key),
            "label": node.label,
            "role": node.role.value,
            "ref": str(node.ref) if node.ref else None,
            "there": node.truth.name.lower(),
            "status": node.status.value if node.role is Role.EVENT else None,
            "note": node.note,
            "children": _children(hierarchy, node),
        }
        for node in found
    ]


def _children(hierarchy: Hierarchy, node: Node) -> list[dict[str, Any]] | None:
    if node.role is Role.COLLECTION:
        return None  # all records of a table, which the tree leaves folded in every manner
    return nodes(hierarchy, hierarchy.children(node)) if node.folds else []


def _claims(as_of: AsOf, record: Record) -> Iterator[tuple[str, Any]]:
    for name, spec in field_table(type(record)).items():
        found = getattr(record, name) if spec.claims else ()
        if found:
            yield (
                key_of(name),
                [
                    {
                        **claim(record, name, one),
                        "holds": as_of.holds(record, one).name.lower(),
                    }
                    for one in found
                ],
            )


def _values(record: Record) -> dict[str, Any]:
    return {
        key_of(name): value(getattr(record, name))
        for name, spec in field_table(type(record)).items()
        if not (spec.claims or name in OWN_KEYS)
    }


def _links(as_of: AsOf, record: Record) -> Iterator[dict[str, Any]]:
    """The links that a record makes, but those to its evidence, and those that others make."""
    for one in links_from(record):
        if one.label and not one.cites:
            yield _link(as_of, one.label, one, as_of.dataset.get(one.target))
    for one in as_of.dataset.links_to(record.ref):
        if not isinstance(as_of.dataset.get(one.source), Gap) or one.cites:
            yield _link(as_of, one.inverse, one, as_of.dataset.get(one.source))


def _link(as_of: AsOf, label: str, found: Link, other: Record) -> dict[str, Any]:
    return {
        "to": str(other.ref),
        "title": as_of.full_title(other),
        **link(as_of, label, found),
    }


def _gaps(dataset: Dataset, record: Record) -> list[dict[str, Any]]:
    return gaps(map(Missing.of, gaps_about(dataset, record.ref)))


def support(found: Support) -> dict[str, Any]:
    """Which sources something rests on, which of them are texts of their own, and whose."""
    return {
        "sources": [str(ref) for ref in found.sources],
        "independent": [str(ref) for ref in found.independent],
        "side": found.side,
    }


def record(as_of: AsOf, found: Record) -> dict[str, Any]:
    """A record whole: all its claims with whether each holds on ``day``, links both ways, gaps."""
    return {
        "ref": str(found.ref),
        "title": as_of.full_title(found),
        "there": as_of.truth(found).name.lower(),
        "kind": found.kind,
        "summary": found.summary,
        "claims": dict(_claims(as_of, found)),
        "values": _values(found),
        "sources": citations(found.sources),
        "identifiers": dict(found.identifiers),
        "links": list(_links(as_of, found)),
        "gaps": _gaps(as_of.dataset, found),
        "support": support(record_support(as_of.dataset, found)),
    }


def sources(dataset: Dataset, found: Uses) -> dict[str, Any]:
    """Sources, each with what it is and how much rests on it."""
    return {
        "of": str(found.ref) if found.ref else None,
        "support": support(found.support),
        "sources": [_use(dataset, use) for use in found.uses],
    }


def _use(dataset: Dataset, use: Use) -> dict[str, Any]:
    source = dataset.get(use.source, Source)
    return {
        "source": str(use.source),
        **_values(source),
        "original": str(use.original),
        "records": use.records,
        "claims": use.claims,
        "for_the_record": use.for_the_record,
    }
