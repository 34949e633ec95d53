"""Answers as JSON: ids, names of the day, and dates as EDTF with their bounds."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.dates import Moment, Span, When
from irtui.query.changes import Change
from irtui.query.marks import Lane, Mark, Shape, Timeline


def document(dataset: Dataset, day: date, **answer: Any) -> str:
    """An answer with what it is an answer from: the dataset, and the day that it is as of."""
    about = dataset.about
    head = {
        "dataset": {
            "title": about.title,
            "version": about.version,
            "reviewed": about.reviewed.text,
        },
        "at": day.isoformat(),
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
        "marks": [_mark(mark) for mark in lane.between(first, last)],
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
        }
        for change in found
    ]
