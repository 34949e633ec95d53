"""What would take the parser too long, or too much memory."""

import re
from bisect import bisect_right
from math import inf

from irtui.loading.positions import STRINGS

_PART = r"""[ \t]*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_RUN = 1 << 15
"""Digits of which a row twice as long is not left to the parser: it takes 110 bytes for each."""
_DIGITS = "0123456789ABCDEFabcdef_"
_MANY_DIGITS = re.compile(f"[{_DIGITS}]{{{_RUN}}}")
_NO_NUMBER = re.compile("|".join((*(f"(?s:{one.pattern})" for one, _ in STRINGS), r"#[^\n]*")))
"""In what a digit is part of no number."""


def may_have_deep_key(text: str, levels: int) -> bool:
    """Whether any key in a TOML ``text`` may have more parts than ``levels``.

    The parser takes so many steps for each line below it.
    """
    # Python finds a point quickly if a pattern begins with one by itself.
    return bool(re.search(rf"\.{_PART}(?:\.{_PART}){{{levels - 1}}}", text))


def endless_number(text: str) -> int | None:
    """The offset of a number in a TOML ``text`` that has more digits than can be parsed."""
    suspect = [at for at in range(0, len(text), _RUN) if _MANY_DIGITS.match(text, at)]
    if not suspect:
        return None
    spans = [match.span() for match in _NO_NUMBER.finditer(text)]
    for at in suspect:
        before = bisect_right(spans, (at, inf)) - 1
        if before < 0 or spans[before][1] <= at:
            return len(text[:at].rstrip(_DIGITS))
    return None
