"""Events as a story page of TimelineJS, which shows what stands in its texts as HTML.

The format: https://timeline.knightlab.com/docs/json-format.html
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from irtui.exchange.calendars.occasions import Occasion, occasions
from irtui.exchange.format import File, Losses
from irtui.exchange.scope import Scope
from irtui.model.date_words import in_words
from irtui.model.dates import Moment, Precision, When, end_of, sort_key, start_of
from irtui.model.names import capitalized

_PARTS = {Precision.DAY: ("year", "month", "day"), Precision.MONTH: ("year", "month")}


def export(scope: Scope, losses: Losses) -> Iterator[File]:
    """One file: a title, and a slide for each event that has a date, in order of time."""
    found = sorted(occasions(scope, losses), key=lambda one: sort_key(one.when))
    story = {
        "title": {"text": _text(scope.edition.title, _title(scope)), "autolink": False},
        "events": [_slide(scope, one) for one in found],
    }
    yield File("", f"{json.dumps(story, ensure_ascii=False, indent=1)}\n".encode())


def _title(scope: Scope) -> str:
    summary = scope.dataset.about.summary
    edition = f"<p><small>{_html(scope.edition.in_words())}</small></p>"
    return f"<p>{_html(summary)}</p>{edition}" if summary else edition


def _text(headline: str, text: str) -> dict[str, str]:
    return {"headline": _html(headline), "text": text}


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _slide(scope: Scope, one: Occasion) -> dict[str, Any]:
    remark = f" ({one.remark})" if one.remark else ""
    slide: dict[str, Any] = {
        "unique_id": str(one.event.ref).replace(":", "-"),
        **_dates(one.when),
        "display_date": _html(in_words(one.when)),
        "text": _text(f"{one.title}{remark}", _story(one)),
        "autolink": False,  # else what looks like an address in a text would become a link
    }
    if owners := scope.as_of.owners(one.event):
        slide["group"] = _html(capitalized(scope.as_of.short_title(owners[0])))
    return slide


def _dates(when: When) -> dict[str, Any]:
    """When it began, and when it ended if that is another date, with the parts that are known."""
    ends = [end for end in (start_of(when), end_of(when)) if end]
    each = [member for end in ends for member in end.choices or (end,)]
    start, end = min(each, key=sort_key), max(each, key=lambda one: sort_key(one)[::-1])
    first, last = _date(start, last=False), _date(end, last=True)
    return {"start_date": first} if first == last else {"start_date": first, "end_date": last}


def _date(moment: Moment, *, last: bool) -> dict[str, int]:
    """The parts of a date that are known; of a decade, its first or its last year."""
    day = (moment.latest if last else moment.earliest) or moment.earliest or moment.latest
    assert day is not None  # a moment has a bound
    return {part: getattr(day, part) for part in _PARTS.get(moment.precision, ("year",))}


def _story(one: Occasion) -> str:
    lines = "".join(f"<p>{_html(line)}</p>" for line in one.lines)
    sources = "".join(f"<li>{_source(*source)}</li>" for source in one.sources)
    return f"{lines}<ul>{sources}</ul>" if sources else lines


def _source(words: str, url: str | None) -> str:
    if url is None:
        return _html(words)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{_html(words)}</a>'
