"""Plain lines: one fact a line, levels and states in words, nothing aligned, boxed or coloured.

Made for screen readers, which read a line at a time, and for pipes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.date_words import day_in_words, in_words
from irtui.model.names import tellings_in_words
from irtui.model.safe_text import is_indic
from irtui.pages.folding import FULL, OF_FACE, Folding, lines_of, opens, section_in_words
from irtui.pages.page import Page, Row, name_of
from irtui.pages.phrases import Piece, Tone
from irtui.pages.remarks import gaps_in_words
from irtui.query.find import Hit, Match
from irtui.query.time.change import Change
from irtui.query.time.marks import Mark, Shape
from irtui.query.tree.hierarchy import Hierarchy
from irtui.query.tree.nodes import Node
from irtui.query.tree.unfolded import unfolded

_SIGNS = str.maketrans("", "", "⚠◆○")
"""Signs that stand beside words which say the same."""
_BETWEEN = ((" · ", ", "), (" — ", ", "))
"""Signs between words, as they are to be heard."""
_BRACKET = re.compile(r"\[[\d– ]+\]\*?$")
"""The numbers of the sources of all that is under a heading, at its end."""
_NUMBERED = re.compile(r"^\[(\d+)\]$")
"""The label of a row about a source."""
_DAYS = re.compile(r"(?<![\d–])(\d{1,2})–(\d{1,2})(?= [A-Z][a-z]{2})|(?<=\d)() – ()(?=\d)")
"""Days as in ``28–29 October 2025``, which some voices read as one number; or two dates."""
_YEARS = re.compile(r"(\d{4})–(\d{4})")
"""A date from one year to another. A name that has such years in it stays as it is."""
_BRIEF_DATES = (("~", "about {}"), ("≤", "by {}"), ("≥", "{} or later"), ("..", "until {}"))
"""Signs before a brief date, in words; some voices leave them out."""


def _brief_date(text: str) -> str:
    """A brief date, or any other text as it is, with the sign before it in words."""
    for sign, words in _BRIEF_DATES:
        if text.startswith(sign) and text[len(sign) :][:1].isdigit():
            return words.format(text.removeprefix(sign))
    if text.endswith("?") and text[:1].isdigit():
        return f"{text[:-1]} (uncertain)"
    return _date(text)


def _date(text: str) -> str:
    """A date, or any other text as it is, with its range in words."""
    years = _YEARS.fullmatch(text.strip())
    return text.replace("–", " to ") if years else _DAYS.sub(r"\1\3 to \2\4", text)


Called = Callable[[Ref], str]
"""What a side is called, to be heard where the eye has its mark."""


def _value_first(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Text in an Indic script stands last in a row of cells; it is read before its sources."""
    if not pieces or not is_indic(pieces[-1].text):
        return pieces
    labelled = int(pieces[0].tone is Tone.MUTED and pieces[0].text.endswith("  "))
    return [*pieces[:labelled], pieces[-1], *pieces[labelled:-1]]


def _strip_end(parts: list[str]) -> None:
    """Take off the spaces at the end of a text in parts, of which none is left empty."""
    while parts and not parts[-1].rstrip():
        parts.pop()
    if parts:
        parts[-1] = parts[-1].rstrip()


def _numbers(text: str) -> str:
    """The numbers of sources in a bracket, in words."""
    own, numbers = text.endswith("]"), text.strip("[]*")
    many = " " in numbers or "–" in numbers
    words = numbers.replace(" ", ", ").replace("–", " to ")
    whose = "" if own else "record's "
    return f"{whose}source{'s' if many else ''} {words}"


