"""Values in words: pieces of text that say what they are, so that each output can dress them."""

from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from functools import singledispatch

from irtui.lean import evolve, frozen
from irtui.model.as_of import AsOf
from irtui.model.claims import Ref
from irtui.model.dataset import Dataset
from irtui.model.date_words import in_words
from irtui.model.dates import Moment, Span, When
from irtui.model.names import tellings_in_words
from irtui.model.records import Party, Place, Post
from irtui.model.safe_text import is_indic
from irtui.model.values import Count, Name, Role, Share, Statement
from irtui.query.sides import side_around
from irtui.query.time.change import Turn


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
    """The number of a source."""
    SOURCE = "source"
    """The name of a source, where it has no number."""
    WARNING = "warning"
    """A dispute or a gap; always with a sign or a word of its own."""
    ADDRESS = "address"
    PARTY = "party"
    """The mark of a side."""
    TURN = "turn"
    """One of `TURN_SIGNS` and a space, before what is told of it, which hangs behind the sign."""
    ARROW = "arrow"
    """The words between two records of a chain, to be read; a terminal draws an arrow of them."""


@frozen(slots=True)
class Piece:
    """A run of text of one tone."""

    text: str
    tone: Tone = Tone.TEXT
    target: Ref | None = None
    """The record that it leads to."""
    address: str = ""
    """The address that it leads to, where no source has it."""
    anchor: str = ""
    """What the claim that it is of can be cited as; empty: as its row."""
    lang: str = ""
    """The tag of its language, where that is told and may be another than English."""


DOT = Piece(" · ", Tone.MUTED)
SIGNS = ("⚠ ", "~ ", "? ")
"""What begins the one sign that a line of a face may have."""
TURN_SIGNS = {Turn.CAME: "+", Turn.WENT: "−", Turn.CHANGED: "~"}
"""What stands before a change: it came, it went, it is another now."""


def turn_sign(turn: Turn) -> Piece:
    """The sign before what is told of a change."""
    return Piece(f"{TURN_SIGNS[turn]} ", Tone.TURN)


def tellings_mark(count: int) -> Piece:
    """What warns of a value that is told so often, and not alike."""
    return Piece(f"  ⚠ {tellings_in_words(count)}", Tone.WARNING)


def side_mark(dataset: Dataset, ref: Ref | None) -> Iterator[Piece]:
    """The mark of a side, such as ``NB``, before what is of it; its id, without a mark.

    Nothing, without a side.
    """
    if ref is not None:
        party = dataset.get(ref)
        mark = party.mark if isinstance(party, Party) and party.mark else ref.id
        yield Piece(mark, Tone.PARTY, ref)
        yield Piece(" ")


def _link(as_of: AsOf, ref: Ref) -> Piece:
    return Piece(as_of.full_title(ref), Tone.LINK, ref)


def _office(as_of: AsOf, post: Ref | None, printed: str | None) -> Iterator[Piece]:
    if post is not None:
        words = printed or as_of.title(post)
        yield Piece(words, Tone.LINK, post)
    elif printed:
        yield Piece(printed)


def _post_with_place(as_of: AsOf, ref: Ref) -> Iterator[Piece]:
    """An office, and where it is."""
    yield _link(as_of, ref)
    post = as_of.dataset.get(ref)
    if isinstance(post, Post) and (owner := as_of.current(post, post.organisation)):
        yield Piece(", ", Tone.MUTED)
        yield Piece(as_of.title(owner), Tone.MUTED, owner)


@singledispatch
def _pieces(value: object, as_of: AsOf) -> Iterator[Piece]:
    """A value in words: plain ones as they are, structures each by a rule of its own."""
    yield Piece(str(value))


@_pieces.register
def _(value: Ref, as_of: AsOf) -> Iterator[Piece]:
    if value.table == Post.TABLE:
        yield from _post_with_place(as_of, value)
    elif value.table == Place.TABLE:
        yield from side_mark(as_of.dataset, side_around(as_of, value))
        yield _link(as_of, value)
    else:
        yield _link(as_of, value)


@_pieces.register(Moment)
@_pieces.register(Span)
def _(value: When, as_of: AsOf) -> Iterator[Piece]:
    yield Piece(in_words(value))


