"""Values in words: pieces of text that say what they are, so that each output can dress them."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

from attrs import frozen

from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words
from irtui.model.dates import Moment, Span
from irtui.model.holding import holding
from irtui.model.records import Body, Event, Party, Post
from irtui.model.values import ChairPost, Count, Holding, Name, Seat, Share, Statement
from irtui.query.names import full_title, title


class Tone(Enum):
    """What a piece of text is, which decides how it is dressed."""

    TEXT = "text"
    STRONG = "strong"
    MUTED = "muted"
    REMARK = "remark"
    """Said about a value and not part of it."""
    LINK = "link"
    """The name of a record that can be opened."""
    CITATION = "citation"
    WARNING = "warning"
    """A dispute or a gap; always with a sign or a word of its own."""
    ADDRESS = "address"
    PARTY = "party"
    """The mark of a side."""


@frozen
class Piece:
    """A run of text of one tone."""

    text: str
    tone: Tone = Tone.TEXT
    target: Ref | None = None
    """The record that it leads to."""


def party_piece(dataset: Dataset, ref: Ref) -> Piece:
    """The mark of a side, such as ``IN``; its id, where it has none."""
    party = dataset.get(ref)
    mark = party.mark if isinstance(party, Party) and party.mark else ref.id
    return Piece(mark, Tone.PARTY, ref)


def _link(dataset: Dataset, ref: Ref, day: date) -> Piece:
    record = dataset.get(ref)
    named = full_title if isinstance(record, Event) else title
    return Piece(named(dataset, record, day), Tone.LINK, ref)


def _office(dataset: Dataset, post: Ref | None, printed: str | None, day: date) -> Iterator[Piece]:
    if post is not None:
        words = printed or title(dataset, dataset.get(post), day)
        yield Piece(words, Tone.LINK, post)
    elif printed:
        yield Piece(printed)


def _seat(dataset: Dataset, seat: Seat, day: date) -> Iterator[Piece]:
    if seat.party:
        yield party_piece(dataset, seat.party)
        yield Piece(" ")
    office = tuple(_office(dataset, seat.post, seat.as_, day))
    if seat.person:
        yield _link(dataset, seat.person, day)
        if office:
            yield Piece(" · ", Tone.MUTED)
    yield from office


def _post_with_place(dataset: Dataset, ref: Ref, day: date) -> Iterator[Piece]:
    """An office, and where it is."""
    yield _link(dataset, ref, day)
    post = dataset.get(ref)
    if isinstance(post, Post):
        for claim in holding(dataset, post, post.organisation, day)[:1]:
            yield Piece(", ", Tone.MUTED)
            yield Piece(title(dataset, dataset.get(claim.value), day), Tone.MUTED, claim.value)


def _count(dataset: Dataset, count: Count) -> Piece:
    kinds = dataset.about.kinds.get(Body.TABLE, {})
    word = kinds.get(count.kind, count.kind.replace("-", " "))
    if count.count == 1 and count.kind in kinds:
        word = count.kind.replace("-", " ")
    return Piece(f"{count.count:,} {word}")


def value_in_pieces(dataset: Dataset, value: Any, day: date) -> Iterator[Piece]:
    """What the value of a field says, in words of ``day``."""
    match value:
        case Ref(table="post"):
            yield from _post_with_place(dataset, value, day)
        case Ref():
            yield _link(dataset, value, day)
        case Moment() | Span():
            yield Piece(in_words(value))
        case Name():
            yield Piece(value.value)
            if value.lang and value.lang != "en":
                yield Piece(f" ({value.lang})", Tone.MUTED)
        case Statement():
            yield Piece(value.value)
            if value.by:
                yield Piece(" — ", Tone.MUTED)
                yield _link(dataset, value.by, day)
            if isinstance(value.date, Moment | Span):
                yield Piece(f" ({in_words(value.date)})", Tone.MUTED)
        case Seat():
            yield from _seat(dataset, value, day)
        case ChairPost():
            if value.party:
                yield party_piece(dataset, value.party)
                yield Piece(" ")
            yield from _office(dataset, value.post, value.as_, day)
        case Holding():
            yield from _office(dataset, value.post, value.as_, day)
        case Count():
            yield _count(dataset, value)
        case Share():
            if value.organisation:
                yield _link(dataset, value.organisation, day)
            if value.percent is not None:
                yield Piece(f" {value.percent:g} %")
        case _:
            yield Piece(str(value))