def _brackets(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces, among which the numbers of sources that stand in one bracket are one."""
    numbers = ""
    for piece in pieces:
        if piece.tone is Tone.CITATION:
            numbers += piece.text
        if numbers and "]" in numbers:
            yield Piece(_numbers(numbers.strip()), Tone.CITATION)
            numbers = ""
        elif piece.tone is not Tone.CITATION:
            yield piece


def _words(pieces: Sequence[Piece], called: Called | None) -> str:
    words: list[str] = []
    for piece in _brackets(_value_first(pieces)):
        text, joint = _date(piece.text), ""
        if piece.tone is Tone.CITATION:
            _strip_end(words)
            joint = ", " if words else ""
        elif piece.tone in (Tone.REMARK, Tone.WARNING) and words:
            text = text.translate(_SIGNS).strip().removeprefix("? ")
            joint = "" if text.startswith(":") else ", "
        elif text.strip() == "·":
            text, joint = "", ", "
        elif piece.tone is Tone.PARTY and piece.target and called:
            text = f"{called(piece.target)},"
        if joint or piece.tone is Tone.REMARK:
            _strip_end(words)
        words += filter(None, (joint, text))
    line = " ".join("".join(words).translate(_SIGNS).split())
    for sign, spoken in _BETWEEN:
        line = line.replace(sign, spoken)
    return line


def _row(row: Row, label: str, called: Called | None) -> Iterator[str]:
    """A row in a line; columns each in a line of their own."""
    columns = [
        ", ".join(filter(None, (_words(cell, called).strip() for cell in column)))
        for column in row.beside
    ]
    for words in columns or [_words(row.pieces, called)]:
        said = ", ".join(filter(None, (words, row.remark.replace(" · ", ", "))))
        remark = bool(row.pieces) and all(piece.tone is Tone.REMARK for piece in row.pieces)
        if remark and not row.label:
            yield f"{label}, note: {said}" if label else f"note: {said}"
        else:
            yield f"{label}: {said}" if label else said


def sheet_lines(page: Page, folding: Folding = FULL, called: Called | None = None) -> Iterator[str]:
    """One record: its title, then each fact with the number of its source.

    What is folded is counted, in the line of what it is folded under. Sides are named as they are
    ``called``; without that, by their marks.
    """
    yield page.title
    about = f", {page.ref}" if page.ref else ""
    yield f"{page.subtitle.replace(' · ', ', ')}{about}"
    yield from _rows(page.face, folding, OF_FACE, called)
    for section in page.sections:
        if section.heading:
            words = section_in_words(section).replace(" · ", ", ")
            yield _BRACKET.sub(lambda found: _numbers(found[0]), words)
        if opens(section, folding):
            yield from _rows(section.rows, folding, section.key, called)
    if page.for_the_record and folding.full:
        yield "note: a record's source was read for the record as a whole, not for that value"


def _rows(
    rows: Sequence[Row], folding: Folding, above: str, called: Called | None
) -> Iterator[str]:
    label = ""
    for line in lines_of(rows, folding, above):
        row = line.row
        before = label if row.continues or line.level else ""
        label = _brief_date(_NUMBERED.sub(r"\1", row.label)) or before or name_of(row)
        if above == "sources" and row.label:
            label = f"source {label}"
        yield from _row(row, label, called)


def _node(as_of: AsOf, node: Node, level: int, place: int, count: int) -> str:
    """A node in words; a line without a record says what it is of: who listens sees no indent."""
    above = as_of.short_title(node.subject) if node.subject and not node.ref else ""
    of = f"of {above}" if above and not is_indic(above) else ""
    parts = [node.label, of, node.place, node.remark]
    parts.append(node.note or (_date(in_words(node.when)) if node.when else ""))
    parts.append(gaps_in_words(node))
    parts.append(f"level {level}, {place} of {count}")
    if node.ref:
        parts.append(str(node.ref))
    return ", ".join(filter(None, parts))


def tree_lines(hierarchy: Hierarchy, nodes: Iterable[Node]) -> Iterator[str]:
    """The tree, one node a line, each with its level and its place among its siblings."""
    for line in unfolded(hierarchy, nodes):
        yield _node(hierarchy.as_of, line.node, line.level, line.place, line.count)


_MATCHES = {
    Match.EXACT: "exactly",
    Match.CALLED: "exactly, by another name",
    Match.START: "start of the name",
    Match.WORD: "in the name",
    Match.INSIDE: "inside a word",
    Match.OTHER_NAME: "by another name",
    Match.FIELD: "by a field",
    Match.NEAR: "nearly",
}


def hit_lines(hits: Iterable[Hit]) -> Iterator[str]:
    """The hits of a search, each with its reference, how it matched, and the texts that did."""
    for hit in hits:
        why = "".join(f", {reason.field}: {reason.text}" for reason in hit.reasons)
        there = "" if hit.there else f", {hit.there.remark}"
        how = f", {_MATCHES[hit.match]}" if hit.reasons or hit.match is not Match.FIELD else ""
        yield f"{hit.title}, {hit.ref}{how}{why}{there}"


_SHAPES = {Shape.STEP: ["step"], Shape.PLANNED: ["announced"]}
"""What a mark is, where its words do not say it."""


def timeline_lines(title: str, entries: Iterable[Mark]) -> Iterator[str]:
    """A timeline in order of time, one thing a line, after a line that says of what."""
    yield title
    for mark in entries:
        when = _date(mark.date_in_words).replace(" – ", " to ")
        parts = [f"{when}: {mark.label}", *_SHAPES.get(mark.shape, [])]
        parts += [tellings_in_words(mark.tellings)] if mark.tellings else []
        yield ", ".join([*parts, *([str(mark.target)] if mark.target else [])])


def change_lines(title: str, found: Iterable[Change]) -> Iterator[str]:
    """Changes of the structure, one a line, after a line that says of what."""
    yield title
    for change in found:
        words = change.in_words().replace("⚠ ", "")
        sources = "".join(f", {source}" for source in change.sources)
        yield f"{day_in_words(change.day)}: {words}, {change.ref}{sources}"
