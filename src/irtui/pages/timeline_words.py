"""Why a timeline is empty, in words."""

from datetime import date

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.date_words import day_in_words, year_in_words
from irtui.query.time.marks import Timeline


def nothing_dated(of: str, first: date | None = None, last: date | None = None) -> str:
    """That nothing with a date is recorded of something, or nothing from one day to another."""
    days = f" from {day_in_words(first)} to {day_in_words(last)}" if first and last else ""
    return f"Nothing dated is recorded {of}{days}."


def why_empty(as_of: AsOf, found: Timeline, ref: Ref | None, first: date, last: date) -> str | None:
    """Why nothing of a selection stands between two days; ``None``, if something does.

    Args:
        as_of: the day whose names are used.
        found: the timeline of the selection.
        ref: the selection; ``None`` for none.
        first: the first day that is shown.
        last: the last one.
    """
    if not found.own:
        of = f"of {as_of.brief_title(ref)}" if ref else "in this dataset"
        return nothing_dated(of)
    if any(True for lane in found.own for _ in lane.listed(first, last)):
        return None
    years = year_in_words(first.year), year_in_words(last.year)
    if years[0] == years[1]:
        return f"Nothing from {day_in_words(first)} to {day_in_words(last)}."
    return f"Nothing from {years[0]} to {years[1]}."
