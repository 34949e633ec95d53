"""Bars: what lasted, from one moment to another as far as they are known."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from irtui.model.dates import Moment, Span, When, as_moment, end_of, sort_key, start_of
from irtui.query.time.marks import Mark, Shape


def _span(start: Moment | None, end: Moment | None) -> Span:
    return Span(f"{start.text if start else ''}/{end.text if end else ''}", start, end)


def _certain(seen: Sequence[When]) -> tuple[date | None, date | None]:
    """The first and the last day between which sightings certainly lie."""
    firsts = [when.latest for when in seen if when.latest]
    lasts = [when.earliest for when in seen if when.earliest]
    return min(firsts, default=None), max(lasts, default=None)


def as_step(term: Mark) -> Mark:
    """A day that was taken for the beginning and the end of a term."""
    known = as_moment(term.when) if term.when else None
    return evolve(
        term,
        shape=Shape.STEP,
        core=None,
        open_start=known is not None and known.earliest is None,
        open_end=known is not None and known.latest is None,
    )


def bar(
    since: Moment | None,
    until: Moment | None,
    seen: Sequence[When],
    label: str,
    *,
    reviewed: date,
    last_day: date,
) -> Mark | None:
    """A bar from one moment to another; where one is not known, it fades.

    Without an end, or with one of which only the first possible day is known, it goes on to the
    last day of the data; without a beginning and an end it reaches from the first to the last
    day on which it was seen.
    """
    dates = [when for when in (since, *seen, until) if when]
    firsts = [day for when in dates if (day := when.earliest or when.latest)]
    lasts = [day for when in dates if (day := when.latest or when.earliest)]
    if not firsts or not lasts:
        return None
    start = (since.earliest if since else None) or min(firsts)
    end = max(start, *lasts)
    sure_start, sure_end = _certain(seen)
    if since is not None:
        sure_start = since.bounds[1]
        if until is None:
            end, sure_end = max(last_day, start), max(reviewed, start)
        elif until.latest is None:
            end = max(last_day, end)
    if until is not None:
        end, sure_end = max(until.latest or end, start), until.bounds[0]
    if since is until is None:
        ordered = sorted(seen, key=sort_key)
        bounds = (start_of(ordered[0]), end_of(ordered[-1]))
    else:
        bounds = (since, until)
    core = (sure_start, sure_end) if sure_start and sure_end and sure_start <= sure_end else None
    return Mark(
        Shape.TERM,
        start,
        end,
        label,
        when=_span(*bounds),
        open_start=since is None,
        # What is open at both ends was only seen.
        open_end=until is None or (since is not None and until.latest is None),
        core=core,
    )
