"""A page of rows as its template takes it: lists of labelled lines, links and anchors."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from irtui.exchange.site.addresses import Links, outside
from irtui.lean import field, frozen
from irtui.model.claims import Ref
from irtui.model.date_words import MONTHS
from irtui.pages.page import Page, Row, Section, name_of
from irtui.pages.phrases import Piece, Tone
from irtui.render.terminal.signs import Ink

_CLASSES = {
    Tone.MUTED: "muted",
    Tone.REMARK: "remark",
    Tone.WARNING: "warn",
    Tone.PARTY: "party",
    Tone.STRONG: "strong",
    Tone.TURN: "turn",
    Tone.ARROW: "muted",
    Tone.CITATION: "cite",
}
_WRONG = "thought wrong"
_SAID = {"inferred": "~ ", "possibly": "? ", _WRONG: "✗ "}
"""The signs of remarks that change what a reader takes from a value."""
_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}\b")


@frozen(slots=True)
class Bit:
    """A run of text."""

    text: str
    css: str = ""
    href: str = ""
    out: bool = False
    """Whether it leads to another site."""
    host: str = ""
    """Where it leads, if its text does not say so."""
    lang: str = ""


@frozen(slots=True)
class Line:
    """One row."""

    bits: tuple[Bit, ...]
    columns: tuple[tuple[tuple[Bit, ...], ...], ...] = ()
    """Columns of lines that stand side by side."""
    remarks: tuple[Bit, ...] = ()
    ids: tuple[str, ...] = ()
    """What it can be linked to as."""
    blocks: "tuple[Block, ...]" = ()
    """What stands below it."""
    folds: bool = False
    """Whether that is hidden until one asks for it."""
    wrong: bool = False


@frozen(slots=True)
class Group:
    """Lines under one label, which may be empty."""

    label: str
    lines: list[Line] = field(factory=list)
    href: str = ""
    id: str = ""
    hidden: bool = False
    """Whether the label is only for those who do not see how the lines stand."""


@frozen(slots=True)
class Block:
    """Groups that all have labels, or none of which has one."""

    labelled: bool
    groups: tuple[Group, ...]


@frozen(slots=True)
class Part:
    """A section of a page."""

    section: Section
    blocks: tuple[Block, ...]


def _tied(piece: Piece) -> str:
    """The text of a piece, in which no line ends inside a date or before the number of a source."""
    if piece.tone is Tone.CITATION:
        return piece.text.replace(" [", "\u00a0[")
    return _DATE.sub(lambda found: found[0].replace(" ", "\u00a0"), piece.text)


class Rows:
    """Writes the rows of one page.

    Args:
        links: the way from the page to others.
        page: the page.
        hues: the ink of each side that has a hue.
        languages: the language of the title of each record that is not in English.
    """

    def __init__(
        self,
        links: Links,
        page: Page,
        hues: Mapping[Ref, Ink],
        languages: Mapping[Ref, str],
    ) -> None:
        self._links, self._page = links, page
        self._hues, self._languages = hues, languages
        self._numbers = {ref: number for number, ref in enumerate(page.sources, 1)}
        self._own = f"{page.ref}#" if page.ref else ""
        self._cited = any(section.key == "sources" for section in page.sections)
        self.ids: set[str] = set()
        """What on the page can be linked to, so far."""

    # Pieces

    def bits(self, pieces: Iterable[Piece]) -> tuple[Bit, ...]:
        """Pieces of text with where they lead."""
        return tuple(map(self._bit, pieces))

    def _bit(self, piece: Piece) -> Bit:
        css, text = _CLASSES.get(piece.tone, ""), _tied(piece)
        if piece.tone is Tone.ADDRESS:
            found = outside(piece.address or text)
            if found is None:
                return Bit(text, "address")
            return Bit(text, "address", found.url, True, found.host)
        ref = piece.target
        if ref is None:
            return Bit(text, css, lang=piece.lang)
        if piece.tone is Tone.CITATION and self._cited and ref in self._numbers:
            return Bit(text, css, f"#source-{self._numbers[ref]}")
        if piece.tone is Tone.PARTY:
            css = f"{css} {self._hues[ref].value}" if ref in self._hues else css
            return Bit(text, css)
        href = "" if ref == self._page.ref else self._links.record(ref)
        return Bit(text, css, href, lang=piece.lang or self._languages.get(ref, ""))

    @staticmethod
    def _remarks(remark: str) -> Iterator[Bit]:
        for number, words in enumerate(remark.split(" · ") if remark else ()):
            if number:
                yield Bit(" · ", "muted")
            sign = _SAID.get(words, "")
            yield Bit(f"{sign}{words}", "warn" if sign else "remark")

    # Rows

    def ids_of(self, anchor: str) -> Iterator[str]:
        """What a row can be linked to as; of the first claim of a field, also the field."""
        if not self._own or not anchor.startswith(self._own):
            return
        place = anchor.removeprefix(self._own)
        for one in dict.fromkeys((place.partition(".")[0], place)):
            if one not in self.ids:
                self.ids.add(one)
                yield one

    def line(self, row: Row, *, below: bool = True) -> Line:
        """A row, and what stands below it."""
        leads = any(piece.target or piece.address for piece in row.pieces)
        columns = tuple(tuple(map(self.bits, column)) for column in row.beside)
        return Line(
            self.bits(row.pieces),
            columns,
            tuple(self._remarks(row.remark)),
            tuple(self.ids_of(row.anchor)) if below else (),
            tuple(self.blocks(row.below)) if below else (),
            bool(row.key) and not (leads or row.anchor or columns),
            _WRONG in row.remark,
        )

    def _groups(self, rows: Sequence[Row]) -> list[Group]:
        found: list[Group] = []
        for row in rows:
            if not found or not row.continues:
                found.append(Group(row.label, id=self._id_of_group(row.label)))
            found[-1].lines.append(self.line(row))
        return found

    def _id_of_group(self, label: str) -> str:
        """Sources are linked to by their numbers."""
        if not (self._cited and label.startswith("[") and label.endswith("]")):
            return ""
        found = f"source-{label[1:-1]}"
        if not label[1:-1].isdecimal() or found in self.ids:
            return ""
        self.ids.add(found)
        return found

    def blocks(self, rows: Sequence[Row]) -> Iterator[Block]:
        """Rows in lists: such as have labels, and such as have none."""
        for labelled, found in groupby(self._groups(rows), lambda group: bool(group.label)):
            yield Block(labelled, tuple(found))

    def face(self, rows: Sequence[Row]) -> Iterator[Group]:
        """The lines of a face; one that has evidence below it leads to that."""
        for row in rows:
            label, line = name_of(row), self.line(row, below=False)
            place = row.key.partition("-")[0].rstrip("_") if row.below else ""
            yield Group(label, [line], f"#{place}" if place in self.ids else "", "", not row.label)

    def parts(self, sections: Iterable[Section]) -> list[Part]:
        """Sections with their rows."""
        return [Part(section, tuple(self.blocks(section.rows))) for section in sections]
