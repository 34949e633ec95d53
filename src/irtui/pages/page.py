"""A page: a face, then sections of rows of pieces, with numbered sources.

The sheet of a record, a chain that connects two, and each report are pages, so that all of them
are laid out, walked through, read aloud and printed in one way. What stands below a row or under
a heading unfolds: the answer first, the evidence one key away.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from irtui.lean import Factory, field, frozen
from irtui.model.claims import Ref
from irtui.model.names import one_line
from irtui.pages.phrases import Piece

K = TypeVar("K")
V = TypeVar("V")
Pieces = tuple[Piece, ...]


@frozen(slots=True)
class Row:
    """One line of a page, before it is wrapped."""

    pieces: Pieces = ()
    label: str = field(default="", converter=one_line)
    """What stands before it in the label column."""
    continues: bool = False
    """Whether it says more of what the row before it is about."""
    anchor: str = ""
    """What it can be cited as: ``body:id#founded.2``, or ``body:id``; empty for what cannot."""
    remark: str = field(default="", converter=one_line)
    """What is said of it in brief, at the end of its line: ``1 source, NB``."""
    below: tuple["Row", ...] = ()
    """What unfolds under it."""
    key: str = ""
    """What it is called where it unfolds, among the rows beside it."""
    beside: tuple[tuple[Pieces, ...], ...] = ()
    """Columns of lines that stand side by side, where there is room; then it has no pieces."""
    wraps: bool = False
    """Whether these columns are texts that may be wrapped, each behind a sign of one cell."""

    @property
    def leads_on(self) -> bool:
        """Whether it leads to a record that is neither a source nor a side."""
        tables = {piece.target.table for piece in self.pieces if piece.target is not None}
        return bool(tables - {"source", "party"})


_COLUMNS = {"chair_posts": "chaired by", "chairs": "chaired by"}
"""What rows are about whose columns say it to the eye."""


def name_of(row: Row, before: str = "") -> str:
    """What a row is about in a word or two, ``before`` being that of the row before it."""
    return row.label or (before if row.continues else _COLUMNS.get(row.key, ""))


@frozen
class Section:
    """Rows under a heading; the first section of a page may have none."""

    heading: str = field(converter=one_line)
    rows: Sequence[Row]
    count: str = ""
    """How many there are: ``18 claims``."""
    remark: str = ""
    """What is said of all of them at once: ``3 disputed``."""
    folds: bool = False
    """Whether its rows are hidden until one asks for them."""
    key: str = field(
        kw_only=True, default=Factory(lambda self: key_of(self.heading), takes_self=True)
    )
    """What it is called where it unfolds."""


def key_of(words: str) -> str:
    """What something called ``words`` is called in a key: ``what-sources-say``."""
    return "-".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """What is to stand together, by what it is grouped by, in the order in which it comes."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


@frozen
class Page:
    """An answer, ready to be laid out."""

    ref: Ref | None
    """The record that it is about, if it is about one."""
    title: str = field(converter=one_line)
    subtitle: str = field(converter=one_line)
    sections: tuple[Section, ...]
    sources: tuple[Ref, ...] = ()
    """The sources in the order of their numbers, the first being number 1."""
    for_the_record: bool = False
    """Whether some values rest on sources that were read for the record as a whole."""
    face: tuple[Row, ...] = ()
    """What a reader asks first, in a few lines."""
