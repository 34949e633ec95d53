"""A page laid out in lines of a given width: for the panel and for the command alike."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from irtui.lean import evolve, frozen
from irtui.model.names import counted
from irtui.model.safe_text import is_indic
from irtui.pages.folding import FULL, OF_FACE, Folding, Line, beside, opens
from irtui.pages.footnotes import LEGEND
from irtui.pages.page import Page, Pieces, Row, Section
from irtui.pages.phrases import Piece, Tone
from irtui.render.terminal.pieces import Dress, arrow, in_links, text_of, wrapped

LABEL_WIDTH = 12
"""Cells of the label column, of which the last two stay empty."""
_NARROW = 40
"""Below this width in cells, labels stand on a line of their own."""
_STEP = 2
"""Cells that what is below a row is indented by."""
_LEAST = 8
"""Cells that a text has at least, however deep it is."""
_GUTTER = 3
"""Cells between columns that stand side by side."""
_COLUMN = 24
"""Cells from which a column is wide enough for text that is wrapped."""
_MOST = 10
"""Lines that a face has at most, until one asks for the others."""
_LEAST_FACE = 3
"""Lines that it may have in a pane of any height."""
MORE_OF_FACE = "more"
"""The key of the lines of a face that have no room."""
_FOLDED, _UNFOLDED = "▸", "▾"


@frozen
class Layout:
    """Lays out pages."""

    width: int
    """Cells in a line."""
    dress: Dress
    """Chooses the style of each piece of text."""
    folding: Folding = FULL
    """What of a page is unfolded."""
    crop: bool = False
    """Whether addresses are cut to the width; else each stands whole in one line, however long."""
    height: int | None = None
    """Lines that are seen at first, which the face is to fit into; ``None``: there is no end."""
    bare: bool = False
    """Whether all is drawn in ASCII."""

    def lines(self, page: Page) -> Iterator[Text]:
        """The lines of a page one after the other, for who needs the first ones first."""
        head = list(self._head(page))
        yield from head
        if page.face:
            yield from self._face(page.face, (self.height or 0) - len(head) - 1)
        heading = max((cell_len(one.heading) for one in page.sections if one.folds), default=0)
        close = False  # whether the section before is folded: then the next stands close to it
        for section in page.sections:
            if not (close and section.folds):
                yield Text()
            if section.heading:
                yield from self._heading(section, heading)
            opened = opens(section, self.folding)
            if opened:
                yield from self._rows(section.rows, section.key, bool(section.heading) * _STEP)
            close = section.folds and not opened
        if page.for_the_record and self.folding.full:
            yield Text()
            yield from self._plain(LEGEND, Tone.REMARK)

    def _plain(self, text: str, tone: Tone) -> list[Text]:
        return wrapped(text_of((Piece(text, tone),), self.dress), self.width)

    def _head(self, page: Page) -> Iterator[Text]:
        title = self._plain(page.title, Tone.STRONG)
        most = max(2, (self.height or 0) // 6)
        if len(title) > most and self.height and not self.folding.full and page.face:
            title = title[:most]
            title[-1].truncate(self.width - 2)
            title[-1].append(" …")
        yield from title
        yield from self._plain(page.subtitle, Tone.REMARK)

    # The face

    def _face(self, rows: Sequence[Row], room: int) -> Iterator[Text]:
        """The lines of a face; those that have no ``room`` are counted, and unfold."""
        indent = self._indent(rows)
        lines = list(beside(rows, self.folding, OF_FACE))
        texts = [list(self._row(line, 0, indent)) for line in lines]
        sizes = [len(text) for text in texts]
        apart = [bool(line.row.beside) and not line.row.label for line in lines]
        gaps = {n for n, (one, other) in enumerate(pairwise(apart)) if one or other}
        fits = self.height is None or (sum(sizes) <= _MOST and sum(sizes) + len(gaps) <= room)
        if not fits and room <= min(sum(sizes), _MOST) + len(gaps):
            gaps = set()
        most = max(min(room - len(gaps) - 1, _MOST), _LEAST_FACE)
        if fits or sizes[0] < room:  # else there is room for the first row, and no line more
            yield Text()
        opened = fits or self.folding.opens(MORE_OF_FACE)
        fitting = sum(total <= most for total in accumulate(sizes))
        count = len(lines) if opened else max(fitting, 1)
        for number, (line, text) in enumerate(zip(lines[:count], texts[:count], strict=True)):
            yield from text
            yield from self._below(line, 0, indent)
            if number in gaps:
                yield Text()
        if left := len(lines) - count:
            yield self._fold(counted(left, "more line"), MORE_OF_FACE, Tone.LINK)
        elif opened and not fits and not self.folding.full:
            yield self._fold("fewer lines", MORE_OF_FACE, Tone.LINK)

    def _fold(self, words: str, key: str, tone: Tone, *, section: bool = False) -> Text:
        """What unfolds by a word of its own: the sign before it says whether it is."""
        sign = _UNFOLDED if self.folding.opens(key) else _FOLDED
        meta = {"piece": f"{key} ", "folds": key, "head": True, "section": section}
        text = Text()
        text.append(f"{sign} ", self.dress(Piece("", Tone.MUTED)) + Style(meta={"folds": key}))
        return text.append(words, self.dress(Piece(words, tone)) + Style(meta=meta))

    def _heading(self, section: Section, column: int) -> Iterator[Text]:
        """What a section is called, how much is in it, and what is said of all of it."""
        if not section.folds:
            text = text_of((Piece(section.heading, Tone.STRONG),), self.dress)
        else:
            text = self._fold(section.heading, section.key, Tone.STRONG, section=True)
            text.pad_right(max(column + 2 - text.cell_len, 0))
        if section.count:
            text.append(f"  {section.count}", self.dress(Piece("", Tone.MUTED)))
        said = Text(section.remark, self.dress(Piece("", Tone.REMARK)))
        if said and text.cell_len + 2 + said.cell_len <= self.width:
            text.pad_right(max(column + 15 - text.cell_len, 0))
            if text.cell_len + 2 + said.cell_len > self.width:
                text.rstrip()
            yield text.append("  ").append_text(said)
            return
        yield from wrapped(text, self.width)
        for line in wrapped(said, max(self.width - 2 * _STEP, _LEAST)) if said else ():
            yield Text(" " * 2 * _STEP) + line

    # Rows

    def _indent(self, rows: Sequence[Row]) -> int:
        """Cells of the label column of rows that stand beside each other."""
        if not any(row.label for row in rows):
            return 0
        return LABEL_WIDTH if self.width >= _NARROW else _STEP

    def _rows(self, rows: Sequence[Row], above: str, left: int, level: int = 0) -> Iterator[Text]:
        """Rows that stand beside each other, and what is unfolded under them."""
        indent = self._indent(rows)
        if indent:
            left = min(_STEP * level, self.width // 2)
        for line in beside(rows, self.folding, above):
            yield from self._row(line, left, indent)
            yield from self._below(line, left, indent, level)

    def _below(self, line: Line, left: int, indent: int, level: int = 0) -> Iterator[Text]:
        """What is unfolded under a row; however deep it is, it does not leave the page."""
        if line.opened:
            left = min(left + (indent or _STEP), self.width // 2)
            yield from self._rows(line.row.below, line.key, left, level + 1)

    def _row(self, line: Line, left: int, indent: int) -> Iterator[Text]:
        """The lines of one row, after ``left`` empty cells and a label column of ``indent``."""
        row = line.row
        label = text_of((Piece(row.label, Tone.MUTED),), self.dress) if row.label else Text()
        if label.cell_len > indent - 1 and row.label:
            yield from (Text(" " * left) + one for one in wrapped(label, max(self.width - left, 8)))
            label = Text()
        if row.beside and not row.label:
            indent = 0
        start = left + indent + (_STEP if row.continues and not indent else 0)
        room = max(self.width - start, _LEAST)
        body = self._columns(line, room) if row.beside else self._body(line, room)
        for number, one in enumerate(body):
            before = Text(" " * left) + label if not number else Text()
            before.pad_right(start - before.cell_len)
            yield before + one

    def _body(self, line: Line, room: int) -> list[Text]:
        """A row in lines, with its sign and its remark at the end of the last one."""
        row = line.row
        if any(piece.tone is Tone.ARROW for piece in row.pieces):
            return self._drawn(line, room)
        first = row.pieces[0].tone if row.pieces else None
        if first is Tone.TURN:
            return self._hung(line, room)
        text = text_of(row.pieces, self.dress, anchor=row.anchor, folds=line.key, inside=line.above)
        if first is Tone.ADDRESS:  # whole, so that a terminal can copy it
            text = Text(" ").join(text.split(allow_blank=True))
            if self.crop:
                text.truncate(room, overflow="ellipsis")
            return [text]
        sign = self._sign(line)
        remark = Text(row.remark, self.dress(Piece("", Tone.REMARK)))
        if is_indic(text.plain):  # it stands at the end of its line, whatever its width is
            apart = [sign + Text(" ") + remark] if sign and remark else [sign or remark]
            return [*wrapped(text, room), *(wrapped(apart[0], room) if apart[0] else ())]
        if sign:
            text = text + Text(" ") + sign
        lines = wrapped(text, room)
        if not remark:
            return lines
        gap = room - lines[-1].cell_len - remark.cell_len
        if gap >= 2:
            lines[-1] = lines[-1] + Text(" " * gap) + remark
            return lines
        for one in wrapped(remark, room):
            one.pad_left(room - one.cell_len)
            lines.append(one)
        return lines

    def _hung(self, line: Line, room: int) -> list[Text]:
        """A row behind the sign that it begins with, which stands alone."""
        sign, *pieces = line.row.pieces
        told = evolve(line, row=evolve(line.row, pieces=tuple(pieces)))
        before = text_of((sign,), self.dress)
        behind = self._body(told, room - before.cell_len)
        blank = Text(" " * before.cell_len)
        return [(blank if number else before) + one for number, one in enumerate(behind)]

    def _drawn(self, line: Line, room: int) -> list[Text]:
        """The lines of a chain of records."""
        drawn = (
            evolve(one, text=arrow(one.text, bare=self.bare)) if one.tone is Tone.ARROW else one
            for one in line.row.pieces
        )
        parts = [text_of((piece,), self.dress, anchor=line.row.anchor) for piece in drawn]
        return in_links(parts, room)

    def _sign(self, line: Line) -> Text:
        """What says that something unfolds under a row."""
        if not line.key:
            return Text()
        style = self.dress(Piece("", Tone.MUTED)) + Style(meta={"folds": line.key})
        return Text(_UNFOLDED if line.opened else _FOLDED, style)

    def _columns(self, line: Line, room: int) -> list[Text]:
        """Columns side by side, where all of them have room, else one below the other."""
        row = line.row
        columns = [
            [self._cell(line, cell, number) for number, cell in enumerate(column)]
            for column in row.beside
        ]
        sign = self._sign(line)
        if sign:
            columns[-1][0] = columns[-1][0] + Text(" ") + sign
        width = room // len(columns)
        if row.wraps:
            texts = [column[0] for column in columns]
            if (joined := Text(" ").join(texts)).cell_len <= room:
                return [joined]
            # What is Indic stands at the end of its line, whatever its width is.
            if width < _COLUMN or any(is_indic(text.plain) for text in texts):
                return [one for text in texts for one in _hanging(text, room)]
            columns = [_hanging(text, width - _GUTTER) for text in texts]
        if len(columns) > 1 and all(
            cell.cell_len <= width - _GUTTER for column in columns for cell in column
        ):
            return list(self._side_by_side(columns, width))
        return [one for column in columns for one in self._stacked(column, room)]

    def _stacked(self, column: list[Text], room: int) -> Iterator[Text]:
        """A column alone; what is below its first line stands on one line, if that has room."""
        first, *rest = column
        yield from wrapped(first, room)
        if not rest:
            return
        dot = Text(" · ", self.dress(Piece("", Tone.MUTED)))
        joined = dot.join([rest[0], *map(_stripped, rest[1:])])
        for one in [joined] if joined.cell_len <= room else rest:
            left = len(one.plain) - len(one.plain.lstrip())
            for line in wrapped(_stripped(one), max(room - left, _LEAST)):
                yield Text(" " * left) + line

    def _cell(self, line: Line, cell: Pieces, number: int) -> Text:
        anchor, folds = ("", "") if number else (line.row.anchor, line.key)
        return text_of(cell, self.dress, anchor=anchor, folds=folds, inside=line.above)

    def _side_by_side(self, columns: list[list[Text]], width: int) -> Iterator[Text]:
        for number in range(max(map(len, columns))):
            text = Text()
            for place, column in enumerate(columns):
                text.pad_right(place * width - text.cell_len)
                if number < len(column):
                    text.append_text(column[number])
            yield text


def _hanging(text: Text, width: int) -> list[Text]:
    """A text in lines that hang behind the sign that it begins with, and the space after that."""
    sign, lines = text[:_STEP], wrapped(text[_STEP:], width - _STEP)
    return [(Text(" " * _STEP) if number else sign) + one for number, one in enumerate(lines)]


def _stripped(text: Text) -> Text:
    return text[len(text.plain) - len(text.plain.lstrip()) :] if text.plain[:1] == " " else text


def lay_out(
    page: Page,
    width: int,
    dress: Dress,
    *,
    folding: Folding = FULL,
    crop: bool = False,
    bare: bool = False,
) -> list[Text]:
    """The lines of a page, in lines of ``width`` cells."""
    return list(Layout(max(width, 16), dress, folding, crop, bare=bare).lines(page))
