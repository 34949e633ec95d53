"""Rows of pieces as text in a terminal: what leads somewhere can be found in it again."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from irtui.lean import field, frozen
from irtui.model.claims import Ref
from irtui.model.date_words import MONTHS
from irtui.model.safe_text import is_indic
from irtui.pages.page import Pieces
from irtui.pages.phrases import Piece, Tone
from irtui.render.terminal.widths import stand_ins

Dress = Callable[[Piece], Style]
"""Chooses the style of a piece of text."""

_TIED = "\ufdd0"
"""Stands for a space at which no line is broken, while a text is wrapped; no text has it."""
_NUMBERS = r" [\[(][\d– ]{1,9}[\])]"
_DAYS = r"\b\d{1,2} (?:or \d{1,2} )?"
_TOGETHER = re.compile(
    rf"(?:(?:{_DAYS})?(?:{'|'.join(MONTHS)})(?: \d{{4}})?(?:{_NUMBERS})?"  # a date
    rf"|\S{_NUMBERS}"  # a word and the few numbers of its sources
    r"|[⚠~?○◇●] \S+(?: tellings)?"  # a sign and its word
    r"|\S(?= [▸▾]$))(?: [▸▾]$)?"  # the last word, and what says that something unfolds
)
_AT_THE_END = re.compile(r" (?=[▸▾]$)")
_HANG = 2
"""Cells that all lines of a chain but the first are indented by; what goes on, by twice that."""


@frozen
class Stop:
    """A place on the laid-out page where the cursor can be."""

    line: int
    """From 0."""
    start: int
    """First cell, from 0."""
    end: int
    """The cell after the last."""
    target: Ref | None = None
    """The record that it leads to."""
    anchor: str = ""
    """What its row can be cited as."""
    address: str = ""
    """The address that it leads to, if that is no source's."""
    folds: str = ""
    """The key of what unfolds there."""
    inside: str = ""
    """The key of what it is below."""
    head: bool = False
    """Whether a row or a section begins there."""
    section: bool = False
    """Whether it is the heading of a section."""
    piece: object = field(default=None, eq=False, repr=False)
    """What tells it from the one before it."""

    def is_like(self, other: "Stop") -> bool:
        """Whether it is the same place on a page as another, however that is folded."""
        mine, others = ((one.folds, one.anchor, one.target, one.head) for one in (self, other))
        return mine == others


_KEPT = ("target", "anchor", "folds", "inside", "head", "section", "piece")
"""What of a stop is kept by its name in the style of its text."""


@cache
def _console() -> Console:
    """Rich asks for a console to wrap text; what it is, is of no matter."""
    return Console(width=80, color_system=None)


def text_of(
    pieces: Pieces, dress: Dress, *, anchor: str = "", folds: str = "", inside: str = ""
) -> Text:
    """Pieces one after the other, where those that lead somewhere say so in their style.

    Args:
        pieces: what stands there.
        dress: chooses the style of each.
        anchor: what the row can be cited as.
        folds: the key of what unfolds under it.
        inside: the key of what it is below.
    """
    text = Text()
    anchor = next((piece.anchor for piece in pieces if piece.anchor), anchor)
    head = _head(pieces) if anchor or folds else None
    row = {"anchor": anchor, "folds": folds, "inside": inside}
    for number, piece in enumerate(pieces):
        style = dress(piece)
        meta: dict[str, object] = {} if piece.target is None else {"target": piece.target}
        if piece.tone is Tone.ADDRESS:
            meta |= {"address": piece.text} | ({"leads": piece.address} if piece.address else {})
        leads = piece.target is not None and piece.tone is not Tone.PARTY
        if leads or piece.address or number == head:
            meta |= row | {"piece": id(piece), "head": number == head}
            meta |= {"anchor": piece.anchor} if piece.anchor else {}
        text.append(piece.text, style + Style(meta=meta) if meta else style)
    return text


