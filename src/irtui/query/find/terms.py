"""What a query with ``role:`` asks: one and the same part of somebody meets all of it."""

from collections.abc import Collection, Sequence
from datetime import date

from attrs import field

from irtui.lean import frozen
from irtui.model.claims import Ref
from irtui.model.records import Organisation, Person, Record
from irtui.query.find.facet_days import Days, days_of, overlaps, term_in_words
from irtui.query.find.grammar import Range
from irtui.query.find.hits import Spans
from irtui.query.find.reasons import Needle, shown
from irtui.query.find.texts import NAMED, SearchText, Texts, Tier
from irtui.query.roles import Term, terms_of

OF_PARTS = ("offices", "roles", NAMED)
"""What the texts are called that say what parts a record has."""


class Terms:
    """The parts that records have, each with its days; read when they are first asked for.

    Args:
        texts: reads the records.
    """

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        """Reads the records."""
        self._known: dict[Ref, tuple[tuple[Term, Days | None], ...]] = {}

    def of(self, record: Person | Organisation) -> tuple[tuple[Term, Days | None], ...]:
        """The parts of a person or an organisation; without days, where nobody says them."""
        if record.ref not in self._known:
            self._known[record.ref] = tuple(
                (term, days_of(self.texts.as_of, term.claim))
                for term in terms_of(self.texts.dataset, record)
            )
        return self._known[record.ref]


@frozen
class TermTest:
    """Whether one part of a record has the role, was on the day, was there, and has the words."""

    terms: Terms
    roles: Sequence[Collection[object]]
    """For each condition the roles that it means."""
    days: Sequence[Sequence[Range[date]]]
    """For each condition its days: of several ranges, any."""
    places: Sequence[Collection[Ref]]
    """For each condition a record and all below it."""
    _found: dict[Ref, tuple[Term, Sequence[Needle]]] = field(factory=dict, init=False, eq=False)
    """By its record the part that meets all, and the words that it has."""

    def meets(self, record: Record, needles: Sequence[Needle]) -> bool:
        """Whether it does; each of the words may also stand in a name of the record."""
        if not isinstance(record, Person | Organisation):
            return False
        left: Sequence[Needle] | None = None
        texts = self.terms.texts
        for term, when in self.terms.of(record):
            if not self._fits(term, when):
                continue
            if left is None:  # the words that no name has
                every = texts.of(record) if needles else ()
                names = [text for text in every if text.tier < Tier.FIELD]
                left = [one for one in needles if not any(_has(text, one) for text in names)]
            said = SearchText("", texts.term(term)) if left else None
            if said is None or all(_has(said, one) for one in left):
                self._found[record.ref] = term, left
                return True
        return False

    def _fits(self, term: Term, when: Days | None) -> bool:
        role = term.claim.value
        if not all(role.role in roles for roles in self.roles):
            return False
        where = (term.within, role.post)
        if not all(any(ref in refs for ref in where) for refs in self.places):
            return False
        return when is None or all(overlaps(one, when) for one in self.days)

    def why(self, record: Record) -> tuple[str, Spans]:
        """The part that meets all, in words."""
        if record.ref not in self._found:
            return "", ()
        term, needles = self._found[record.ref]
        texts = self.terms.texts
        said = [texts.part(term), term_in_words(texts.as_of, term.claim)]
        words = [needle.word.folded for needle in needles]
        return shown(", ".join(filter(None, said)), (), words)


def _has(text: SearchText, needle: Needle) -> bool:
    return needle.span(text.text, text.readings) is not None
