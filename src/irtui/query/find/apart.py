"""What tells a record apart from others that are called like it."""

from irtui.model.as_of import AsOf
from irtui.model.date_words import in_words
from irtui.model.names import kind_in_words, one_line
from irtui.model.namesakes import namesakes
from irtui.model.records import Event, Gap, Organisation, Person, Record, Source
from irtui.query.find.facet_days import term_in_words
from irtui.query.find.texts import Texts
from irtui.query.roles import terms_of

_MANY = 30
"""Records of one name up to which it is looked for what tells them apart."""
_OWNERS = ("body", "programme", "agreement", "parent", "part_of", "organisation", "within", "place")


def brief(as_of: AsOf, record: Record, *, alone: bool) -> str:
    """The shortest title of a record; ``alone``: without its reference, whoever is called so."""
    if isinstance(record, Event):
        return one_line(as_of.full_title(record, short=True, alone=alone))
    return one_line(as_of.short_title(record, alone=alone))


def apart(texts: Texts, record: Record, name: str) -> str:
    """The office, the side, the date, the body or the kind that no other record of the name has.

    Where none of them does for itself, all together; its reference, where they do not do either.
    """
    others = [ref for ref in namesakes(texts.dataset, record, name) if ref != record.ref]
    if 0 < len(others) <= _MANY:
        own = _marks(texts, record)
        theirs = [_marks(texts, texts.dataset.get(ref)) for ref in others]
        for number, said in enumerate(own):
            if said and all(said != other[number] for other in theirs):
                return said
        if own not in theirs:
            told = (
                said
                for number, said in enumerate(own)
                if said and any(said != other[number] for other in theirs)
            )
            return ", ".join(told) or str(record.ref)
    return str(record.ref)


def _marks(texts: Texts, record: Record) -> tuple[str, ...]:
    """What is said of a record, what one asks for first before all else."""
    if record.ref not in texts.marks:
        texts.marks[record.ref] = (
            _office(texts, record),
            _title(texts, record, "party", "parties"),
            _date(texts, record),
            _owner(texts, record),
            kind_in_words(record),
        )
    return texts.marks[record.ref]


def _office(texts: Texts, record: Record) -> str:
    """The office or part that somebody has on the day, or else had, and since or until when."""
    if not isinstance(record, Person | Organisation):
        return ""
    terms = [*terms_of(texts.dataset, record)]
    held = (term for term in terms if texts.as_of.holds(term.record, term.claim))
    term = next(held, None)
    if term:
        return texts.part(term)
    if terms:
        when = term_in_words(texts.as_of, terms[-1].claim)
        return " ".join(filter(None, (texts.part(terms[-1]), when)))
    return ""


def _title(texts: Texts, record: Record, *fields: str) -> str:
    """What the first of some fields names that has a value on the day; empty, if none has."""
    for name in fields:
        value = texts.as_of.value(record, getattr(record, name, ()))
        if value is not None:
            return one_line(value) if isinstance(value, str) else texts.title(value)
    return ""


def _date(texts: Texts, record: Record) -> str:
    """The day of a meeting, a signing or a publication; of a body since when it was there."""
    if when := texts.as_of.date_of(record):
        return in_words(when)
    for word, name in (("since", "founded"), ("born", "born")):
        if when := texts.as_of.value(record, getattr(record, name, ())):
            return f"{word} {in_words(when)}"
    return ""


def _owner(texts: Texts, record: Record) -> str:
    """What it is one of, or where it is."""
    if isinstance(record, Source):
        return one_line(record.publisher or "")
    if isinstance(record, Gap):
        return texts.title(record.about) if record.about else ""
    return _title(texts, record, *_OWNERS)
