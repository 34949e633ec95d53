"""The changes of the structure on one day as a page."""

from collections.abc import Iterator, Sequence

from irtui.model.as_of import AsOf
from irtui.model.claims import Citation
from irtui.model.date_words import day_in_words
from irtui.model.names import counted
from irtui.pages.footnotes import Footnotes
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone, turn_sign
from irtui.pages.source_rows import source_rows
from irtui.query.time.change import Change


def changes_page(as_of: AsOf, found: Sequence[Change]) -> Page:
    """Each change, which leads to the record that changed, and who says so.

    Args:
        as_of: the day, and the dataset.
        found: the changes of that day; at least one.
    """
    footnotes = Footnotes()
    rows = tuple(Row(tuple(_told(change, footnotes)), anchor=str(change.ref)) for change in found)
    count = f"{counted(len(found), 'change')} of the structure"
    sources = tuple(source_rows(as_of.dataset, footnotes))
    return Page(
        None,
        f"Changes on {day_in_words(as_of.day)}",
        count,
        (Section("", rows), *([Section("Sources", sources)] if sources else [])),
        footnotes.sources,
    )


def _told(change: Change, footnotes: Footnotes) -> Iterator[Piece]:
    yield turn_sign(change.turn)
    yield Piece(change.in_words(), Tone.LINK, change.ref)
    yield from footnotes.own(Citation(source.id) for source in change.sources)
