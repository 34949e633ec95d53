"""Values of Wikidata: its times, its texts in languages, and the sources that it names.

The forms are those of https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from irtui.exchange.draft import Draft, language_tag, without_nothing
from irtui.exchange.foreign import object_in, text_in
from irtui.model.dates import DateError, parse_date

ENTITY = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]{0,15})")
"""An item, by its id or by its address."""
_TIME = re.compile(r"([+-]?)0*(\d{1,16})-(\d\d)-(\d\d)(?:T[\d:.]+Z?)?")
_JULIAN = "Q1985786"
_CENTURY, _DECADE, _YEAR, _MONTH, _DAY = 7, 8, 9, 10, 11


class TimeError(ValueError):
    """A time that is no date here; the message says why, as a sentence."""


def item_of(value: Any) -> str | None:
    """The id of an item, of its id or of its address; ``None``, if it is neither."""
    match = ENTITY.fullmatch(text_in(value) or "")
    return match[1] if match else None


def date_of(time: Any, precision: Any, calendar: Any = "") -> str:
    """A time of Wikidata, as a date that is as exact as it is.

    Args:
        time: as Wikibase writes it, ``+2018-07-18T00:00:00Z``.
        precision: 7 (a century) to 11 (a day) and finer; of others, nothing is said. ``None``: it
            is not known; then what is the first of a month or of a year is not taken for a day.
        calendar: the address of the calendar that the time is in. A day or a month of the Julian
            one becomes what it was in the Gregorian.

    Raises:
        TimeError: it is before the year 1, coarser than a century, or none.
    """
    match = _TIME.fullmatch(text_in(time) or "")
    if not match or isinstance(precision, bool):
        raise TimeError("It is no time.")
    year, month, day = map(int, match.group(2, 3, 4))
    if match[1] == "-" or not 1 <= year <= 9999:
        raise TimeError("It is before the year 1, or after 9999.")
    precise = _guessed(month, day) if precision is None else _whole(precision)
    text = _written(year, month, day, precise)
    if _JULIAN in (text_in(calendar) or "") and precise >= _MONTH:
        text = _gregorian(year, month, day if precise > _MONTH else None)
    try:
        parse_date(text)
    except DateError as error:
        raise TimeError(str(error)) from error
    return text


def _whole(precision: Any) -> int:
    text = text_in(precision) or ""
    if not re.fullmatch("[0-9]{1,2}", text) or not _CENTURY <= int(text) <= 14:
        raise TimeError("It is coarser than a century.")
    return int(text)


def _guessed(month: int, day: int) -> int:
    return _DAY if day > 1 else _MONTH if month > 1 else _YEAR


def _written(year: int, month: int, day: int, precise: int) -> str:
    if precise == _CENTURY:  # the 20th is written as 2000, or as any of its years
        last = -(-year // 100) * 100
        return f"[{last - 99:04}..{last:04}]"
    if precise == _DECADE:
        return f"{year // 10:03}X"
    text = f"{year:04}"
    if precise >= _MONTH:
        text += f"-{month:02}"
    return f"{text}-{day:02}" if precise >= _DAY else text


def _gregorian(year: int, month: int, day: int | None) -> str:
    """A day of the Julian calendar, or a month, which is a range of days in the Gregorian."""
    try:
        first = _shifted(year, month, day or 1)
        if day:
            return first.isoformat()
        next_year, next_month = (year + 1, 1) if month == 12 else (year, month + 1)
        last = _shifted(next_year, next_month, 1) - timedelta(1)
    except (ValueError, OverflowError) as error:
        raise TimeError("It is a day that does not exist.") from error
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _shifted(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Julian one, by the Julian day number."""
    years = year + 4800 - (month <= 2)
    months = month + 12 * (month <= 2) - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    return date.fromordinal(number - 1721425)


def in_languages(texts: Any) -> dict[str, str]:
    """Texts by language, of ``labels`` or ``descriptions``."""
    return {
        language: text
        for language, one in object_in(texts).items()
        if (text := text_in(object_in(one).get("value")))
    }


def chosen(texts: Mapping[str, str]) -> str | None:
    """The text in English, or else that of all languages, or else the first."""
    for language in ("en", "mul", "en-gb"):
        if language in texts:
            return texts[language]
    return next(iter(texts.values()), None)


def named(labels: Mapping[str, str], aliases: Any) -> dict[str, Any]:
    """Name and aliases; what is spelt alike in several languages is one alias."""
    name = chosen(labels)
    first = next((language for language, text in labels.items() if text == name), "mul")
    plain = {"mul", "en"} if first.startswith("en") or first == "mul" else {"mul"}
    tag = None if first in plain else language_tag(first)
    each: list[tuple[str, str | None]] = [*labels.items()]
    for language, several in object_in(aliases).items():
        if isinstance(several, list):
            each += [(language, text_in(object_in(one).get("value"))) for one in several]
    others: dict[str, str | None] = {}
    for language, text in each:
        if text and text != name:
            others.setdefault(text, None if language in plain else language_tag(language))
    return {
        "name": {"value": name, "lang": tag} if tag else name,
        "aliases": [
            {"value": text, "lang": language} if language else text
            for text, language in others.items()
        ],
    }


def item_source(draft: Draft, item: str, label: str | None) -> str:
    """The id of the source that an item of Wikidata is, for what names no other."""
    table = {
        "publisher": "Wikidata",
        "title": f"{label} ({item})" if label else item,
        "title_basis": "described",
        "url": f"https://www.wikidata.org/wiki/{item}",
        "accessed": draft.reading.today,
    }
    return draft.source(f"wikidata {item}", without_nothing(table), f"wikidata {item}")