def _head(pieces: Pieces) -> int | None:
    """The number of the piece that stands for its row: its first link, or else its first text."""
    for number, piece in enumerate(pieces):
        if piece.target is not None and piece.tone is not Tone.PARTY:
            return number
        if piece.text.strip() and piece.tone in (Tone.TEXT, Tone.STRONG, Tone.ADDRESS):
            return number
    return next((number for number, piece in enumerate(pieces) if piece.text.strip()), None)


def tied(text: Text) -> Text:
    """A text whose dates, and whose words and the numbers beside them, will not be torn apart."""
    plain = _TOGETHER.sub(lambda found: found[0].replace(" ", _TIED), text.plain)
    plain = _AT_THE_END.sub(_TIED, plain)
    if plain != text.plain:
        text = text.copy()
        text.plain = plain
    return text


def wrapped(text: Text, width: int) -> list[Text]:
    """``text`` in lines of at most ``width`` cells, but of one, however a terminal counts."""
    width = max(width, 1)
    stand_in, plain = stand_ins(text.plain), text.plain
    short = "\n" not in plain and "\t" not in plain and cell_len(plain) <= width
    if short and not stand_in:  # most are, and to wrap takes its time
        line = text.copy()
        line.rstrip()
        return [line]
    text = tied(text)
    if stand_in:
        text = text.copy()
        text.plain = text.plain.translate(stand_in)
    back = {ord(_TIED): " "} | {sign: letter for letter, sign in stand_in.items()}
    lines = list(text.wrap(_console(), width, overflow="fold"))
    for line in lines:
        line.rstrip()
        plain = line.plain.translate(back)
        if plain != line.plain:
            line.plain = plain
            line.rstrip()
    return lines


def arrow(words: str, *, bare: bool) -> str:
    """The words between two records as an arrow, ``──run by──▶``; ``bare``: in ASCII."""
    line, end = ("--", "-->") if bare else ("──", "──▶")
    return f"{line}{words.strip(', ')}{end}"


def in_links(parts: Sequence[Text], width: int) -> list[Text]:
    """A chain of records in lines of at most ``width`` cells, broken before an arrow.

    A name is broken only where it is longer than a line. One in an Indic script ends its line:
    terminals disagree about its width.

    Args:
        parts: a name, and then for each further one an arrow and a name.
        width: cells of a line.
    """
    arrows, names = parts[1::2], parts[2::2]
    links = (Text(" ").join(link) for link in zip(arrows, names, strict=True))
    lines: list[Text] = []
    for link in (parts[0], *links):
        if lines and not is_indic(lines[-1].plain):
            longer = Text(" ").join([lines[-1], link])
            if longer.cell_len <= width:
                lines[-1] = longer
                continue
        indent = _HANG if lines else 0
        fits = indent + link.cell_len <= width
        first, *more = [link] if fits else wrapped(link, max(width - 2 * _HANG, 1))
        lines.append(Text(" " * indent) + first)
        lines += [Text(" " * 2 * _HANG) + line for line in more]
    return lines


def stops(lines: list[Text], begin: int = 0, after: Stop | None = None) -> tuple[Stop, ...]:
    """The places in ``lines`` where the cursor can be, in reading order.

    A link that wraps gives one stop, on the line where it begins.

    Args:
        lines: one after the other.
        begin: the number of the first of them.
        after: the last stop in the lines before.
    """
    found: list[Stop] = []
    latest = after.piece if after else None
    for number, line in enumerate(lines, begin):
        for span in line.spans:
            meta = span.style.meta if isinstance(span.style, Style) else {}
            if "piece" not in meta:
                continue
            if meta["piece"] != latest:
                start, end = cell_len(line.plain[: span.start]), cell_len(line.plain[: span.end])
                kept = {name: meta[name] for name in _KEPT if name in meta}
                found.append(Stop(number, start, end, address=meta.get("leads", ""), **kept))
            latest = meta["piece"]
    return tuple(found)


def covered(line: Text, stop: Stop) -> tuple[int, int]:
    """The characters of ``line`` that ``stop`` covers, given in cells."""
    start = end = cells = 0
    for index, character in enumerate(line.plain):
        if cells < stop.start:
            start = index + 1
        if cells < stop.end:
            end = index + 1
        cells += Text(character).cell_len
    return start, end
