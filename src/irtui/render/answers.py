"""Answers as JSON: ids, names of the day, and dates as EDTF with their bounds."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

import attrs

from irtui.model.as_of import AsOf
from irtui.model.claims import Citation, Claim, Ref
from irtui.model.dataset import Dataset, Link
from irtui.model.dates import Moment, Span, When
from irtui.model.problems import Problem
from irtui.model.records import Record
from irtui.pages.anchors import anchor
from irtui.query.audit import reports
from irtui.query.audit.paths import Paths
from irtui.query.audit.reports import Missing, Thin
from irtui.query.time.changes import Change
from irtui.query.time.marks import Lane, Mark, Shape, Timeline

if TYPE_CHECKING:  # what finds needs libraries that other answers do without
    from irtui.query.find import Hit


def document(as_of: AsOf, **answer: Any) -> str:
    """An answer with what it is an answer from: the as_of.dataset, and the day that it is as of."""
    about = as_of.dataset.about
    head = {
        "dataset": {
            "title": about.title,
            "version": about.version,
            "reviewed": about.reviewed.text,
        },
        "at": as_of.day.isoformat(),
    }
    return json.dumps({**head, **answer}, ensure_ascii=False, indent=2)


def _ref(ref: Ref | None) -> str | None:
    return str(ref) if ref else None


def moment(when: When | None) -> dict[str, str | None] | None:
    """A date: its EDTF text, and its first and its last possible day."""
    if when is None:
        return None
    return {
        "edtf": when.text,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    found: dict[str, Any] = {
        "shape": mark.shape.name.lower(),
        "label": mark.label,
        "record": _ref(mark.ref),
        "gap": _ref(mark.gap),
        "disputed": mark.disputed,
    }
    if mark.shape is Shape.TERM:
        span = mark.when if isinstance(mark.when, Span) else Span("", _point(mark), _point(mark))
        seen = mark.open_start and mark.open_end
        found["since"] = None if seen else moment(span.start)
        found["until"] = None if seen else moment(span.end)
        if seen:
            found["seen"] = [moment(span.start), moment(span.end)]
    elif mark.when is None:
        found["year"] = mark.start.year
    else:
        found["when"] = moment(mark.when)
    return found


def _point(mark: Mark) -> Moment | None:
    return mark.when if isinstance(mark.when, Moment) else None


def _lane(lane: Lane, first: date, last: date) -> dict[str, Any]:
    return {
        "label": lane.label,
        "record": _ref(lane.ref),
        "there": lane.truth.name.lower(),
        "marks": [_mark(mark) for mark in lane.told(first, last)],
    }


def timeline(found: Timeline, first: date, last: date) -> list[dict[str, Any]]:
    """The lanes that were asked for, with what of them lies from ``first`` to ``last``."""
    return [_lane(lane, first, last) for lane in found.own]


def changes(found: Iterable[Change]) -> list[dict[str, Any]]:
    """Changes of the structure."""
    return [
        {
            "day": change.day.isoformat(),
            "when": moment(change.when),
            "text": change.text,
            "record": str(change.ref),
            "sources": [str(source) for source in change.sources],
            "disputed": change.disputed,
        }
        for change in found
    ]


def value(found: object) -> Any:
    """The value of a claim: a date with its bounds, a reference as text, a structure by keys."""
    if isinstance(found, Moment | Span):
        return moment(found)
    if isinstance(found, Ref):
        return str(found)
    if isinstance(found, Enum):
        return found.value
    cls = type(found)
    if attrs.has(cls):
        keys = ((one.name, getattr(found, one.name)) for one in attrs.fields(cls))
        return {key.rstrip("_"): value(inner) for key, inner in keys if inner is not None}
    return found


def _bound(bound: When | Ref | None) -> Any:
    return value(bound) if bound is not None else None


def citation(found: Citation) -> dict[str, str | None]:
    """A source, and where in it."""
    return {"source": str(found.ref), "at": found.at, "quote": found.quote}


def citations(found: Iterable[Citation]) -> list[dict[str, str | None]]:
    """Sources, each with the place in it and its words."""
    return [citation(one) for one in found]


def claim(record: Record, field: str, found: Claim[Any]) -> dict[str, Any]:
    """A claim whole: what it can be cited as, its value, its dates, its sources, its rank."""
    return {
        "id": anchor(record, field, found),
        "value": value(found.value),
        "since": _bound(found.since),
        "until": _bound(found.until),
        "seen": [moment(when) for when in found.seen],
        "sources": citations(found.sources),
        "rank": found.rank.value,
        "basis": found.basis.value,
        "note": found.note,
    }


def link(as_of: AsOf, label: str, found: Link) -> dict[str, Any]:
    """A link under the name that it has at the end it is read from, and what it rests on."""
    record = as_of.dataset.get(found.source)
    return {
        "label": label,
        "made_by": str(found.source),
        "field": found.field,
        "when": moment(as_of.link_time(found)),
        "claim": claim(record, found.field, found.claim) if found.claim else None,
        "for_the_record": [str(one.ref) for one in record.sources],
    }


def paths(as_of: AsOf, found: Paths) -> dict[str, Any]:
    """Chains between two records."""
    return {
        "from": str(found.start),
        "to": str(found.end),
        "count": found.count,
        "searched": found.searched,
        "chains": [
            [
                {
                    "from": str(step.start),
                    "to": str(step.end),
                    "links": [link(as_of, step.label(one), one) for one in step.links],
                }
                for step in chain
            ]
            for chain in found.chains
        ],
    }


def _thin(dataset: Dataset, found: Iterable[Thin]) -> list[dict[str, Any]]:
    return [
        {
            "record": str(one.ref),
            "field": one.field,
            "claim": claim(dataset.get(one.ref), one.field, one.claim),
            "sources": [str(ref) for ref in one.support.sources],
            "independent": [str(ref) for ref in one.support.independent],
            "side": one.support.side,
        }
        for one in found
    ]


def _conflicts(dataset: Dataset) -> list[dict[str, Any]]:
    return [
        {
            "record": str(one.ref),
            "field": one.field,
            "claims": [claim(dataset.get(one.ref), one.field, told) for told in one.claims],
        }
        for one in reports.conflicts(dataset)
    ]


def gaps(found: Iterable[Missing]) -> list[dict[str, Any]]:
    """What is missing, in what, and where it was looked for."""
    return [
        {
            "record": _ref(one.ref),
            "field": one.field,
            "text": one.text,
            "looked_in": one.looked_in,
            "searched": moment(one.searched),
            "gap": _ref(one.gap),
        }
        for one in found
    ]


def _oldest(dataset: Dataset) -> list[dict[str, Any]]:
    return [
        {"source": str(one.ref), "date": moment(one.date), "records": one.supports}
        for one in reports.oldest_sources(dataset)
    ]


def problem(found: Problem) -> dict[str, Any]:
    """One thing that is wrong with a file."""
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
        "file": found.file,
        "line": found.line,
        "column": found.column,
        "path": list(found.path),
    }


def report(name: str, as_of: AsOf, problems: Iterable[Problem] = ()) -> list[dict[str, Any]]:
    """The findings of a report, one of `report_pages.REPORTS`."""
    findings: dict[str, Callable[[], list[dict[str, Any]]]] = {
        "conflicts": lambda: _conflicts(as_of.dataset),
        "gaps": lambda: gaps(reports.gaps(as_of)),
        "single-source": lambda: _thin(as_of.dataset, reports.single_source(as_of.dataset)),
        "one-sided": lambda: _thin(as_of.dataset, reports.one_sided(as_of.dataset)),
        "oldest-sources": lambda: _oldest(as_of.dataset),
        "problems": lambda: [problem(one) for one in problems],
    }
    return findings[name]()


def hits(found: "Iterable[Hit]") -> list[dict[str, Any]]:
    """The hits of a search, best first, each with all texts that matched and their parts."""
    return [
        {
            "ref": str(hit.ref),
            "title": hit.title,
            "match": hit.match.name.lower().replace("_", "-"),
            "there": hit.there.name.lower(),
            "spans": [list(span) for span in hit.spans],
            "reasons": [
                {
                    "field": reason.field,
                    "text": reason.text,
                    "spans": [list(span) for span in reason.spans],
                }
                for reason in hit.reasons
            ],
        }
        for hit in found
    ]
