"""What differs from an older version as pages: all of it, or of one record beside what it says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, field, frozen

from irtui.model.claims import Ref
from irtui.model.names import counted
from irtui.pages.anchors import anchor
from irtui.pages.diff_words import Said, count_in_words, said, sections, summary, title_of
from irtui.pages.folding import DIFFERENCES
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import TURN_SIGNS, Piece, Tone
from irtui.query.audit.diff import Compared, Comparison, Difference, How

_DATASET = "Dataset"
"""What the description of the dataset is called among the tables."""


def own_differences(found: Compared) -> Sequence[Difference]:
    """The differences to tell of a record: of one that is new or gone, that is all."""
    return found.differences if found.how is How.CHANGED else ()


def _rows(told: Iterator[Said], anchors: Sequence[str]) -> Iterator[Row]:
    """Each difference with its sign, the field that it is of, and what was said and is."""
    for number, (one, where) in enumerate(zip(told, anchors, strict=True)):
        pieces = (Piece(f"{TURN_SIGNS[one.how.turn]} ", Tone.STRONG), Piece(one.text))
        yield Row(pieces, one.label, anchor=where, key=f"{number}")


def _anchors(comparison: Comparison, ref: Ref, found: Sequence[Difference]) -> list[str]:
    """What each difference of a record can be cited as: its claim, or else the record."""
    record = comparison.new.records.get(ref)
    return [
        anchor(record, one.field, one.new)
        if record is not None and one.spec.claims and one.new is not None
        else str(ref)
        for one in found
    ]


def _told(comparison: Comparison, found: Compared, day: date) -> tuple[Row, ...]:
    own = own_differences(found)
    return tuple(_rows(said(comparison, own, day), _anchors(comparison, found.ref, own)))


# One record


def with_differences(page: Page, comparison: Comparison, day: date) -> Page:
    """A page with what differs of the record that it is about, and marks at what differs elsewhere.

    Args:
        page: of a record, of the older version if it was removed; or of the dataset.
        comparison: what differs.
        day: whose names are used.
    """
    found = comparison.of.get(page.ref) if page.ref else None
    own = _told(comparison, found, day) if found else ()
    if page.ref is None:
        about = comparison.about
        own = tuple(_rows(said(comparison, about, day), [""] * len(about)))
    how = "" if found is None or own else f"{found.how}{was_in_words(found)} · "
    marks = _Marks(comparison, day)
    sections = [evolve(one, rows=tuple(marks.rows(one.rows))) for one in page.sections]
    if own:
        head = Section("Differences", own, f"{len(own)}", folds=True, key=DIFFERENCES)
        sections.insert(0, head)
    return evolve(
        page,
        subtitle=f"{how}{page.subtitle}",
        sections=tuple(sections),
        face=tuple(marks.rows(page.face)),
    )


def was_in_words(found: Compared) -> str:
    """The old id of a record that was renamed."""
    return f", was {found.was}" if found.was else ""


_CHANGED = {How.ADDED: "+ new", How.CHANGED: "~ changed"}


@frozen(eq=False)
class _Marks:
    """Marks the rows of claims that differ."""

    comparison: Comparison
    day: date
    _known: dict[Ref, dict[str, Said]] = field(factory=dict, init=False)

    def of(self, where: str) -> Said | None:
        """What became of the claim that can be cited so."""
        name, _, claim = where.partition("#")
        ref = Ref.parse(name) if claim else None
        found = self.comparison.of.get(ref) if ref else None
        if ref is None or found is None:
            return None
        if ref not in self._known:
            own = [one for one in own_differences(found) if one.spec.claims and one.new is not None]
            told = said(self.comparison, own, self.day)
            anchors = _anchors(self.comparison, ref, own)
            self._known[ref] = dict(zip(anchors, told, strict=True))
        return self._known[ref].get(where)

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows that say whether their claims differ, and below them what was said before."""
        for row in rows:
            below = tuple(self.rows(row.below))
            mark = self.of(row.anchor) if row.key and not row.beside else None
            if mark is None:
                yield evolve(row, below=below) if below else row
                continue
            if mark.how is How.CHANGED:
                told = Row((Piece(f"changed: {mark.text}", Tone.REMARK),), continues=True)
                below = (told, *below)
            remark = " · ".join(filter(None, (_CHANGED[mark.how], row.remark)))
            yield evolve(row, remark=remark, below=below)


# All of them


def differences_page(
    comparison: Comparison, day: date, since: str, among: frozenset[Ref] | None = None
) -> Page:
    """Every record that differs, under its table; what of it, unfolds below it.

    Args:
        comparison: what differs.
        day: whose names are used.
        since: from what, to stand before how much that is; may be empty.
        among: the records that it is about; ``None``: all, and the dataset itself.
    """
    told: list[Section] = []
    if among is None and comparison.about:
        about = comparison.about
        rows = tuple(_rows(said(comparison, about, day), [""] * len(about)))
        told.append(Section(_DATASET, rows, counted(len(rows), "difference"), folds=True))
    for name, records in sections(comparison):
        wanted = [one for one in records if among is None or one.ref in among]
        if wanted:
            lines = tuple(_record(comparison, one, day) for one in wanted)
            told.append(Section(name, lines, count_in_words(wanted), folds=True))
    shown = evolve(
        comparison,
        about=comparison.about if among is None else (),
        records=tuple(one for one in comparison.records if among is None or one.ref in among),
    )
    words = " · ".join(filter(None, (since, summary(shown))))
    return Page(None, "Differences", words, tuple(told))


def _record(comparison: Comparison, found: Compared, day: date) -> Row:
    """A record that differs, which opens; what of it, unfolds below it, counted."""
    sign = "  " if found.how is How.CHANGED else f"{TURN_SIGNS[found.how.turn]} "
    link = Piece(title_of(comparison, found, day), Tone.LINK, found.ref)
    named = Piece(f"  {found.ref}{was_in_words(found)}", Tone.MUTED)
    below = _told(comparison, found, day)
    how = counted(len(below), "difference") if below else str(found.how)
    pieces = (Piece(sign, Tone.STRONG), link, named)
    return Row(pieces, anchor=str(found.ref), remark=how, below=below, key=str(found.ref))