@_pieces.register
def _(value: Name, as_of: AsOf) -> Iterator[Piece]:
    yield Piece(value.value, lang=value.lang or "")
    if value.lang and value.lang != "en":
        yield Piece(f" ({value.lang})", Tone.MUTED)


@_pieces.register
def _(value: Statement, as_of: AsOf) -> Iterator[Piece]:
    yield Piece(value.value)
    if value.by:
        yield Piece(" — ", Tone.MUTED)
        yield _link(as_of, value.by)
    if isinstance(value.date, Moment | Span):
        yield Piece(f" ({in_words(value.date)})", Tone.MUTED)


@_pieces.register
def _(value: Role, as_of: AsOf) -> Iterator[Piece]:
    yield from side_mark(as_of.dataset, value.party)
    who = value.person or value.organisation
    yield from dotted(((_link(as_of, who),) if who else ()), part_in_pieces(as_of, value))


def part_in_pieces(as_of: AsOf, value: Role, but: Collection[Ref] = ()) -> Iterator[Piece]:
    """What part somebody has: as what, where, in which office, on whose behalf.

    Args:
        as_of: the day whose names are used.
        value: the role.
        but: the records beside which it is said, and which are not named again.
    """
    for_ = value.for_
    yield from dotted(
        _place(as_of, value, but),
        _office(as_of, value.post if value.post not in but else None, value.as_),
        (Piece("for ", Tone.MUTED), _named(as_of, for_)) if for_ and for_ not in but else (),
    )


def _place(as_of: AsOf, value: Role, but: Collection[Ref]) -> Iterator[Piece]:
    """As what somebody is where: ``chair of the Board``, ``chair``, ``the Board``."""
    named = value.in_ is not None and value.in_ not in but
    if value.role:
        yield Piece(f"{role_in_words(value.role)}{' of ' if named else ''}")
    if named and value.in_:
        yield _link(as_of, value.in_)


def role_in_words(role: str) -> str:
    """A word of the dataset's vocabulary as one reads it."""
    return role.replace("-", " ")


def _named(as_of: AsOf, named: Ref | str) -> Piece:
    return Piece(named) if isinstance(named, str) else _link(as_of, named)


def dotted(*parts: Iterable[Piece]) -> Iterator[Piece]:
    """Parts that say anything, with a dot between them."""
    said = False
    for part in map(tuple, parts):
        if part:
            yield from (DOT, *part) if said else part
            said = True


@_pieces.register
def _(value: Count, as_of: AsOf) -> Iterator[Piece]:
    dataset = as_of.dataset
    plurals = (
        dataset.plural(table, value.kind)
        for table, kinds in dataset.about.kinds.items()
        if value.kind in kinds
    )
    word = value.kind.replace("-", " ")
    if value.count != 1:
        word = next(plurals, word)
    yield Piece(f"{value.count:,} {word}")


@_pieces.register
def _(value: Share, as_of: AsOf) -> Iterator[Piece]:
    if value.organisation:
        yield _link(as_of, value.organisation)
    if value.percent is not None:
        yield Piece(f" {value.percent:g} %")


def value_in_pieces(as_of: AsOf, value: object) -> Iterator[Piece]:
    """What the value of a field says, in words of ``day``."""
    return _pieces(value, as_of)


def before_indic(value: Iterable[Piece], rest: Iterable[Piece]) -> tuple[Piece, ...]:
    """A value and what is said of it; text in an Indic script stands last.

    Terminals disagree about the width of such text, so that what follows it would be out of place.
    """
    value, rest = tuple(value), tuple(rest)
    indic = tuple(piece for piece in value if is_indic(piece.text))
    if not indic:
        return (*value, *rest)
    before = [*rest, *(piece for piece in value if piece not in indic)]
    while before and not before[0].text.strip():
        before.pop(0)
    if before:
        before[0] = evolve(before[0], text=before[0].text.lstrip())
    return (*before, Piece(" "), *indic) if before else indic


def value_in_words(as_of: AsOf, value: object) -> str:
    """What the value of a field says, as one text."""
    return "".join(piece.text for piece in value_in_pieces(as_of, value))
