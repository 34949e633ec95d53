"""A text that is too long for its place, cut behind a word, or so that what matched is seen.

All lengths are in cells: a letter of a Chinese name takes two, an accent that stands alone none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:  # what finds needs libraries that other answers do without
    from irtui.query.find.hits import Spans

_MORE = "…"
_DANGLING = " &,;:/–-(·"
"""Signs that no text is cut behind."""
_GAP = 3
"""Characters between two parts that are not left out: the sign for them would be as long."""
_LEAST_HEAD = 6
"""Cells below which the beginning of a text says nothing."""
_LEAST = 4
"""Cells below which no match can be shown between two signs."""

_Part = tuple[int, int]
"""A part of a text that stays, as offsets from and to."""


def cropped(text: str, room: int, *, torn: bool = True) -> str:
    """A text in ``room`` cells: the words at its end that have no room are left out.

    Only where less than half of the room would be used, the last word is cut.

    Args:
        text: one line.
        room: how many cells there are.
        torn: whether a word may be cut at all; else nothing is left where none has room.
    """
    if cell_len(text) <= room:
        return text
    kept = text[: _fitting(text, room - 1)].rstrip()
    words = kept if text[len(kept) :].startswith(" ") else kept.rpartition(" ")[0]
    words = words.rstrip(_DANGLING)
    if torn and cell_len(words) < room // 2:
        words = kept
    return words + _MORE if words or (torn and room > 0) else ""


def cut(text: str, spans: "Spans", room: int, head: int = 0) -> "tuple[str, Spans]":
    """A text and the parts of it that matched, in no more than ``room`` cells.

    Of a longer text the beginning stays, if nothing matched behind it; else what lies around the
    matches, in whole words where there are any. A sign stands for what is left out.

    Args:
        text: one line.
        spans: the parts that matched, in their order.
        room: how many cells there are, one at least.
        head: about how many cells of the beginning stay in any case, if a match has room beside it.
    """
    if cell_len(text) <= room:
        return text, spans
    if room < _LEAST:
        spans = ()
    matched = spans[-1][1] if spans else 0
    end = _fitting(text, room - 1)
    if matched <= end:
        return text[:matched] + text[matched:end].rstrip() + _MORE, spans
    begins = _end_of_word(text, 0, _fitting(text, head)) if head >= _LEAST_HEAD else 0
    for beginning in dict.fromkeys((begins, 0)):
        for count in range(len(spans), 0, -1):
            if cell_len(_joined(text, _parts(text, spans[:count], 0, beginning))) <= room:
                return _widest(text, spans, count, beginning, room)
    return _start_of(text, spans[0], room)


def _widest(text: str, spans: "Spans", count: int, head: int, room: int) -> "tuple[str, Spans]":
    """As much around the first ``count`` matches as there is room for."""
    around = bisect_right(
        range(1, room),
        room,
        key=lambda around: cell_len(_joined(text, _parts(text, spans[:count], around, head))),
    )
    parts = _parts(text, spans[:count], around, head)
    kept = _joined(text, parts)
    moved = []
    for number, (first, last) in enumerate(parts):
        shift = len(_joined(text, parts[: number + 1], whole=False)) - last
        moved += [(a + shift, b + shift) for a, b in spans if first <= a and b <= last]
    return kept, tuple(moved)


def _start_of(text: str, span: _Part, room: int) -> "tuple[str, Spans]":
    """The start of a match that is longer than the room."""
    first, last = span
    sign = _MORE if first else ""
    end = first + _fitting(text[first:last], room - cell_len(sign) - 1)
    kept = sign + text[first:end]
    return kept + _MORE, ((len(sign), len(kept)),) if end > first else ()


def _fitting(text: str, room: int) -> int:
    """How many characters of a text have room."""
    return bisect_right(range(1, len(text) + 1), room, key=lambda end: cell_len(text[:end]))


def _parts(text: str, spans: Sequence[_Part], around: int, head: int) -> list[_Part]:
    """The beginning, and the parts that reach about so many characters around each span."""
    parts = [(0, head)] if head else []
    for start, end in spans:
        first = _start_of_word(text, start, max(start - around, 0))
        last = _end_of_word(text, end, min(end + around, len(text)))
        if parts and first - parts[-1][1] <= _GAP:
            parts[-1] = parts[-1][0], max(last, parts[-1][1])
        else:
            parts.append((first, last))
    return parts


def _start_of_word(text: str, start: int, first: int) -> int:
    """Where to begin between ``first`` and ``start``: with a word, if one begins there."""
    while first > 0 and not cell_len(text[first]):  # it stands upon the one before
        first -= 1
    if first > 0 and not text[first - 1].isspace():
        first = next((at for at in range(first, start) if text[at].isspace()), first)
    while first < start and text[first].isspace():
        first += 1
    return first


def _end_of_word(text: str, end: int, last: int) -> int:
    """Where to end between ``end`` and ``last``: with a word, if one ends there."""
    while last < len(text) and not cell_len(text[last]):
        last += 1
    if last < len(text) and not text[last].isspace():
        last = next((at for at in range(last, end, -1) if text[at - 1].isspace()), last)
    while last > end and text[last - 1].isspace():
        last -= 1
    return last


def _joined(text: str, parts: Sequence[_Part], *, whole: bool = True) -> str:
    """Parts of a text with signs between them, and after them unless the text is not ``whole``."""
    kept = (_MORE if parts[0][0] else "") + text[slice(*parts[0])]
    for (_, before), (after, last) in pairwise(parts):
        left = " " if text[before].isspace() else ""
        right = " " if text[after - 1].isspace() else ""
        kept += f"{left}{_MORE}{right}{text[after:last]}"
    return kept + _MORE if whole and parts[-1][1] < len(text) else kept
