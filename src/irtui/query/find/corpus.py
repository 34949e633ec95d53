"""What a search goes through: all texts of a dataset, and what is found of its records later."""

from functools import cached_property, reduce
from itertools import islice, product
from operator import or_

from irtui.lean import field, frozen
from irtui.model.claims import Ref
from irtui.model.records import Organisation, Person, Record
from irtui.model.stretches import Days
from irtui.query.branch import below
from irtui.query.find.facet_days import days_of
from irtui.query.find.facets import Facets
from irtui.query.find.folded_texts import FoldedTexts
from irtui.query.find.near import NearWords, nearest_word
from irtui.query.find.rows import first, members
from irtui.query.find.texts import Texts, Tier
from irtui.query.folding import fold_text, readings
from irtui.query.roles import Term, terms_of

_MEANT = 10
"""Records from which the beginning of a name is too common to mean one of them."""


@frozen(eq=False)
class Corpus:
    """Every text of a dataset, folded once; whatever else a search needs, when it needs it."""

    texts: Texts
    folded: FoldedTexts
    _terms: dict[Ref, tuple[tuple[Term, Days | None], ...]] = field(factory=dict, init=False)

    @cached_property
    def near(self) -> NearWords:
        """What finds words that are near to one."""
        return NearWords(self.folded.words.every_word())

    @cached_property
    def facets(self) -> Facets:
        """What the records have in each field of the grammar."""
        return Facets(self.texts, self.folded.refs)

    @property
    def total(self) -> int:
        """How many rows there are."""
        return len(self.folded.refs)

    def record(self, row: int) -> Record:
        """The record of a row."""
        return self.texts.dataset.get(self.folded.refs[row])

    def terms(self, record: Person | Organisation) -> tuple[tuple[Term, Days | None], ...]:
        """The parts that it has, each with its days, where somebody says them; found once."""
        if record.ref not in self._terms:
            self._terms[record.ref] = tuple(
                (term, days_of(self.texts.as_of, term.claim))
                for term in terms_of(self.texts.dataset, record)
            )
        return self._terms[record.ref]

    def called(self, name: str) -> tuple[Ref, ...]:
        """The records of a reference, an id or a name of any day; several, if they share it.

        The first words of a name will do where they mean only one record that has others below it.
        """
        if ":" in name:
            ref = Ref.parse(name)
            return (ref,) if ref in self.texts.dataset.records else ()
        equal = self.folded.ids.equal(fold_text(name))
        for tier, reading in product((Tier.NAME, Tier.OTHER_NAME), readings(name)):
            equal = equal or self.folded.words.texts[tier].equal(reading)
        if equal:
            return tuple(self.folded.refs[row] for row in members(equal))
        begin = self._beginning(fold_text(name), whole=True)
        above = self._above(begin)
        return tuple(above) if len(above) == 1 and begin.bit_count() < _MEANT else ()

    def _above(self, rows: int) -> list[Ref]:
        """Those of the first of some rows that have others below them."""
        refs = (self.folded.refs[row] for row in islice(members(rows), _MEANT))
        return [ref for ref in refs if any(below(self.texts.dataset, ref))]

    def _beginning(self, words: str, *, whole: bool = False) -> int:
        """The rows that have a name of any day which begins with some words."""
        names = (self.folded.words.texts[tier] for tier in (Tier.NAME, Tier.OTHER_NAME))
        return reduce(or_, (each.beginning(words, whole=whole) for each in names))

    def nearly_called(self, name: str) -> Ref | None:
        """A record whose id or name begins so, or nearly so; one with others below it if possible.

        ``None``: nothing is called like that.
        """
        letters = fold_text(name.rpartition(":")[2])
        if not letters:
            return None
        begin = self.folded.ids.beginning(letters) | self._beginning(letters)
        for rows in (begin, self.folded.words.beginning(letters)[Tier.NAME]):
            if above := self._above(rows):
                return above[0]
        rows = begin or self.folded.ids.equal(nearest_word(letters, self.folded.ids.texts))
        return self.folded.refs[first(rows)] if rows else None
