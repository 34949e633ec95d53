"""Dates as people ask for them: those of the grammar, and as they are written here."""

import re

from irtui.model.date_words import MONTHS
from irtui.model.dates import When, parse_date

_WORDS = re.compile(
    r"(?P<about>about\s+|~)?(?:(?P<day>[0-9]{1,2})\s+)?(?P<month>[^\W\d]{3,})\.?\s+(?P<year>[0-9]{4})",
    re.IGNORECASE,
)
"""``13 December 2018``, ``Dec 2018``, ``about June 2005``."""


def asked_date(text: str) -> When:
    """The date that ``text`` asks for: ``2005``, ``2018-12-13``, ``3 June 2026``, ``Jan 2005``.

    Raises:
        DateError: it is none.
    """
    found = _WORDS.fullmatch(text.strip())
    month = _month(found["month"]) if found else None
    if found is None or month is None:
        return parse_date(text.strip())
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return parse_date(f"{found['year']}-{month:02}{day}{'~' if found['about'] else ''}")


def _month(word: str) -> int | None:
    """The number of the month that has ``word`` as its name, or as the beginning of it."""
    numbers = (at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()))
    return next(numbers, None)
