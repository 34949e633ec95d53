"""The lines of the faces of sources, gaps, sides and places."""

from collections import Counter
from collections.abc import Iterator

from irtui.model.date_words import in_words
from irtui.model.languages import language
from irtui.model.names import counted, source_line
from irtui.model.records import THIRD, Event, Gap, Place, Record, Source
from irtui.model.safe_text import safe_line
from irtui.pages.faces.writer import FaceWriter
from irtui.pages.page import Row
from irtui.pages.phrases import DOT, Piece, Tone
from irtui.pages.remarks import search_in_words, side_in_words


def published(face: FaceWriter[Source]) -> Iterator[Row]:
    """Who published it, when."""
    source = face.record
    by = Piece(source.publisher or "publisher not known")
    on = Piece(in_words(source.date) if source.date else "undated")
    yield face.line("published", (by, DOT, on))


def titled(face: FaceWriter[Source]) -> Iterator[Row]:
    """Its title, where that is not what it is called here."""
    source = face.record
    if source.title and source.title != face.as_of.title(source, alone=True):
        yield face.line("title", [Piece(source.title)])


def origin(face: FaceWriter[Source]) -> Iterator[Row]:
    """Its language, whose it is, and what it repeats."""
    source, dataset = face.record, face.as_of.dataset
    words = [f"in {language(source.language)}"] if source.language else []
    if source.origin == THIRD:
        words.insert(0, "of no side")
    elif source.origin:
        words.insert(0, side_in_words(dataset, source.origin))
    if words:
        yield face.line("origin", [Piece(" · ".join(words))])
    if source.reprints:
        repeated = dataset.get(source.reprints, Source)
        yield face.line("repeats", [Piece(source_line(repeated), Tone.LINK, repeated.ref)])


def address(face: FaceWriter[Source]) -> Iterator[Row]:
    """Where it is found."""
    if url := face.record.url:
        yield face.line("address", [Piece(safe_line(url), Tone.ADDRESS)])


def supports(face: FaceWriter[Source]) -> Iterator[Row]:
    """How much rests on it."""
    links = [link for link in face.as_of.dataset.links_to(face.record.ref) if link.cites]
    records = {link.source for link in links}
    claims = len({(link.source, link.field, id(link.claim)) for link in links if link.claim})
    if records:
        count = counted(len(records), "record")
        text = f"{counted(claims, 'claim')} in {count}" if claims else f"{count} as a whole"
    else:
        text = "nothing"
    yield face.line("supports", [Piece(text)])


def missing_in(face: FaceWriter[Gap]) -> Iterator[Row]:
    """What it is missing in."""
    gap = face.record
    if gap.about:
        field = [DOT, Piece(gap.field.replace("_", " "))] if gap.field else []
        yield face.line("missing in", [face.link(gap.about), *field])


def looked_for(face: FaceWriter[Gap]) -> Iterator[Row]:
    """Where it was looked for, and when."""
    words = search_in_words(face.record.looked_in, face.record.searched)
    yield face.line("looked for", [Piece(words.removeprefix("looked for ") or "nobody says where")])


def what_is_there(face: FaceWriter[Record]) -> Iterator[Row]:
    """What points here on the day, by its table."""
    as_of, dataset = face.as_of, face.as_of.dataset
    linked = dict.fromkeys(
        link.source for link in dataset.links_to(face.record.ref) if not link.cites
    )
    tables = Counter(
        ref.table for ref in linked if ref.table != Gap.TABLE and as_of.presence(dataset.get(ref))
    )
    if tables:
        words = [
            f"{count:,} {dataset.plural(table, None) if count != 1 else table}"
            for table, count in tables.most_common()
        ]
        yield face.line("there", [Piece(" · ".join(words))])


def last_events(face: FaceWriter[Record]) -> Iterator[Row]:
    """The last meetings here."""
    as_of = face.as_of
    refs = (link.source for link in as_of.dataset.links_to(face.record.ref) if not link.cites)
    found = {ref: as_of.dataset.get(ref) for ref in refs if ref.table == Event.TABLE}
    events = (one for one in found.values() if isinstance(one, Event) and as_of.date_of(one))
    held = [one for one in events if as_of.held(one)]
    held.sort(key=as_of.place_in_time, reverse=True)
    label = "last here" if isinstance(face.record, Place) else "took part"
    for number, event in enumerate(held[:3]):
        field = "when" if event.when else "planned"
        pieces = [face.link(event.ref), *face.dated(as_of.date_of(event))]
        if claim := as_of.leading(event, getattr(event, field)):
            pieces += face.cited(event, field, claim)
        yield face.line("" if number else label, pieces, f"last-{number + 1}")
