"""Dates in words: with the precision that they have, never more."""

from collections.abc import Callable
from datetime import date

from irtui.model.dates import Moment, Precision, Span, When, one_of

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The English names of the months."""


def month_name(number: int) -> str:
    """The English name of a month from 1 to 12."""
    return MONTHS[number - 1]


def year_in_words(year: int) -> str:
    """A year as EDTF writes it, in four digits: ``0044`` is no day of a month and no age."""
    return f"{year:04}"


def day_in_words(day: date) -> str:
    """A day as ``13 December 2018``."""
    return f"{day.day} {month_name(day.month)} {year_in_words(day.year)}"


def day_in_short(day: date) -> str:
    """A day as ``13 Dec 2018``."""
    return f"{day.day} {month_name(day.month)[:3]} {year_in_words(day.year)}"


def _unqualified(moment: Moment) -> str:
    first = moment.earliest
    if moment.choices:
        return _choices_in_words(moment)
    if first is None:  # only a one-of set can lack its first day
        return moment.text
    match moment.precision:
        case Precision.DAY:
            return day_in_words(first)
        case Precision.MONTH:
            return f"{month_name(first.month)} {year_in_words(first.year)}"
        case Precision.DECADE:
            return f"{moment.text[:3]}0s"
        case Precision.CENTURY:
            return f"{moment.text[:2]}00s (century)"  # the 2000s alone are a decade
        case _:
            return moment.text[:4]


def _choices_in_words(moment: Moment) -> str:
    words = list(dict.fromkeys(in_words(choice) for choice in moment.choices))
    if moment.earliest is None:
        return f"by {words[-1]}"
    if moment.latest is None:
        return f"{words[0]} or later"
    if len(words) == 1:
        return words[0]
    if not moment.is_range:
        return _share_tail(words, ", ", " or ")
    return f"between {_share_tail(words, ' and ', ' and ')}"


def _share_tail(words: list[str], comma: str, last: str) -> str:
    """``19 October 2016`` and ``26 October 2016`` as ``19 or 26 October 2016``."""
    parts = [word.split() for word in words]
    tails = {tuple(part[1:]) for part in parts}
    if len(tails) == 1:
        shared = len(parts[0]) - 1
    else:
        shared = int(len({part[-1] for part in parts}) == 1 and min(map(len, parts)) > 1)
    if not shared:
        return comma.join(words[:-1]) + last + words[-1]
    heads = [" ".join(part[:-shared]) for part in parts]
    return f"{comma.join(heads[:-1])}{last}{heads[-1]} {' '.join(parts[0][-shared:])}"


def _from_to(first: str, last: str) -> str:
    return f"from {first} to {last}"


def _span_in_words(span: Span) -> str:
    start, end = span.start, span.end
    if start is None:
        closing = in_words(end) if end else ""
        return (
            f"until {closing}" if span.text.startswith("..") else f"until {closing}, start unknown"
        )
    if end is None:
        opening = in_words(start)
        return f"since {opening}" if span.open_end else f"since {opening}, end unknown"
    if start.qualified or end.qualified or start.choices or end.choices:
        return _from_to(in_words(start), in_words(end))
    first, last = in_words(start).split(), in_words(end).split()
    if first == last:
        return " ".join(first)
    if len(first) == len(last) == 1:
        return f"{first[0]}–{last[0]}"
    if len(first) == len(last) and first[1:] == last[1:]:
        return f"{first[0]}–{last[0]} {' '.join(last[1:])}"
    if len(first) == len(last) and first[-1] == last[-1]:
        return f"{' '.join(first[:-1])} – {' '.join(last)}"
    return f"{' '.join(first)} – {' '.join(last)}"


def in_words(when: When) -> str:
    """``when`` for reading: ``13 December 2018``, ``about 2018``, ``19 or 26 October 2016``."""
    if isinstance(when, Span):
        return _span_in_words(when)
    words = _unqualified(when)
    if when.approximate:
        words = f"about {words}"
    return f"{words} (uncertain)" if when.uncertain else words


def in_brief(when: When | None) -> str:
    """When it begins, in a few cells: ``2018-12-13``, ``~2018``, ``2018?``.

    Ten or eleven cells do for all but a day that is both uncertain and approximate, or that ends
    what has no known beginning (``..2018-12-13``), and one of several years (``2003 or 2008``):
    fourteen at most. For a column of dates that sorts by eye; what has no date gives an empty text.
    """
    return _brief(when, _base)


def in_short(when: When | None) -> tuple[str, ...]:
    """When it begins, as one says it in a few cells, and in fewer and fewer.

    ``4 Dec 2025``, ``Dec 2025``, ``2025``; of what is known less exactly, with the signs of
    `in_brief`: ``Dec 2025?``, ``~2018``. What has no date gives nothing.
    """
    words = (_brief(when, base) for base in (_day_and_month, _month, _year))
    return tuple(dict.fromkeys(filter(None, words)))


def _brief(when: When | None, written: Callable[[date, Precision, str], str]) -> str:
    """When it begins, in a few cells, a known day or month as it is to be ``written``."""
    moment = when if isinstance(when, Moment) else when.start if when else None
    if moment is None:
        return f"..{_brief(when.end, written)}" if isinstance(when, Span) else ""
    first, last = moment.earliest, moment.latest
    if moment.choices or moment.is_range:
        if first and last and (first.year, first.month) == (last.year, last.month):
            return f"{written(first, Precision.MONTH, f'{first.year:04}-{first.month:02}')}?"
        return _common_part(moment)
    base = moment.text.rstrip("?~%")
    if first is not None:
        base = written(first, moment.precision, base)
    return f"{'~' if moment.approximate else ''}{base}{'?' if moment.uncertain else ''}"


def _base(_first: date, _precision: Precision, text: str) -> str:
    return text


def _day_and_month(first: date, precision: Precision, text: str) -> str:
    return day_in_short(first) if precision is Precision.DAY else _month(first, precision, text)


def _month(first: date, precision: Precision, text: str) -> str:
    if precision not in (Precision.DAY, Precision.MONTH):
        return text
    return f"{month_name(first.month)[:3]} {year_in_words(first.year)}"


def _year(first: date, precision: Precision, text: str) -> str:
    known = precision in (Precision.DAY, Precision.MONTH)
    return year_in_words(first.year) if known else text


def _common_part(moment: Moment) -> str:
    """The part that all days of a set share: a year, or the years at its ends."""
    first, last = moment.earliest, moment.latest
    if first is None or last is None:
        sign, end = ("≤", last) if last else ("≥", first)
        return f"{sign}{year_in_words(end.year)}" if end else ""
    if first.year == last.year:
        return f"{first.year:04}?"
    if members := [one for one in one_of(moment) if one is not moment]:
        between = " or " if len(members) == 2 else ",…,"
        return f"{year_in_words(first.year)}{between}{year_in_words(last.year)}"
    same_century = first.year // 100 == last.year // 100
    return f"{first.year:04}–{f'{last.year % 100:02}' if same_century else f'{last.year:04}'}?"
