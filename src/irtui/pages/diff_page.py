"""What differs from an older version as pages: all of it, or of one record beside what it says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import starmap

from irtui.lean import evolve, field, frozen
from irtui.model.claims import Ref
from irtui.model.names import counted
from irtui.pages.anchors import anchor
from irtui.pages.diff_words import Worded, count_in_words, sections, summary, title_of, worded
from irtui.pages.folding import DIFFERENCES
from irtui.pages.page import Page, Row, Section
from irtui.pages.phrases import Piece, Tone, before_indic, turn_sign
from irtui.query.audit.diff import Compared, Comparison, Difference, How


def own_differences(found: Compared) -> Sequence[Difference]:
    """The differences to tell of a record: of one that is new or gone, that is all."""
    return found.differences if found.how in (How.CHANGED, How.RENAMED) else ()


def _told(
    comparison: Comparison, ref: Ref | None, found: Sequence[Difference], day: date
) -> Iterator[tuple[Worded, str]]:
    """Differences of a record, or of the dataset, in words, each with what it can be cited as.

    That is its claim, or else its record.
    """
    record = comparison.new.records.get(ref) if ref else None
    for one, words in zip(found, worded(comparison, found, day), strict=True):
        claim = one.new if one.spec.claims else None
        yield words, anchor(record, one.field, claim) if record and claim else str(ref or "")


def _row(one: Worded, where: str) -> Row:
    """A difference behind its field; what was said and what is said now stand side by side."""
    before, now = one.sides
    if not before:
        return Row((turn_sign(one.how.turn), Piece(one.text)), one.label, anchor=where)
    more = Piece("".join(f"; {words}" for words in one.more), Tone.REMARK)
    old = (turn_sign(one.how.turn), Piece(before, Tone.MUTED))
    columns = (old,), ((Piece("→ ", Tone.MUTED), Piece(now), more),)
    return Row((), one.label, anchor=where, beside=columns, wraps=True)


def _line(one: Worded, where: str) -> Row:
    label = Piece(f"{one.label}  ", Tone.MUTED)
    return Row((turn_sign(one.how.turn), label, Piece(one.text)), anchor=where)


# One record


def with_differences(page: Page, comparison: Comparison, day: date) -> Page:
    """A page with what differs of the record that it is about, and marks at what differs elsewhere.

    Args:
        page: of a record, of the older version if it was removed; or of the dataset.
        comparison: what differs.
        day: whose names are used.
    """
    found = comparison.of.get(page.ref) if page.ref else None
    about = () if page.ref else comparison.about
    differences = own_differences(found) if found else about
    own = tuple(starmap(_row, _told(comparison, page.ref, differences, day)))
    how = ""
    if found is not None and found.how is not How.CHANGED:
        how = f"{found.how}{was_in_words(found)} · "
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
    _known: dict[Ref, dict[str, Worded]] = field(factory=dict, init=False)

    def of(self, where: str) -> Worded | None:
        """What became of the claim that can be cited so."""
        name, _, claim = where.partition("#")
        ref = Ref.parse(name) if claim else None
        found = self.comparison.of.get(ref) if ref else None
        if ref is None or found is None:
            return None
        if ref not in self._known:
            told = _told(self.comparison, ref, own_differences(found), self.day)
            self._known[ref] = {claim: one for one, claim in told if one.how in _CHANGED}
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
    comparison: Comparison, day: date, since: str = "", among: frozenset[Ref] | None = None
) -> Page:
    """Every record that differs, under its table; what of it, unfolds below it.

    Args:
        comparison: what differs.
        day: whose names are used.
        since: from what, to stand before how much that is; empty, where that is clear.
        among: the records that it is about; ``None``: all, and the dataset itself.
    """
    if among is not None:
        records = tuple(one for one in comparison.records if one.ref in among)
        comparison = evolve(comparison, about=(), records=records)
    told: list[Section] = []
    if comparison.about:
        rows = tuple(starmap(_line, _told(comparison, None, comparison.about, day)))
        told.append(Section("Dataset", rows, counted(len(rows), "difference"), folds=True))
    for name, records in sections(comparison):
        lines = tuple(_record(comparison, one, day) for one in records)
        told.append(Section(name, lines, count_in_words(records), folds=True))
    words = " · ".join(filter(None, (since, summary(comparison))))
    return Page(None, "Differences", words, tuple(told))


def _record(comparison: Comparison, found: Compared, day: date) -> Row:
    """A record that differs, which opens; what of it, unfolds below it, counted."""
    link = Piece(title_of(comparison, found, day), Tone.LINK, found.ref)
    named = Piece(f"  {found.ref}{was_in_words(found)}", Tone.MUTED)
    own = own_differences(found)
    below = tuple(starmap(_line, _told(comparison, found.ref, own, day)))
    how = counted(len(below), "difference") if below else str(found.how)
    pieces = (turn_sign(found.how.turn), *before_indic((link,), (named,)))
    return Row(pieces, anchor=str(found.ref), remark=how, below=below, key=str(found.ref))
