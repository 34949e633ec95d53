"""A page: sections of rows of pieces, with numbered sources.

The sheet of a record, a chain that connects two, and each report are pages, so that all of them
are laid out, walked through, read aloud and printed in one way.
"""

from attrs import field, frozen

from irtui.model.claims import Ref
from irtui.model.names import one_line
from irtui.pages.phrases import Piece


@frozen
class Row:
    """One line of a sheet, before it is wrapped."""

    pieces: tuple[Piece, ...]
    label: str = field(default="", converter=one_line)
    """What stands before it in the label column."""
    continues: bool = False
    """Whether it says more of what the row before it is about."""
    anchor: str = ""
    """What it can be cited as: ``body:id#founded.2``, or ``body:id``; empty for what cannot."""


@frozen
class Section:
    """Rows under a heading; the first section of a page may have none."""

    heading: str = field(converter=one_line)
    rows: tuple[Row, ...]
    folds: bool = False
    """Whether only its first rows need be shown, where there are many."""


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
