"""Why a timeline is empty, in words."""

from datetime import date

from irtui.model.claims import Ref
from irtui.model.date_words import day_in_words, year_in_words
from irtui.model.stretches import Days
from irtui.query.time.marks import Timeline


def none_recorded(
    of: str,
    first: date | None = None,
    last: date | None = None,
    *,
    what: str = "No meeting or term with a date",
) -> str:
    """That nothing is recorded ``for`` something, or ``in`` it, or not from one day to another."""
    days = f" from {day_in_words(first)} to {day_in_words(last)}" if first and last else ""
    return f"{what} is recorded {of}{days}."


def why_empty(ref: Ref | None, found: Timeline, shown: Days, about: Days) -> str | None:
    """Why nothing of a selection is shown; ``None``, if something is.

    Args:
        ref: the selection; ``None`` for none.
        found: the timeline of the selection.
        shown: the first and the last day that are shown.
        about: those among them that are named.
    """
    if not found.own:
        return none_recorded(f"for this {ref.table}" if ref else "in this dataset")
    if any(True for lane in found.own for _ in lane.listed(*shown)):
        return None
    first, last = about
    if first.year != last.year:
        return f"Nothing from {year_in_words(first.year)} to {year_in_words(last.year)}."
    if about == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return f"Nothing in {year_in_words(first.year)}."
    return f"Nothing from {day_in_words(first)} to {day_in_words(last)}."
