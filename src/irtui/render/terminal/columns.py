"""Puts what stands beside text of disputed width where Rich and Textual believe it to be.

They write a line as one string, in which everything stands where the text before it ends. Where
a terminal gives that text more cells than they count, or fewer, all to the right of it moves:
borders, counts, other panes. So each run of such text is written into a room that was emptied
before, and then the cursor goes to the column that they count on (CHA of ECMA-48).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len

from irtui.render.terminal.widths import DISPUTED, is_disputed, most_cells

_LOOK = r"\x1b\[[\d;:]*m"
_LINK = r"\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)"
_TEXT = r"[^\x00-\x1f\x7f-\x9f]+"
_PARTS = re.compile(
    rf"(?P<line>(?:{_TEXT}|{_LOOK}|{_LINK})+)"
    r"|\x1b\[(?P<move>\d*;?(?P<column>\d*))H"
    r"|\x1b\[[0-?]*[ -/]*[@-~]"  # other control sequences
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?"  # strings that nobody sees, such as a title
    r"|.",
    re.DOTALL,
)
_IN_LINE = re.compile(f"(?P<look>{_LOOK})|(?P<link>{_LINK})|{_TEXT}")
_ONE = f"[{DISPUTED}\u200c\u200d]"
_RUN = re.compile(f"[{DISPUTED}](?:[-–—,.;:!?/’”)]? ?[(“‘]?{_ONE})*…?")  # noqa: RUF001
"""Such text as it flows, with what joins its words or says that it is cut: no gap is left in it."""
_FLOW = re.compile(rf"(?:(?:  (?=[?~⚠] \w)| ?)(?:[^\W_]|[-–—,.;:!?/'’“”()[\]·›…&~⚠▸▾]|{_ONE}))*")
"""What may move with it: words, what joins them, and a remark, up to a border or two blanks."""
_BLANKS = re.compile(" *(?=[│▌]|$)|(?: (?= ))*")
"""Those that such text may fill: one is left before what is no border."""
_MORE = "…"
_NORMAL, _NO_LINK = "\x1b[0m", "\x1b]8;;\x1b\\"


class _Look(NamedTuple):
    """What a terminal was told about the text that comes next."""

    style: str = ""
    """The sequences since the last one that went back to normal."""
    link: str = ""
    """The sequence that its link begins with."""

    def after(self, sequence: re.Match[str]) -> "_Look":
        """How it is after a sequence of `_IN_LINE`."""
        if sequence["link"]:
            return self._replace(link="" if sequence[0] == _NO_LINK else sequence[0])
        normal = sequence[0] in (_NORMAL, "\x1b[m")
        return self._replace(style="" if normal else self.style + sequence[0])

    def turned_to(self, other: "_Look") -> str:
        """The sequences that lead from it to another."""
        link = (other.link or _NO_LINK) if self.link != other.link else ""
        if self.style == other.style:
            return link
        return link + (_NORMAL if self.style else "") + other.style


_Letters = Sequence[tuple[str, _Look]]
"""Characters with how each looks."""


def realigned(data: str, *, column: int | None = None, cuts: bool = True) -> str:
    """What is written to a terminal, so that text of disputed width moves nothing.

    Args:
        data: text and sequences, such as Textual writes: each line begins with a move to its cell.
        column: where the first line begins, from 0, if it is not moved to.
        cuts: whether of a text that may need more room than there is only so much is written as has
            room in any terminal; else it stays as it is.

    Returns:
        ``data`` itself where it has no such text; where its column is not known, it stays as it is.
    """
    if not is_disputed(data):
        return data
    return "".join(_realigned(data, column, cuts=cuts))


def _realigned(data: str, column: int | None, *, cuts: bool) -> Iterator[str]:
    look = _Look()
    for part in _PARTS.finditer(data):
        line = part["line"]
        if not line:
            column = int(part["column"] or 1) - 1 if part["move"] is not None else None
            yield part[0]
            continue
        letters, after = _read(line, look)
        if column is None or not is_disputed(line):
            yield line
        else:
            yield _dressed(_placed(letters, column, cuts=cuts), look, after)
        if column is not None:
            column += _cells(letters)
        look = after


def _read(line: str, look: _Look) -> tuple[_Letters, _Look]:
    """The characters of a line, and how the next one would look."""
    letters: list[tuple[str, _Look]] = []
    for part in _IN_LINE.finditer(line):
        if part["look"] or part["link"]:
            look = look.after(part)
        else:
            letters += [(letter, look) for letter in part[0]]
    return letters, look


def _cells(letters: _Letters) -> int:
    """The cells of a text as Textual counts them: part by part."""
    return sum(cell_len(_text(part)) for _, part in _parts(letters))


def _text(letters: Iterable[tuple[str, _Look]]) -> str:
    return "".join(letter for letter, _ in letters)


def _parts(letters: _Letters) -> Iterator[tuple[_Look, _Letters]]:
    """The parts of a text that look alike."""
    for look, part in groupby(letters, key=itemgetter(1)):
        yield look, [*part]


def _placed(letters: _Letters, column: int, *, cuts: bool) -> Iterator[tuple[str, _Look | None]]:
    """A line in which disputed text has its room: text, and moves that have no look."""
    text, at = _text(letters), 0
    while run := _RUN.search(text, at):
        yield from letters[at : run.start()]
        column += _cells(letters[at : run.start()])
        start, (end, blanks) = _start(text, run), _room(letters, text, run)
        word, at = letters[start:end], end + blanks
        room = _cells(word) + blanks
        if not cuts and room < most_cells(_text(word)):
            yield from letters[run.start() : at]
            column += room
            continue
        for look, part in _parts(word):
            yield " " * _cells(part), look
        yield from letters[end:at]
        yield f"\x1b[{column + 1}G", None
        yield from _fitting(word, room)
        column += room
        yield f"\x1b[{column + 1}G", None
    yield from letters[at:]


def _start(text: str, run: re.Match[str]) -> int:
    """Where a run begins that shows: signs that stand upon what a box covers do not."""
    start = run.start()
    if not text[:start][-1:].isalnum():
        while start < run.end() and _leans(text[start]):
            start += 1
    return start


def _room(letters: _Letters, text: str, run: re.Match[str]) -> tuple[int, int]:
    """Where what moves with a run ends, and how many blanks after it there are for it to fill.

    Where blanks follow the run, that is the run alone; else what follows it up to the next blanks,
    if there are enough.
    """
    alone = run.end()
    looks = [look for _, look in letters[alone : alone + 2]]
    if text[alone : alone + 2] == "  " and looks[0] != looks[1]:  # a cursor
        alone += 1
    flow = next(_FLOW.finditer(text, alone)).end()
    for end in (alone, flow, run.end()):
        blanks = len(next(_BLANKS.finditer(text, end))[0])
        word = letters[run.start() : end]
        needed = most_cells(_text(word)) - _cells(word)
        if needed <= blanks:
            return end, needed
    return end, blanks


def _fitting(word: _Letters, room: int) -> _Letters:
    """As much of a text as no terminal gives more than ``room`` cells, and a sign if it is cut."""
    text = _text(word)
    if most_cells(text) <= room:
        return word
    sign = _MORE[:room]
    sums = accumulate(map(most_cells, text), initial=len(sign))
    fits = (n for n, cells in enumerate(sums) if cells <= room)
    end = max((n for n in fits if not _leans(text[n])), default=0)
    while end and text[end - 1] in " \u200d":
        end -= 1
    return [*word[:end], (sign, word[end][1])]


def _leans(letter: str) -> bool:
    """Whether a character belongs to the one before."""
    return letter in "\u200c\u200d" or unicodedata.category(letter).startswith("M")


def _dressed(parts: Iterable[tuple[str, _Look | None]], before: _Look, after: _Look) -> str:
    """Text and moves as they are written to a terminal that is left as it was ``after``."""
    written = []
    for text, look in parts:
        if look is not None and look != before:
            written.append(before.turned_to(look))
            before = look
        written.append(text)
    return "".join([*written, before.turned_to(after)])
